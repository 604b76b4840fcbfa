import type { NodeId, TemplateNode } from '../../shared/model';
import { useStrings } from '../i18n';
import { Checkbox, FieldRow, LengthField, NumberField, PanelSection } from '../ui';
import { AnchorRows } from './AnchorRows';
import { BreakRows } from './BreakRows';
import { changeNodes } from './change';
import { layoutStrings } from './layout-strings';
import { mergeNodes, sameValue } from './merged-value';
import { strings } from './strings';

interface FlowSectionProps {
  readonly ids: readonly NodeId[];
  readonly nodes: readonly TemplateNode[];
}

/** Space, keeps, breaks and anchors of blocks in a flow. */
export function FlowSection({ ids, nodes }: FlowSectionProps) {
  const t = useStrings(strings);

  const space = (side: 'before' | 'after', label: string, prefix: string) => {
    const merged = mergeNodes(nodes, ['space', side]);
    const value = sameValue(merged);
    return (
      <LengthField
        label={label}
        prefix={prefix}
        value={typeof value === 'number' ? value : null}
        isOptional
        placeholder={merged.kind === 'mixed' ? t('mixed') : t('spaceStyle')}
        onChange={(next) => changeNodes('properties', ids, ['space', side], next ?? undefined)}
      />
    );
  };

  const flag = (path: readonly string[], label: string) => {
    const merged = mergeNodes(nodes, path);
    return (
      <Checkbox
        isSelected={sameValue(merged) === true}
        isIndeterminate={merged.kind === 'mixed'}
        onChange={(isSelected) => changeNodes('properties', ids, path, isSelected ? true : undefined)}
      >
        {label}
      </Checkbox>
    );
  };

  return (
    <PanelSection title={t('spacing')}>
      <FieldRow label={t('space')}>
        <div className="inspector-pair">
          {space('before', t('spaceBefore'), '▲')}
          {space('after', t('spaceAfter'), '▼')}
        </div>
      </FieldRow>
      <FieldRow label={t('keep')} isTop>
        <div className="inspector-stack">
          {flag(['keep', 'together'], t('keepTogether'))}
          {flag(['keep', 'withNext'], t('keepWithNext'))}
        </div>
      </FieldRow>
      <KeepAtLeast ids={ids} nodes={nodes} />
      <BreakRows ids={ids} nodes={nodes} side="before" />
      <BreakRows ids={ids} nodes={nodes} side="after" />
      <AnchorRows ids={ids} nodes={nodes} />
    </PanelSection>
  );
}

/** Lines of texts, rows of tables; nothing else has a number of parts. */
function KeepAtLeast({ ids, nodes }: FlowSectionProps) {
  const t = useStrings(layoutStrings);
  const own = useStrings(strings);
  const areTables = nodes.every(({ type }) => type === 'table');
  if (!areTables && !nodes.every(({ type }) => type === 'text')) return null;
  const merged = mergeNodes(nodes, ['keep', 'atLeast']);
  const value = sameValue(merged);
  return (
    <FieldRow label={t('keepAtLeast')}>
      <NumberField
        isWhole
        label={t('keepAtLeast')}
        value={typeof value === 'number' ? value : null}
        min={1}
        max={1000}
        isOptional
        suffix={t(areTables ? 'keepAtLeastRows' : 'keepAtLeastUnit')}
        placeholder={merged.kind === 'mixed' ? own('mixed') : t('keepAtLeastNone')}
        onChange={(next) => changeNodes('properties', ids, ['keep', 'atLeast'], next ?? undefined)}
      />
    </FieldRow>
  );
}
