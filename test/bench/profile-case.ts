/**
 * Where the time of a merged batch goes, from V8's own sampling profiler: every sample belongs to the innermost function
 * on its stack that begins a phase.
 */
import { type Profiler, Session } from 'node:inspector';
import { writeMerged } from './batch-cases';
import { type Row, rounded } from './rows';
import type { Workload } from './workload';

const RECORDS = 300;
const ROUNDS = 4;
const INTERVAL_US = 200;

/** Functions that begin a phase. A name that is renamed loses its share to the phase around it, which shows. */
const PHASES: ReadonlyMap<string, string> = new Map([
  ['deflate', 'deflate'],
  ['addDocument', 'emit'],
  ['finish', 'emit'],
  ['ResolvedDocument', 'resolve'],
  ['layoutDocument', 'layout'],
  ['setPlainLine', 'shaping'],
  ['shapeParagraph', 'shaping'],
  ['(garbage collector)', 'garbage collection'],
]);

const ORDER = ['resolve', 'layout', 'shaping', 'emit', 'deflate', 'garbage collection', 'other'] as const;

/** One row for each phase: its share of the samples. */
export async function profileRows(work: Workload, say: (text: string) => void): Promise<Row[]> {
  const records = work.records.slice(0, RECORDS);
  const rows: Row[] = [];
  for (const isTagged of [false, true]) {
    const name = `statement, merged PDF, ${isTagged ? 'tagged' : 'untagged'}: where the time goes`;
    say(name);
    writeMerged(work, records, isTagged);
    const shares = sharesOf(
      await profileOf(() => {
        for (let round = 0; round < ROUNDS; round += 1) writeMerged(work, records, isTagged);
      }),
    );
    for (const phase of ORDER) {
      const value = rounded((shares.get(phase) ?? 0) * 100);
      rows.push({ case: name, tool: 'fumi', metric: phase, value, unit: '% of the CPU time' });
    }
  }
  return rows;
}

async function profileOf(run: () => void): Promise<Profiler.Profile> {
  const session = new Session();
  session.connect();
  const post = (method: string, parameters?: object): Promise<unknown> =>
    new Promise((resolve, reject) => {
      session.post(method, parameters, (error, result) => (error ? reject(error) : resolve(result)));
    });
  await post('Profiler.enable');
  await post('Profiler.setSamplingInterval', { interval: INTERVAL_US });
  await post('Profiler.start');
  run();
  const { profile } = (await post('Profiler.stop')) as { readonly profile: Profiler.Profile };
  session.disconnect();
  return profile;
}

function sharesOf({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): ReadonlyMap<string, number> {
  const phases = new Map<number, string>();
  const assign = (node: Profiler.ProfileNode, around: string): void => {
    const phase = PHASES.get(node.callFrame.functionName) ?? around;
    phases.set(node.id, phase);
    for (const child of node.children ?? []) {
      const next = byId.get(child);
      if (next) assign(next, phase);
    }
  };
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const [root] = nodes;
  if (root) assign(root, 'other');
  const shares = new Map<string, number>();
  let total = 0;
  samples.forEach((id, index) => {
    if (byId.get(id)?.callFrame.functionName === '(idle)') return;
    const time = timeDeltas[index] ?? 0;
    const phase = phases.get(id) ?? 'other';
    shares.set(phase, (shares.get(phase) ?? 0) + time);
    total += time;
  });
  return new Map([...shares].map(([phase, time]) => [phase, time / total]));
}
