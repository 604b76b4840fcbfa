/**
 * What this host needs of the services: the part of their studio that Electron's process wires to a window. Kept apart
 * from the services themselves so that everything here is tested without a workspace.
 */
import type { Router } from '@orpc/server';
import type { StudioContract } from '../../shared/contract';

/** An implementation of the host API that needs nothing per call. */
export type StudioRouter = Router<StudioContract, Record<never, never>>;

export interface Studio {
  readonly router: StudioRouter;
  /** Answers the HTTP paths of the contract (`/api/…`). */
  handleHttp(request: Request): Promise<Response>;
  /** Asks the interface to import an uploaded file (the contract's `openRequests`). */
  requestOpen(file: OpenRequest): void;
  close(): Promise<void>;
}

/** A file already uploaded; the interface sees its name and token, never its path. */
export interface OpenRequest {
  readonly token: string;
  readonly name: string;
}
