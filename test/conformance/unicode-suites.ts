/** The test files of the Unicode Character Database, each line a case, over the engine's functions. */
import { graphemeStarts } from '../../shared/base';
import {
  embeddingLevels,
  findStandardLineBreaks,
  isLineEnd,
  MAY_BREAK,
  visualOrder,
} from '../../shared/text';

export interface SuiteResult {
  /** As the file names it; empty where it does not. */
  readonly version: string;
  readonly passed: number;
  /** One line of text for each. */
  readonly failures: readonly string[];
}

/** LineBreakTest.txt: breaks of UAX #14 without any tailoring. */
export const lineBreaks = (file: string): SuiteResult => breakCases(file, standardBreaks);

/** GraphemeBreakTest.txt: extended grapheme clusters. */
export const graphemeBreaks = (file: string): SuiteResult =>
  breakCases(file, (text) => [...places(graphemeStarts(text)), text.length]);

function standardBreaks(text: string): number[] {
  const flags = findStandardLineBreaks(text);
  const found: number[] = [];
  for (let i = 1; i < text.length; i++) {
    const before = text.charCodeAt(i - 1);
    const isMandatory = isLineEnd(before) && !(before === 0x0d && text.charCodeAt(i) === 0x0a);
    if (isMandatory || (flags[i] ?? 0) & MAY_BREAK) found.push(i);
  }
  return [...found, text.length];
}

const places = (flags: Uint8Array): number[] => [...flags].flatMap((is, at) => (is ? [at] : []));

/** Lines of code points with ÷ where there is a break and × where there is none. */
function breakCases(file: string, breaksOf: (text: string) => readonly number[]): SuiteResult {
  const failures: string[] = [];
  let passed = 0;
  for (const line of casesOf(file)) {
    let text = '';
    const expected: number[] = [];
    for (const token of line.split(/\s+/)) {
      if (token === '÷') expected.push(text.length);
      else if (token !== '×') text += String.fromCodePoint(Number.parseInt(token, 16));
    }
    const found = breaksOf(text);
    if (found.join() === expected.join()) passed++;
    else failures.push(`${line} — found breaks at ${found.join(', ')}`);
  }
  return { version: versionOf(file), passed, failures };
}

const DIRECTIONS = { 0: 'ltr', 1: 'rtl', 2: 'auto' } as const;

/** BidiCharacterTest.txt: levels and order of given characters. */
export function bidiCharacters(file: string): SuiteResult {
  const failures: string[] = [];
  let passed = 0;
  for (const line of casesOf(file)) {
    const [points = '', direction, base, levels = '', order = ''] = line.split(';');
    const text = String.fromCodePoint(...points.split(' ').map((hex) => Number.parseInt(hex, 16)));
    const wanted = DIRECTIONS[Number(direction) as keyof typeof DIRECTIONS];
    const problem = compareLevels(text, wanted, levels.split(' '), order.split(' '), Number(base));
    if (problem === null) passed++;
    else failures.push(`${line} — ${problem}`);
  }
  return { version: versionOf(file), passed, failures };
}

/** One character of every class of BidiTest.txt. */
const SAMPLES: { readonly [bidiClass: string]: string } = {
  ...{ L: 'a', R: 'א', AL: 'ا', EN: '0', ES: '-', ET: '%', AN: '٠', CS: ',', B: '\u2029', S: '\t' },
  ...{ WS: ' ', ON: '!', NSM: '\u0300', BN: '\u00ad', LRE: '\u202a', LRO: '\u202d', RLE: '\u202b' },
  ...{ RLO: '\u202e', PDF: '\u202c', LRI: '\u2066', RLI: '\u2067', FSI: '\u2068', PDI: '\u2069' },
};

/** The same beyond the Basic Multilingual Plane, or of a version of Unicode after 13, where there is one. */
const LATER_SAMPLES: typeof SAMPLES = {
  ...SAMPLES,
  ...{ L: '𝐚', R: '𞤀', AL: '𞸀', EN: '𝟎', ET: '\u20c1', AN: '𐹠', ON: '😀', NSM: '𐨁', BN: '\u{e0001}' },
};

/** BidiTest.txt: levels and order of all short sequences of classes; a case for each direction asked for. */
export const bidiClasses = (file: string): SuiteResult => classCases(file, SAMPLES);

/** The same cases with characters that UTF-16 has two units for. */
export const bidiClassesBeyond = (file: string): SuiteResult => classCases(file, LATER_SAMPLES);

function classCases(file: string, samples: typeof SAMPLES): SuiteResult {
  const failures: string[] = [];
  let passed = 0;
  let levels: string[] = [];
  let order: string[] = [];
  for (const line of casesOf(file)) {
    if (line.startsWith('@')) {
      const rest = line
        .slice(line.indexOf(':') + 1)
        .trim()
        .split(/\s+/);
      if (line.startsWith('@Levels:')) levels = rest;
      else if (line.startsWith('@Reorder:')) order = rest;
      continue;
    }
    const [classes = '', set = ''] = line.split(';');
    const text = classes
      .trim()
      .split(/\s+/)
      .map((name) => samples[name] ?? '')
      .join('');
    const directions = Number(set.trim());
    const wanted = [
      ...(directions & 1 ? (['auto'] as const) : []),
      ...(directions & 2 ? (['ltr'] as const) : []),
      ...(directions & 4 ? (['rtl'] as const) : []),
    ];
    for (const direction of wanted) {
      const problem = compareLevels(text, direction, levels, order, null);
      if (problem === null) passed++;
      else failures.push(`${classes.trim()} ${direction} — ${problem}`);
    }
  }
  return { version: versionOf(file), passed, failures };
}

/** What is wrong with the levels or the order of a text, or null. `x` stands for what rule X9 removes. */
function compareLevels(
  text: string,
  direction: 'ltr' | 'rtl' | 'auto',
  expectedLevels: readonly string[],
  expectedOrder: readonly string[],
  expectedBase: number | null,
): string | null {
  const { levels, base } = embeddingLevels(text, direction);
  if (expectedBase !== null && base !== expectedBase) return `level of the paragraph is ${base}`;
  const found: { readonly at: number; readonly level: number }[] = [];
  let unit = 0;
  for (const [at, expected] of expectedLevels.entries()) {
    const level = levels[unit] ?? 0;
    if (expected !== 'x') {
      if (String(level) !== expected) return `level of character ${at} is ${level}`;
      found.push({ at, level });
    }
    unit += (text.codePointAt(unit) ?? 0) > 0xffff ? 2 : 1;
  }
  const order = visualOrder(found)
    .map(({ at }) => at)
    .join(' ');
  return order === expectedOrder.join(' ').trim() ? null : `the order is ${order}`;
}

const casesOf = (file: string): string[] =>
  file
    .split('\n')
    .map((line) => (line.split('#')[0] ?? '').trim())
    .filter((line) => line !== '');

const versionOf = (file: string): string => /^#\s*\w+-([\d.]+)\.txt/.exec(file)?.[1] ?? '';
