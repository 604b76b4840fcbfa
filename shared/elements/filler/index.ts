/**
 * White space that is put to use (TransPromo): of several elements the first or the largest that fits into what a page
 * has left. Where none fits, or no page ends, it takes no room.
 */
import type { Frame } from '../../display';
import { type Mpt, toMpt } from '../../geometry';
import { type Content, type LayoutContext, place, UnboundedRegion } from '../../layout';
import type { ElementType } from '../element-type';
import {
  choiceField,
  lengthField,
  onlyInBox,
  onlyInFlow,
  onlyWith,
  verticalAlignField,
} from '../inspector-fields';
import { type FillerProps, fillerPropsSchema } from './props';

export const filler: ElementType<FillerProps> = {
  type: 'filler',
  sequence: { id: 'element.filler', migrations: [] },
  props: fillerPropsSchema,
  children: 'elements',
  name: { en: 'White space filler', ja: '余白フィラー' },
  icon: 'Megaphone',
  create: ({ language }) => ({
    type: 'filler',
    props: { choose: 'first' },
    children: [{ type: 'text', props: { content: { [language]: [{ inlines: [] }] } } }],
  }),
  inspector: [
    choiceField('choose', 'Shows', '表示する要素', {
      first: ['The first that fits', '収まる最初の要素'],
      largest: ['The largest that fits', '収まる最大の要素'],
    }),
    onlyInFlow(lengthField('minHeight', 'Free height at least', '必要な空き（高さ）', { isOptional: true })),
    onlyInFlow({
      kind: 'toggle',
      path: ['props', 'fill'],
      label: { en: 'Take all of the room', ja: '空きをすべて使う' },
      optional: true,
    }),
    onlyInFlow(onlyWith('fill', verticalAlignField)),
    onlyInBox(verticalAlignField),
  ],
  compile(_node, props) {
    const fill = (content: Content, width: Mpt, height: Mpt, page: number, context: LayoutContext) => {
      const chosen = choose(content, width, height, page, props.choose, context);
      return chosen && framed(chosen, props, width, height, content, context);
    };
    return {
      filler: { minHeight: toMpt(props.minHeight ?? 0), fill },
      // In a flow, whoever stacks its blocks fills it; on a page it fills its box.
      layout(content, regions, context) {
        const { box } = content.compiled;
        return box ? [fill(content, box.width, box.height, regions.at(0).page, context)] : [];
      },
      describe: (content, context) => {
        const [first] = content.children;
        return first ? context.describe([first]) : [];
      },
    };
  },
};

/** The alternative that is shown; null where none fits. */
function choose(
  { children }: Content,
  width: Mpt,
  height: Mpt,
  page: number,
  by: FillerProps['choose'],
  context: LayoutContext,
): Frame | null {
  let best: Frame | null = null;
  for (const child of children) {
    const region = new UnboundedRegion(width, page);
    const frame = context.layOut(child, region)[0];
    if (!frame || frame.height === 0 || frame.height > height || frame.width > width) continue;
    if (by === 'first') return frame;
    if (!best || frame.height > best.height) best = frame;
  }
  return best;
}

function framed(
  chosen: Frame,
  { fill, verticalAlign }: FillerProps,
  width: Mpt,
  free: Mpt,
  { compiled, recordPath }: Content,
  context: LayoutContext,
): Frame {
  const height = fill || compiled.box ? free : chosen.height;
  const rest = height - chosen.height;
  const y = verticalAlign === 'bottom' ? rest : verticalAlign === 'middle' ? Math.round(rest / 2) : 0;
  const source = context.source(compiled.id, recordPath);
  return { width, height, items: [place(chosen, 0, y)], source, tag: null };
}
