/** A studio in a temporary folder, with a client that calls its router in process. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createRouterClient } from '@orpc/server';
import { onTestFinished } from 'vitest';
import type { StudioError } from '../../shared/diag';
import { createStudio, type Studio, type StudioOptions } from '.';

/** The moment at which the clock of these studios stands. */
export const NOW = new Date('2026-01-31T09:00:00Z');

/** A folder of its own, gone after the test. */
export function temporaryDir(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'fumi-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A client over the router: the same calls, checks and failures as over the wire. */
export const clientOf = (studio: Studio) => createRouterClient(studio.router, { context: {} });

export type StudioClient = ReturnType<typeof clientOf>;

export interface OpenStudio {
  readonly studio: Studio;
  readonly api: StudioClient;
  /** Uploads a file as the interface does. */
  upload(name: string, content: string | Uint8Array): Promise<string>;
  /** Gets a file of the contract. */
  get(path: string): Promise<Response>;
}

/** Opens a studio; it is closed after the test where the test has not done so. */
export async function openStudio(
  options: Pick<StudioOptions, 'assetsDir'> & Partial<StudioOptions>,
): Promise<OpenStudio> {
  const workspaceDir = options.workspaceDir ?? temporaryDir();
  const studio = await createStudio({
    host: 'web',
    version: '0.0.0',
    clock: () => NOW,
    samples: [],
    ...options,
    workspaceDir,
  });
  onTestFinished(() => studio.close());
  return {
    studio,
    api: clientOf(studio),
    async upload(name, content) {
      const url = `http://127.0.0.1/api/upload?name=${encodeURIComponent(name)}`;
      const body = typeof content === 'string' ? content : Uint8Array.from(content);
      const response = await studio.handleHttp(new Request(url, { method: 'POST', body }));
      return ((await response.json()) as { token: string }).token;
    },
    get: (place) => studio.handleHttp(new Request(`http://127.0.0.1${place}`)),
  };
}

/** What a call failed with, as the interface gets it; null where it did not fail. */
export async function failureOf(call: Promise<unknown>): Promise<Pick<StudioError, 'code' | 'args'> | null> {
  try {
    await call;
    return null;
  } catch (error) {
    const { data } = error as { readonly data?: Pick<StudioError, 'code' | 'args'> };
    if (!data) throw error;
    return data;
  }
}
