/**
 * Representative records: the few documents that stand for all of them. A reviewer who has seen these has seen the
 * shortest and the longest document, and every element with a condition both in a document and left out of one.
 */
import type { NodeId } from '../model';

/** What is known of the document of one record. */
export interface RecordSample {
  readonly record: number;
  readonly title: string;
  readonly pages: number;
  /** Pages of the base version's document; null without a base. */
  readonly basePages: number | null;
  /** Whether it differs from the base version's document. */
  readonly isChanged: boolean;
  /** Whether each branch is shown in it. */
  readonly shown: readonly boolean[];
}

/** Why a record stands for others. */
export type RepresentativeReason =
  | { readonly kind: 'shortest' }
  | { readonly kind: 'longest' }
  /** An element with a condition is shown in it, or is not. */
  | { readonly kind: 'branch'; readonly nodeId: NodeId; readonly shown: boolean }
  /** None of the others shows a difference. */
  | { readonly kind: 'changed' };

export interface RepresentativeRecord extends Omit<RecordSample, 'shown'> {
  readonly reasons: readonly RepresentativeReason[];
}

/**
 * Chooses representatives, by record. Where several would do it is the first that was chosen for another reason,
 * else the first whose document has changed, else the first. The order of `samples` does not matter.
 */
export function chooseRepresentatives(
  samples: readonly RecordSample[],
  branches: readonly NodeId[],
): RepresentativeRecord[] {
  const sorted = [...samples].sort((a, b) => a.record - b.record);
  const [first] = sorted;
  if (!first) return [];
  const chosen = new Map<RecordSample, RepresentativeReason[]>();
  const choose = (sample: RecordSample | undefined, reason: RepresentativeReason): void => {
    if (sample) chosen.set(sample, [...(chosen.get(sample) ?? []), reason]);
  };
  choose(sorted.reduce(shorter, first), { kind: 'shortest' });
  choose(sorted.reduce(longer, first), { kind: 'longest' });
  for (const [index, nodeId] of branches.entries()) {
    for (const shown of [true, false]) {
      const fitting = sorted.filter((sample) => sample.shown[index] === shown);
      const sample = fitting.find((known) => chosen.has(known)) ?? fitting.find(isChanged) ?? fitting[0];
      choose(sample, { kind: 'branch', nodeId, shown });
    }
  }
  if (![...chosen.keys()].some(isChanged)) choose(sorted.find(isChanged), { kind: 'changed' });
  return [...chosen]
    .map(([{ shown: _shown, ...sample }, reasons]) => ({ ...sample, reasons }))
    .sort((a, b) => a.record - b.record);
}

const isChanged = (sample: RecordSample): boolean => sample.isChanged;

/** A record without a document is neither short nor long, where another has one. */
const shorter = (best: RecordSample, next: RecordSample): RecordSample =>
  next.pages > 0 && (next.pages < best.pages || best.pages === 0) ? next : best;

const longer = (best: RecordSample, next: RecordSample): RecordSample =>
  next.pages > best.pages ? next : best;

/**
 * Keeps of many samples those among which {@link chooseRepresentatives} chooses: two, and four for every branch,
 * however many come and in whatever order.
 */
export class RepresentativeCandidates {
  readonly #best = new Map<string, RecordSample>();

  add(sample: RecordSample): void {
    if (sample.pages > 0) {
      this.#offer('shortest', sample, (best) => sample.pages - best.pages);
      this.#offer('longest', sample, (best) => best.pages - sample.pages);
    }
    const kinds = sample.isChanged ? ['any', 'changed'] : ['any'];
    for (const kind of kinds) {
      this.#offer(kind, sample, () => 0);
      for (const [index, shown] of sample.shown.entries()) {
        this.#offer(`${kind} ${index} ${shown}`, sample, () => 0);
      }
    }
  }

  get samples(): RecordSample[] {
    return [...new Set(this.#best.values())];
  }

  /** Takes the sample for a role where it fits better than the best so far, or equally well and comes first. */
  #offer(role: string, sample: RecordSample, compare: (best: RecordSample) => number): void {
    const best = this.#best.get(role);
    if (!best || (compare(best) || sample.record - best.record) < 0) this.#best.set(role, sample);
  }
}
