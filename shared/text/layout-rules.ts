/**
 * Reads from GSUB and GPOS (OpenType 1.9) which of a set of glyphs HarfBuzz could treat differently from
 * "advance, and perhaps a kerning pair". Glyphs for which nothing else can happen may be set from tables without
 * calling HarfBuzz. The answer is conservative: whatever is not understood counts as complex.
 */
import { CandidateReader } from './candidate-reader';
import { type RulePositions, readContextRules } from './context-rules';
import { type FeatureSettings, NO_FEATURES } from './features';
import type { Font } from './font';

/** The glyph may be substituted, moved or start a contextual rule: only HarfBuzz knows. */
export const COMPLEX = 1;
/** The glyph may be the first of a kerning pair. */
export const KERNS = 2;
/** Where settings are given: one lookup always puts another glyph in its place, whatever stands around it. */
export const REPLACED = 4;

export interface LayoutRules {
  /** Per glyph: bits of {@link COMPLEX}, {@link KERNS}, {@link REPLACED}; only the asked glyphs are meaningful. */
  readonly traits: Uint8Array;
  /** First glyph × 65536 + second glyph, where a ligature begins with the two. */
  readonly ligatures: ReadonlySet<number>;
  /** Some rule could reach across a space between two candidates: such text cannot be shaped word by word. */
  readonly spaceMatters: boolean;
}

/** What HarfBuzz applies to horizontal text unless told otherwise (hb-ot-shape.cc). */
const ACTIVE_FEATURES = new Set(
  'abvm blwm calt ccmp clig curs dist kern liga locl ltra ltrm mark mkmk rclt rlig rvrn'.split(' '),
);
const AAT_TABLES = ['morx', 'kerx', 'mort'];
/** How much worse it is to lose an ASCII character to HarfBuzz than a rare one. */
const FREQUENT_COST = 64;

/**
 * The rules that can touch `candidates` (1 per candidate glyph) in text of the OpenType `script` and `language`,
 * when the text consists of candidates only. With `settings`, single substitutions are {@link REPLACED} instead of
 * complex; the candidates must then hold what comes in their place, too.
 */
export function readLayoutRules(
  font: Font,
  script: string,
  language: string,
  candidates: Uint8Array,
  settings: FeatureSettings = NO_FEATURES,
): LayoutRules {
  const reading = new RuleReading(font, candidates, settings);
  for (const tag of AAT_TABLES) if (font.tables.has(tag)) reading.giveUp();
  if (reading.changesFeatures('GSUB') || reading.changesFeatures('GPOS')) reading.giveUp();
  const substitutions = reading.lookupsOf('GSUB', script, language);
  for (const lookup of substitutions.lookups) reading.readSubstitution(lookup);
  const positioning = reading.lookupsOf('GPOS', script, language);
  for (const lookup of positioning.lookups) reading.readPositioning(lookup);
  if (!positioning.hasKerning && font.tables.has('kern')) reading.everythingKerns();
  reading.settle();
  return reading;
}

/** Which of the candidates single substitutions replace, 1 for each; the quick part of {@link readLayoutRules}. */
export function readReplacedGlyphs(
  font: Font,
  script: string,
  language: string,
  candidates: Uint8Array,
  settings: FeatureSettings,
): Uint8Array {
  const reading = new RuleReading(font, candidates, settings);
  for (const lookup of reading.lookupsOf('GSUB', script, language).lookups) reading.readSingles(lookup);
  return reading.traits.map((traits) => (traits & REPLACED ? 1 : 0));
}

class RuleReading implements LayoutRules {
  readonly traits: Uint8Array;
  readonly ligatures = new Set<number>();
  spaceMatters = false;
  readonly #reader: CandidateReader;
  readonly #space: number;
  /** Per contextual rule, the candidates at each of its positions. */
  readonly #contexts: RulePositions[] = [];
  readonly #active: ReadonlySet<string>;
  readonly #learnsSingles: boolean;

  constructor(
    readonly font: Font,
    candidates: Uint8Array,
    settings: FeatureSettings,
  ) {
    const active = new Set(ACTIVE_FEATURES);
    for (const [tag, value] of Object.entries(settings)) {
      if (value === 0) active.delete(tag);
      else active.add(tag);
    }
    this.#active = active;
    this.#learnsSingles = Object.keys(settings).length > 0;
    this.traits = new Uint8Array(font.glyphCount);
    // Its own reader: running past the end of a layout table does not make the font unreadable.
    this.#reader = new CandidateReader(font.bytes, candidates);
    this.#space = font.glyphOf(0x20);
  }

  giveUp(): void {
    this.traits.fill(COMPLEX);
    this.spaceMatters = true;
  }

  everythingKerns(): void {
    for (let glyph = 0; glyph < this.traits.length; glyph++) this.#add(glyph, KERNS);
  }

  /** A font that is varied has other lookups for some places on its axes (`FeatureVariations`). */
  changesFeatures(tag: string): boolean {
    const { offset, length } = this.font.table(tag);
    const isVaried = Object.keys(this.font.settings).length > 0;
    return (
      isVaried && length >= 14 && this.#reader.u16(offset + 2) > 0 && this.#reader.u32(offset + 10) !== 0
    );
  }

  /** Offsets of the lookups that the active features of the script and language refer to. */
  lookupsOf(tag: string, script: string, language: string): { lookups: number[]; hasKerning: boolean } {
    const reader = this.#reader;
    const table = this.font.table(tag).offset;
    const lookups = new Set<number>();
    let hasKerning = false;
    if (table === 0) return { lookups: [], hasKerning };
    const scripts = table + reader.u16(table + 4);
    const features = table + reader.u16(table + 6);
    const list = table + reader.u16(table + 8);
    const scriptTable =
      this.#find(scripts, script) || this.#find(scripts, 'DFLT') || this.#find(scripts, 'latn');
    if (scriptTable === 0) return { lookups: [], hasKerning };
    const standard = reader.u16(scriptTable);
    const system = this.#find(scriptTable + 2, language, scriptTable) || (standard && scriptTable + standard);
    if (!system) return { lookups: [], hasKerning };
    const indices = [reader.u16(system + 2)];
    for (let i = 0; i < reader.u16(system + 4) && reader.step(); i++)
      indices.push(reader.u16(system + 6 + 2 * i));
    indices.forEach((index, i) => {
      if (index >= reader.u16(features)) return;
      const record = features + 2 + 6 * index;
      const feature = reader.tag(record);
      // The first index is the language's required feature, active whatever it is called.
      if (i > 0 && !this.#active.has(feature)) return;
      if (feature === 'kern') hasKerning = true;
      const at = features + reader.u16(record + 4);
      for (let k = 0; k < reader.u16(at + 2) && reader.step(); k++) {
        const lookup = reader.u16(at + 4 + 2 * k);
        if (lookup < reader.u16(list)) lookups.add(list + reader.u16(list + 2 + 2 * lookup));
      }
    });
    return { lookups: [...lookups], hasKerning };
  }

  readSingles(lookup: number): void {
    this.#eachSubtable(lookup, 7, (type, at) => {
      if (type === 1) this.#mark(this.#reader.coverage(at + this.#reader.u16(at + 2)), REPLACED);
    });
  }

  readSubstitution(lookup: number): void {
    const replaced: number[] = [];
    this.#eachSubtable(lookup, 7, (type, at) => {
      if (type === 1 && this.#learnsSingles) {
        replaced.push(...this.#reader.coverage(at + this.#reader.u16(at + 2)));
      } else if (type === 4) this.#readLigatures(at);
      else if (type === 5) this.#readContext(at, false);
      else if (type === 6) this.#readContext(at, true);
      else this.#mark(this.#reader.coverage(at + this.#reader.u16(at + 2)), COMPLEX);
    });
    for (const glyph of new Set(replaced)) {
      this.#add(glyph, (this.traits[glyph] ?? 0) & REPLACED ? COMPLEX : REPLACED);
    }
  }

  readPositioning(lookup: number): void {
    this.#eachSubtable(lookup, 9, (type, at) => {
      if (type === 2) this.#readPairs(at);
      else if (type === 7) this.#readContext(at, false);
      else if (type === 8) this.#readContext(at, true);
      else this.#mark(this.#reader.coverage(at + this.#reader.u16(at + 2)), COMPLEX);
    });
  }

  /**
   * A contextual rule cannot fire unless each of its positions finds a glyph. It is enough to make the candidates
   * of one position complex, and of those the least frequent; a rule with an empty position can never fire.
   */
  settle(): void {
    if (this.#reader.failed) this.giveUp();
    for (const positions of this.#contexts) {
      let cheapest: readonly number[] = [];
      let least = Number.POSITIVE_INFINITY;
      for (const glyphs of positions) {
        const simple = glyphs.filter((glyph) => !((this.traits[glyph] ?? 0) & COMPLEX));
        const cost = simple.reduce((sum, glyph) => sum + (this.#isFrequent(glyph) ? FREQUENT_COST : 1), 0);
        if (cost >= least) continue;
        least = cost;
        cheapest = simple;
      }
      for (const glyph of cheapest) this.#add(glyph, COMPLEX);
    }
  }

  #isFrequent(glyph: number): boolean {
    const codePoint = this.font.codePointOf(glyph) ?? 0;
    return codePoint >= 0x20 && codePoint < 0x7f;
  }

  #find(at: number, tag: string, base = at): number {
    const count = this.#reader.u16(at);
    for (let i = 0; i < count && this.#reader.step(); i++) {
      if (this.#reader.tag(at + 2 + 6 * i) === tag) return base + this.#reader.u16(at + 6 + 6 * i);
    }
    return 0;
  }

  #eachSubtable(lookup: number, extension: number, read: (type: number, at: number) => void): void {
    const reader = this.#reader;
    const type = reader.u16(lookup);
    const count = reader.u16(lookup + 4);
    for (let i = 0; i < count && reader.step(); i++) {
      const at = lookup + reader.u16(lookup + 6 + 2 * i);
      if (type === extension) read(reader.u16(at + 2), at + reader.u32(at + 4));
      else read(type, at);
    }
  }

  #readLigatures(at: number): void {
    const reader = this.#reader;
    const firsts = this.#reader.coverage(at + reader.u16(at + 2), true);
    const sets = Math.min(reader.u16(at + 4), firsts.length);
    for (let i = 0; i < sets && reader.step(); i++) {
      const first = firsts[i] ?? 0;
      const set = at + reader.u16(at + 6 + 2 * i);
      if (first === this.#space) this.spaceMatters = true;
      for (let k = 0; k < reader.u16(set) && reader.step(); k++) {
        const ligature = set + reader.u16(set + 2 + 2 * k);
        const components = reader.u16(ligature + 2);
        for (let c = 1; c < components && reader.step(); c++) {
          if (reader.u16(ligature + 2 + 2 * c) === this.#space) this.spaceMatters = true;
        }
        if (components < 2) this.#add(first, COMPLEX);
        else this.ligatures.add(first * 65536 + reader.u16(ligature + 4));
      }
    }
  }

  #readPairs(at: number): void {
    const covered = this.#reader.coverage(at + this.#reader.u16(at + 2));
    // Where the second glyph has a value of its own, it does not begin the next pair.
    this.#mark(covered, this.#reader.u16(at + 6) === 0 ? KERNS : COMPLEX);
  }

  #readContext(at: number, chaining: boolean): void {
    for (const positions of readContextRules(this.#reader, at, chaining)) {
      this.#contexts.push(positions);
      positions.forEach((glyphs, i) => {
        // Text is cut at spaces between candidates only, so a rule reaches across if it takes candidates around it.
        const takes = (at: number): boolean => (positions[at]?.length ?? 1) > 0;
        if (positions.length > 1 && glyphs.includes(this.#space) && takes(i - 1) && takes(i + 1)) {
          this.spaceMatters = true;
        }
      });
    }
  }

  #mark(glyphs: readonly number[], trait: number): void {
    for (const glyph of glyphs) this.#add(glyph, trait);
  }

  #add(glyph: number, trait: number): void {
    if (glyph < this.traits.length) this.traits[glyph] = (this.traits[glyph] ?? 0) | trait;
  }
}
