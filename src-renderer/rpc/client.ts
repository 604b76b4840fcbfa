/** The typed client of the studio's host API, and the files that travel beside it over HTTP. */
import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { z } from 'zod';
import { HTTP_PATHS, type StudioContract, studioFailureSchema } from '../../shared/contract';
import { StudioError } from '../../shared/diag';
import { ConnectionLost, hostLink } from './connection';

export type StudioApi = ContractRouterClient<StudioContract>;

/** What `studio.info` says of the host. */
export type StudioInfo = Awaited<ReturnType<StudioApi['studio']['info']>>;

export const api: StudioApi = createORPCClient(hostLink);

/** The address of a file of the host: `httpUrl('asset', hash)`. */
export const httpUrl = (kind: keyof typeof HTTP_PATHS, ...rest: readonly string[]): string =>
  [HTTP_PATHS[kind], ...rest.map(encodeURIComponent)].join('/');

const uploadedSchema = z.object({ token: z.string() });

/** Hands a file to the host; the answer is a token for `datasets.preview`, `assets.add` and so on. */
export async function uploadFile(file: File): Promise<string> {
  let response: Response;
  try {
    response = await fetch(`${httpUrl('upload')}?name=${encodeURIComponent(file.name)}`, {
      method: 'POST',
      body: file,
    });
  } catch (error) {
    throw new ConnectionLost('the host does not answer', { cause: error });
  }
  if (!response.ok) throw await uploadFailure(response);
  return uploadedSchema.parse(await response.json()).token;
}

/** A refused upload says why as `{ code, args }`. */
async function uploadFailure(response: Response): Promise<Error> {
  const failure = studioFailureSchema.safeParse(await response.json().catch(() => null));
  return failure.success
    ? new StudioError(failure.data.code, failure.data.args)
    : new Error(`the upload was answered with ${response.status}`);
}

/** Lets the browser or Electron save a download of the host. */
export function saveDownload(token: string, fileName: string): void {
  const anchor = document.createElement('a');
  anchor.href = httpUrl('download', token);
  anchor.download = fileName;
  anchor.click();
}
