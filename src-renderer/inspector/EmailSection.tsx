import type { Template } from '../../shared/model';
import { useStrings } from '../i18n';
import { FieldRow, PanelSection } from '../ui';
import { changeTemplate } from './change';
import { channelStrings } from './channel-strings';
import { ExpressionField } from './ExpressionField';
import { languageName } from './language-names';

type EmailText = 'subject' | 'preview';

/** What an e-mail says outside of its body, in every language of the template. */
export function EmailSection({ template }: { readonly template: Template }) {
  const t = useStrings(channelStrings);
  const { email, languages } = template;

  const set = (text: EmailText, language: string, value: string) => {
    const { [language]: _old, ...others } = email?.[text] ?? {};
    const next = { subject: {}, ...email, [text]: value === '' ? others : { ...others, [language]: value } };
    const isEmpty = Object.keys(next.subject).length === 0 && Object.keys(next.preview ?? {}).length === 0;
    changeTemplate('properties', ['email'], isEmpty ? undefined : next);
  };

  const row = (text: EmailText, language: string) => {
    const label =
      languages.length === 1
        ? t(text)
        : t(text === 'subject' ? 'subjectIn' : 'previewIn', { language: languageName(language) });
    return (
      <FieldRow key={`${text} ${language}`} label={label} isTop>
        <ExpressionField
          label={label}
          template={template}
          language={language}
          value={email?.[text]?.[language] ?? ''}
          placeholder={text === 'subject' ? t('subjectExample') : ''}
          onChange={(value) => set(text, language, value)}
        />
      </FieldRow>
    );
  };

  return (
    <PanelSection title={t('email')}>
      {languages.flatMap((language) => [row('subject', language), row('preview', language)])}
      <p className="inspector-hint inspector-apart">{t('emailHint')}</p>
    </PanelSection>
  );
}
