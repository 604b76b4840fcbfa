/** Peers: other makers of PDF in processes of their own, asked once per round like every other measurement. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { AskedProcess } from './asked-process';
import { MERGED_CASES } from './batch-cases';
import { type Measured, type Measurement, ratioOf } from './measure';
import type { Row } from './rows';
import type { Workload } from './workload';

/** How many records a peer gets in one round: what it makes in a second or two. */
const PEERS = [
  { tool: 'Typst', module: 'typst', merged: 300, separate: 40 },
  { tool: 'pdfkit', module: 'pdfkit', merged: 300, separate: 20 },
  { tool: 'pdf-lib', module: 'pdf-lib', merged: 60, separate: 15 },
  { tool: 'pdfme', module: 'pdfme', merged: 60, separate: 10 },
] as const;

const MERGED_CASE = MERGED_CASES.untagged;
const SEPARATE_CASE = 'statement, one PDF per record, untagged';

interface Answer {
  readonly pages: number;
  readonly documents: number;
  readonly milliseconds: number;
}

export interface Peers {
  readonly measurements: readonly Measurement[];
  close(): void;
}

/** The peers of a workload, installed where they are wanted and missing; without any where that fails. */
export function peerCases(
  work: Workload,
  folder: string,
  isWanted: (measured: { readonly case: string }) => boolean,
  say: (text: string) => void,
): Peers {
  const areWanted = [MERGED_CASE, SEPARATE_CASE].some((name) => isWanted({ case: name }));
  if (!areWanted || !install(folder, say)) return { measurements: [], close: () => {} };
  const scratch = mkdtempSync(path.join(tmpdir(), 'fumi-bench-'));
  const workFile = path.join(scratch, 'work.json');
  writeFileSync(workFile, JSON.stringify({ records: work.records.slice(0, 300), fonts: fontsOf(work) }));
  const processes = new Map<string, AskedProcess>();
  const ask = async (module: string, question: string): Promise<Answer> => {
    const known = processes.get(module) ?? new AskedProcess([path.join(folder, 'run.mjs'), module, workFile]);
    processes.set(module, known);
    return JSON.parse(await known.ask(question)) as Answer;
  };
  const merged = PEERS.map(
    ({ tool, module, merged: count }): Measurement => ({
      case: MERGED_CASE,
      tool,
      metric: 'pages per CPU-second',
      unit: 'pages/CPU-s',
      sample: async () => {
        const { pages, milliseconds } = await ask(module, `merged ${count}`);
        return (pages * 1000) / milliseconds;
      },
    }),
  );
  const separate = PEERS.map(
    ({ tool, module, separate: count }): Measurement => ({
      case: SEPARATE_CASE,
      tool,
      metric: 'documents per CPU-second',
      unit: 'documents/CPU-s',
      sample: async () => {
        const { documents, milliseconds } = await ask(module, `separate ${count}`);
        return (documents * 1000) / milliseconds;
      },
    }),
  );
  return {
    measurements: [...merged, ...separate],
    close() {
      for (const each of processes.values()) each.close();
      rmSync(scratch, { recursive: true, force: true });
    },
  };
}

/** How many times as fast as each peer Fumi's merged PDF is. */
export function peerRatios(measured: readonly Measured[]): Row[] {
  const merged = measured.filter(({ case: name }) => name === MERGED_CASE);
  const own = merged.find(({ tool }) => tool === 'fumi');
  if (!own) return [];
  return merged
    .filter((peer) => peer !== own)
    .map((peer) => ({
      case: `${MERGED_CASE}: against ${peer.tool}`,
      tool: 'fumi',
      metric: 'ratio',
      value: ratioOf(own, peer),
      unit: '×',
    }));
}

function install(folder: string, say: (text: string) => void): boolean {
  if (existsSync(path.join(folder, 'node_modules', '.package-lock.json'))) return true;
  say('installing the peers …');
  const npm = path.join(path.dirname(process.execPath), 'npm');
  const { status } = spawnSync(existsSync(npm) ? npm : 'npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) say('left out: the peers could not be installed from the registry.');
  return status === 0;
}

function fontsOf({ fonts }: Workload): { [name: string]: string } {
  const find = (weight: number): string =>
    fonts.find((font) => font.family === 'Source Sans 3' && font.weight === weight && !font.italic)?.path ??
    '';
  return { regular: find(400), semibold: find(600), bold: find(700) };
}
