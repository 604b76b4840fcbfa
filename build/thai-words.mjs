/**
 * Writes `shared/text/thai-word-model.ts` from the Thai model of BudouX (Apache License 2.0), which says where words of
 * Thai text begin: `node build/thai-words.mjs FOLDER`, where FOLDER holds the npm package `budoux` 0.9.2. What is
 * written is committed; the package itself would bring an HTML parser along.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';

const folder = path.resolve(process.argv[2] ?? '');
const file = path.join(folder, 'module', 'data', 'models', 'th.js');
const { model } = await import(pathToFileURL(file).href);
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

const lines = [
  '/**',
  ' * Weights of the Thai model of BudouX 0.9.2 (https://github.com/google/budoux), © Google LLC, Apache License 2.0;',
  ' * written by `node build/thai-words.mjs`, read by `thai-words.ts`. By feature: strings and their weights.',
  ' */',
  'export const THAI_WORD_MODEL: { readonly [feature: string]: string } = {',
];
for (const feature of Object.keys(model).sort()) {
  const weights = Object.entries(model[feature])
    .filter(([text]) => /^[\u0e00-\u0e7f]+$/.test(text))
    .map(([text, weight]) => `${text}${weight}`);
  lines.push(`  ${feature}:`, `    '${weights.join(' ')}',`);
}
const weights = Object.values(model).flatMap((feature) => Object.values(feature));
const sum = weights.reduce((total, weight) => total + weight, 0);
lines.push('};', '', '/** Half the sum of all weights: the score above which a word begins. */');
lines.push(`export const THAI_WORD_THRESHOLD = ${sum / 2};`, '');
writeFileSync(path.join(root, 'shared', 'text', 'thai-word-model.ts'), lines.join('\n'));
