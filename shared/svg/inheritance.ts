/** Which properties elements take over from those around them, and font sizes as numbers (SVG 2, property index). */
import { fontSizeOf, MEDIUM, parseFont } from './font-look';
import { parseLength } from './length';
import { saysNoPaint } from './paint';
import type { Declarations } from './style-sheet';

const INHERITED: readonly string[] = [
  ...['color', 'fill', 'fill-opacity', 'fill-rule', 'clip-rule', 'visibility', 'paint-order'],
  ...['stroke', 'stroke-width', 'stroke-opacity', 'stroke-linecap', 'stroke-linejoin', 'stroke-miterlimit'],
  ...['stroke-dasharray', 'stroke-dashoffset', 'marker-start', 'marker-mid', 'marker-end'],
  ...[
    'font-family',
    'font-weight',
    'font-style',
    'font-stretch',
    'font-variant',
    'letter-spacing',
    'word-spacing',
    'direction',
  ],
  ...['context-fill', 'context-stroke'],
  ...['text-anchor', 'dominant-baseline', 'writing-mode', 'white-space', 'xml:space', 'xml:lang'],
];

/** The properties of an element: its own, and what it takes over. `font-size` is a number of user units. */
export function inherit(outer: Declarations, given: Declarations): Declarations {
  const own = withShorthands(given);
  const inherited = new Map<string, string>();
  for (const property of INHERITED) {
    const value = own.get(property);
    const isSaid = value !== undefined && value !== 'inherit' && !saysNoPaint(property, value);
    const taken = isSaid ? value : outer.get(property);
    if (taken !== undefined) inherited.set(property, taken);
  }
  const decoration = decorationOf(own.get('text-decoration'), outer.get('text-decoration'));
  if (decoration !== undefined) inherited.set('text-decoration', decoration);
  const size = own.get('font-size');
  const outerSize = fontSizeOf(outer);
  if (size !== undefined) inherited.set('font-size', String(computedSize(size, outerSize)));
  else if (outer.has('font-size')) inherited.set('font-size', String(outerSize));
  const weight = /^(bolder|lighter)$/.exec(own.get('font-weight') ?? '');
  if (weight) inherited.set('font-weight', relativeWeight(weight[0], outer.get('font-weight')));
  return inherited;
}

/** Lines under and through a text go on under and through all that is inside of it (CSS Text Decoration 3, 2). */
function decorationOf(own: string | undefined, outer: string | undefined): string | undefined {
  if (own === undefined || own === 'inherit' || own === 'none') return outer;
  return outer === undefined || outer === 'none' || outer === own ? own : `${outer} ${own}`;
}

/** `marker` and `font` as what they stand for. */
function withShorthands(own: Declarations): Declarations {
  const font = own.get('font');
  const marker = own.get('marker');
  if (font === undefined && marker === undefined) return own;
  const markers = marker === undefined ? [] : MARKERS.map((property): [string, string] => [property, marker]);
  return new Map([...markers, ...parseFont(font ?? ''), ...own]);
}

const MARKERS = ['marker-start', 'marker-mid', 'marker-end'] as const;

/** CSS Fonts 4, 2.5. */
const SIZES: ReadonlyMap<string, number> = new Map(
  Object.entries({
    ...{ 'xx-small': 9, 'x-small': 10, small: 13, medium: MEDIUM },
    ...{ large: 18, 'x-large': 24, 'xx-large': 32 },
  }),
);

const STEP = 1.2;

function computedSize(text: string, outer: number): number {
  const value = text.trim().toLowerCase();
  if (value === 'larger') return outer * STEP;
  if (value === 'smaller') return outer / STEP;
  const size = SIZES.get(value) ?? parseLength(value, outer, outer);
  return size !== undefined && size >= 0 ? size : outer;
}

/** CSS Fonts 4, 2.2.1. */
function relativeWeight(word: string, outer: string | undefined): string {
  const weight = outer === 'bold' ? 700 : Number.parseInt(outer ?? '', 10) || 400;
  if (word === 'bolder') return weight < 350 ? '400' : weight < 550 ? '700' : '900';
  return weight < 550 ? '100' : weight < 750 ? '400' : '700';
}
