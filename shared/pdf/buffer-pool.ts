/** Buffers that go from one file to the next: a job of small files writes all of them into the same memory. */
import { ByteBuffer } from './byte-buffer';

/** What a file writes into at a time: itself, small objects, a page. */
const MOST_BUFFERS = 4;
/** Larger ones are let go of. */
const MOST_BYTES = 1 << 20;

export class BufferPool {
  readonly #free: ByteBuffer[] = [];

  /** An empty buffer, for as long as the caller writes. */
  take(): ByteBuffer {
    return this.#free.pop() ?? new ByteBuffer();
  }

  /** Takes a buffer back, of which nobody may have a view any more. */
  give(buffer: ByteBuffer): void {
    if (this.#free.length === MOST_BUFFERS || buffer.bytes.length > MOST_BYTES) return;
    buffer.clear();
    this.#free.push(buffer);
  }
}
