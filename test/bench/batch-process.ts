/**
 * Cases in processes of their own, as peers are measured and as the product's threads work: what else this program
 * measures would leave its types in the compiled code, and its garbage on the heap.
 */
import process from 'node:process';
import { createInterface } from 'node:readline';
import { AskedProcess } from './asked-process';
import { documentsPerSecond, statementBatches } from './batch-cases';
import { interactiveCases } from './interactive-cases';
import type { Measurement } from './measure';
import { HEAP } from './memory-case';
import { statement, workloadOf } from './workload';

/** The argument that makes the program the child that takes samples of one case. */
export const BATCH_CHILD = '--batch';

const JAPANESE_SAMPLE = 'electricity-bill';

export interface BatchProcesses {
  readonly measurements: readonly Measurement[];
  close(): void;
}

/** Batches and single documents, each asked for a sample in every round. */
export function batchProcesses(script: string): BatchProcesses {
  const processes = new Map<string, AskedProcess>();
  const ask = async (name: string): Promise<number> => {
    const asked = processes.get(name) ?? new AskedProcess([...HEAP, script, BATCH_CHILD, name]);
    processes.set(name, asked);
    return Number(await asked.ask('sample'));
  };
  return {
    measurements: cases().map((each) => ({ ...each, sample: () => ask(each.case) })),
    close() {
      for (const asked of processes.values()) asked.close();
    },
  };
}

/** Takes a sample of a case for every line on standard input, and prints it. */
export async function runBatchChild(name: string): Promise<void> {
  const wanted = cases().find((each) => each.case === name);
  if (!wanted) throw new Error(`No case is called ${name}.`);
  for await (const _ of createInterface({ input: process.stdin }))
    process.stdout.write(`${String(await wanted.sample())}\n`);
}

function cases(): Measurement[] {
  const work = statement();
  const japanese = workloadOf(JAPANESE_SAMPLE);
  return [
    ...statementBatches(work),
    ...(japanese ? [documentsPerSecond('Japanese bill, one tagged PDF per record', japanese)] : []),
    ...interactiveCases(work),
  ];
}
