/**
 * Reads from finished frames what the marks in them say: headings, labels, turns, and where the elements stand that
 * links, references and outlines go to.
 */
import {
  type Bookmark,
  type Destination,
  type DisplaySource,
  type Frame,
  groupMatrix,
  isArtifact,
} from '../display';
import { IDENTITY, type Matrix, type Mpt, multiply, transformPoint } from '../geometry';
import type { NodeId } from '../model';
import { spellIsolates } from '../text';
import type { ElementPlace, HeadingFact, HeadingTitle, TurnFact } from './context';
import { type PlaceFacts, placeKey } from './facts';
import type { FrameMarks } from './marks';

/** A frame on a page, by the place of its upper left corner. */
export interface PlacedFrame {
  readonly frame: Frame;
  /** From 1. */
  readonly page: number;
  readonly x: Mpt;
  readonly y: Mpt;
}

export interface Collected extends PlaceFacts {
  readonly destinations: readonly Destination[];
  readonly bookmarks: readonly Bookmark[];
}

/** Collects from frames in reading order. `wanted` are the elements whose places count even without a mark. */
export function collect(
  frames: Iterable<PlacedFrame>,
  marks: FrameMarks,
  sources: readonly DisplaySource[],
  wanted: ReadonlySet<NodeId>,
): Collected {
  const collector = new Collector(marks, sources, wanted);
  if (marks.count > 0 || wanted.size > 0)
    for (const { frame, page, x, y } of frames) {
      if (collector.isDone) break;
      collector.visit(frame, page, x, y, IDENTITY);
    }
  return collector;
}

class Collector implements Collected {
  readonly pages = new Map<string, number>();
  readonly titles = new Map<NodeId, HeadingTitle>();
  readonly labels = new Map<NodeId, string>();
  readonly headings: HeadingFact[] = [];
  readonly turns = new Map<NodeId, TurnFact[]>();
  readonly destinations: Destination[] = [];
  readonly bookmarks: Bookmark[] = [];
  readonly #names = new Set<string>();
  /** Elements whose first heading was met. */
  readonly #headed = new Set<string>();
  #marksLeft: number;

  constructor(
    private readonly marks: FrameMarks,
    private readonly sources: readonly DisplaySource[],
    private readonly wanted: ReadonlySet<NodeId>,
  ) {
    this.#marksLeft = marks.count;
  }

  /** Whether nothing can be left to find. */
  get isDone(): boolean {
    return this.#marksLeft === 0 && this.wanted.size === 0;
  }

  /** `x` and `y` in the coordinates that `space` maps to the page. */
  visit(frame: Frame, page: number, x: Mpt, y: Mpt, space: Matrix): void {
    if (isArtifact(frame.tag) || (this.wanted.size === 0 && this.marks.isBare(frame))) return;
    if (this.wanted.size > 0 && frame.source >= 0) this.#meet(frame, page, x, y, space);
    const marks = this.marks.of(frame);
    if (marks) this.#read(marks, page, x, y, space);
    for (const item of frame.items) {
      if (item.kind !== 'group') continue;
      if (this.isDone) return;
      const left = x + item.x;
      const top = y + item.y;
      if (item.transform) this.visit(item.frame, page, 0, 0, multiply(space, groupMatrix(item, left, top)));
      else this.visit(item.frame, page, left, top, space);
    }
  }

  #meet(frame: Frame, page: number, x: Mpt, y: Mpt, space: Matrix): void {
    const source = this.sources[frame.source];
    if (!source || !this.wanted.has(source.nodeId) || this.#names.has(placeKey(source))) return;
    this.#arrive(source, page, x, y, space);
  }

  /** Notes the first place of an element and of its turn. */
  #arrive({ nodeId, recordPath }: ElementPlace, page: number, x: Mpt, y: Mpt, space: Matrix): void {
    for (const name of new Set([nodeId, placeKey({ nodeId, recordPath })])) {
      if (!this.pages.has(name)) this.pages.set(name, page);
      this.#goTo(name, page, x, y, space);
    }
  }

  #goTo(name: string, page: number, x: Mpt, y: Mpt, space: Matrix): void {
    if (this.#names.has(name)) return;
    this.#names.add(name);
    const at = transformPoint(space, { x, y });
    this.destinations.push({ name, page: page - 1, x: Math.round(at.x), y: Math.round(at.y) });
  }

  #read(marks: NonNullable<ReturnType<FrameMarks['of']>>, page: number, x: Mpt, y: Mpt, space: Matrix): void {
    for (const mark of marks) {
      this.#marksLeft -= 1;
      switch (mark.kind) {
        case 'heading': {
          const { level, title, isolates, label, of } = mark;
          const name = placeKey(of);
          const to = this.#headed.has(name) ? this.#free(name) : name;
          this.#headed.add(name);
          this.#arrive(of, page, x, y, space);
          this.#goTo(to, page, x, y, space);
          if (!this.titles.has(of.nodeId)) this.titles.set(of.nodeId, mark);
          this.headings.push({ ...mark, page, to });
          const words = isolates ? spellIsolates(title, isolates) : title;
          const full = label === undefined ? words : `${label} ${words}`;
          this.bookmarks.push({ title: full, level: level - 1, to });
          break;
        }
        case 'label':
          if (!this.labels.has(mark.of.nodeId)) this.labels.set(mark.of.nodeId, mark.label);
          break;
        case 'turn':
          this.#turn(mark.nodeId, { scope: mark.scope, page });
          break;
        case 'note':
        case 'anchored':
          break;
      }
    }
  }

  /** A turn that is divided over pages counts where it ends. */
  #turn(nodeId: NodeId, turn: TurnFact): void {
    const turns = this.turns.get(nodeId) ?? [];
    this.turns.set(nodeId, turns);
    if (turns.at(-1)?.scope === turn.scope) turns.pop();
    turns.push(turn);
  }

  /** A name for a further heading of the same element. */
  #free(name: string): string {
    for (let count = 2; ; count += 1) {
      const candidate = `${name}/${count}`;
      if (!this.#names.has(candidate)) return candidate;
    }
  }
}
