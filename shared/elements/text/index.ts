/** Text: paragraphs of rich text with live fields, placed in a box or flowing. */
import type { Frame } from '../../display';
import { type Fragment, place } from '../../layout';
import type { ElementType } from '../element-type';
import { verticalAlignField } from '../inspector-fields';
import { type CompiledParagraph, compileParagraphs } from './compile-text';
import { describesText } from './describe-text';
import { layoutText } from './layout-text';
import { type TextProps, textPropsSchema } from './props';
import { resolveParagraph } from './resolve-text';
import type { ResolvedText } from './resolved-text';

export type { TextSegment } from './resolved-text';
export { type TextMap, textMapOf } from './text-map';

export const text: ElementType<TextProps> = {
  type: 'text',
  sequence: { id: 'element.text', migrations: [] },
  props: textPropsSchema,
  children: 'none',
  name: { en: 'Text', ja: 'テキスト' },
  icon: 'Type',
  create: ({ language }) => ({ type: 'text', props: { content: { [language]: [{ inlines: [] }] } } }),
  inspector: [
    { kind: 'textStyle', path: ['props', 'style'], label: { en: 'Style', ja: 'スタイル' }, optional: true },
    verticalAlignField,
  ],
  compile(_node, props, context) {
    const variants = new Map<string, readonly CompiledParagraph[]>();
    for (const [language, paragraphs] of Object.entries(props.content)) {
      variants.set(language, compileParagraphs(paragraphs, language, props.style, context));
    }
    const fallback =
      context.languages.find((language) => variants.has(language)) ?? [...variants.keys()][0] ?? '';
    const usual = variants.get(fallback) ?? [];
    const { nodeId } = context;
    return {
      spaceBefore: usual[0]?.spaceBefore ?? 0,
      spaceAfter: usual.at(-1)?.spaceAfter ?? 0,
      keepWithNext: usual.at(-1)?.keepWithNext ?? false,
      resolve(scope, resolve, recordPath): ResolvedText {
        const language = variants.has(resolve.language) ? resolve.language : fallback;
        const place = { nodeId, recordPath };
        const paragraphs = (variants.get(language) ?? []).map((paragraph) =>
          resolveParagraph(paragraph, scope, resolve, place),
        );
        return { language, paragraphs };
      },
      describe: describesText(props, context),
      layout(content, regions, layout): readonly Fragment[] {
        const fragments = layoutText(content, regions, layout);
        const { box } = content.compiled;
        const [frame] = fragments;
        if (!box || !frame || !props.verticalAlign || props.verticalAlign === 'top') return fragments;
        const free = box.height - frame.height;
        return free <= 0
          ? fragments
          : [lowered(frame, props.verticalAlign === 'middle' ? Math.round(free / 2) : free)];
      },
    };
  },
};

/** A frame with room above its content. */
const lowered = (frame: Frame, by: number): Frame => ({
  ...frame,
  height: frame.height + by,
  items: [place({ ...frame, source: -1 }, 0, by)],
});
