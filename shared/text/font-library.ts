/**
 * The fonts of a template: choice by family, weight and slant, and fallback for characters that a family lacks.
 * Choice depends only on the fonts given and their order, never on what the machine has installed.
 */
import type { Mpt } from '../geometry';
import { CJK, scriptOf } from './characters';
import { Face, type SizedFace } from './face';
import type { Font } from './font';
import { HarfBuzz } from './harfbuzz';
import type { CharacterStyle } from './paragraph-spec';

export interface FontRequest {
  readonly family: string;
  readonly weight: number;
  readonly italic: boolean;
}

export interface FontMatch {
  readonly font: Font;
  /** Family, weight and slant are those asked for. */
  readonly exact: boolean;
}

/** No font of the chain has the character. */
export const NO_FACE = 254;
const UNKNOWN_FACE = 255;
const MAX_CHAINS = 128;
const HIRAGANA_A = 0x3042;

export class FontLibrary {
  readonly #harfbuzz: HarfBuzz;
  readonly #families = new Map<string, Font[]>();
  /** Families in the order of the fonts; Japanese ones first. */
  readonly #fallback: readonly { readonly family: string; readonly serif: boolean }[];
  readonly #faces = new Map<Font, Map<string, Face>>();
  readonly #chains = new Map<string, FontChain>();
  readonly #styles = new WeakMap<CharacterStyle, ResolvedStyle>();

  /** `harfbuzz` is the WebAssembly file or its compiled module; `fonts` are in order of preference for fallback. */
  constructor(
    harfbuzz: Uint8Array | WebAssembly.Module,
    readonly fonts: readonly Font[],
  ) {
    this.#harfbuzz = new HarfBuzz(harfbuzz);
    for (const font of fonts) {
      const family = this.#families.get(font.family);
      if (family) family.push(font);
      else this.#families.set(font.family, [font]);
    }
    const families = [...this.#families].map(([family, members]) => ({
      family,
      serif: members.some((font) => font.serif),
      japanese: members.some((font) => font.glyphOf(HIRAGANA_A) !== 0),
    }));
    this.#fallback = [...families.filter((f) => f.japanese), ...families.filter((f) => !f.japanese)];
  }

  /** The font of the family that comes nearest (slant before weight); undefined where there is no such family. */
  find(request: FontRequest): FontMatch | undefined {
    let best: Font | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const font of this.#families.get(request.family) ?? []) {
      const distance = distanceOf(font, request);
      if (distance >= least) continue;
      best = font;
      least = distance;
    }
    return best && { font: best, exact: least === 0 };
  }

  /** A style with its fonts at its size. The same style object gets the same answer. */
  resolve(style: CharacterStyle): ResolvedStyle {
    let resolved = this.#styles.get(style);
    if (!resolved) {
      resolved = new ResolvedStyle(style, this.#chainOf(style));
      this.#styles.set(style, resolved);
    }
    return resolved;
  }

  #chainOf(style: CharacterStyle): FontChain {
    const { family, weight, italic, lang, fallback = [] } = style;
    const key = JSON.stringify([family, weight, italic, lang, ...fallback]);
    let chain = this.#chains.get(key);
    if (!chain) {
      chain = this.#buildChain(style);
      if (this.#chains.size >= MAX_CHAINS) this.#chains.clear();
      this.#chains.set(key, chain);
    }
    return chain;
  }

  #buildChain(style: CharacterStyle): FontChain {
    const { family, weight, italic, lang, fallback = [] } = style;
    const own = this.find({ family, weight, italic });
    const serif = own?.font.serif ?? /serif|mincho|明朝/i.test(family.replace(/sans.?serif/i, ''));
    const wanted = [family, ...fallback];
    const others = [
      ...this.#fallback.filter((f) => f.serif === serif),
      ...this.#fallback.filter((f) => f.serif !== serif),
    ];
    const names = new Set([...wanted, ...others.map((other) => other.family)]);
    const fonts: Font[] = [];
    for (const name of names) {
      const match = this.find({ family: name, weight, italic });
      if (match) fonts.push(match.font);
    }
    const faces = fonts.slice(0, NO_FACE).map((font) => this.#faceOf(font, lang));
    return new FontChain(faces, own !== undefined, new Set(wanted));
  }

  #faceOf(font: Font, lang: string): Face {
    let faces = this.#faces.get(font);
    if (!faces) {
      faces = new Map();
      this.#faces.set(font, faces);
    }
    let face = faces.get(lang);
    if (!face) {
      face = new Face(font, lang, this.#harfbuzz);
      faces.set(lang, face);
    }
    return face;
  }
}

/** The order of CSS Fonts 4 5.2 as a distance: 0 is exact, slant weighs most, then the nearer side of the weight. */
function distanceOf(font: Font, { weight, italic }: FontRequest): number {
  const slant = font.italic === italic ? 0 : 100_000;
  const difference = font.weight - weight;
  if (difference === 0) return slant;
  const isNormal = weight >= 400 && weight <= 500;
  const preferred = isNormal
    ? (difference > 0 && font.weight <= 500) || difference < 0
    : difference > 0 === weight > 500;
  const within = isNormal && difference > 0 && font.weight <= 500 ? 0 : 2000;
  return slant + (preferred ? within : 10_000) + Math.abs(difference);
}

/** The fonts tried for each character, the style's own first. */
export class FontChain {
  readonly #choice = new Uint8Array(0x10000).fill(UNKNOWN_FACE);
  readonly #named: readonly boolean[];
  readonly #japanese: readonly boolean[];

  constructor(
    readonly faces: readonly Face[],
    /** The first face is of the family that was asked for. */
    readonly hasOwn: boolean,
    named: ReadonlySet<string>,
  ) {
    this.#named = faces.map(({ font }, i) => i === 0 || named.has(font.family));
    this.#japanese = faces.map(({ font }) => font.glyphOf(HIRAGANA_A) !== 0);
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

  /** Nothing to tell anybody: the style names the font, or it is the one for Japanese. */
  isOrdinary(face: number, codePoint: number): boolean {
    return this.#named[face] === true || (this.#japanese[face] === true && scriptOf(codePoint) === CJK);
  }

  #search(codePoint: number): number {
    for (let i = 0; i < this.faces.length; i++) if (this.faces[i]?.font.glyphOf(codePoint)) return i;
    return NO_FACE;
  }
}

/** A style and the faces of its chain at its size, made when first needed. */
export class ResolvedStyle {
  /** Distance of the style's own font above and below the baseline. */
  readonly ascent: Mpt;
  readonly descent: Mpt;
  /** Undefined only in a library without fonts. */
  readonly primary: SizedFace | undefined;
  readonly #sized: (SizedFace | undefined)[] = [];

  constructor(
    readonly style: CharacterStyle,
    readonly chain: FontChain,
  ) {
    this.primary = this.sized(0);
    const font = this.primary?.face.font;
    this.ascent = font && this.primary ? this.primary.toMpt(font.ascender) : style.size;
    this.descent = font && this.primary ? this.primary.toMpt(-font.descender) : 0;
  }

  /** The chain's face of that index at the style's size. */
  sized(index: number): SizedFace | undefined {
    let sized = this.#sized[index];
    if (!sized) {
      sized = this.chain.faces[index]?.at(this.style.size);
      this.#sized[index] = sized;
    }
    return sized;
  }
}
