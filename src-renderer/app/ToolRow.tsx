import { ChannelSwitch } from '../channels';
import { useStrings } from '../i18n';
import { setLanguage, shownLanguage, useStudio } from '../state';
import { ToolBar } from '../tools';
import { SegmentedControl } from '../ui';
import { languageName } from './language-name';
import { RecordNavigator } from './RecordNavigator';
import { strings } from './strings';
import { ZoomControl } from './ZoomControl';

/** What is worked with: tools, the record, the language, the zoom. */
export const ToolRow = () => (
  <>
    <ToolBar />
    <span className="app-grow" />
    <RecordNavigator />
    <LanguageSwitch />
    <ChannelSwitch />
    <span className="app-grow" />
    <ZoomControl />
  </>
);

const AUTOMATIC = 'automatic';

/** The languages of the template, where there is a choice: one of them, or for every record its own. */
export function LanguageSwitch() {
  const t = useStrings(strings);
  const languages = useStudio((state) => state.document?.template.languages) ?? [];
  const isByRecord = useStudio((state) => state.document?.template.languageBy !== undefined);
  const chosen = useStudio((state) => state.language);
  const shown = useStudio(shownLanguage);
  if (languages.length < 2) return null;
  return (
    <SegmentedControl
      label={t('documentLanguage')}
      segments={[
        ...(isByRecord ? [{ id: AUTOMATIC, label: t('languageOfRecord') }] : []),
        ...languages.map((id) => ({ id, label: languageName(id, languages), lang: id })),
      ]}
      value={chosen ?? (isByRecord ? AUTOMATIC : shown)}
      onChange={(id) => setLanguage(id === AUTOMATIC ? null : id)}
    />
  );
}
