import { type NodeId, nodeOf, parentOf, rootChildren, type TemplateNode } from '../../shared/model';
import { useStrings } from '../i18n';
import { useSettled } from '../state';
import { FieldRow, LengthField, PanelSection, Select } from '../ui';
import { change, changeNodes } from './change';
import { mergeNodes, sameValue } from './merged-value';
import { useNodeNames } from './node-names';
import { strings } from './strings';

interface SectionProps {
  readonly ids: readonly NodeId[];
  readonly nodes: readonly TemplateNode[];
}

const SIDES = [
  { key: 'x', prefix: 'X', label: 'x' },
  { key: 'y', prefix: 'Y', label: 'y' },
  { key: 'width', prefix: 'W', label: 'width' },
  { key: 'height', prefix: 'H', label: 'height' },
] as const;

/** Place and size of elements that stand on a page or in a box, in the unit people chose. */
export function PositionSection({ ids, nodes }: SectionProps) {
  const t = useStrings(strings);
  if (nodes.some((node) => node.box === undefined)) return null;
  const isLocked = nodes.some((node) => node.locked);

  const field = ({ key, prefix, label }: (typeof SIDES)[number]) => {
    const merged = mergeNodes(nodes, ['box', key]);
    const value = sameValue(merged);
    return (
      <LengthField
        key={key}
        label={t(label)}
        prefix={prefix}
        value={typeof value === 'number' ? value : null}
        placeholder={merged.kind === 'mixed' ? t('mixed') : ''}
        isDisabled={isLocked}
        {...(key === 'width' || key === 'height' ? { min: 0 } : {})}
        onChange={(next) => {
          if (next !== null) changeNodes('move', ids, ['box', key], next);
        }}
      />
    );
  };

  return (
    <PanelSection title={t('position')}>
      <FieldRow label={t('place')}>
        <div className="inspector-pair">{SIDES.slice(0, 2).map(field)}</div>
      </FieldRow>
      <FieldRow label={t('size')}>
        <div className="inspector-pair">{SIDES.slice(2).map(field)}</div>
      </FieldRow>
      <MasterRow ids={ids} isLocked={isLocked} />
    </PanelSection>
  );
}

/** On which page master the elements stand; choosing another moves them there. */
function MasterRow({ ids, isLocked }: { readonly ids: readonly NodeId[]; readonly isLocked: boolean }) {
  const t = useStrings(strings);
  const names = useNodeNames();
  const template = useSettled((state) => state.document?.template);
  if (!template) return null;
  const masters = rootChildren(template, 'master');
  const parents = new Set(ids.map((id) => parentOf(template, id)));
  const [first, ...others] = parents;
  if (first === undefined || ![...parents].every((id) => id !== undefined && masters.includes(id)))
    return null;
  // Frames belong to the flow of a page; moving one would leave its master without content.
  if (ids.some((id) => nodeOf(template, id)?.type === 'frame')) return null;

  return (
    <FieldRow label={t('onMaster')}>
      <Select
        label={t('onMaster')}
        value={others.length > 0 ? null : first}
        placeholder={t('mixed')}
        isDisabled={isLocked}
        options={masters.map((id) => ({ id, label: names(id) }))}
        onChange={(master) =>
          change(
            'move',
            ids.map((id, index) => ({
              kind: 'move',
              id,
              parent: master,
              index: childCount(template.nodes[master], ids) + index,
            })),
          )
        }
      />
    </FieldRow>
  );
}

/** Children that stay when the moved ones are taken out. */
const childCount = (master: TemplateNode | undefined, moved: readonly NodeId[]): number =>
  (master?.children ?? []).filter((id) => !moved.includes(id)).length;
