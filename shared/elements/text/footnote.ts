/**
 * A note: part of the text that holds its mark, laid out at the bottom of the same frame. It stands behind its number;
 * what it says are elements, usually one text.
 */
import { z } from 'zod';
import { type Frame, LABEL, type StructureTag } from '../../display';
import { type Mpt, toMpt } from '../../geometry';
import {
  type Content,
  type Fragment,
  InsetRegions,
  type LayoutContext,
  place,
  plainFrame,
  type Regions,
  stackBlocks,
} from '../../layout';
import { BASE_STYLE } from '../../model';
import {
  breakParagraph,
  type CharacterStyle,
  emitLine,
  inTextOrder,
  type Line,
  type ParagraphLook,
  shapeParagraph,
} from '../../text';
import type { ElementType } from '../element-type';
import { lengthField } from '../inspector-fields';
import { compileCharacterStyle, compileTextStyle, paragraphLook } from '../text-styles';

const footnotePropsSchema = z.strictObject({
  /** Text style of the number; `small` where the template has it, else `body`. */
  style: z.string().optional(),
  /** Where the note's text begins, in points; its number stands before it. */
  indent: z.number().min(0).max(200).optional(),
});

export type FootnoteProps = z.infer<typeof footnotePropsSchema>;

/** The number is given by the text, which knows the order of the marks. */
export interface FootnoteData {
  number: number | null;
}

const DEFAULT_INDENT = 10;
/** Space between a wide number and the text that gives way to it. */
const GAP: Mpt = 2000;

export const footnote: ElementType<FootnoteProps> = {
  type: 'footnote',
  sequence: { id: 'element.footnote', migrations: [] },
  props: footnotePropsSchema,
  children: 'elements',
  isPart: true,
  name: { en: 'Note', ja: '注' },
  icon: 'Superscript',
  inspector: [
    {
      kind: 'textStyle',
      path: ['props', 'style'],
      label: { en: 'Style of the number', ja: '注番号のスタイル' },
      optional: true,
    },
    lengthField('indent', 'Indent', 'インデント', { max: 200, absent: DEFAULT_INDENT }),
  ],
  compile(_node, props, context) {
    const [language = ''] = context.languages;
    const named = props.style ?? ('small' in context.styles.text ? 'small' : BASE_STYLE);
    const style = compileTextStyle(named, context, 'props.style');
    const raised = { position: 'super' } as const;
    const look: NumberLook = {
      style: compileCharacterStyle(style, raised, language, context, 'props.style'),
      paragraph: { ...paragraphLook(style, language, 'start'), indent: 0 },
      indent: toMpt(props.indent ?? DEFAULT_INDENT),
    };
    return {
      resolve: (): FootnoteData => ({ number: null }),
      layout: (content, regions, layout) => layoutNote(content, look, regions, layout),
    };
  },
};

interface NumberLook {
  readonly style: CharacterStyle;
  readonly paragraph: ParagraphLook;
  readonly indent: Mpt;
}

function layoutNote(
  content: Content,
  look: NumberLook,
  regions: Regions,
  context: LayoutContext,
): readonly Fragment[] {
  const { compiled, recordPath, children } = content;
  const { number } = content.data as FootnoteData;
  const label = numberFrame(number === null ? '' : String(number), content, look, context);
  const indent = Math.max(look.indent, label.width + GAP);
  const source = context.source(compiled.id, recordPath);
  const tag: StructureTag = { role: 'Note' };
  let isFirst = true;
  return stackBlocks(children, new InsetRegions(regions, indent, 0), context).map(
    (inner, index): Fragment => {
      if (inner.items.length === 0) return null;
      const items = [place(inner, indent, 0)];
      if (isFirst) items.unshift(place(label, 0, 0));
      const height = isFirst ? Math.max(inner.height, label.height) : inner.height;
      const frame: Frame = { width: regions.at(index).width, height, items, source, tag };
      if (isFirst && number !== null) {
        const of = { nodeId: compiled.id, recordPath };
        context.mark(frame, { kind: 'label', label: String(number), of });
      }
      isFirst = false;
      return frame;
    },
  );
}

function numberFrame(
  text: string,
  { compiled, recordPath }: Content,
  { style, paragraph }: NumberLook,
  context: LayoutContext,
): Frame {
  context.setText(compiled.id, recordPath);
  const shaped = shapeParagraph(
    { ...paragraph, text, spans: [{ start: 0, end: text.length, style }] },
    context.text,
  );
  const line = breakParagraph(shaped, () => Number.MAX_SAFE_INTEGER)[0] as Line;
  const source = context.source(compiled.id, recordPath, text, LABEL);
  const items = inTextOrder(emitLine(shaped, line, line.width, source, context.text));
  return { ...plainFrame(Math.max(0, line.width), line.height, items), tag: { role: 'Lbl' } };
}
