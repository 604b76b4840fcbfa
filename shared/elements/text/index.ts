/** Text: paragraphs of rich text with live fields, placed in a box or flowing. */
import { type Mpt, toMpt } from '../../geometry';
import {
  type Content,
  type Fragment,
  type LayoutContext,
  place,
  plainFrame,
  type Regions,
} from '../../layout';
import type { ElementType } from '../element-type';
import {
  choiceField,
  lengthField,
  numberField,
  onlyInBox,
  onlyInFlow,
  onlyWhen,
  unless,
  verticalAlignField,
} from '../inspector-fields';
import { type CompiledParagraph, compileParagraphs } from './compile-text';
import { describeText } from './describe-text';
import { scaleToFit } from './fit-text';
import { flowText, PLAIN_FLOW } from './layout-text';
import { measureText } from './measure-text';
import { layoutOneLine } from './one-line';
import { type TextProps, textPropsSchema } from './props';
import { resolveText } from './resolve-text';
import type { ResolvedText } from './resolved-text';
import { FULL_SIZE } from './scale-text';
import { flowVertically } from './vertical-text';

export { footnote } from './footnote';
export type { TextSegment } from './resolved-text';
export { type ShownText, type TextMap, textMapOf } from './text-map';

/** How small a text becomes that is to be shrunk without a limit of its own, in percent. */
const LEAST_SCALE = 50;

const leastSizeField = numberField('fit.least', 'Least size (%)', '最小の大きさ（%）', {
  min: 10,
  max: 100,
  absent: LEAST_SCALE,
});

const mostHeightField = lengthField('fit.most', 'Greatest height', '最大の高さ', {
  absent: ['No limit', '制限なし'],
});

const lineLengthField = lengthField('height', 'Length of lines', '縦組みの行長', {
  min: 1,
  absent: ['As its text', '文章に合わせる'],
});

export const text: ElementType<TextProps> = {
  type: 'text',
  sequence: { id: 'element.text', migrations: [] },
  props: textPropsSchema,
  children: ['footnote'],
  tells: ['heading', 'decoration', 'language'],
  name: { en: 'Text', ja: 'テキスト' },
  icon: 'Type',
  create: ({ language }) => ({ type: 'text', props: { content: { [language]: [{ inlines: [] }] } } }),
  inspector: [
    { kind: 'textStyle', path: ['props', 'style'], label: { en: 'Style', ja: 'スタイル' }, optional: true },
    onlyInBox(unless('writing', 'vertical', verticalAlignField)),
    onlyInBox(
      choiceField(
        'fit.kind',
        'Too long for its box',
        '枠に入らないとき',
        { shrink: ['Make the text smaller', '文字を縮小'], grow: ['Make the box taller', '枠を伸ばす'] },
        ['Report it', '警告する'],
      ),
    ),
    onlyInBox(onlyWhen('fit.kind', 'shrink', leastSizeField)),
    onlyInBox(onlyWhen('fit.kind', 'grow', mostHeightField)),
    choiceField(
      'writing',
      'Writing',
      '組方向',
      { horizontal: ['Horizontal', '横組み'], vertical: ['Vertical', '縦組み'] },
      'horizontal',
    ),
    onlyInFlow(onlyWhen('writing', 'vertical', lineLengthField)),
  ],
  compile(node, props, context) {
    const variants = new Map<string, readonly CompiledParagraph[]>();
    for (const [language, paragraphs] of Object.entries(props.content)) {
      variants.set(language, compileParagraphs(paragraphs, language, props, context, node.lang));
    }
    const fallback =
      context.languages.find((language) => variants.has(language)) ?? [...variants.keys()][0] ?? '';
    const usual = variants.get(fallback) ?? [];
    const { nodeId } = context;
    const setting = settingOf(props);
    return {
      spaceBefore: usual[0]?.spaceBefore ?? 0,
      spaceAfter: usual.at(-1)?.spaceAfter ?? 0,
      keepWithNext: usual.at(-1)?.keepWithNext ?? false,
      resolve(scope, resolve, recordPath, children): ResolvedText {
        const own = variants.get(resolve.language);
        const language = own ? resolve.language : fallback;
        return resolveText(language, own ?? usual, scope, resolve, { nodeId, recordPath }, children);
      },
      describe: describeText,
      ...(setting.isVertical ? {} : { measure: measureText }),
      ...(props.fit?.kind === 'grow' ? { growsTo: setting.most } : {}),
      layout: (content, regions, layout) => layoutText(content, setting, regions, layout),
    };
  },
};

/** What the element's props ask of the layout, in its units. */
interface TextSetting {
  readonly isVertical: boolean;
  /** Length of vertical lines in a flow; null where paragraphs, or the page, decide. */
  readonly length: Mpt | null;
  /** Least percentage the text may be shrunk to; null for text that keeps its size. */
  readonly least: number | null;
  readonly most: Mpt;
  readonly verticalAlign: 'top' | 'middle' | 'bottom';
}

const settingOf = ({ writing, height, fit, verticalAlign }: TextProps): TextSetting => ({
  isVertical: writing === 'vertical',
  length: height === undefined ? null : toMpt(height),
  least: fit?.kind === 'shrink' ? (fit.least ?? LEAST_SCALE) : null,
  most: fit?.kind === 'grow' && fit.most !== undefined ? toMpt(fit.most) : Number.MAX_SAFE_INTEGER,
  verticalAlign: verticalAlign ?? 'top',
});

function layoutText(
  content: Content,
  { isVertical, length, least, verticalAlign }: TextSetting,
  regions: Regions,
  context: LayoutContext,
): readonly Fragment[] {
  const { box } = content.compiled;
  if (!box && !isVertical) {
    const line = layoutOneLine(content, regions, context);
    if (line) return [line];
  }
  const scale =
    box && least !== null
      ? scaleToFit(content, box, isVertical, least, regions.at(0).page, context)
      : FULL_SIZE;
  if (isVertical) return flowVertically(content, regions, context, length, scale);
  const options = scale === FULL_SIZE ? PLAIN_FLOW : { ...PLAIN_FLOW, scale };
  const fragments = flowText(content, regions, context, options);
  const [frame] = fragments;
  if (!box || !frame || verticalAlign === 'top') return fragments;
  const free = box.height - frame.height;
  if (free <= 0) return fragments;
  const top = verticalAlign === 'middle' ? Math.round(free / 2) : free;
  const inner = place({ ...frame, source: -1 }, 0, top);
  return [{ ...plainFrame(frame.width, frame.height + top, [inner]), source: frame.source }];
}
