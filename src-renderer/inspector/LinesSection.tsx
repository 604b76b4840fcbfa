import type { Json } from '../../shared/base';
import type { NodeId, TemplateNode } from '../../shared/model';
import { useStrings } from '../i18n';
import { useSettled } from '../state';
import { Disclosure, FieldRow, LengthField } from '../ui';
import { change } from './change';
import { DashField } from './DashField';
import { ColourControl } from './FieldControl';
import { defaultColour } from './field-edit';
import { mergeNodes, sameValue, valueAt } from './merged-value';
import { strings } from './strings';
import { tableStrings } from './table-strings';

const SIDES = ['top', 'right', 'bottom', 'left'] as const;

type Side = (typeof SIDES)[number];

const COLOUR_KEYS = {
  top: 'lineTop',
  right: 'lineRight',
  bottom: 'lineBottom',
  left: 'lineLeft',
} as const;

const DASH_KEYS = {
  top: 'lineTopDash',
  right: 'lineRightDash',
  bottom: 'lineBottomDash',
  left: 'lineLeftDash',
} as const;

const WIDTH_KEYS = {
  top: 'lineTopWidth',
  right: 'lineRightWidth',
  bottom: 'lineBottomWidth',
  left: 'lineLeftWidth',
} as const;

/** What a new line is like, in points. */
const FIRST_WIDTH = 0.5;

interface LinesSectionProps {
  readonly ids: readonly NodeId[];
  readonly nodes: readonly TemplateNode[];
  /** The property that holds the sides: `border` of tables, `rules` of rows and cells. */
  readonly property: 'border' | 'rules';
}

/** Lines on single sides: colour, width and dashes of each. A width of 0 says that there is none. */
export function LinesSection({ ids, nodes, property }: LinesSectionProps) {
  const t = useStrings(tableStrings);
  const own = useStrings(strings);
  const template = useSettled((state) => state.document?.template);
  if (!template) return null;
  const hasLines = nodes.some(({ props }) => props[property] !== undefined);

  const set = (side: Side, part: 'colour' | 'width', value: Json | null) => {
    const operations = ids.map((id, index) => {
      const sides = nodes[index]?.props[property] as { [key in Side]?: { [key: string]: Json } } | undefined;
      const line = { colour: defaultColour(template), width: FIRST_WIDTH, ...sides?.[side] };
      const path = ['props', property, side];
      return value === null
        ? ({ kind: 'set', id, path } as const)
        : ({ kind: 'set', id, path, value: { ...line, [part]: value } } as const);
    });
    change('table', operations, `${ids.join(' ')} ${property} ${side}`);
  };

  const setDash = (side: Side, dash: readonly number[]) =>
    change(
      'table',
      ids.map((id) => ({
        kind: 'set',
        id,
        path: ['props', property, side, 'dash'],
        ...(dash.length === 0 ? {} : { value: [...dash] }),
      })),
      `${ids.join(' ')} ${property} ${side} dash`,
    );

  const row = (side: Side) => {
    const colour = mergeNodes(nodes, ['props', property, side, 'colour']);
    const width = sameValue(mergeNodes(nodes, ['props', property, side, 'width']));
    const value = sameValue(colour);
    return (
      <FieldRow key={side} label={t(COLOUR_KEYS[side])}>
        <ColourControl
          label={t(COLOUR_KEYS[side])}
          value={typeof value === 'string' ? value : null}
          isMixed={colour.kind === 'mixed'}
          isOptional
          onChange={(next) => set(side, 'colour', next)}
        />
        <span className="inspector-line-width">
          <LengthField
            label={t(WIDTH_KEYS[side])}
            value={typeof width === 'number' ? width : null}
            min={0}
            max={100}
            isOptional
            placeholder={t('lineNone')}
            onChange={(next) => set(side, 'width', next)}
          />
        </span>
      </FieldRow>
    );
  };

  /** Dashes are of lines that are there. */
  const dashRow = (side: Side) => {
    const path = ['props', property, side];
    if (!nodes.every((node) => valueAt(node, path) !== undefined)) return null;
    const dash = mergeNodes(nodes, [...path, 'dash']);
    const value = sameValue(dash);
    return (
      <FieldRow key={`${side} dash`} label={t(DASH_KEYS[side])}>
        <DashField
          label={t(DASH_KEYS[side])}
          value={Array.isArray(value) ? value.map(Number) : []}
          {...(dash.kind === 'mixed' ? { placeholder: own('mixed') } : {})}
          onChange={(next) => setDash(side, next)}
        />
      </FieldRow>
    );
  };

  return (
    <Disclosure title={t(property === 'border' ? 'border' : 'lines')} isExpandedByDefault={hasLines}>
      {SIDES.map((side) => [row(side), dashRow(side)])}
    </Disclosure>
  );
}
