/** The thread that cases run in, so that one that never ends, or takes all memory, ends alone. */
import { parentPort } from 'node:worker_threads';
import { type Kind, runCase } from './cases';

export interface Order {
  readonly kind: Kind;
  readonly seed: number;
}

parentPort?.on('message', async ({ kind, seed }: Order) => {
  parentPort?.postMessage(await runCase(kind, seed));
});
