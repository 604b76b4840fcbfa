import { useEffect, useRef } from 'react';
import { EACH, fieldAt, parsePath } from '../../shared/data';
import type { Template } from '../../shared/model';
import { useStrings } from '../i18n';
import { useSettled } from '../state';
import { FieldRow, PanelSection, TextField } from '../ui';
import { changeTemplate } from './change';
import { fieldPlace } from './field-place';
import { SwitchRow } from './SwitchRow';
import { strings } from './strings';

/** What people say of the field that is chosen in the data tree: its name, whether it may be absent, names the record, is personal. */
export function DataFieldSection({ template }: { readonly template: Template }) {
  const t = useStrings(strings);
  const chosen = useSettled((state) => state.selection.field);
  const section = useRef<HTMLDivElement>(null);
  // Whoever chose it looks for it, wherever the panel was scrolled to.
  useEffect(() => {
    if (chosen !== null) section.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const path = chosen === null ? undefined : parsePath(chosen);
  const field = path && fieldAt(template.data, path);
  const place = path && fieldPlace(path);
  if (!field || !place) return null;
  const titles = template.recordTitle ?? [];
  const canBeTitle = field.kind !== 'list' && field.kind !== 'object' && !path.includes(EACH);
  const set = (key: 'label' | 'personal' | 'optional', value: string | true | undefined) =>
    changeTemplate('properties', [...place, key], value);
  return (
    <div ref={section}>
      <PanelSection title={t('dataField')}>
        <FieldRow label={t('dataFieldPath')}>
          <span className="mono inspector-list-name" title={chosen ?? ''}>
            {chosen}
          </span>
        </FieldRow>
        <FieldRow label={t('name')}>
          <TextField
            // Every field has a text of its own.
            key={chosen}
            label={t('dataFieldName')}
            value={field.label ?? ''}
            placeholder={String(path?.at(-1))}
            maxLength={120}
            onCommit={(text) => set('label', text.trim() === '' ? undefined : text.trim())}
          />
        </FieldRow>
        <SwitchRow
          label={t('optionalField')}
          hint={t('optionalFieldHint')}
          isSelected={field.optional === true}
          onChange={(isOn) => set('optional', isOn ? true : undefined)}
        />
        {canBeTitle && chosen !== null && (
          <SwitchRow
            label={t('titleField')}
            hint={t('titleFieldHint', { fields: titles.join(' · ') || t('titleNone') })}
            isSelected={titles.includes(chosen)}
            onChange={(isOn) => {
              const others = titles.filter((other) => other !== chosen);
              changeTemplate('properties', ['recordTitle'], isOn ? [...others, chosen] : others);
            }}
          />
        )}
        <SwitchRow
          label={t('personalData')}
          hint={t('personalDataHint')}
          isSelected={field.personal === true}
          onChange={(isOn) => set('personal', isOn ? true : undefined)}
        />
      </PanelSection>
    </div>
  );
}
