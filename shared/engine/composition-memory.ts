/**
 * What compositions of one record share while it is edited: the glyphs, sources and fonts that frames refer to by number,
 * and what is remembered of content and layout. All of it only grows, so every composition made with it stays valid.
 */
import { type DisplayFont, GlyphBuffer } from '../display';
import { LayoutMemory, SourceTable } from '../layout';
import type { Font } from '../text';

/** Glyphs and sources after which a memory begins anew: some hundred times a document of twenty pages. */
const MOST_GLYPHS = 4_000_000;
const MOST_SOURCES = 1_000_000;

/** Tables that the frames of a composition refer to. */
export interface CompositionTables {
  readonly glyphs: GlyphBuffer;
  readonly sources: SourceTable;
  readonly fonts: DisplayFont[];
  readonly fontIndexes: Map<Font, number>;
}

export const newTables = (glyphs = new GlyphBuffer()): CompositionTables => ({
  glyphs,
  sources: new SourceTable(),
  fonts: [],
  fontIndexes: new Map(),
});

export class CompositionMemory {
  readonly layout = new LayoutMemory();
  #tables = newTables();

  /** The tables to go on with; new ones, with nothing remembered, where they have become too large. */
  tables(): CompositionTables {
    const { glyphs, sources } = this.#tables;
    if (glyphs.length > MOST_GLYPHS || sources.sources.length > MOST_SOURCES) {
      this.#tables = newTables();
      this.layout.forget();
    }
    return this.#tables;
  }
}
