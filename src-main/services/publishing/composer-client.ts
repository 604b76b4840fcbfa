/**
 * The typed client of a composition server. What the server refuses keeps its code; a server that is not there or
 * answers something else has codes of its own.
 */
import { createORPCClient, ORPCError } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { ResponseValidationPlugin } from '@orpc/contract/plugins';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import {
  type ComposerContract,
  composerContract,
  type StudioFailure,
  studioFailureSchema,
} from '../../../shared/contract';
import {
  foreignWords,
  type Reason,
  type ReasonCode,
  reason,
  STUDIO_ERRORS,
  StudioError,
} from '../../../shared/diag';

export type ComposerClient = ContractRouterClient<ComposerContract>;

/** A server to talk to. */
export interface Connection {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly client: ComposerClient;
}

/** A question is answered at once; packages are sent and records composed in a while. */
const QUESTION_MS = 15_000;
const WORK_MS = 300_000;

/** @param url Scheme, host and port. */
export function createComposerClient(url: string, token: string): ComposerClient {
  const link = new OpenAPILink(composerContract, {
    url: `${url}/v1`,
    headers: { authorization: `Bearer ${token}` },
    plugins: [new ResponseValidationPlugin(composerContract)],
    fetch: (request, init, _options, path) => {
      const limitMs = path[0] === 'packages' || path.at(-1) === 'document' ? WORK_MS : QUESTION_MS;
      const signal = AbortSignal.any([request.signal, AbortSignal.timeout(limitMs)]);
      // The token is for this server alone.
      return fetch(request, { ...init, redirect: 'error', signal });
    },
  });
  return createORPCClient(link);
}

/**
 * Asks a server. Throws what it refused as a `StudioError` of its code, `server.unreachable` where it does not answer
 * or broke off, `server.unexpected` where the answer is not one of a composition server.
 */
export async function callServer<T>(
  connection: Connection,
  ask: (client: ComposerClient) => Promise<T>,
): Promise<T> {
  try {
    return await ask(connection.client);
  } catch (error) {
    throw serverFailure(connection, error);
  }
}

function serverFailure({ name, url }: Connection, error: unknown): unknown {
  if (error instanceof StudioError || isAbort(error)) return error;
  const options = { cause: error };
  if (error instanceof ORPCError) {
    const refusal = refusalOf(error);
    if (refusal) return new StudioError(refusal.code, refusal.args, options);
    const status = reason('server.status', { status: error.status });
    return new StudioError('server.unexpected', { server: name, reason: status }, options);
  }
  const lost = lostConnection(error);
  return lost === null
    ? new StudioError('server.unexpected', { server: name, reason: reason('server.otherAnswer') }, options)
    : new StudioError('server.unreachable', { server: name, url, reason: lost }, options);
}

/** What a server refused in the contract's form; null where it answered in another. */
export function refusalOf(error: ORPCError<string, unknown>): StudioFailure | null {
  const refusal = studioFailureSchema.safeParse(error.data);
  return refusal.success && Object.hasOwn(STUDIO_ERRORS, refusal.data.code) ? refusal.data : null;
}

/** The caller gave up, not the server. */
const isAbort = (error: unknown): boolean => error instanceof Error && error.name === 'AbortError';

const LOST: { readonly [code: string]: ReasonCode } = {
  ECONNREFUSED: 'server.nothingListens',
  ENOTFOUND: 'server.noMachine',
  EAI_AGAIN: 'server.noName',
  ECONNRESET: 'server.brokeOff',
  UND_ERR_SOCKET: 'server.brokeOff',
  EPIPE: 'server.brokeOff',
  ETIMEDOUT: 'server.late',
  UND_ERR_CONNECT_TIMEOUT: 'server.late',
  UND_ERR_HEADERS_TIMEOUT: 'server.late',
  UND_ERR_BODY_TIMEOUT: 'server.late',
};

/** Why a request found no answer; null where there was one. The reason hides below what `fetch` throws. */
function lostConnection(error: unknown): Reason | null {
  for (let at = error; at instanceof Error; at = at.cause) {
    if (at.name === 'TimeoutError') return reason('server.late');
    const known = 'code' in at && typeof at.code === 'string' ? LOST[at.code] : undefined;
    if (known) return reason(known);
    if (at.message === 'unexpected redirect') return reason('server.elsewhere');
    if (at.message === 'terminated' || at.message === 'other side closed') return reason('server.brokeOff');
    if (at.message === 'fetch failed' && at.cause === undefined) return reason('server.failed');
  }
  return certificateReason(error);
}

/** TLS names what is wrong with a certificate by a code of its own. */
function certificateReason(error: unknown): Reason | null {
  const cause = error instanceof TypeError ? error.cause : undefined;
  return cause instanceof Error ? foreignWords(cause) : null;
}
