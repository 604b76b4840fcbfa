import type { Communication } from '../../../shared/contract';

/** More than anybody has on the screen. */
const MOST = 5000;

/** Entries of the log that were answered lately. They never change: the log only grows. The oldest go first. */
export class EntryMemory {
  readonly #entries = new Map<string, Communication>();

  constructor(private readonly most: number = MOST) {}

  keep(serverId: string, entries: readonly Communication[]): void {
    for (const entry of entries) {
      const key = keyOf(serverId, entry.id);
      this.#entries.delete(key);
      this.#entries.set(key, entry);
    }
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= this.most) break;
      this.#entries.delete(oldest);
    }
  }

  get(serverId: string, id: string): Communication | undefined {
    return this.#entries.get(keyOf(serverId, id));
  }

  hasAll(serverId: string, ids: readonly string[]): boolean {
    return ids.every((id) => this.#entries.has(keyOf(serverId, id)));
  }
}

const keyOf = (serverId: string, id: string): string => `${serverId} ${id}`;
