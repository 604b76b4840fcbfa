import { ArrowUpToLine, FileText, Plus, X } from 'lucide-react';
import { useState } from 'react';
import { type MasterProps, nodeOf, rootChildren, type Template } from '../../shared/model';
import { useStrings } from '../i18n';
import { newNodeId, select } from '../state';
import { ComboBox, FieldRow, IconButton, PanelSection, TextField } from '../ui';
import { AttachmentsSection } from './AttachmentsSection';
import { ColoursSection } from './ColoursSection';
import { CustomerSelect } from './CustomerSelect';
import { change, changeNodes, changeTemplate } from './change';
import { EmailSection } from './EmailSection';
import { ExpressionField } from './ExpressionField';
import { ListStylesSection } from './ListStylesSection';
import { isLanguageTag, languageName, languageOptions } from './language-names';
import { layoutStrings } from './layout-strings';
import { useNodeNames } from './node-names';
import { PrintingSection } from './PrintingSection';
import { addMaster, nextUse } from './page-edits';
import { pageSizeOf } from './page-size';
import { SmsSection } from './SmsSection';
import { USE_KEYS } from './StructureSections';
import { StylesSection } from './StylesSection';
import { SwitchRow } from './SwitchRow';
import { strings } from './strings';

/** What belongs to the whole template: name, languages, pages, text styles, colours. */
export function DocumentPanel({ template }: { readonly template: Template }) {
  const t = useStrings(strings);
  return (
    <>
      <PanelSection title={t('document')}>
        <p className="inspector-note muted">{t('tip')}</p>
        <FieldRow label={t('name')}>
          <TextField
            label={t('name')}
            value={template.name}
            maxLength={200}
            onCommit={(text) => {
              if (text.trim() !== '') changeTemplate('rename', ['name'], text.trim());
            }}
          />
        </FieldRow>
        <FieldRow label={t('languages')} isTop>
          <Languages languages={template.languages} />
        </FieldRow>
        <FieldRow label={t('languageBy')} isTop>
          <LanguageBy template={template} />
        </FieldRow>
        <CustomerSelect template={template} />
        <Duplex template={template} />
      </PanelSection>
      <EmailSection template={template} />
      <SmsSection template={template} />
      <Pages template={template} />
      <StylesSection template={template} />
      <ListStylesSection template={template} />
      <ColoursSection template={template} />
      <PrintingSection template={template} />
      <AttachmentsSection template={template} />
    </>
  );
}

function Languages({ languages }: { readonly languages: readonly string[] }) {
  const t = useStrings(strings);
  const [draft, setDraft] = useState(0);
  return (
    <div className="inspector-stack">
      <ul className="inspector-list">
        {languages.map((language, index) => (
          <li key={language}>
            <span className="inspector-list-name">{languageName(language)}</span>
            <span className="muted">{index === 0 ? t('languageDefault') : language}</span>
            {index > 0 && (
              <IconButton
                icon={ArrowUpToLine}
                size="small"
                label={t('makeDefaultLanguage', { language: languageName(language) })}
                onPress={() =>
                  changeTemplate(
                    'properties',
                    ['languages'],
                    [language, ...languages.filter((other) => other !== language)],
                  )
                }
              />
            )}
            {index > 0 && (
              <IconButton
                icon={X}
                size="small"
                label={t('removeLanguage', { language: languageName(language) })}
                onPress={() =>
                  changeTemplate(
                    'properties',
                    ['languages'],
                    languages.filter((other) => other !== language),
                  )
                }
              />
            )}
          </li>
        ))}
      </ul>
      <ComboBox
        // A fresh field after every addition.
        key={draft}
        label={t('addLanguage')}
        value=""
        placeholder={t('addLanguage')}
        allowsCustomValue
        options={languageOptions().filter(({ id }) => !languages.includes(id))}
        onChange={(tag) => {
          if (!isLanguageTag(tag) || languages.includes(tag)) return;
          changeTemplate('properties', ['languages'], [...languages, tag]);
          setDraft(draft + 1);
        }}
      />
    </div>
  );
}

/** The expression that yields a record's language. */
function LanguageBy({ template }: { readonly template: Template }) {
  const t = useStrings(strings);
  return (
    <div className="inspector-stack">
      <ExpressionField
        label={t('languageBy')}
        template={template}
        language={template.languages[0] ?? 'en'}
        value={template.languageBy ?? ''}
        placeholder="customer.language"
        onChange={(value) => changeTemplate('properties', ['languageBy'], value === '' ? undefined : value)}
      />
      <p className="inspector-hint">{t('languageByHint')}</p>
    </div>
  );
}

/** Whether documents are printed on both sides of the paper. */
function Duplex({ template }: { readonly template: Template }) {
  const t = useStrings(layoutStrings);
  const isOn = nodeOf(template, template.root)?.props.duplex === true;
  return (
    <SwitchRow
      label={t('duplex')}
      hint={t('duplexHint')}
      isSelected={isOn}
      onChange={(next) =>
        changeNodes('properties', [template.root], ['props', 'duplex'], next ? true : undefined)
      }
    />
  );
}

function Pages({ template }: { readonly template: Template }) {
  const t = useStrings(strings);
  const names = useNodeNames();
  const add = () => {
    const { id, operations } = addMaster(template, t(USE_KEYS[nextUse(template)]), newNodeId);
    if (change('insert', operations)) select([id]);
  };
  return (
    <PanelSection
      title={t('pages')}
      end={<IconButton icon={Plus} size="small" label={t('addPage')} onPress={add} />}
    >
      <ul className="inspector-rows">
        {rootChildren(template, 'master').map((id) => {
          const { size } = (nodeOf(template, id)?.props ?? {}) as unknown as MasterProps;
          const { name } = pageSizeOf(size);
          return (
            <li key={id}>
              <button type="button" className="inspector-row" onClick={() => select([id])}>
                <FileText size={13} strokeWidth={1.75} aria-hidden />
                <span>{names(id)}</span>
                <span className="inspector-row-end muted">{name ?? t('pageSizeCustom')}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </PanelSection>
  );
}
