/**
 * `npm run fuzz -- [--minutes N | --cases N] [--seed S] [--kind K] [--one]`
 *
 * Runs the kept seeds, then cases of all kinds (or one) from seed S on, for N minutes or N cases of each kind. `--one`
 * runs the case of one kind and seed and nothing else. Findings are printed with what runs them again; the exit code is
 * 1 where there are any.
 */
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { KINDS, type Kind } from './cases';
import { Runner } from './runner';
import { KEPT_SEEDS } from './seeds';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string' },
    cases: { type: 'string' },
    seed: { type: 'string', default: '1' },
    kind: { type: 'string' },
    one: { type: 'boolean', default: false },
  },
});

const kinds = KINDS.filter((kind) => values.kind === undefined || kind === values.kind);
const first = Number(values.seed);
const minutes = values.minutes === undefined ? null : Number(values.minutes);
const count = values.one ? 1 : Number(values.cases ?? (minutes === null ? 40 : Number.POSITIVE_INFINITY));
if (kinds.length === 0 || !Number.isSafeInteger(first) || Number.isNaN(count) || Number.isNaN(minutes ?? 0)) {
  console.error(`Kinds: ${KINDS.join(', ')}. --seed, --cases and --minutes are numbers.`);
  process.exit(2);
}

const runner = new Runner(path.join(path.dirname(fileURLToPath(import.meta.url)), 'fuzz-worker.js'));
const totals = new Map(kinds.map((kind) => [kind, { cases: 0, composed: 0, findings: 0 }]));

async function run(kind: Kind, seed: number): Promise<void> {
  const total = totals.get(kind);
  if (!total) return;
  const { findings, subject, isComposed } = await runner.run({ kind, seed }, values.one);
  total.cases += 1;
  if (isComposed) total.composed += 1;
  if (findings.length === 0) return;
  total.findings += 1;
  console.log(`${kind} ${seed} (${subject}): npm run fuzz -- --one --kind ${kind} --seed ${seed}`);
  for (const finding of findings.slice(0, 5)) console.log(`  ${finding}`);
}

const end = minutes === null ? Number.POSITIVE_INFINITY : performance.now() + minutes * 60_000;
if (!values.one) for (const { kind, seed } of KEPT_SEEDS) await run(kind, seed);
for (let index = 0; index < count && performance.now() < end; index += 1)
  for (const kind of kinds) await run(kind, first + index);
await runner.close();

for (const [kind, { cases, composed, findings }] of totals)
  console.log(`${kind}: ${cases} cases, ${composed} composed, ${findings} with findings`);
process.exitCode = [...totals.values()].some(({ findings }) => findings > 0) ? 1 : 0;
