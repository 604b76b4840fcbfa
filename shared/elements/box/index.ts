/** A box around other elements: padding, background, border, and a bar along its start edge. */
import type { DisplayItem, Frame } from '../../display';
import { type Insets, type Mpt, rectanglePath, roundedRectanglePath, toMpt } from '../../geometry';
import { type Fragment, InsetRegions, place, stackBlocks } from '../../layout';
import { compileFill, compileStroke, drawPath } from '../drawing';
import type { ElementType } from '../element-type';
import { colourField, lengthField, strokeFields } from '../inspector-fields';
import { describeBox } from './describe-box';
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
    colourField('fill', 'Fill', '塗り'),
    ...strokeFields('stroke', ['Border colour', '枠線の色'], ['Border width', '枠線の太さ']),
    ...strokeFields('accent', ['Bar colour', '左帯の色'], ['Bar width', '左帯の幅']),
    lengthField('radius', 'Corner radius', '角の丸み', { isOptional: true }),
    lengthField('padding.top', 'Padding above', '内側の余白（上）'),
    lengthField('padding.right', 'Padding right', '内側の余白（右）'),
    lengthField('padding.bottom', 'Padding below', '内側の余白（下）'),
    lengthField('padding.left', 'Padding left', '内側の余白（左）'),
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
      describe: (content, describe) =>
        describeBox({ fill, stroke, accent, radius, padding }, content, describe),
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
