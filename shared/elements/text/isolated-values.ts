/** Which stretches of rich text stand for themselves where it runs both ways: all but the template's own words. */
import { isBidirectional, isolatesOf, type ParagraphLook, type TextRange } from '../../text';
import type { CompiledInline } from './compile-inline';

/**
 * Whether anything in a text may have to stand for itself. What stands alone does so anyhow, but where its paragraph
 * runs from right to left.
 */
export const mayHoldIsolates = (
  text: string,
  { inlines, look }: { readonly inlines: readonly CompiledInline[]; readonly look: ParagraphLook },
): boolean => look.direction === 'autoRtl' || (inlines.length > 1 && isBidirectional(text));

/** The isolates of a text that {@link mayHoldIsolates}, put together from inlines, each of which ends at `ends`. */
export const inlineIsolates = (
  text: string,
  inlines: readonly CompiledInline[],
  ends: readonly number[],
): readonly TextRange[] =>
  isolatesOf(
    text,
    inlines.map(({ kind }, index) => ({
      end: ends[index] ?? text.length,
      isValue: kind !== 'text' && kind !== 'lineBreak',
    })),
  );
