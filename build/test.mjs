/**
 * `npm test`: sets up and checks everything, cheapest first, and stops at the first step that fails:
 * layers, types, lint, unit, golden, fuzz, build, e2e, and e2e once more under Electron where its executable is present.
 *
 * Options: --only STEP[,STEP …], --verbose; further words are handed to vitest as file filters.
 * The last line is always `N passed, N failed, N skipped`: the tests of all steps, where a failed check without
 * tests of its own (types, for example) counts as one failed.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { bootstrap, projectRoot } from './bootstrap.mjs';

/** @import { StepResult } from './test-steps.mjs' */

await bootstrap(import.meta.url);
process.env.TZ = 'UTC';
keepCompiled();
const { steps } = await import('./test-steps.mjs');
const { values, positionals } = readArguments();
const names = steps.map((step) => step.name);
const only = values.only?.split(',');
const unknown = only?.find((name) => !names.includes(name));
if (unknown !== undefined) {
  console.error(`Unknown step ${unknown}. Known: ${names.join(', ')}.`);
  process.exit(2);
}

const total = { passed: 0, failed: 0, skipped: 0 };
for (const step of steps) {
  if (only !== undefined && !only.includes(step.name)) continue;
  const started = performance.now();
  if (process.stdout.isTTY) process.stdout.write(`  ${step.name} …`);
  const result = await step.run({ root: projectRoot, filters: positionals, verbose: values.verbose });
  report(step.name, (performance.now() - started) / 1000, result);
  total.passed += result.passed;
  total.skipped += result.skipped;
  total.failed += result.ok ? result.failed : Math.max(1, result.failed);
  if (!result.ok) break;
}
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed === 0 ? 0 : 1;

/** Hundreds of programs and threads start with the same files: what one has compiled the next ones take over. Gone with the run. */
function keepCompiled() {
  if (process.env.NODE_COMPILE_CACHE !== undefined) return;
  const folder = mkdtempSync(path.join(tmpdir(), 'fumi-compiled-'));
  process.env.NODE_COMPILE_CACHE = folder;
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
}

function readArguments() {
  return parseArgs({
    allowPositionals: true,
    options: { only: { type: 'string' }, verbose: { type: 'boolean', default: false } },
  });
}

/**
 * @param {string} name
 * @param {number} seconds
 * @param {StepResult} result
 */
function report(name, seconds, result) {
  if (process.stdout.isTTY) process.stdout.write('\r');
  const mark = result.ok ? 'ok    ' : 'FAILED';
  console.log(`${mark} ${name.padEnd(12)} ${seconds.toFixed(1).padStart(6)} s  ${result.summary}`);
  if (!result.ok && !values.verbose) console.log(`\n${result.output.trimEnd()}`);
  for (const notice of result.notices) console.log(`  !! ${notice}`);
}
