import { boxesOfNode } from '../../shared/display';
import { toPt } from '../../shared/geometry';
import type { NodeId, Operation, TemplateNode } from '../../shared/model';
import { useStrings } from '../i18n';
import { studioStore } from '../state';
import { FieldRow, Select } from '../ui';
import { change, changeNodes } from './change';
import { layoutStrings } from './layout-strings';
import { mergeNodes, sameValue } from './merged-value';
import { SwitchRow } from './SwitchRow';

interface AnchorRowsProps {
  readonly ids: readonly NodeId[];
  readonly nodes: readonly TemplateNode[];
}

type Anchor = NonNullable<TemplateNode['anchor']>;

/** Size of an anchored element that is not on the pages, in points. */
const USUAL = { width: 120, height: 40 };

/** Takes blocks out of their flow, to a box that counts from the frame, the page or their place in the text. */
export function AnchorRows({ ids, nodes }: AnchorRowsProps) {
  const t = useStrings(layoutStrings);
  const isAnchored = nodes.every(({ anchor }) => anchor !== undefined);
  const toggle = (isOn: boolean) =>
    change(
      'properties',
      ids.flatMap((id, index): Operation[] => {
        const node = nodes[index];
        if (!isOn) return [set(id, 'anchor'), set(id, 'box')];
        return [
          ...(node?.box ? [] : [{ ...set(id, 'box'), value: boxNow(id) }]),
          { ...set(id, 'anchor'), value: { x: 'frame', y: 'flow' } },
        ];
      }),
    );

  const axis = <K extends keyof Anchor>(key: K, options: readonly { id: Anchor[K]; label: string }[]) => (
    <FieldRow label={t(key === 'x' ? 'anchorX' : 'anchorY')}>
      <Select<Anchor[K]>
        label={t(key === 'x' ? 'anchorX' : 'anchorY')}
        value={(sameValue(mergeNodes(nodes, ['anchor', key])) as Anchor[K] | undefined) ?? null}
        options={options}
        onChange={(next) => changeNodes('properties', ids, ['anchor', key], next)}
      />
    </FieldRow>
  );

  return (
    <>
      <SwitchRow label={t('anchor')} hint={t('anchorHint')} isSelected={isAnchored} onChange={toggle} />
      {isAnchored && (
        <>
          {axis('x', [
            { id: 'frame', label: t('anchorFrame') },
            { id: 'page', label: t('anchorPage') },
          ])}
          {axis('y', [
            { id: 'flow', label: t('anchorFlow') },
            { id: 'frame', label: t('anchorFrame') },
            { id: 'page', label: t('anchorPage') },
          ])}
        </>
      )}
    </>
  );
}

const set = (id: NodeId, key: 'anchor' | 'box'): Extract<Operation, { kind: 'set' }> => ({
  kind: 'set',
  id,
  path: [key],
});

/** A box as large as the element is now, at the place that it is counted from. */
function boxNow(id: NodeId): NonNullable<TemplateNode['box']> {
  const list = studioStore.getState().composition?.list;
  const shown = list && boxesOfNode(list, id)[0]?.box;
  if (!shown) return { x: 0, y: 0, ...USUAL };
  return { x: 0, y: 0, width: toPt(shown.width), height: toPt(shown.height) };
}
