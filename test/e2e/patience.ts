/** Waiting in tests: for a fact, never for a time. */
import { expect } from 'vitest';

/** How long a step waits for what it expects. */
export const PATIENCE_MS = 15_000;

/** Asks again and again until the answer is as expected: `await patiently(() => row.innerText()).toBe('…')`. */
export const patiently = <T>(read: () => T | Promise<T>, message?: string) =>
  expect.poll(read, { timeout: PATIENCE_MS, interval: 60, ...(message === undefined ? {} : { message }) });
