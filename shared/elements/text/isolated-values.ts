/** Which stretches of rich text stand for themselves where it runs both ways: all but the template's own words. */
import type { HeadingTitle } from '../../layout';
import { isBidirectional, isolatesOf, type ParagraphLook, type TextRange } from '../../text';
import type { CompiledInline } from './compile-inline';
import type { ResolvedParagraph } from './resolved-text';

/**
 * Whether anything in a text may have to stand for itself. What stands alone does so anyhow, but where its paragraph
 * runs from right to left.
 */
export const mayHoldIsolates = (
  text: string,
  { inlines, look }: { readonly inlines: readonly CompiledInline[]; readonly look: ParagraphLook },
): boolean => look.direction === 'autoRtl' || (inlines.length > 1 && isBidirectional(text));

/** What stands for itself inside of inlines that are titles of headings, by the inline. */
export type InlineIsolates = ReadonlyMap<number, readonly TextRange[]>;

/** The isolates of a text that {@link mayHoldIsolates}, put together from inlines, each of which ends at `ends`. */
export const inlineIsolates = (
  text: string,
  inlines: readonly CompiledInline[],
  ends: readonly number[],
  within?: InlineIsolates | null,
): readonly TextRange[] =>
  isolatesOf(
    text,
    inlines.map(({ kind }, index) => ({
      end: ends[index] ?? text.length,
      isValue: kind !== 'text' && kind !== 'lineBreak',
      within: within?.get(index),
    })),
  );

/** The words of a heading's text on one line, and what stands for itself in them. */
export function titleOf({ text, isolates }: Pick<ResolvedParagraph, 'text' | 'isolates'>): HeadingTitle {
  const title = onOneLine(text).trimEnd();
  if (isolates.length === 0) return { title };
  const placeOf = (at: number): number => Math.min(onOneLine(text.slice(0, at)).length, title.length);
  return {
    title,
    isolates: isolates.map(({ start, end }) => ({ start: placeOf(start), end: placeOf(end) })),
  };
}

const onOneLine = (text: string): string => text.replace(/\s+/g, ' ').trimStart();
