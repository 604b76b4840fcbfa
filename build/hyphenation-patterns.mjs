/**
 * Writes the hyphenation patterns of the languages of documents as modules of `shared`, in the form that TeX has them
 * (`.ach4 a1b`): `node build/run.mjs hyphenation-patterns`. They come from the pinned package `hyphen`, which has them
 * from TeX's hyph-utf8; where and under which licence stands in `assets/licences/hyphenation.md`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** File of the package to file of ours. */
const languages = /** @type {Record<string, string>} */ ({
  da: 'da',
  'de-1996': 'de',
  'en-gb': 'en-gb',
  'en-us': 'en-us',
  es: 'es',
  fi: 'fi',
  fr: 'fr',
  it: 'it',
  nb: 'nb',
  nl: 'nl',
  pl: 'pl',
  pt: 'pt',
  sv: 'sv',
});

/**
 * A trie of letters: a number says which levels the letters so far have, an object goes on, a pair does both.
 *
 * @typedef {{ [letter: string]: number | Trie | [Trie, number] }} Trie
 */

/**
 * @param {string} root The project's root folder.
 * @returns {Promise<number>} exit code
 */
export async function writeHyphenationPatterns(root) {
  const require = createRequire(path.join(root, 'package.json'));
  const folder = path.join(root, 'shared', 'text', 'hyphenation', 'patterns');
  mkdirSync(folder, { recursive: true });
  for (const [source, target] of Object.entries(languages)) {
    /** @type {[number[][], Trie, Record<string, number[]> | undefined]} */
    const [levels, trie, exceptions = {}] = require(`hyphen/patterns/${source}.js`);
    const words = Object.entries(exceptions).map(([word, places]) => withHyphens(word, places));
    const lines = [
      '/** Written by `node build/run.mjs hyphenation-patterns`; origin and licence: README of the folder above. */',
      'export const PATTERNS =',
      `  ${JSON.stringify(patternsOf(trie, levels).join(' '))};`,
      `export const EXCEPTIONS = ${JSON.stringify(words.join(' '))};`,
    ];
    writeFileSync(path.join(folder, `${target}.ts`), `${lines.join('\n')}\n`);
  }
  return 0;
}

/** @param {Trie} trie @param {number[][]} levels @returns {string[]} */
function patternsOf(trie, levels, letters = '') {
  return Object.entries(trie).flatMap(([letter, value]) => {
    const all = letters + letter;
    const [next, index] = Array.isArray(value)
      ? value
      : typeof value === 'number'
        ? [null, value]
        : [value, -1];
    const own = index < 0 ? [] : [pattern(all, levels[index] ?? [])];
    return next === null ? own : [...own, ...patternsOf(next, levels, all)];
  });
}

/**
 * The levels of letters that begin a word count from behind the full stop that says so.
 *
 * @param {string} letters
 * @param {number[]} levels
 */
function pattern(letters, levels) {
  const offset = letters.startsWith('.') ? 1 : 0;
  let text = '';
  for (let at = 0; at <= letters.length; at++) {
    const level = levels[at - offset] ?? 0;
    text += (level > 0 ? level : '') + letters.charAt(at);
  }
  return text;
}

/**
 * The package counts a place with the hyphens before it.
 *
 * @param {string} word
 * @param {number[]} counted
 */
function withHyphens(word, counted) {
  const places = counted.map((place, index) => place - index);
  return [...word].map((letter, at) => (places.includes(at) ? `-${letter}` : letter)).join('');
}
