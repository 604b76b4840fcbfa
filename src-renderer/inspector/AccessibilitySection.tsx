import type { Telling } from '../../shared/elements';
import { elementTypes } from '../../shared/engine';
import {
  type NodeId,
  nodeOf,
  parentOf,
  TEXT_ROLES,
  type Template,
  type TemplateNode,
} from '../../shared/model';
import { useStrings } from '../i18n';
import { useSettled } from '../state';
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

/** Whether assistive technology can be told that of an element. Whatever stands on a page itself can be decoration. */
function canTell(template: Template, id: NodeId, what: Telling): boolean {
  const type = nodeOf(template, id)?.type ?? '';
  if (elementTypes.get(type)?.tells?.includes(what)) return true;
  return what === 'decoration' && nodeOf(template, parentOf(template, id) ?? '')?.type === 'master';
}

/** What assistive technology is told: role, alternative text, language. What has no effect is not asked. */
export function AccessibilitySection({ ids, nodes }: AccessibilitySectionProps) {
  const t = useStrings(strings);
  const layout = useStrings(layoutStrings);
  const template = useSettled((state) => state.document?.template);
  const role = mergeNodes(nodes, ['role']);
  const alt = mergeNodes(nodes, ['alt']);
  const lang = mergeNodes(nodes, ['lang']);
  const set = (key: string) => (value: string) =>
    changeNodes('properties', ids, [key], value === ABSENT || value === '' ? undefined : value);

  const tells = (what: Telling): boolean =>
    template !== undefined && ids.every((id) => canTell(template, id, what));
  const mayHead = tells('heading');
  const hasRole = mayHead || tells('decoration');
  if (!hasRole && !tells('alternative') && !tells('language')) return null;

  return (
    <PanelSection title={t('accessibility')}>
      {hasRole && (
        <FieldRow label={t('role')}>
          <Select
            label={t('role')}
            value={role.kind === 'mixed' ? null : String(role.value ?? ABSENT)}
            placeholder={t('mixed')}
            options={[
              { id: ABSENT, label: mayHead ? t('asStyle') : layout('roleContent') },
              ...(mayHead ? TEXT_ROLES : []).map((id) => ({
                id,
                label: id === 'P' ? t('roleP') : layout('heading', { level: id.slice(1) }),
              })),
              { id: 'artifact', label: t('roleArtifact') },
            ]}
            onChange={set('role')}
          />
        </FieldRow>
      )}
      {tells('alternative') && (
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
      )}
      {tells('language') && (
        <FieldRow label={t('language')}>
          <ComboBox
            label={t('language')}
            value={String(sameValue(lang) ?? ABSENT)}
            placeholder={lang.kind === 'mixed' ? t('mixed') : t('languageInherit')}
            options={[{ id: ABSENT, label: t('languageInherit') }, ...languageOptions()]}
            onChange={set('lang')}
          />
        </FieldRow>
      )}
    </PanelSection>
  );
}
