/** Embedding levels of a paragraph (UAX #9), by the bidi-js package. */
import createBidi from 'bidi-js';

const bidi = createBidi();

export interface Levels {
  /** One per UTF-16 unit. */
  readonly levels: Uint8Array;
  /** Level of the paragraph: 0 left to right, 1 right to left. */
  readonly base: number;
}

export function embeddingLevels(text: string, direction: 'ltr' | 'rtl' | 'auto'): Levels {
  const { levels, paragraphs } = bidi.getEmbeddingLevels(text, direction);
  return { levels, base: paragraphs[0]?.level ?? (direction === 'rtl' ? 1 : 0) };
}
