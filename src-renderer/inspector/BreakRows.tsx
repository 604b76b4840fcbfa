import type { BreakKind, NodeId, TemplateNode } from '../../shared/model';
import { ConditionEditor } from '../conditions';
import { useStrings } from '../i18n';
import { FieldRow, Select } from '../ui';
import { change } from './change';
import { layoutStrings } from './layout-strings';
import { MoreFields } from './MoreFields';
import { mergeNodes } from './merged-value';
import { strings } from './strings';
import { setOnAll } from './text-edits';

interface BreakRowsProps {
  readonly ids: readonly NodeId[];
  readonly nodes: readonly TemplateNode[];
  readonly side: 'before' | 'after';
}

const NONE = ' ';

const SIDES = {
  before: { property: 'breakBefore', when: 'breakBeforeWhen' },
  after: { property: 'breakAfter', when: 'breakAfterWhen' },
} as const;

/** Whether the flow goes on elsewhere before or after blocks, and for one block the condition of that. */
export function BreakRows({ ids, nodes, side }: BreakRowsProps) {
  const t = useStrings(layoutStrings);
  const own = useStrings(strings);
  const { property, when } = SIDES[side];
  const merged = mergeNodes(nodes, [property]);
  const [id] = ids;
  const [node] = nodes;
  const set = (next: BreakKind | typeof NONE) =>
    change('properties', [
      ...setOnAll(ids, [property], next === NONE ? undefined : next),
      // The condition of no break says nothing.
      ...(next === NONE ? setOnAll(ids, [when], undefined) : []),
    ]);
  return (
    <>
      <FieldRow label={t(property)}>
        <Select<BreakKind | typeof NONE>
          label={t(property)}
          value={merged.kind === 'mixed' ? null : ((merged.value as BreakKind | undefined) ?? NONE)}
          placeholder={own('mixed')}
          options={[
            { id: NONE, label: t('breakNone') },
            { id: 'column', label: t('breakColumn') },
            { id: 'page', label: t('breakPage') },
            { id: 'odd', label: t('breakOdd') },
            { id: 'even', label: t('breakEven') },
          ]}
          onChange={set}
        />
      </FieldRow>
      {ids.length === 1 && id !== undefined && node?.[property] !== undefined && (
        <MoreFields title={t(when)} count={node[when] === undefined ? 0 : 1}>
          <ConditionEditor nodeId={id} property={when} always={t('breakAlways')} />
        </MoreFields>
      )}
    </>
  );
}
