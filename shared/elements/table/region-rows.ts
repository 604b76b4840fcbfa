/** What stands in one region of a table, from top to bottom, until the region is closed. */
import type { DisplayItem, Frame, StructureTag } from '../../display';
import type { Mpt } from '../../geometry';
import { place, plainFrame } from '../../layout';
import type { TableLines } from './row-rules';
import { HEAD, KEEP, type Steps, unitEnd } from './steps';

/** Entries that end no step: heads, page rows, parts of rows that go on. */
export const NO_STEP = -1;

export class RegionRows {
  /** Whether nothing but heads stands here yet. */
  isFresh = true;
  /** Frames, the containers they belong to, and the steps that end with them. */
  readonly #frames: Frame[] = [];
  readonly #containers: StructureTag[] = [];
  readonly #ends: number[] = [];
  /** So many stay where they are: heads, what is brought forward, the rest of a divided row. */
  #fixed = 0;

  constructor(private readonly plan: Steps) {}

  get length(): number {
    return this.#frames.length;
  }

  /** Steps that end here. */
  get ends(): readonly number[] {
    return this.#ends;
  }

  add(frame: Frame, container: StructureTag, end: number): void {
    this.#frames.push(frame);
    this.#containers.push(container);
    this.#ends.push(end);
  }

  /** What stands here now stays here. */
  fix(): void {
    this.#fixed = this.#frames.length;
  }

  /**
   * The last entry that may begin the next region; null where at least one has to stay. Rows that keep with the next
   * are parted only where nothing else makes room, heads and their rows never.
   */
  lastBreak(): number | null {
    return this.#lastWithout(KEEP) ?? this.#lastWithout(HEAD);
  }

  #lastWithout(flag: number): number | null {
    for (let to = this.#frames.length - 1; to > this.#fixed; to -= 1) {
      if (this.#ends[to] === NO_STEP) return null;
      const last = unitEnd(this.plan, this.#ends[to - 1] as number) - 1;
      if (((this.plan.flags[last] ?? 0) & flag) === 0) return to;
    }
    return null;
  }

  /** Takes entries out again from one on. */
  takeBack(from: number): readonly Frame[] {
    this.#containers.length = from;
    this.#ends.length = from;
    return this.#frames.splice(from);
  }

  /** The frames in their containers, one below the other; `seen` is told of every one and the step that it ends. */
  assemble(
    width: Mpt,
    left: Mpt,
    lines: TableLines | null,
    seen: (frame: Frame, end: number) => void,
  ): { readonly items: DisplayItem[]; readonly height: Mpt } {
    const items: DisplayItem[] = [];
    let y = 0;
    let top = 0;
    let inside: DisplayItem[] = [];
    for (let index = 0; index < this.#frames.length; index += 1) {
      const frame = this.#frames[index] as Frame;
      inside.push(place(frame, 0, y - top));
      lines?.placed(frame, y);
      seen(frame, this.#ends[index] as number);
      y += frame.height;
      const tag = this.#containers[index] as StructureTag;
      if (this.#containers[index + 1] === tag) continue;
      items.push(place({ ...plainFrame(width, y - top, inside), tag }, left, top));
      top = y;
      inside = [];
    }
    return { items, height: y };
  }
}
