/**
 * Writes the Unicode properties that the engine needs as compact modules of `shared`, from pinned packages of data:
 * `node build/run.mjs unicode-tables`. What is written is committed, so that the engine depends on no host's tables
 * and a new version of Unicode is a change that can be read and tested.
 */
import { readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const version = '17.0.0';
const lastCodePoint = 0x10ffff;
const hangulStart = 0xac00;
const hangulEnd = 0xd7a3;
const dottedCircle = 0x25cc;

/** Line_Break values to the names of UAX #14; those that LB1 resolves away, and the default AL, are not here. */
const lineBreakNames = /** @type {Record<string, string>} */ ({
  Aksara: 'AK',
  Aksara_Prebase: 'AP',
  Aksara_Start: 'AS',
  Break_After: 'BA',
  Break_Before: 'BB',
  Break_Both: 'B2',
  Break_Symbols: 'SY',
  Carriage_Return: 'BK',
  Close_Parenthesis: 'CP',
  Close_Punctuation: 'CL',
  Combining_Mark: 'CM',
  Complex_Context: 'SA',
  Conditional_Japanese_Starter: 'CJ',
  Contingent_Break: 'CB',
  E_Base: 'EB',
  E_Modifier: 'EM',
  Exclamation: 'EX',
  Glue: 'GL',
  Hebrew_Letter: 'HL',
  Hyphen: 'HY',
  Ideographic: 'ID',
  Infix_Numeric: 'IS',
  Inseparable: 'IN',
  JL: 'JL',
  JT: 'JT',
  JV: 'JV',
  Line_Feed: 'BK',
  Mandatory_Break: 'BK',
  Next_Line: 'BK',
  Nonstarter: 'NS',
  Numeric: 'NU',
  Open_Punctuation: 'OP',
  Postfix_Numeric: 'PO',
  Prefix_Numeric: 'PR',
  Quotation: 'QU',
  Regional_Indicator: 'RI',
  Space: 'SP',
  Unambiguous_Hyphen: 'HH',
  Virama: 'VI',
  Virama_Final: 'VF',
  Word_Joiner: 'WJ',
  ZWJ: 'ZJ',
  ZWSpace: 'ZW',
});

/** Bidi_Class values to the names of UAX #9. */
const bidiNames = {
  Arabic_Letter: 'AL',
  Arabic_Number: 'AN',
  Boundary_Neutral: 'BN',
  Common_Separator: 'CS',
  European_Number: 'EN',
  European_Separator: 'ES',
  European_Terminator: 'ET',
  Nonspacing_Mark: 'NSM',
  Other_Neutral: 'ON',
  Right_To_Left: 'R',
  White_Space: 'WS',
};

/**
 * @param {string} root The project's root folder.
 * @returns {Promise<number>} exit code
 */
export async function writeUnicodeTables(root) {
  const unicode = new UnicodeData(path.join(root, 'node_modules', '@unicode', `unicode-${version}`));
  const require = createRequire(path.join(root, 'package.json'));
  const { eastAsianWidthType } = await import(pathToFileURL(require.resolve('get-east-asian-width')).href);
  const lineBreaks = await lineBreakClasses(unicode);
  const wide = new Map();
  for (let c = 0; c <= lastCodePoint; c++) {
    if (['fullwidth', 'wide', 'halfwidth'].includes(eastAsianWidthType(c))) wide.set(c, 'wide');
  }
  write(
    path.join(root, 'shared', 'text', 'line-break-ranges.ts'),
    'Line_Break (UAX #14) of every code point that is not AL, after rule LB1 except for CJ and SA; East_Asian_Width F, W and H (UAX #11).',
    { LINE_BREAK_RANGES: rangesByValue(lineBreaks), WIDE_RANGES: rangesByValue(wide).wide ?? '' },
  );
  write(
    path.join(root, 'shared', 'base', 'grapheme-ranges.ts'),
    'Grapheme_Cluster_Break, Extended_Pictographic and Indic_Conjunct_Break (UAX #29), without the Hangul syllables.',
    { GRAPHEME_RANGES: rangesByValue(await graphemeClasses(unicode)) },
  );
  write(
    path.join(root, 'shared', 'text', 'vertical-orientation-ranges.ts'),
    'Vertical_Orientation U and Tu (upright), Tr (upright where the font has a form for it) of UAX #50; the rest is rotated.',
    { VERTICAL_ORIENTATION_RANGES: rangesByValue(await verticalOrientations(unicode)) },
  );
  write(
    path.join(root, 'shared', 'text', 'bidi-class-ranges.ts'),
    'Bidi_Class (UAX #9) of every code point that is not L, without what changes directions and ends paragraphs.',
    { BIDI_CLASS_RANGES: rangesByValue(await bidiClasses(unicode)) },
  );
  return 0;
}

class UnicodeData {
  /** @param {string} folder */
  constructor(folder) {
    this.folder = folder;
  }

  /** @param {string} property @returns {string[]} */
  valuesOf(property) {
    return readdirSync(path.join(this.folder, property), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
  }

  /** @param {string} property @param {string} value @returns {Promise<number[]>} */
  async codePoints(property, value) {
    const file = path.join(this.folder, property, value, 'code-points.mjs');
    return (await import(pathToFileURL(file).href)).default;
  }
}

/** @param {UnicodeData} unicode @returns {Promise<Map<number, string>>} */
async function lineBreakClasses(unicode) {
  const classes = new Map();
  for (const value of unicode.valuesOf('Line_Break')) {
    const name = lineBreakNames[value];
    if (name === undefined) continue;
    for (const c of await unicode.codePoints('Line_Break', value)) classes.set(c, name);
  }
  /** @param {string} from @param {string} to @param {string} property @param {string} value */
  const refine = async (from, to, property, value) => {
    for (const c of await unicode.codePoints(property, value))
      if (classes.get(c) === from) classes.set(c, to);
  };
  // LB1: a mark of a script that needs a dictionary is a mark.
  await refine('SA', 'CM', 'General_Category', 'Nonspacing_Mark');
  await refine('SA', 'CM', 'General_Category', 'Spacing_Mark');
  // LB15a, LB15b and LB19 tell opening from closing quotes.
  await refine('QU', 'QI', 'General_Category', 'Initial_Punctuation');
  await refine('QU', 'QF', 'General_Category', 'Final_Punctuation');
  // LB30b: pictographs of later versions take modifiers, whether they will be ideographic or letters by default.
  const unassigned = new Set(await unicode.codePoints('General_Category', 'Unassigned'));
  for (const c of await unicode.codePoints('Binary_Property', 'Extended_Pictographic')) {
    if (unassigned.has(c)) classes.set(c, classes.get(c) === 'ID' ? 'EP' : 'XP');
  }
  // LB28a names this one letter.
  classes.set(dottedCircle, 'DC');
  return classes;
}

/** @param {UnicodeData} unicode @returns {Promise<Map<number, string>>} */
async function bidiClasses(unicode) {
  const classes = new Map();
  for (const [value, name] of Object.entries(bidiNames)) {
    for (const c of await unicode.codePoints('Bidi_Class', value)) classes.set(c, name);
  }
  return classes;
}

/** @param {UnicodeData} unicode @returns {Promise<Map<number, string>>} */
async function verticalOrientations(unicode) {
  const orientations = new Map();
  for (const [value, name] of Object.entries({ U: 'upright', Tu: 'upright', Tr: 'transformed' })) {
    for (const c of await unicode.codePoints('Vertical_Orientation', value)) orientations.set(c, name);
  }
  return orientations;
}

/** @param {UnicodeData} unicode @returns {Promise<Map<number, string>>} */
async function graphemeClasses(unicode) {
  const classes = new Map();
  for (const value of unicode.valuesOf('Grapheme_Cluster_Break')) {
    if (['Other', 'LV', 'LVT'].includes(value)) continue;
    const name = value === 'CR' || value === 'LF' ? 'Control' : value;
    for (const c of await unicode.codePoints('Grapheme_Cluster_Break', value)) classes.set(c, name);
  }
  for (const c of await unicode.codePoints('Binary_Property', 'Extended_Pictographic')) {
    classes.set(c, 'Pictograph');
  }
  for (const value of ['Consonant', 'Linker']) {
    for (const c of await unicode.codePoints('Indic_Conjunct_Break', value)) classes.set(c, value);
  }
  // The one extender that conjuncts do not reach across (GB9c): ZERO WIDTH NON-JOINER.
  const inConjuncts = new Set(await unicode.codePoints('Indic_Conjunct_Break', 'Extend'));
  for (const [c, value] of classes)
    if (value === 'Extend' && !inConjuncts.has(c)) classes.set(c, 'Separator');
  return classes;
}

/**
 * Ranges by value as text: for each range the distance of its first code point from the end of the range before, and
 * `+` how many more it has, in base 36.
 *
 * @param {Map<number, string>} values
 * @returns {Record<string, string>}
 */
function rangesByValue(values) {
  const ranges = /** @type {Record<string, string>} */ ({});
  const ends = /** @type {Record<string, number>} */ ({});
  for (let first = 0; first <= lastCodePoint; first++) {
    const value = values.get(first);
    if (
      value === undefined ||
      (first >= hangulStart && first <= hangulEnd && !['wide', 'upright'].includes(value))
    )
      continue;
    let last = first;
    while (values.get(last + 1) === value) last++;
    const gap = first - (ends[value] ?? 0);
    const more = last > first ? `+${(last - first).toString(36)}` : '';
    ranges[value] = `${ranges[value] === undefined ? '' : `${ranges[value]} `}${gap.toString(36)}${more}`;
    ends[value] = last + 1;
    first = last;
  }
  return ranges;
}

/** @param {string} file @param {string} what @param {Record<string, string | Record<string, string>>} constants */
function write(file, what, constants) {
  const lines = [
    '/**',
    ` * ${what}`,
    ` * Unicode ${version}; written by \`node build/run.mjs unicode-tables\`, read by \`CodePointTable\`.`,
    ' * Made from the Unicode Character Database, © Unicode, Inc.; licence: `assets/licences/unicode.txt`.',
    ' */',
  ];
  for (const [name, value] of Object.entries(constants)) {
    if (typeof value === 'string') {
      lines.push(`export const ${name} =`, `  '${value}';`);
      continue;
    }
    lines.push(`export const ${name} = {`);
    for (const key of Object.keys(value).sort()) {
      const entry = `  ${key}: '${value[key]}',`;
      lines.push(...(entry.length <= 110 ? [entry] : [`  ${key}:`, `    '${value[key]}',`]));
    }
    lines.push('} as const;');
  }
  writeFileSync(file, `${lines.join('\n')}\n`);
}
