/**
 * `text` elements as characters with places and looks (SVG 2, 11), before there are fonts: white space is collapsed,
 * lists of positions are handed to the characters they belong to.
 */
import { type FontLook, fontLookOf, fontSizeOf } from './font-look';
import { inherit } from './inheritance';
import { parseLength, parseOpacity, parseTransform } from './length';
import { clipStyle } from './paint';
import { costOf, type DrawingContext, type Place, referred } from './place';
import { shapePath, transformPath } from './shape';
import type { Declarations } from './style-sheet';
import { PIECES, Way } from './text-path';
import type { XmlElement } from './xml-tree';

/** A text that is set when the fonts of the document are known. Offsets count UTF-16 units, lengths are user units. */
export interface SvgText {
  readonly kind: 'text';
  readonly text: string;
  /** Without gaps over the whole text. */
  readonly stretches: readonly TextStretch[];
  readonly places: ReadonlyMap<number, CharacterPlace>;
  /** Stretches that run along a path. */
  readonly paths: readonly TextOnPath[];
  /** Where the text as a whole stands. */
  readonly place: Place;
  readonly isRtl: boolean;
  /** How long the text is to be, and whether its letters are stretched for that. */
  readonly wanted: { readonly length: number; readonly stretchesLetters: boolean } | null;
}

export interface TextStretch {
  readonly start: number;
  readonly end: number;
  readonly look: TextLook;
}

export interface TextLook {
  readonly font: FontLook;
  /** What its letters are painted with. */
  readonly place: Place;
  readonly element: XmlElement;
  /** 0 … 1, of the elements inside of the text that it lies in. */
  readonly opacity: number;
  readonly isHidden: boolean;
  readonly anchor: 'start' | 'middle' | 'end';
  /** The line of the font that stands on the text's position: a value of `dominant-baseline`. */
  readonly baseline: string;
  /** Upwards. */
  readonly shift: number;
}

/** What is said of one character; absolute positions begin a new chunk. */
export interface CharacterPlace {
  x?: number;
  y?: number;
  dx?: number;
  dy?: number;
  /** Degrees. */
  rotate?: number;
}

export interface TextOnPath {
  readonly start: number;
  readonly end: number;
  readonly way: Way;
  /** Where on the path the text begins. */
  readonly offset: number;
}

/** Characters of one `text`: more is no label. */
const MAX_LENGTH = 20_000;
/** How far elements of a text lie in each other. */
const MAX_DEPTH = 32;

/** The text of an element; null where there is nothing to see. */
export function readText(element: XmlElement, place: Place, context: DrawingContext): SvgText | null {
  const reader = new TextReader(context);
  reader.read(element, place, lookOf(element, place, { opacity: 1, shift: 0 }), 0);
  const { text, stretches } = reader.finish();
  if (text.trim() === '' || stretches.length === 0) return null;
  if (/^(vertical|tb)/.test(place.style.get('writing-mode') ?? '')) context.ignore(element, 'writing-mode');
  const length = parseLength(element.attributes.get('textLength'), place.viewport.width, emOf(place));
  const stretchesLetters = element.attributes.get('lengthAdjust') === 'spacingAndGlyphs';
  return {
    kind: 'text',
    ...{ text, stretches, places: reader.places, paths: reader.paths, place },
    isRtl: place.style.get('direction') === 'rtl',
    wanted: length !== undefined && length > 0 ? { length, stretchesLetters } : null,
  };
}

const emOf = ({ style }: Place): number => fontSizeOf(style);

class TextReader {
  readonly places = new Map<number, CharacterPlace>();
  readonly paths: TextOnPath[] = [];
  readonly #stretches: TextStretch[] = [];
  #text = '';
  /** Whether the last character is a space that goes where nothing follows. */
  #endsLoosely = true;

  constructor(private readonly context: DrawingContext) {}

  read(element: XmlElement, place: Place, look: TextLook, depth: number): void {
    const start = this.#text.length;
    for (const part of element.content) {
      if (typeof part === 'string') this.#add(part, place.style, look);
      else if (depth < MAX_DEPTH) this.#child(part, place, look, depth);
      else this.context.ignore(part);
    }
    this.#position(element, place, start);
  }

  finish(): { readonly text: string; readonly stretches: readonly TextStretch[] } {
    const end = this.#text.length - (this.#endsLoosely && this.#text.endsWith(' ') ? 1 : 0);
    const stretches = this.#stretches
      .filter(({ start }) => start < end)
      .map((stretch) => ({ ...stretch, end: Math.min(stretch.end, end) }));
    return { text: this.#text.slice(0, end), stretches };
  }

  #child(element: XmlElement, outer: Place, around: TextLook, depth: number): void {
    const own = this.context.styles.of(element);
    if (own.get('display') === 'none') return;
    const style = inherit(outer.style, own);
    const place: Place = { ...outer, style: outer.isClip ? clipStyle(style) : style };
    switch (element.name) {
      case 'tspan':
      case 'a':
        this.read(element, place, lookOf(element, place, around, own), depth + 1);
        break;
      case 'textPath':
        this.#onPath(element, place, lookOf(element, place, around, own), depth);
        break;
      case 'title':
      case 'desc':
        break;
      default:
        this.context.ignore(element);
    }
  }

  #onPath(element: XmlElement, place: Place, look: TextLook, depth: number): void {
    const shape = referred(element, this.context);
    const path = shape && shapePath(shape, this.context.styles.of(shape), place.viewport, emOf(place));
    if (!shape || !path || path.length === 0 || !this.context.spend(costOf(path) * PIECES)) {
      this.context.ignore(element);
      return;
    }
    const start = this.#text.length;
    const way = new Way(transformPath(path, parseTransform(shape.attributes.get('transform'))));
    this.read(element, place, look, depth + 1);
    const given = element.attributes.get('startOffset');
    const share = given?.trim().endsWith('%') ? Number.parseFloat(given) / 100 : undefined;
    const offset = share === undefined ? (parseLength(given, 0, emOf(place)) ?? 0) : share * way.length;
    this.paths.push({ start, end: this.#text.length, way, offset });
  }

  #add(given: string, style: Declarations, look: TextLook): void {
    const space = style.get('white-space') ?? '';
    const keepsSpaces = space === '' ? style.get('xml:space') === 'preserve' : /^(pre|break)/.test(space);
    const start = this.#text.length;
    for (const character of given.replace(LINE_ENDS, ' ')) {
      const isSpace = character === ' ';
      if (isSpace && !keepsSpaces && this.#endsLoosely) continue;
      if (this.#text.length >= MAX_LENGTH) {
        this.context.ignore(look.element, 'length');
        break;
      }
      this.#text += character;
      this.#endsLoosely = isSpace && !keepsSpaces;
    }
    const end = this.#text.length;
    if (end > start) this.#stretches.push({ start, end, look });
  }

  /** Elements further in have had their say already. */
  #position({ attributes }: XmlElement, place: Place, start: number): void {
    const { width, height } = place.viewport;
    const em = emOf(place);
    const set = (property: keyof CharacterPlace, values: readonly number[]): void => {
      const end = Math.min(this.#text.length, start + values.length);
      for (let at = start; at < end; at += 1) {
        const character = this.places.get(at) ?? {};
        character[property] ??= values[at - start] ?? 0;
        this.places.set(at, character);
      }
    };
    set('x', lengths(attributes.get('x'), width, em));
    set('y', lengths(attributes.get('y'), height, em));
    set('dx', lengths(attributes.get('dx'), width, em));
    set('dy', lengths(attributes.get('dy'), height, em));
    const turns = lengths(attributes.get('rotate'), 0, em);
    const last = turns.at(-1);
    // The last turn holds for all characters that follow.
    if (last !== undefined) while (turns.length < this.#text.length - start) turns.push(last);
    set('rotate', turns);
  }
}

/** Line ends, tabs and other blanks that are one space, in all modes (SVG 2, 11.8). */
const LINE_ENDS = /\r\n|[\t\n\v\f\r\u0085\u2028\u2029]/g;

const lengths = (text: string | undefined, whole: number, em: number): number[] =>
  (text ?? '')
    .trim()
    .split(/[\s,]+/)
    .flatMap((part) => parseLength(part, whole, em) ?? []);

function lookOf(
  element: XmlElement,
  place: Place,
  around: Pick<TextLook, 'opacity' | 'shift'>,
  own: Declarations = new Map(),
): TextLook {
  const { style } = place;
  const anchor = style.get('text-anchor');
  return {
    font: fontLookOf(style),
    place,
    element,
    opacity: around.opacity * parseOpacity(own.get('opacity')),
    isHidden: /^(hidden|collapse)$/.test(style.get('visibility') ?? ''),
    anchor: anchor === 'middle' || anchor === 'end' ? anchor : 'start',
    baseline: own.get('alignment-baseline') ?? style.get('dominant-baseline') ?? 'auto',
    shift: around.shift + baselineShift(own.get('baseline-shift'), fontSizeOf(style)),
  };
}

/** How far raised and lowered letters stand from the line, in em (as browsers have it). */
const SUPER = 1 / 3;
const SUB = -1 / 5;

function baselineShift(text: string | undefined, size: number): number {
  if (text === 'super') return SUPER * size;
  if (text === 'sub') return SUB * size;
  return parseLength(text, size, size) ?? 0;
}
