/**
 * `npm run conformance -- [--json FILE] [--data FOLDER]`
 *
 * Runs the published test suites of the standards that the engine implements over the engine's own functions, and
 * writes rows {suite, passed, failed, skipped}. Suites are not part of the project: they are looked for in `--data`,
 * in the folders that `FUMI_CONFORMANCE` names, beside the project, and where Debian's `unicode-data` has them. A
 * suite that is not there is one skipped row, said aloud. Ends with 1 where a suite failed.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { SuiteFiles } from './suite-files';
import {
  bidiCharacters,
  bidiClasses,
  bidiClassesBeyond,
  graphemeBreaks,
  lineBreaks,
  type SuiteResult,
} from './unicode-suites';

interface Row {
  readonly suite: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const projectRoot = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
const SHOWN_FAILURES = 5;

const suites: readonly { name: string; file: string; run(text: string): SuiteResult }[] = [
  { name: 'UAX #14 LineBreakTest', file: 'LineBreakTest.txt', run: lineBreaks },
  { name: 'UAX #29 GraphemeBreakTest', file: 'GraphemeBreakTest.txt', run: graphemeBreaks },
  { name: 'UAX #9 BidiCharacterTest', file: 'BidiCharacterTest.txt', run: bidiCharacters },
  { name: 'UAX #9 BidiTest', file: 'BidiTest.txt', run: bidiClasses },
  { name: 'UAX #9 BidiTest, beyond the BMP', file: 'BidiTest.txt', run: bidiClassesBeyond },
];

const { values } = parseArgs({
  options: { json: { type: 'string' }, data: { type: 'string', multiple: true } },
});
const folders = [
  ...(values.data ?? []),
  ...(process.env.FUMI_CONFORMANCE ?? '').split(path.delimiter),
  path.join(projectRoot, '..', 'shared', 'data', 'conformance'),
  '/usr/share/unicode',
].filter((folder) => folder !== '');
const files = new SuiteFiles(folders);

const rows: Row[] = suites.map(({ name, file, run }) => {
  const text = files.read(file);
  if (text === null) {
    console.log(`SKIPPED ${name}: ${file} is in none of ${folders.join(', ')}`);
    return { suite: name, passed: 0, failed: 0, skipped: 1 };
  }
  const { version, passed, failures } = run(text);
  const suite = version === '' ? name : `${name} ${version}`;
  console.log(`${suite}: ${passed} passed, ${failures.length} failed`);
  for (const failure of failures.slice(0, SHOWN_FAILURES)) console.log(`  ${failure}`);
  if (failures.length > SHOWN_FAILURES) console.log(`  … and ${failures.length - SHOWN_FAILURES} more`);
  return { suite, passed, failed: failures.length, skipped: 0 };
});

if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(rows, null, 2)}\n`);
process.exitCode = rows.some(({ failed }) => failed > 0) ? 1 : 0;
