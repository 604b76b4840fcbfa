/** What one request may take. */
export interface ComposerLimits {
  /** Largest JSON body. */
  readonly jsonBytes: number;
  /** Largest package. */
  readonly packageBytes: number;
  /** Largest file of records. */
  readonly recordsBytes: number;
  /** How long a caller may take to send a request. */
  readonly requestMs: number;
  /** How long one record may be composed. */
  readonly recordMs: number;
  /** How long a proof may take. */
  readonly proofMs: number;
  /** Single documents that may wait for a thread. */
  readonly waiting: number;
  /** Requests of one token, or of one address without a token. */
  readonly requestsPerMinute: number;
  /** Threads for single documents, and as many for jobs. */
  readonly workers: number;
}

const MEGABYTE = 1024 ** 2;

export const LIMITS: Omit<ComposerLimits, 'workers'> = {
  jsonBytes: 8 * MEGABYTE,
  packageBytes: 64 * MEGABYTE,
  recordsBytes: 256 * MEGABYTE,
  requestMs: 600_000,
  recordMs: 30_000,
  proofMs: 240_000,
  waiting: 200,
  requestsPerMinute: 6000,
};
