/** A box around other elements: padding, background, border, and a bar along its start edge. */
import type { DisplayItem, Frame } from '../../display';
import { type Insets, type Mpt, rectanglePath, roundedRectanglePath, toMpt } from '../../geometry';
import { type Fragment, InsetRegions, place, stackBlocks } from '../../layout';
import { compileFill, compileStroke, drawPath } from '../drawing';
import type { ElementType } from '../element-type';
import { type BoxProps, boxPropsSchema } from './props';

export const box: ElementType<BoxProps> = {
  type: 'box',
  sequence: { id: 'element.box', migrations: [] },
  props: boxPropsSchema,
  children: 'elements',
  name: { en: 'Box', ja: 'ボックス' },
  icon: 'RectangleHorizontal',
  create: ({ language }) => ({
    type: 'box',
    props: {
      padding: { top: 8, right: 10, bottom: 8, left: 10 },
      stroke: { colour: '#c8d0d8', width: 0.5 },
      radius: 4,
    },
    children: [{ type: 'text', props: { content: { [language]: [{ inlines: [] }] } } }],
  }),
  inspector: [
    { kind: 'colour', path: ['props', 'fill'], label: { en: 'Fill', ja: '塗り' }, optional: true },
    {
      kind: 'colour',
      path: ['props', 'stroke', 'colour'],
      label: { en: 'Border colour', ja: '枠線の色' },
      optional: true,
    },
    {
      kind: 'length',
      path: ['props', 'stroke', 'width'],
      label: { en: 'Border width', ja: '枠線の太さ' },
      min: 0,
      max: 100,
      optional: true,
    },
    {
      kind: 'colour',
      path: ['props', 'accent', 'colour'],
      label: { en: 'Bar colour', ja: '左帯の色' },
      optional: true,
    },
    {
      kind: 'length',
      path: ['props', 'accent', 'width'],
      label: { en: 'Bar width', ja: '左帯の幅' },
      min: 0,
      max: 100,
      optional: true,
    },
    {
      kind: 'length',
      path: ['props', 'radius'],
      label: { en: 'Corner radius', ja: '角の丸み' },
      min: 0,
      optional: true,
    },
    {
      kind: 'length',
      path: ['props', 'padding', 'top'],
      label: { en: 'Padding above', ja: '内側の余白（上）' },
      min: 0,
    },
    {
      kind: 'length',
      path: ['props', 'padding', 'right'],
      label: { en: 'Padding right', ja: '内側の余白（右）' },
      min: 0,
    },
    {
      kind: 'length',
      path: ['props', 'padding', 'bottom'],
      label: { en: 'Padding below', ja: '内側の余白（下）' },
      min: 0,
    },
    {
      kind: 'length',
      path: ['props', 'padding', 'left'],
      label: { en: 'Padding left', ja: '内側の余白（左）' },
      min: 0,
    },
  ],
  compile(_node, props, context) {
    const { top, right, bottom, left } = props.padding;
    const padding: Insets = {
      top: toMpt(top),
      right: toMpt(right),
      bottom: toMpt(bottom),
      left: toMpt(left),
    };
    const fill = compileFill(props.fill, context, 'props.fill');
    const stroke = compileStroke(props.stroke, context, 'props.stroke');
    const accent = compileStroke(props.accent, context, 'props.accent');
    const radius = toMpt(props.radius ?? 0);

    const background = (width: Mpt, height: Mpt, source: number): DisplayItem[] => {
      const items: DisplayItem[] = [];
      if (fill !== null || stroke) {
        const path =
          radius > 0 ? roundedRectanglePath(0, 0, width, height, radius) : rectanglePath(0, 0, width, height);
        items.push(drawPath(path, fill, stroke, source));
      }
      if (accent)
        items.push(drawPath(rectanglePath(0, 0, accent.width, height), accent.colour, null, source));
      return items;
    };

    return {
      layout({ compiled, recordPath, children }, regions, layout): readonly Fragment[] {
        const inner = new InsetRegions(regions, padding.left + padding.right, padding.top + padding.bottom);
        const frames = stackBlocks(children, inner, layout);
        const source = layout.source(compiled.id, recordPath);
        return frames.map((content, index): Fragment => {
          if (content.items.length === 0 && frames.length > 1) return null;
          const { width } = regions.at(index);
          const wanted = content.height + padding.top + padding.bottom;
          const height = Math.max(wanted, compiled.box?.height ?? 0);
          const items = [...background(width, height, source), place(content, padding.left, padding.top)];
          return { width, height, items, source, tag: null } satisfies Frame;
        });
      },
    };
  },
};
