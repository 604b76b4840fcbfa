/** Fills and strokes of a shape: what its properties say, with everything it inherits. */
import type { Stroke } from '../display';
import type { Rgb } from '../geometry';
import { parseCssColour } from './css-colour';
import { parseLength, parseOpacity } from './length';
import type { Declarations } from './style-sheet';
import { parseUrl } from './url';

/** One colour, or the id of what paints. */
export type Paint =
  | { readonly kind: 'colour'; readonly rgb: Rgb; readonly opacity: number }
  | { readonly kind: 'server'; readonly id: string; readonly otherwise: Paint | null };

/** Whether a text says how something is painted, as far as that is understood here. */
export function isPaint(text: string): boolean {
  const value = text.trim();
  return (
    /^(?:none|inherit|currentcolor|context-fill|context-stroke)$/i.test(value) ||
    value.startsWith('url(') ||
    parseCssColour(value) !== undefined
  );
}

const PAINTS: ReadonlySet<string> = new Set(['fill', 'stroke', 'color', 'stop-color']);

/** Whether a property that should say how something is painted does not: it counts as not said (CSS 2.2, 4.2). */
export const saysNoPaint = (property: string, value: string): boolean =>
  PAINTS.has(property) && !isPaint(value);

/** What a paint property says; null for `none` and for what is no paint. */
export function parsePaint(text: string, style: Declarations): Paint | null {
  const value = text.trim();
  const server = parseUrl(value);
  if (server) {
    const { id, rest } = server;
    // One colour may follow, for where nothing paints: no further reference.
    return { kind: 'server', id, otherwise: rest === '' || parseUrl(rest) ? null : parsePaint(rest, style) };
  }
  // In a marker: the paint of the line that it marks. It never is one of these words itself.
  if (value === 'context-fill' || value === 'context-stroke') {
    const around = style.get(value) ?? 'none';
    return around.startsWith('context-') ? null : parsePaint(around, style);
  }
  const colour = parseCssColour(/^currentcolor$/i.test(value) ? (style.get('color') ?? 'black') : value);
  return colour ? { kind: 'colour', ...colour } : null;
}

/** How the outline is stroked, in user units; null where it is not. */
export function strokeShape(style: Declarations, diagonal: number): Omit<Stroke, 'colour'> | null {
  const width = parseLength(style.get('stroke-width') ?? '1', diagonal) ?? 1;
  if (width <= 0) return null;
  const cap = style.get('stroke-linecap');
  const join = style.get('stroke-linejoin');
  const dash = dashOf(style, diagonal);
  const offset = parseLength(style.get('stroke-dashoffset'), diagonal) ?? 0;
  return {
    width,
    dash: dash.length > 0 && offset !== 0 ? beginAt(dash, offset) : dash,
    ...(cap === 'round' || cap === 'square' ? { cap } : {}),
    ...(join === 'round' || join === 'bevel' ? { join } : {}),
    miterLimit: Number.parseFloat(style.get('stroke-miterlimit') ?? '4') || 4,
  };
}

/** Dashes and gaps; an odd number of them is said twice. */
function dashOf(style: Declarations, diagonal: number): number[] {
  const text = style.get('stroke-dasharray') ?? 'none';
  const lengths = text
    .split(/[\s,]+/)
    .flatMap((part) => (part === '' ? [] : [parseLength(part, diagonal) ?? Number.NaN]));
  const isDrawable = lengths.every((length) => length >= 0) && lengths.some((length) => length > 0);
  if (!isDrawable) return [];
  return lengths.length % 2 === 0 ? lengths : [...lengths, ...lengths];
}

/** The same dashes and gaps from a place in them on: what is cut there comes together again, with nothing between. */
function beginAt(dash: readonly number[], offset: number): number[] {
  const period = dash.reduce((sum, length) => sum + length, 0);
  let rest = ((offset % period) + period) % period;
  let first = 0;
  while (first < dash.length - 1 && rest >= (dash[first] ?? 0)) {
    rest -= dash[first] ?? 0;
    first += 1;
  }
  const cut = dash[first] ?? 0;
  const others = [...dash.slice(first + 1), ...dash.slice(0, first)];
  return first % 2 === 0 ? [cut - rest, ...others, rest, 0] : [0, cut - rest, ...others, rest];
}

/** Whether dashes begin inside of a gap where ends of lines are not cut off: then a dot stands at the beginning. */
export function beginsInGap(style: Declarations, diagonal: number): boolean {
  const dash = dashOf(style, diagonal);
  const offset = parseLength(style.get('stroke-dashoffset'), diagonal) ?? 0;
  const hasEnds = /^(?:round|square)$/.test(style.get('stroke-linecap') ?? '');
  return hasEnds && offset !== 0 && dash.length > 0 && beginAt(dash, offset)[0] === 0;
}

/** What a shape of a clip path is painted with: nothing but that it is inside counts. */
export const clipStyle = (style: Declarations): Declarations =>
  new Map([
    ...[...style].filter(([property]) => !/^(?:stroke|marker|paint-order)/.test(property)),
    ...[['fill', 'white'] as const, ['fill-opacity', '1'] as const],
    ['fill-rule', style.get('clip-rule') ?? 'nonzero'],
  ]);

/** The opacity of fills or strokes that goes with their paint. */
export const paintOpacity = (style: Declarations, use: 'fill' | 'stroke'): number =>
  parseOpacity(style.get(`${use}-opacity`));
