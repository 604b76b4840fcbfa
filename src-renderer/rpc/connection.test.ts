import { afterEach, expect, it, vi } from 'vitest';
import { connectionStore, hostLink } from './connection';

/** A socket that answers nothing; as in a browser, what waits runs between one listener and the next. */
class SilentSocket {
  static last: SilentSocket | null = null;
  readonly readyState = 1;
  readonly #listeners: { readonly name: string; readonly listener: () => void }[] = [];

  constructor() {
    SilentSocket.last = this;
  }

  send(): void {}

  addEventListener(name: string, listener: () => void): void {
    this.#listeners.push({ name, listener });
  }

  removeEventListener(name: string, listener: () => void): void {
    const index = this.#listeners.findIndex((one) => one.name === name && one.listener === listener);
    if (index >= 0) this.#listeners.splice(index, 1);
  }

  async happens(name: string): Promise<void> {
    for (const one of [...this.#listeners]) {
      if (one.name !== name) continue;
      one.listener();
      await vi.advanceTimersByTimeAsync(1);
    }
  }
}

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('knows that the line is lost before the calls on it fail', async () => {
  vi.useFakeTimers();
  vi.stubGlobal('WebSocket', SilentSocket);
  const seen: string[] = [];
  const call = hostLink
    .call(['fonts', 'watch'], undefined, { context: {} })
    .catch((error: Error) => seen.push(error.name, connectionStore.getState().state));
  await SilentSocket.last?.happens('open');
  expect(connectionStore.getState().state).toBe('open');
  await SilentSocket.last?.happens('close');
  await call;
  expect(seen).toEqual(['ConnectionLost', 'lost']);
});
