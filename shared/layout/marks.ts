/**
 * What elements said about the frames of one pass. It is kept beside the frames: nearly all of them carry nothing, and
 * a frame that never gets to a page takes its marks with it.
 */
import { type Frame, isArtifact } from '../display';
import type { Content } from './compiled';
import type { FrameMark } from './context';

const NO_NOTES: readonly Content[] = [];

export class FrameMarks {
  // Weak, so that frames of layouts that are given up do not pile up until the pass ends.
  readonly #marks = new WeakMap<Frame, FrameMark[]>();
  readonly #notes = new WeakMap<Frame, readonly Content[]>();
  readonly #bare = new WeakSet<Frame>();
  #hasNotes = false;
  #hasAnchored = false;
  #count = 0;

  /** How many there are, of frames on pages and of others. */
  get count(): number {
    return this.#count;
  }

  get hasNotes(): boolean {
    return this.#hasNotes;
  }

  /** Whether any frame was taken out of a flow. */
  get hasAnchored(): boolean {
    return this.#hasAnchored;
  }

  /** A frame that is given up and taken over again later is told the same once more: that counts once. */
  add(frame: Frame, mark: FrameMark): void {
    const known = this.#marks.get(frame);
    if (known?.some((other) => saysSame(other, mark))) return;
    this.#count += 1;
    this.#bare.delete(frame);
    if (known) known.push(mark);
    else this.#marks.set(frame, [mark]);
    if (mark.kind === 'anchored') this.#hasAnchored = true;
    if (mark.kind !== 'note') return;
    this.#hasNotes = true;
    this.#notes.delete(frame);
  }

  /** Says that neither a frame nor any in it carries a mark: nobody has to look for one among the rows of a table. */
  addBare(frame: Frame): void {
    this.#bare.add(frame);
  }

  isBare(frame: Frame): boolean {
    return this.#bare.has(frame);
  }

  /** What is said of a frame holds for its copy too, which takes its place. */
  copy(frame: Frame, copy: Frame): Frame {
    const marks = this.#marks.get(frame);
    if (marks) this.#marks.set(copy, marks);
    return copy;
  }

  of(frame: Frame): readonly FrameMark[] | undefined {
    return this.#marks.get(frame);
  }

  /** The notes of a frame and of all frames in it, in reading order. What is repeated on page after page has none. */
  notesOf(frame: Frame): readonly Content[] {
    if (!this.#hasNotes || this.#bare.has(frame) || isArtifact(frame.tag)) return NO_NOTES;
    const known = this.#notes.get(frame);
    if (known) return known;
    const notes: Content[] = [];
    for (const mark of this.#marks.get(frame) ?? []) if (mark.kind === 'note') notes.push(mark.content);
    for (const item of frame.items) if (item.kind === 'group') notes.push(...this.notesOf(item.frame));
    const found = notes.length > 0 ? notes : NO_NOTES;
    this.#notes.set(frame, found);
    return found;
  }
}

function saysSame(a: FrameMark, b: FrameMark): boolean {
  if (a === b) return true;
  if ('content' in a && 'content' in b) return a.kind === b.kind && a.content === b.content;
  return a.kind === 'turn' && b.kind === 'turn' && a.nodeId === b.nodeId && a.scope === b.scope;
}
