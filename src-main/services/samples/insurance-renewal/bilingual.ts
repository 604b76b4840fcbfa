/** Texts in English and Japanese. A style `x` has a Japanese sibling `x-ja`: other typefaces want other leading. */
import type { Inline, NodeId, Paragraph } from '../../../../shared/model';
import { paragraph } from '../rich-text';
import { type Branch, type Traits, textOf } from '../template-tree';

/** One paragraph in both languages. */
export interface Wording {
  readonly en: readonly Inline[];
  readonly ja: readonly Inline[];
}

export const japaneseStyle = (style: string): string => `${style}-ja`;

/** A text element of paragraphs in both languages. */
export const both = (
  id: NodeId,
  wordings: readonly Wording[],
  style: string,
  traits: Traits = {},
  look: Pick<Paragraph, 'align'> = {},
): Branch =>
  textOf(
    id,
    {
      en: wordings.map(({ en }) => paragraph(en, look)),
      ja: wordings.map(({ ja }) => paragraph(ja, { style: japaneseStyle(style), ...look })),
    },
    style,
    traits,
  );
