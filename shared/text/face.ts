/**
 * A font as text of one language sees it: what may be set from tables, kerning pairs learned from HarfBuzz, shapes
 * of recurring words, and advances per size. Nothing here depends on a document, everything is bounded.
 */
import type { Mpt } from '../geometry';
import { CJK, LATIN, SCRIPT_OF, SCRIPT_TAGS, SLOT_CHARACTERS, SLOT_COUNT, SLOT_OF } from './characters';
import { type FeatureSettings, featureText, NO_FEATURES, withoutLigatures } from './features';
import type { Font } from './font';
import type { HarfBuzz, ShapeOptions } from './harfbuzz';
import { COMPLEX, KERNS, REPLACED, readLayoutRules, readReplacedGlyphs } from './layout-rules';
import { pieceEnds } from './shape-pieces';

/** How a character may be set: by HarfBuzz only, or from tables. */
export const BY_HARFBUZZ = 0;
/** From tables, kerned by slot. */
export const BY_SLOT = 1;
/** From tables: a CJK character that never kerns as the first of a pair. */
export const BY_ADVANCE = 2;
/** From tables: a CJK character that may kern with the next one. */
export const BY_PAIR = 3;

/** Instead of a kerning value: the pair is more than that. */
export const NEEDS_HARFBUZZ = -32767;
const UNKNOWN = -32768;
const CJK_PAIRS = 1 << 14;
const MAX_SHAPES = 4096;
/** Beyond, what features replace is left to HarfBuzz: looking at each character would take too long. */
const MAX_REPLACED = 1024;
const MAX_SIZES = 64;

/** OpenType language systems of languages that may be set from tables (BCP 47, whole or its first part → tag). */
const LANGUAGE_SYSTEMS: { readonly [lang: string]: string } = {
  '': 'dflt',
  ca: 'CAT ',
  cs: 'CSY ',
  da: 'DAN ',
  de: 'DEU ',
  en: 'ENG ',
  es: 'ESP ',
  et: 'ETI ',
  fi: 'FIN ',
  fr: 'FRA ',
  hr: 'HRV ',
  hu: 'HUN ',
  is: 'ISL ',
  it: 'ITA ',
  ja: 'JAN ',
  ko: 'KOR ',
  lt: 'LTH ',
  lv: 'LVI ',
  nb: 'NOR ',
  nl: 'NLD ',
  pl: 'PLK ',
  pt: 'PTG ',
  sk: 'SKY ',
  sl: 'SLV ',
  sv: 'SVE ',
  zh: 'ZHS ',
  'zh-HK': 'ZHH ',
  'zh-Hant': 'ZHT ',
  'zh-Hant-HK': 'ZHH ',
  'zh-Hant-TW': 'ZHT ',
  'zh-TW': 'ZHT ',
};

const CJK_CHARACTERS: readonly number[] = Array.from(SCRIPT_OF.keys()).filter(
  (unit) => SCRIPT_OF[unit] === CJK,
);

type Direction = ShapeOptions['direction'];

const DIRECTION_KEYS = { ltr: 0, rtl: 2, ttb: 4 } as const;

/** The glyphs of a shaped string in font units; clusters count from its first unit. */
export interface WordShape {
  readonly ids: Uint16Array;
  readonly advances: Int32Array;
  readonly clusters: Uint32Array;
  /** x and y (upwards) of every glyph; absent where all are 0. */
  readonly offsets: Int32Array | undefined;
}

/** Shapes one behind the other. */
function joined(shapes: readonly WordShape[]): WordShape {
  const count = shapes.reduce((sum, { ids }) => sum + ids.length, 0);
  const ids = new Uint16Array(count);
  const advances = new Int32Array(count);
  const clusters = new Uint32Array(count);
  const offsets = shapes.some((shape) => shape.offsets) ? new Int32Array(2 * count) : undefined;
  let at = 0;
  for (const shape of shapes) {
    ids.set(shape.ids, at);
    advances.set(shape.advances, at);
    clusters.set(shape.clusters, at);
    if (shape.offsets) offsets?.set(shape.offsets, 2 * at);
    at += shape.ids.length;
  }
  return { ids, advances, clusters, offsets };
}

export class Face {
  /** Glyphs of the Basic Multilingual Plane, as the face's features show them. */
  readonly glyphs: Uint16Array;
  /** Lower-case letters have small capitals in the font, and the features ask for them. */
  readonly hasSmallCaps: boolean;
  /** One of `BY_…` per unit of the Basic Multilingual Plane. */
  readonly kinds = new Uint8Array(0x10000);
  /** Kerning slot of the units set {@link BY_SLOT}, 0 for all others. */
  readonly slots = new Uint8Array(0x10000);
  /** Latin text may be shaped word by word. */
  readonly splitsAtSpaces: boolean;
  /** Kerning by slot × SLOT_COUNT + slot, where known; everything up to {@link NEEDS_HARFBUZZ} is to be asked for. */
  readonly slotPairs: Int16Array;
  readonly #cjkKeys = new Int32Array(CJK_PAIRS);
  readonly #cjkPairs = new Int16Array(CJK_PAIRS);
  readonly #latinLigatures: ReadonlySet<number>;
  readonly #cjkLigatures: ReadonlySet<number>;
  readonly #shapes = new Map<string, WordShape>();
  readonly #sizes = new Map<Mpt, SizedFace>();
  /** Characters that features replace by more than one plain glyph. */
  readonly #unreplaced = new Set<number>();
  readonly #settings: FeatureSettings;
  readonly #features: string;
  readonly #featuresOfSpaced: string;

  /** `features` are settings beyond the usual ones; with `smallCaps` the font's small capitals, where it has them. */
  constructor(
    readonly font: Font,
    readonly lang: string,
    private readonly harfbuzz: HarfBuzz,
    features: FeatureSettings = NO_FEATURES,
    smallCaps = false,
  ) {
    this.hasSmallCaps = smallCaps && font.features.has('smcp');
    this.#settings = this.hasSmallCaps ? { smcp: 1, ...features } : features;
    this.#features = featureText(this.#settings);
    this.#featuresOfSpaced = featureText(withoutLigatures(this.#settings));
    this.glyphs = this.#features === '' ? font.characters.bmp : font.characters.bmp.slice();
    this.slotPairs = new Int16Array(SLOT_COUNT * SLOT_COUNT).fill(UNKNOWN);
    const system = LANGUAGE_SYSTEMS[lang] ?? LANGUAGE_SYSTEMS[lang.split('-')[0] ?? ''];
    if (system === undefined) {
      this.splitsAtSpaces = false;
      this.#latinLigatures = this.#cjkLigatures = new Set();
      return;
    }
    const latin = this.#readKinds('latn', system, SLOT_CHARACTERS, () => BY_SLOT);
    const han = this.#readKinds('hani', system, CJK_CHARACTERS, (kerns) => (kerns ? BY_PAIR : BY_ADVANCE));
    this.#latinLigatures = latin.ligatures;
    this.#cjkLigatures = han.ligatures;
    // The first character of a CJK ligature is treated like one that kerns, so that its pairs are looked at.
    if (han.ligatures.size > 0) this.#watch(new Set([...han.ligatures].map((pair) => pair >>> 16)));
    this.splitsAtSpaces = !latin.spaceMatters && this.kinds[0x20] === BY_SLOT;
  }

  /**
   * Kerning between two characters set from tables, in font units, or {@link NEEDS_HARFBUZZ}. Zero across scripts,
   * because runs end there.
   */
  kerningOf(first: number, second: number): number {
    const a = SLOT_OF[first] ?? 0;
    const b = SLOT_OF[second] ?? 0;
    if (a !== 0 && b !== 0) {
      const at = a * SLOT_COUNT + b;
      const known = this.slotPairs[at] ?? UNKNOWN;
      if (known !== UNKNOWN) return known;
      const value = this.#learn(first, second, LATIN, this.#latinLigatures);
      this.slotPairs[at] = value;
      return value;
    }
    if (a !== 0 || b !== 0) return 0;
    const key = (first << 16) | second;
    const at = (Math.imul(key, 0x9e3779b1) >>> 18) & (CJK_PAIRS - 1);
    if (this.#cjkKeys[at] === key) return this.#cjkPairs[at] ?? 0;
    const value = this.#learn(first, second, CJK, this.#cjkLigatures);
    this.#cjkKeys[at] = key;
    this.#cjkPairs[at] = value;
    return value;
  }

  /** Shapes a short string on its own; recurring ones are remembered. */
  wordShape(text: string, script: number, direction: Direction, noLigatures: boolean): WordShape {
    const key = `${script * 6 + DIRECTION_KEYS[direction] + (noLigatures ? 1 : 0)}:${text}`;
    let shape = this.#shapes.get(key);
    if (!shape) {
      shape = this.shape(text, 0, text.length, script, direction, noLigatures);
      if (this.#shapes.size >= MAX_SHAPES) this.#shapes.clear();
      this.#shapes.set(key, shape);
    }
    return shape;
  }

  /** Shapes `text[start, end)` in its context; clusters count from `start`. */
  shape(
    text: string,
    start: number,
    end: number,
    script: number,
    direction: Direction,
    noLigatures: boolean,
  ): WordShape {
    const options: ShapeOptions = {
      script: SCRIPT_TAGS[script] ?? 'Latn',
      lang: this.lang,
      direction,
      features: noLigatures ? this.#featuresOfSpaced : this.#features,
    };
    const ends = pieceEnds(text, start, end);
    const pieces = ends.map((to, index) =>
      this.#shapePiece(text, ends[index - 1] ?? start, to, start, options),
    );
    const [first] = pieces;
    if (first && pieces.length === 1) return first;
    return joined(direction === 'rtl' ? pieces.reverse() : pieces);
  }

  /** Shapes `text[from, to)` in its context; clusters count from `start`. */
  #shapePiece(text: string, from: number, to: number, start: number, options: ShapeOptions): WordShape {
    const shaped = this.harfbuzz.shape(this.font, text, from, to, options);
    const { count } = shaped;
    const ids = new Uint16Array(count);
    const advances = new Int32Array(count);
    const clusters = new Uint32Array(count);
    let offsets: Int32Array | undefined;
    for (let i = 0; i < count; i++) {
      ids[i] = shaped.id(i);
      advances[i] = shaped.advance(i);
      clusters[i] = shaped.cluster(i) - start;
      const x = shaped.xOffset(i);
      const y = shaped.yOffset(i);
      if (x === 0 && y === 0) continue;
      offsets ??= new Int32Array(2 * count);
      offsets[2 * i] = x;
      offsets[2 * i + 1] = y;
    }
    if (options.direction === 'ttb') this.#straighten(ids, advances, offsets);
    return { ids, advances, clusters, offsets };
  }

  /**
   * Puts glyphs of vertical text where the font has their origin: HarfBuzz does not read it from `vmtx`, and where a
   * font says nothing it takes the height of its lines for an em.
   */
  #straighten(ids: Uint16Array, advances: Int32Array, offsets: Int32Array | undefined): void {
    const { font } = this;
    const hasMetrics = font.tables.has('vmtx');
    for (let i = 0; i < ids.length; i++) {
      const glyph = ids[i] ?? 0;
      if (!hasMetrics && advances[i] !== 0) advances[i] = font.unitsPerEm;
      if (!offsets) continue;
      const assumed = this.harfbuzz.verticalOrigin(font, glyph);
      offsets[2 * i + 1] = (offsets[2 * i + 1] ?? 0) + assumed - font.verticalOriginOf(glyph);
    }
  }

  /** The face at a size. */
  at(size: Mpt): SizedFace {
    let sized = this.#sizes.get(size);
    if (!sized) {
      sized = new SizedFace(this, size);
      if (this.#sizes.size >= MAX_SIZES) this.#sizes.clear();
      this.#sizes.set(size, sized);
    }
    return sized;
  }

  #readKinds(
    script: string,
    system: string,
    characters: readonly number[],
    kindOf: (kerns: boolean) => number,
  ): ReturnType<typeof readLayoutRules> {
    const { bmp } = this.font.characters;
    const candidates = new Uint8Array(this.font.glyphCount);
    for (const character of characters) candidates[bmp[character] ?? 0] = 1;
    candidates[0] = 0;
    if (this.#features !== '') this.#replaceGlyphs(script, system, characters, candidates);
    const rules = readLayoutRules(this.font, script, system, candidates, this.#settings);
    for (const character of characters) {
      const own = bmp[character] ?? 0;
      const shown = this.glyphs[character] ?? 0;
      let traits = (rules.traits[own] ?? 0) & ~REPLACED;
      // What was put in a glyph's place is final only if nothing can replace it in turn.
      if (shown !== own) traits |= rules.traits[shown] ?? 0;
      const isKnown = own !== 0 && !this.#unreplaced.has(character);
      const simple = isKnown && !(traits & (COMPLEX | REPLACED));
      const kind = simple ? kindOf((traits & KERNS) !== 0) : BY_HARFBUZZ;
      this.kinds[character] = kind;
      if (kind === BY_SLOT) this.slots[character] = SLOT_OF[character] ?? 0;
    }
    return rules;
  }

  /** Learns from HarfBuzz what the features put in the place of single characters; such glyphs are candidates, too. */
  #replaceGlyphs(
    script: string,
    system: string,
    characters: readonly number[],
    candidates: Uint8Array,
  ): void {
    const { bmp } = this.font.characters;
    const isReplaced = readReplacedGlyphs(this.font, script, system, candidates, this.#settings);
    const replaced = characters.filter((character) => isReplaced[bmp[character] ?? 0] === 1);
    for (const character of replaced) {
      const number = script === 'hani' ? CJK : LATIN;
      const shape =
        replaced.length > MAX_REPLACED
          ? undefined
          : this.shape(String.fromCharCode(character), 0, 1, number, 'ltr', false);
      const glyph = shape?.ids[0] ?? 0;
      const isPlain =
        shape?.ids.length === 1 && !shape.offsets && shape.advances[0] === this.font.advanceOf(glyph);
      if (!isPlain) this.#unreplaced.add(character);
      else {
        this.glyphs[character] = glyph;
        candidates[glyph] = 1;
      }
    }
  }

  #watch(firsts: ReadonlySet<number>): void {
    const { bmp } = this.font.characters;
    for (const character of CJK_CHARACTERS) {
      if (this.kinds[character] !== BY_ADVANCE) continue;
      if (firsts.has(this.glyphs[character] ?? 0) || firsts.has(bmp[character] ?? 0)) {
        this.kinds[character] = BY_PAIR;
      }
    }
  }

  #learn(first: number, second: number, script: number, ligatures: ReadonlySet<number>): number {
    const a = this.glyphs[first] ?? 0;
    const b = this.glyphs[second] ?? 0;
    if (this.#mayJoin(first, second, ligatures)) return NEEDS_HARFBUZZ;
    const { ids, advances, offsets } = this.shape(
      String.fromCharCode(first, second),
      0,
      2,
      script,
      'ltr',
      false,
    );
    const plain =
      ids.length === 2 &&
      ids[0] === a &&
      ids[1] === b &&
      offsets === undefined &&
      advances[1] === this.font.advanceOf(b);
    const kerning = (advances[0] ?? 0) - this.font.advanceOf(a);
    return plain && kerning > NEEDS_HARFBUZZ && kerning < 32768 ? kerning : NEEDS_HARFBUZZ;
  }

  /** A ligature may begin with the two, before or after features have replaced either. */
  #mayJoin(first: number, second: number, ligatures: ReadonlySet<number>): boolean {
    if (ligatures.size === 0) return false;
    const { bmp } = this.font.characters;
    for (const a of [bmp[first] ?? 0, this.glyphs[first] ?? 0]) {
      for (const b of [bmp[second] ?? 0, this.glyphs[second] ?? 0]) {
        if (ligatures.has(a * 65536 + b)) return true;
      }
    }
    return false;
  }
}

/** A face at one size: advances in millipoints. */
export class SizedFace {
  /** By glyph id. */
  readonly advances: Int32Array;
  readonly #scale: number;

  constructor(
    readonly face: Face,
    readonly size: Mpt,
  ) {
    const { font } = face;
    this.#scale = font.unitsPerEm;
    this.advances = new Int32Array(font.glyphCount);
    for (let glyph = 0; glyph < font.glyphCount; glyph++) {
      this.advances[glyph] = this.toMpt(font.advanceOf(glyph));
    }
  }

  /** Font units to whole millipoints. */
  toMpt(units: number): Mpt {
    return Math.round((units * this.size) / this.#scale);
  }
}
