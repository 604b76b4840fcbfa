/** A paragraph as glyphs, before it has lines. It does not depend on the width it will be set in. */
import type { GlyphBuffer } from '../display';
import type { Mpt } from '../geometry';
import type { SizedFace } from './face';
import type { ResolvedStyle } from './font-library';
import { findLineBreaks } from './line-breaks';
import type { ParagraphSpec } from './paragraph-spec';
import type { RubyGroup } from './ruby';

/** A stretch of one font, style and direction; runs are in text order, their glyphs in visual order. */
export interface ShapedRun {
  readonly start: number;
  end: number;
  readonly resolved: ResolvedStyle;
  readonly sized: SizedFace;
  /** Bidirectional embedding level; odd is right to left. */
  readonly level: number;
  readonly glyphStart: number;
  glyphEnd: number;
  /** In a vertical line: set downwards, glyph under glyph. Other runs of such a line are turned with it. */
  readonly isUpright: boolean;
  /** The reading that stands over the run and perhaps its neighbours. */
  readonly ruby: RubyGroup | undefined;
}

export class ShapedParagraph {
  /** One run, left to right, a glyph per unit, undivided: everything is plain arithmetic. */
  isSimple = false;
  /** The text has tabs or line ends, so that it is never just one stretch. */
  isDivided = false;
  /** Level of the paragraph: 0 left to right, 1 right to left. */
  baseLevel = 0;
  /** Sum of all advances. */
  width: Mpt = 0;
  /** From the top of a line to its baseline. */
  baseline: Mpt = 0;
  readonly runs: ShapedRun[] = [];
  /** Stretches with a reading, which no line ends in. */
  solid: { readonly start: number; readonly end: number }[] | undefined;
  #breaks: Uint8Array | undefined;
  #advances: Int32Array | undefined;

  constructor(
    readonly spec: ParagraphSpec,
    readonly glyphs: GlyphBuffer,
  ) {}

  get text(): string {
    return this.spec.text;
  }

  /** `MAY_…` flags per unit, found when first asked for. Lines end only between clusters. */
  get breaks(): Uint8Array {
    if (!this.#breaks) {
      this.#breaks = findLineBreaks(this.spec.text, this.spec.kinsoku);
      if (!this.isSimple) this.#keepClusters(this.#breaks);
    }
    return this.#breaks;
  }

  /** Advance of each cluster at its first unit, 0 elsewhere; tabs and line ends have none. */
  get advances(): Int32Array {
    this.#advances ??= this.#sumClusters();
    return this.#advances;
  }

  /** A ligature, or a letter with its marks, is not cut. */
  #keepClusters(breaks: Uint8Array): void {
    const starts = new Uint8Array(breaks.length);
    for (const run of this.runs) {
      for (let glyph = run.glyphStart; glyph < run.glyphEnd; glyph++)
        starts[this.glyphs.clusters[glyph] ?? 0] = 1;
    }
    for (let i = 0; i < breaks.length; i++) if (!starts[i]) breaks[i] = 0;
    for (const { start, end } of this.solid ?? []) breaks.fill(0, start + 1, end);
  }

  #sumClusters(): Int32Array {
    const { advances, clusters } = this.glyphs;
    const first = this.runs[0];
    if (this.isSimple && first) return advances.slice(first.glyphStart, first.glyphEnd);
    const sums = new Int32Array(this.spec.text.length);
    for (const run of this.runs) {
      for (let glyph = run.glyphStart; glyph < run.glyphEnd; glyph++) {
        const cluster = clusters[glyph] ?? 0;
        sums[cluster] = (sums[cluster] ?? 0) + (advances[glyph] ?? 0);
      }
    }
    return sums;
  }
}
