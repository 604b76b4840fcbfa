/**
 * The fonts of a template: choice by family, width, slant and weight, and fallback for characters that a family lacks.
 * Choice depends only on the fonts given and their order, never on what the machine has installed.
 */
import type { Mpt } from '../geometry';
import {
  CJK,
  isControl,
  isExtender,
  isIgnorable,
  isSyllablePart,
  isVariationSelector,
  SCRIPT_TAGS,
  scriptOf,
} from './characters';
import { type CjkRegion, cjkRegionOfLanguage } from './cjk-region';
import { Face, type SizedFace } from './face';
import { featureText, NO_FEATURES } from './features';
import { type Font, NORMAL_STRETCH } from './font';
import { fontOfKey } from './font-key';
import { HarfBuzz } from './harfbuzz';
import type { CharacterStyle } from './paragraph-spec';

export interface FontRequest {
  readonly family: string;
  readonly weight: number;
  readonly italic: boolean;
  /** Width of the letters in percent; the usual one where absent. */
  readonly stretch?: number | undefined;
}

export interface FontMatch {
  readonly font: Font;
  /** Family, width, slant and weight are those asked for. */
  readonly exact: boolean;
}

/**
 * Families of scripts in which names and addresses of customers come. Every document may fall back to them, after
 * whatever else it has: they have Latin letters, too.
 */
export const SCRIPT_FAMILIES: readonly string[] = [
  'Noto Sans Arabic',
  'Noto Sans Devanagari',
  'Noto Sans Hebrew',
  'Noto Sans Thai',
];

/** No font of the chain has the character. */
export const NO_FACE = 254;
const UNKNOWN_FACE = 255;
const MAX_CHAINS = 128;
/** How much smaller than the text scaled small capitals are, where fonts have none: just above the x-height. */
const SMALL_CAPITALS = { overXHeight: 1.08, least: 0.7, most: 0.86 };

export class FontLibrary {
  readonly #harfbuzz: HarfBuzz;
  readonly #families = new Map<string, Font[]>();
  readonly #byKey = new Map<string, Font>();
  readonly #restricted = new Set<string>();
  /** Families in the order of the fonts. */
  readonly #fallback: readonly Family[];
  readonly #faces = new Map<Font, Map<string, Face>>();
  readonly #chains = new Map<string, FontChain>();
  readonly #styles = new WeakMap<CharacterStyle, ResolvedStyle>();

  /**
   * `harfbuzz` is the WebAssembly file or its compiled module; `fonts` are in order of preference for fallback. Text is
   * not set in fonts whose licence keeps them out of documents.
   */
  constructor(
    harfbuzz: Uint8Array | WebAssembly.Module,
    readonly fonts: readonly Font[],
  ) {
    this.#harfbuzz = new HarfBuzz(harfbuzz);
    for (const font of fonts) {
      this.#byKey.set(font.hash, font);
      if (!font.embeddable) {
        this.#restricted.add(font.family);
        continue;
      }
      const family = this.#families.get(font.family);
      if (family) family.push(font);
      else this.#families.set(font.family, [font]);
    }
    this.#fallback = [...this.#families].map(([family, members]) => ({
      family,
      serif: members.some((font) => font.serif),
      region: members.find((font) => font.cjkRegion !== null)?.cjkRegion ?? null,
    }));
  }

  /**
   * The font of the family that comes nearest (width before slant before weight), at the place on its axes that comes
   * nearest where it has some; undefined where there is no such family.
   */
  find(request: FontRequest): FontMatch | undefined {
    let best: Font | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const font of this.#families.get(request.family) ?? []) {
      const distance = distanceOf(font, request);
      if (distance >= least) continue;
      best = font;
      least = distance;
    }
    return best && { font: varied(best, request), exact: least === 0 };
  }

  /** Whether the family is here, but its licence does not let documents carry it (OS/2 fsType). */
  isRestricted(family: string): boolean {
    return this.#restricted.has(family) && !this.#families.has(family);
  }

  /** The font that display lists know by this key. */
  fontOf(key: string): Font | undefined {
    return fontOfKey(this.#byKey, key);
  }

  /**
   * A style with its fonts at its size. The same style object gets the same answer. Superscripts and subscripts get
   * the size and the rise that the style's own font asks for.
   */
  resolve(style: CharacterStyle): ResolvedStyle {
    let resolved = this.#styles.get(style);
    if (!resolved) {
      const chain = this.#chainOf(style);
      resolved = new ResolvedStyle(positioned(style, chain.fonts[0]), chain, style.size);
      this.#styles.set(style, resolved);
    }
    return resolved;
  }

  #chainOf(style: CharacterStyle): FontChain {
    const { family, weight, italic, stretch, lang, fallback = [], features, smallCaps } = style;
    const looks = [weight, italic, stretch, lang, featureText(features ?? NO_FEATURES), smallCaps === true];
    const key = JSON.stringify([family, ...looks, ...fallback]);
    let chain = this.#chains.get(key);
    if (!chain) {
      chain = this.#buildChain(style);
      if (this.#chains.size >= MAX_CHAINS) this.#chains.clear();
      this.#chains.set(key, chain);
    }
    return chain;
  }

  #buildChain(style: CharacterStyle): FontChain {
    const { family, weight, italic, stretch, lang, fallback = [] } = style;
    const region = cjkRegionOfLanguage(lang);
    const own = this.find({ family, weight, italic, stretch });
    const serif = own?.font.serif ?? /serif|mincho|明朝/i.test(family.replace(/sans.?serif/i, ''));
    const wanted = [family, ...fallback];
    // A Han font of another region has forms that are wrong but can be read: better than none.
    const rank = (f: Family): number => {
      if (SCRIPT_FAMILIES.includes(f.family)) return 6;
      if (f.region === region) return f.serif === serif ? 0 : 2;
      if (f.region === null) return f.serif === serif ? 1 : 4;
      return f.serif === serif ? 3 : 5;
    };
    const others = [...this.#fallback].sort((a, b) => rank(a) - rank(b));
    const names = new Set([...wanted, ...others.map((other) => other.family)]);
    const fonts: Font[] = [];
    for (const name of names) {
      const match = this.find({ family: name, weight, italic, stretch });
      if (match) fonts.push(match.font);
    }
    const faceOf = (font: Font): Face => this.#faceOf(font, style);
    return new FontChain(fonts.slice(0, NO_FACE), faceOf, own !== undefined, new Set(wanted), region);
  }

  #faceOf(font: Font, { lang, features = NO_FEATURES, smallCaps = false }: CharacterStyle): Face {
    let faces = this.#faces.get(font);
    if (!faces) {
      faces = new Map();
      this.#faces.set(font, faces);
    }
    const key = `${lang} ${smallCaps && font.features.has('smcp') ? 'small ' : ''}${featureText(features)}`;
    let face = faces.get(key);
    if (!face) {
      face = new Face(font, lang, this.#harfbuzz, features, smallCaps);
      if (faces.size >= MAX_CHAINS) faces.clear();
      faces.set(key, face);
    }
    return face;
  }
}

interface Family {
  readonly family: string;
  readonly serif: boolean;
  /** Of its Han characters. */
  readonly region: CjkRegion | null;
}

/** The style with the size and rise of a superscript or subscript, where it is one. */
function positioned(style: CharacterStyle, font: Font | undefined): CharacterStyle {
  if (style.position === undefined || !font) return style;
  const { size, rise } = style.position === 'super' ? font.superscript : font.subscript;
  return {
    ...style,
    size: Math.round(style.size * size),
    baselineShift: style.baselineShift + Math.round((rise * style.size) / font.unitsPerEm),
  };
}

const axisOf = (font: Font, wanted: string) => font.axes.find(({ tag }) => tag === wanted);

/** Whether a font that varies has italics: letters of their own, or upright ones that lean to the right. */
const leans = (font: Font): boolean =>
  axisOf(font, 'ital')?.max === 1 || (axisOf(font, 'slnt')?.min ?? 0) < 0;

/** A font that varies at the place that was asked for. */
function varied(font: Font, { weight, italic, stretch = NORMAL_STRETCH }: FontRequest): Font {
  if (font.axes.length === 0) return font;
  const hasItalics = axisOf(font, 'ital')?.max === 1;
  const slnt = italic && !hasItalics && !font.italic ? SLANT : 0;
  return font.at({ ...font.settings, wght: weight, wdth: stretch, ital: italic ? 1 : 0, slnt });
}

/** Degrees of upright letters that lean (CSS Fonts 4 2.4). */
const SLANT = -14;

/** The order of CSS Fonts 4 5.2 as a distance: 0 is exact, width weighs most, then slant, then the weight's nearer side. */
function distanceOf(font: Font, { weight, italic, stretch = NORMAL_STRETCH }: FontRequest): number {
  const width = 1_000_000 * stretchDistance(font, stretch);
  const slant = width + (font.italic === italic || leans(font) ? 0 : 100_000);
  const axis = axisOf(font, 'wght');
  const nearest = axis ? Math.min(Math.max(weight, axis.min), axis.max) : font.weight;
  const difference = nearest - weight;
  if (difference === 0) return slant;
  const isNormal = weight >= 400 && weight <= 500;
  const preferred = isNormal
    ? (difference > 0 && nearest <= 500) || difference < 0
    : difference > 0 === weight > 500;
  const within = isNormal && difference > 0 && nearest <= 500 ? 0 : 2000;
  return slant + (preferred ? within : 10_000) + Math.abs(difference);
}

/** How far the font's width is from the one asked for: narrower ones are nearer to a usual or narrow one, wider ones else. */
function stretchDistance(font: Font, stretch: number): number {
  const axis = axisOf(font, 'wdth');
  const nearest = axis ? Math.min(Math.max(stretch, axis.min), axis.max) : font.stretch;
  const difference = nearest - stretch;
  if (difference === 0) return 0;
  return Math.abs(difference) + (difference > 0 === stretch > NORMAL_STRETCH ? 0 : 1000);
}

/** The fonts tried for each character, the style's own first. */
export class FontChain {
  readonly #choice = new Uint8Array(0x10000).fill(UNKNOWN_FACE);
  readonly #named: readonly boolean[];
  readonly #faces: (Face | undefined)[] = [];

  /** `makeFace` makes a font's face when text is first set in it. */
  constructor(
    readonly fonts: readonly Font[],
    private readonly makeFace: (font: Font) => Face,
    /** The first font is of the family that was asked for. */
    readonly hasOwn: boolean,
    named: ReadonlySet<string>,
    /** Whose Han characters the text wants. */
    readonly region: CjkRegion,
  ) {
    this.#named = fonts.map(({ family }, i) => i === 0 || named.has(family));
  }

  face(index: number): Face | undefined {
    const font = this.fonts[index];
    if (font) this.#faces[index] ??= this.makeFace(font);
    return this.#faces[index];
  }

  /** Index of the first face that has the character, or {@link NO_FACE}. */
  faceOf(codePoint: number): number {
    if (codePoint > 0xffff) return this.#search(codePoint);
    let choice = this.#choice[codePoint] ?? NO_FACE;
    if (choice === UNKNOWN_FACE) {
      choice = this.#search(codePoint);
      this.#choice[codePoint] = choice;
    }
    return choice;
  }

  /**
   * Index of the first face that has the character at `at` with the marks or the variation selector after it; where
   * none has them all, that of the character alone.
   */
  faceOfCluster(text: string, at: number, codePoint: number): number {
    const alone = this.faceOf(codePoint);
    const marks: number[] = [];
    const selectors: number[] = [];
    for (let i = at + (codePoint > 0xffff ? 2 : 1); i < text.length; ) {
      const mark = text.codePointAt(i) ?? 0;
      if (!isExtender(mark) && !isSyllablePart(mark)) break;
      if (isVariationSelector(mark)) selectors.push(mark);
      else if (!isIgnorable(mark)) marks.push(mark);
      i += mark > 0xffff ? 2 : 1;
    }
    if (marks.length + selectors.length === 0) return alone;
    const apart = [codePoint, ...marks];
    // Shaping composes what a font has as one character, and a letter comes from one font however it is written.
    const composed = Array.from(
      String.fromCodePoint(...apart).normalize('NFC'),
      (c) => c.codePointAt(0) ?? 0,
    );
    const has = (font: Font): boolean => {
      const hasGlyph = (each: number): boolean => font.glyphOf(each) !== 0;
      return (
        (apart.every(hasGlyph) || composed.every(hasGlyph)) &&
        selectors.every((selector) => font.characters.hasVariation(codePoint, selector))
      );
    };
    for (let i = alone === NO_FACE ? 0 : alone; i < this.fonts.length; i++) {
      const font = this.fonts[i];
      if (font && has(font)) return i;
    }
    return alone;
  }

  /** Nothing to tell anybody: the style names the font, or it is the one for Han characters of the text's region. */
  isOrdinary(face: number, codePoint: number): boolean {
    if (this.#named[face] === true) return true;
    const script = SCRIPT_TAGS[scriptOf(codePoint)];
    const isCjk = scriptOf(codePoint) === CJK || script === 'Hang' || script === 'Bopo';
    return isCjk && this.fonts[face]?.cjkRegion === this.region;
  }

  #search(codePoint: number): number {
    if (isControl(codePoint)) return NO_FACE;
    for (let i = 0; i < this.fonts.length; i++) if (this.fonts[i]?.glyphOf(codePoint)) return i;
    return NO_FACE;
  }
}

/** A style and the faces of its chain at its size, made when first needed. */
export class ResolvedStyle {
  /** Distance of the style's own font above and below the baseline, at the size before it was made a script. */
  readonly ascent: Mpt;
  readonly descent: Mpt;
  /** Undefined only in a library without fonts. */
  readonly primary: SizedFace | undefined;
  /** Whose lines under and through the text are drawn, so that they are one line whatever the text is set in. */
  readonly ruler: SizedFace | undefined;
  /** The style's own font sets its text as it stands: no other family, no capitals in the place of letters. */
  readonly isPlain: boolean;
  readonly #sized: (SizedFace | undefined)[] = [];
  #small: ResolvedStyle | undefined;

  constructor(
    /** A superscript's size and shift are those of its letters. */
    readonly style: CharacterStyle,
    readonly chain: FontChain,
    /** The size that was asked for. */
    readonly nominalSize: Mpt,
  ) {
    this.primary = this.sized(0);
    this.ruler = nominalSize === style.size ? this.primary : this.primary?.face.at(nominalSize);
    const font = this.primary?.face.font;
    const nominal = (units: number): Mpt => (font ? Math.round((units * nominalSize) / font.unitsPerEm) : 0);
    this.ascent = font ? nominal(font.ascender) : nominalSize;
    this.descent = font ? nominal(-font.descender) : 0;
    this.isPlain = chain.hasOwn && (style.smallCaps !== true || this.primary?.face.hasSmallCaps === true);
  }

  /** The chain's face of that index at the style's size. */
  sized(index: number): SizedFace | undefined {
    let sized = this.#sized[index];
    if (!sized) {
      sized = this.chain.face(index)?.at(this.style.size);
      this.#sized[index] = sized;
    }
    return sized;
  }

  /** The style at the size of capitals that stand for small letters. */
  get small(): ResolvedStyle {
    if (!this.#small) {
      const { overXHeight, least, most } = SMALL_CAPITALS;
      const font = this.primary?.face.font;
      const ratio = font ? (overXHeight * font.xHeight) / font.capHeight : least;
      this.#small = this.scaled(Math.min(Math.max(ratio, least), most));
    }
    return this.#small;
  }

  /** The style with letters of another size on the same baseline. */
  scaled(factor: number): ResolvedStyle {
    const { style } = this;
    return new ResolvedStyle(
      { ...style, size: Math.max(1, Math.round(style.size * factor)) },
      this.chain,
      this.nominalSize,
    );
  }
}
