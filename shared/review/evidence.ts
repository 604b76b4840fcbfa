/**
 * Evidence for a review: the documents of all records, composed with the version and with the one before it, in
 * figures. Results come in any order and the same evidence comes out; memory is some bytes per record.
 */
import { assert, canonicalJson, present, sha256Hex } from '../base';
import type { Diagnostic } from '../diag';
import type { NodeId, Template } from '../model';
import { subtreeIds } from '../model';
import {
  chooseRepresentatives,
  RepresentativeCandidates,
  type RepresentativeRecord,
} from './representatives';

/** An element with a condition. */
export interface Branch {
  readonly nodeId: NodeId;
  /** CEL text. */
  readonly condition: string;
}

/** The elements with a condition, in document order. */
export const branchesOf = (template: Template): Branch[] =>
  subtreeIds(template, template.root).flatMap((nodeId) => {
    const condition = template.nodes[nodeId]?.when;
    return condition === undefined ? [] : [{ nodeId, condition }];
  });

/** What became of one record with the base version. */
export interface BaseResult {
  readonly record: number;
  readonly pages: number;
  /** SHA-256 of the document; null where it could not be composed. */
  readonly digest: string | null;
}

/** What became of one record with the version under review. */
export interface EvidenceResult extends BaseResult {
  readonly title: string;
  /** By the gravest diagnostic. */
  readonly state: 'clean' | 'warned' | 'failed';
  readonly diagnostics: readonly Diagnostic[];
  /** Whether each branch is shown in the document. */
  readonly shown: readonly boolean[];
}

/** What all documents were composed with. */
export interface EvidenceSource {
  readonly engine: string;
  /** What the documents took for today, ISO 8601. */
  readonly date: string;
  /** Digests of the packages. */
  readonly base: string | null;
  readonly version: string;
}

/** The evidence, but for the diagnostics of all records. */
export interface EvidenceFigures {
  readonly records: number;
  readonly changed: number;
  readonly identical: number;
  readonly clean: number;
  readonly warned: number;
  readonly failed: number;
  readonly pages: number;
  readonly basePages: number | null;
  /** SHA-256 over {@link EvidenceSource} and, record by record, the digests of both documents and the diagnostics. */
  readonly digest: string;
  readonly branches: readonly (Branch & { readonly shown: number; readonly hidden: number })[];
  readonly representatives: readonly RepresentativeRecord[];
}

const DIGEST_BYTES = 32;

export class EvidenceCollector {
  readonly #counts = { changed: 0, clean: 0, warned: 0, failed: 0, pages: 0, basePages: 0, taken: 0 };
  readonly #shown: number[];
  readonly #candidates = new RepresentativeCandidates();
  readonly #base: BaseResults | null;
  /** A digest of what is known of each record. */
  readonly #digests: Uint8Array;

  constructor(
    private readonly source: EvidenceSource,
    private readonly records: number,
    private readonly branches: readonly Branch[],
  ) {
    this.#shown = branches.map(() => 0);
    this.#base = source.base === null ? null : new BaseResults(records);
    this.#digests = new Uint8Array(records * DIGEST_BYTES);
  }

  /** Takes what became of a record with the base version; before {@link add} is called for that record. */
  addBase(result: BaseResult): void {
    present(this.#base, 'there is a base version').set(result);
    this.#counts.basePages += result.pages;
  }

  /** Takes what became of a record. */
  add({ record, title, pages, digest, state, diagnostics, shown }: EvidenceResult): void {
    const base = this.#base?.get(record) ?? null;
    const isChanged = base === null || base.digest !== digest;
    this.#counts[state] += 1;
    this.#counts.pages += pages;
    this.#counts.taken += 1;
    if (isChanged) this.#counts.changed += 1;
    for (const [index, isShown] of shown.entries())
      if (isShown) this.#shown[index] = (this.#shown[index] ?? 0) + 1;
    this.#candidates.add({ record, title, pages, basePages: base?.pages ?? null, isChanged, shown });
    const known = canonicalJson([base?.digest ?? null, digest, diagnostics]);
    this.#digests.set(bytesOf(sha256Hex(known)), record * DIGEST_BYTES);
  }

  /** The evidence once every record was taken. */
  finish(): EvidenceFigures {
    const { taken, changed, clean, warned, failed, pages, basePages } = this.#counts;
    assert(taken === this.records, 'every record was taken once');
    const { engine, date, base, version } = this.source;
    return {
      records: taken,
      changed,
      identical: taken - changed,
      clean,
      warned,
      failed,
      pages,
      basePages: this.#base && basePages,
      digest: sha256Hex(canonicalJson({ engine, date, base, version, records: sha256Hex(this.#digests) })),
      branches: this.branches.map((branch, index) => {
        const shown = this.#shown[index] ?? 0;
        return { ...branch, shown, hidden: taken - shown };
      }),
      representatives: chooseRepresentatives(
        this.#candidates.samples,
        this.branches.map(({ nodeId }) => nodeId),
      ),
    };
  }
}

/** Pages and digest of every record's base document, 36 bytes each. */
class BaseResults {
  readonly #pages: Uint32Array;
  readonly #digests: Uint8Array;
  /** 0 while unknown, 1 without a document, 2 with one. */
  readonly #states: Uint8Array;

  constructor(records: number) {
    this.#pages = new Uint32Array(records);
    this.#digests = new Uint8Array(records * DIGEST_BYTES);
    this.#states = new Uint8Array(records);
  }

  set({ record, pages, digest }: BaseResult): void {
    this.#pages[record] = pages;
    this.#states[record] = digest === null ? 1 : 2;
    if (digest !== null) this.#digests.set(bytesOf(digest), record * DIGEST_BYTES);
  }

  get(record: number): Omit<BaseResult, 'record'> {
    assert(this.#states[record] !== 0, 'a record’s base document comes first');
    const from = record * DIGEST_BYTES;
    const isThere = this.#states[record] === 2;
    return {
      pages: this.#pages[record] ?? 0,
      digest: isThere ? hexOf(this.#digests.subarray(from, from + DIGEST_BYTES)) : null,
    };
  }
}

const bytesOf = (hex: string): Uint8Array =>
  Uint8Array.from({ length: hex.length / 2 }, (_, index) =>
    Number.parseInt(hex.slice(2 * index, 2 * index + 2), 16),
  );

const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
