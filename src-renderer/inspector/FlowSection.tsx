import type { NodeId, TemplateNode } from '../../shared/model';
import { useStrings } from '../i18n';
import { Checkbox, FieldRow, LengthField, PanelSection } from '../ui';
import { changeNodes } from './change';
import { mergeNodes, sameValue } from './merged-value';
import { strings } from './strings';

interface FlowSectionProps {
  readonly ids: readonly NodeId[];
  readonly nodes: readonly TemplateNode[];
}

/** Space, keeps and breaks of blocks in a flow. */
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

  const flag = (path: readonly string[], on: true | string, label: string) => {
    const merged = mergeNodes(nodes, path);
    return (
      <Checkbox
        isSelected={sameValue(merged) === on}
        isIndeterminate={merged.kind === 'mixed'}
        onChange={(isSelected) => changeNodes('properties', ids, path, isSelected ? on : undefined)}
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
          {flag(['keep', 'together'], true, t('keepTogether'))}
          {flag(['keep', 'withNext'], true, t('keepWithNext'))}
        </div>
      </FieldRow>
      <FieldRow label={t('break')}>{flag(['breakBefore'], 'page', t('breakBefore'))}</FieldRow>
    </PanelSection>
  );
}
