/** A paragraph as glyphs, before it has lines. It does not depend on the width it will be set in. */
import type { GlyphBuffer } from '../display';
import type { Mpt } from '../geometry';
import type { SizedFace } from './face';
import type { ResolvedStyle } from './font-library';
import type { Hyphenator } from './hyphenation';
import { findLineBreaks, MAY_BREAK, MAY_CUT, MAY_HYPHENATE, MAY_HYPHENATE_AT_NEED } from './line-breaks';
import { LineEdges } from './line-edges';
import type { ParagraphSpec } from './paragraph-spec';
import type { RubyGroup } from './ruby';
import { findGaps, Spacing } from './spacing';
import { hasFreeRoom } from './spacing-classes';

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

/** Whether the first glyph of a run shows the end of its text. What stands upright has its glyphs in the order of the text. */
export const runsBackwards = ({ level, isUpright }: Pick<ShapedRun, 'level' | 'isUpright'>): boolean =>
  (level & 1) === 1 && !isUpright;

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
  #gaps: Int32Array | null | undefined;
  #spacing: Spacing | undefined;
  #edges: LineEdges | undefined;
  #hasSoftHyphens: boolean | undefined;

  constructor(
    readonly spec: ParagraphSpec,
    readonly glyphs: GlyphBuffer,
    private readonly hyphenator?: Hyphenator | undefined,
  ) {}

  get text(): string {
    return this.spec.text;
  }

  /** `MAY_…` flags per unit, found when first asked for. Lines end only between clusters. */
  get breaks(): Uint8Array {
    if (!this.#breaks) {
      this.#breaks = findLineBreaks(this.spec.text, this.spec.kinsoku);
      if (!this.isSimple) this.#keepClusters(this.#breaks);
      if (this.spec.hyphenate === true) this.#addHyphens(this.#breaks);
    }
    return this.#breaks;
  }

  /** Room before each unit that depends on its neighbours; see {@link findGaps}. */
  get gaps(): Int32Array | undefined {
    if (this.#gaps === undefined) this.#gaps = findGaps(this) ?? null;
    return this.#gaps ?? undefined;
  }

  /** Where and how far justified lines give and take. */
  get spacing(): Spacing {
    this.#spacing ??= new Spacing(this);
    return this.#spacing;
  }

  /** What stands outside the measure at the ends of lines. */
  get edges(): LineEdges {
    this.#edges ??= new LineEdges(this);
    return this.#edges;
  }

  /** The author has said where words may be divided (U+00AD). */
  get hasSoftHyphens(): boolean {
    this.#hasSoftHyphens ??= this.spec.text.includes('\u00ad');
    return this.#hasSoftHyphens;
  }

  /** Punctuation may stand outside the measure or lose its free room at the ends of lines. */
  get hasEdges(): boolean {
    return this.spec.hanging === true || hasFreeRoom(this.spec.lang);
  }

  /** The run of a unit. */
  runAt(offset: number): ShapedRun | undefined {
    let low = 0;
    let high = this.runs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.runs[middle]?.end ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    const run = this.runs[low];
    return run && run.start <= offset ? run : undefined;
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

  /** Words of one language are divided by its patterns, also where their look changes. */
  #addHyphens(breaks: Uint8Array): void {
    const { hyphenator } = this;
    const { spans, text } = this.spec;
    if (!hyphenator) return;
    for (let index = 0; index < spans.length; ) {
      const { start, style } = spans[index] ?? { start: 0, style: { lang: '' } };
      let end = start;
      while (spans[index]?.style.lang === style.lang) end = spans[index++]?.end ?? end;
      const allow = (places: readonly number[], flag: number): void => {
        for (const place of places) {
          const flags = breaks[place] ?? 0;
          if (flags & MAY_CUT && !(flags & MAY_BREAK)) breaks[place] = flags | flag;
        }
      };
      end = Math.min(end, text.length);
      allow(hyphenator.places(text, start, end, style.lang), MAY_HYPHENATE);
      allow(hyphenator.placesAtNeed(text, start, end, style.lang), MAY_HYPHENATE_AT_NEED);
    }
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
