/** Files that the system hands to the studio (double click). They wait until an interface listens. */

/** An uploaded file; its path stays with the host. */
export interface OpenRequest {
  readonly token: string;
  readonly name: string;
}

export class OpenRequests {
  readonly #waiting: OpenRequest[] = [];
  #wake: (() => void) | null = null;

  add(request: OpenRequest): void {
    this.#waiting.push(request);
    this.#wake?.();
  }

  /** Yields each request once, to whichever listener comes first, until the signal ends it. */
  async *listen(signal?: AbortSignal): AsyncGenerator<OpenRequest, void> {
    while (!signal?.aborted) {
      const request = this.#waiting.shift();
      if (request) {
        yield request;
        continue;
      }
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
        signal?.addEventListener('abort', () => resolve(), { once: true });
      });
    }
  }

  /** Lets listeners look again; used when the studio closes. */
  wake(): void {
    this.#wake?.();
  }
}
