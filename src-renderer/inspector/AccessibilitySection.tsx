import { type NodeId, TEXT_ROLES, type TemplateNode } from '../../shared/model';
import { useStrings } from '../i18n';
import { ComboBox, FieldRow, PanelSection, Select, TextField } from '../ui';
import { changeNodes } from './change';
import { languageOptions } from './language-names';
import { layoutStrings } from './layout-strings';
import { mergeNodes, sameValue } from './merged-value';
import { strings } from './strings';

interface AccessibilitySectionProps {
  readonly ids: readonly NodeId[];
  readonly nodes: readonly TemplateNode[];
}

const ABSENT = ' ';

/** What assistive technology is told: role, alternative text, language. */
export function AccessibilitySection({ ids, nodes }: AccessibilitySectionProps) {
  const t = useStrings(strings);
  const layout = useStrings(layoutStrings);
  const role = mergeNodes(nodes, ['role']);
  const alt = mergeNodes(nodes, ['alt']);
  const lang = mergeNodes(nodes, ['lang']);
  const set = (key: string) => (value: string) =>
    changeNodes('properties', ids, [key], value === ABSENT ? undefined : value);

  return (
    <PanelSection title={t('accessibility')}>
      <FieldRow label={t('role')}>
        <Select
          label={t('role')}
          value={role.kind === 'mixed' ? null : String(role.value ?? ABSENT)}
          placeholder={t('mixed')}
          options={[
            { id: ABSENT, label: t('asStyle') },
            ...TEXT_ROLES.map((id) => ({
              id,
              label: id === 'P' ? t('roleP') : layout('heading', { level: id.slice(1) }),
            })),
            { id: 'artifact', label: t('roleArtifact') },
          ]}
          onChange={set('role')}
        />
      </FieldRow>
      <FieldRow label={t('alt')} isTop>
        <TextField
          label={t('alt')}
          value={String(sameValue(alt) ?? '')}
          placeholder={alt.kind === 'mixed' ? t('mixed') : t('altPlaceholder')}
          rows={2}
          maxLength={2000}
          onCommit={(text) => set('alt')(text.trim())}
        />
      </FieldRow>
      <FieldRow label={t('language')}>
        <ComboBox
          label={t('language')}
          value={String(sameValue(lang) ?? ABSENT)}
          placeholder={lang.kind === 'mixed' ? t('mixed') : t('languageInherit')}
          options={[{ id: ABSENT, label: t('languageInherit') }, ...languageOptions()]}
          onChange={set('lang')}
        />
      </FieldRow>
    </PanelSection>
  );
}
