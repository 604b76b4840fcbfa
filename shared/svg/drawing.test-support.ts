/** Drawings for tests: small files, and what is drawn of them. */
import { type DisplayItem, type Frame, GlyphBuffer, type GlyphRun, type PathItem } from '../display';
import type { TextContext } from '../text';
import { createContext } from '../text/fonts.test-support';
import { readSvg, type SvgDrawing } from '.';

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A drawing of 100 × 100 pixels: a pixel is 10,000 millipoints of the frame. */
export const svg = (content: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 100 100">${content}</svg>`;

export const PIXEL = 10_000;

export const read = (content: string): SvgDrawing =>
  readFile(bytesOf(content.startsWith('<?') ? content : svg(content)));

function readFile(bytes: Uint8Array): SvgDrawing {
  const drawing = readSvg(bytes);
  if (!drawing.ok) throw new Error(drawing.error.code);
  return drawing.value;
}

/** What a drawing with text becomes in a document of English that is set in Source Sans 3. */
export interface ShownDrawing {
  readonly frame: Frame;
  /** The text of each source that it made. */
  readonly texts: readonly string[];
  /** Families that were not there. */
  readonly missing: readonly string[];
  readonly context: TextContext;
}

export const show = (content: string): ShownDrawing => showDrawing(read(content));

/** The texts of a file. */
export const textsOf = (bytes: Uint8Array): readonly string[] => showDrawing(readFile(bytes)).texts;

function showDrawing(drawing: SvgDrawing): ShownDrawing {
  const texts: string[] = [];
  const missing: string[] = [];
  const context: TextContext = {
    ...createContext(),
    glyphs: new GlyphBuffer(),
    aside: (_source, text) => texts.push(text) - 1,
  };
  const frame = drawing.frameIn({
    ...{ context, lang: 'en', family: 'Source Sans 3', source: 0 },
    missing: (family) => missing.push(family),
  });
  return { frame, texts, missing, context };
}

export const itemsOf = (content: string): readonly DisplayItem[] => show(content).frame.items;

/** Items of a kind, with those in groups. */
export function deepItems<K extends DisplayItem['kind']>(
  items: readonly DisplayItem[],
  kind: K,
): Extract<DisplayItem, { kind: K }>[] {
  return items.flatMap((item) => [
    ...(item.kind === kind ? [item as Extract<DisplayItem, { kind: K }>] : []),
    ...(item.kind === 'group' ? deepItems(item.frame.items, kind) : []),
  ]);
}

export const pathsOf = (content: string): PathItem[] => deepItems(itemsOf(content), 'path');

export const runsOf = (content: string): GlyphRun[] => deepItems(itemsOf(content), 'glyphs');
