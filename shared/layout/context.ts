/** What laying out may ask for and leaves behind. One context serves one document. */
import type { Diagnostic } from '../diag';
import type { DisplaySource, Frame } from '../display';
import type { Mpt } from '../geometry';
import type { NodeId } from '../model';
import type { Scope } from '../rules';
import type { TextContext, TextRange } from '../text';
import type { CompiledNode, Content } from './compiled';
import type { Fragment } from './fragment';
import type { Regions } from './regions';
import type { SearchBudget } from './search-budget';

/**
 * What an element says about a frame that it made, for the document as a whole. Marks are kept beside the frames and
 * count only for frames that end up on a page, so a layout that is thrown away leaves nothing behind.
 */
export type FrameMark =
  /** The frame holds the mark of this note, which belongs to the bottom of the same frame of the page. */
  | { readonly kind: 'note'; readonly content: Content }
  /** A heading: a bookmark, and an entry of tables of contents. */
  | {
      readonly kind: 'heading';
      readonly level: number;
      readonly title: string;
      /** What stands for itself in the title, where that runs both ways. */
      readonly isolates?: readonly TextRange[];
      /** Its number, where headings are numbered. */
      readonly label?: string;
      readonly of: ElementPlace;
    }
  /** What references call the element: the number of its heading, list item or note. */
  | { readonly kind: 'label'; readonly label: string; readonly of: ElementPlace }
  /** One turn of a repeated element that sums speak of: a row, a block. */
  | { readonly kind: 'turn'; readonly nodeId: NodeId; readonly scope: Scope }
  /** The frame was taken out of the flow: where it stands is decided when the frame around it has its place. */
  | { readonly kind: 'anchored'; readonly content: Content };

/** An element, or one turn of a repeated one. */
export interface ElementPlace {
  readonly nodeId: NodeId;
  readonly recordPath: string;
}

/** The words of a heading on one line, and what stands for itself in them. */
export type HeadingTitle = Pick<Extract<FrameMark, { kind: 'heading' }>, 'title' | 'isolates'>;

/** A heading on its page; `to` is the name of its destination, for links to it. */
export type HeadingFact = Extract<FrameMark, { kind: 'heading' }> & {
  readonly page: number;
  readonly to: string;
};

/** One turn of a repeated element, with the page on which it ends. */
export interface TurnFact {
  readonly scope: Scope;
  readonly page: number;
}

/**
 * What the pass before found out about the document. In the first pass nothing is known: places are `undefined`, lists
 * empty. Using a fact must be said by {@link LayoutContext.noteFacts}.
 */
export interface DocumentFacts {
  readonly pageCount: number;
  /** The number of a page as its section counts it, and how many pages the section has. */
  sectionOf(page: number): { readonly number: number; readonly count: number };
  /** The number that a page has in its section as the pass before counted, for the pages that facts name. */
  sectionNumberOf(page: number): number;
  /** The page an element begins on, from 1; of a repeated one the first turn unless `recordPath` says which. */
  pageOf(nodeId: NodeId, recordPath?: string): number | undefined;
  /** The title of the element's first heading and what references call it. */
  titleOf(nodeId: NodeId): HeadingTitle | undefined;
  labelOf(nodeId: NodeId): string | undefined;
  /** All headings of the document in order, with the page they stand on. */
  readonly headings: readonly HeadingFact[];
  /** The turns of a repeated element in order, with the page on which each ends. */
  turnsOf(nodeId: NodeId): readonly TurnFact[];
}

export interface LayoutContext {
  /** What the pass before found out. */
  readonly facts: DocumentFacts;
  /** Says that a fact other than the page count went into the result: the document is laid out again where it changes. */
  noteFacts(): void;
  /** Lays content out, or takes over what the same content left in the same regions before. */
  layOut(content: Content, regions: Regions): readonly Fragment[];
  /** The same without room for notes: for parts of a region whose notes stand below all of them together. */
  readonly withoutNotes: LayoutContext;
  /**
   * What is made of content once and kept under a name of the element's own: for this pass, or for as long as the content
   * is remembered. Elements keep nothing of a document themselves.
   */
  once<T extends object>(content: Content, name: string, make: () => T): T;
  /** Says something about a frame that is being handed back: itself or one that it holds, not a copy of it. */
  mark(frame: Frame, mark: FrameMark): void;
  /** Whether somebody sums over the turns of this repeated element, so that `turn` marks are wanted. */
  isObserved(nodeId: NodeId): boolean;
  /** Whether any frame so far holds the mark of a note; spares the question for heights in most documents. */
  readonly hasNotes: boolean;
  /**
   * Height that the notes of a frame and of all frames in it take on a page; 0 for nearly every frame, quickly. A
   * line or row fits where it fits together with them. The rule above the notes is the stack's concern.
   */
  notesHeight(frame: Frame, page: number): Mpt;
  /** What may be spent on searching for room. */
  readonly searching: SearchBudget;
  /** Fonts, glyph arena and the report of what is wrong with characters. */
  readonly text: TextContext;
  /** Pages of the document, as far as the passes before found out; the same as `facts.pageCount`. */
  readonly pageCount: number;
  /**
   * Says that the page's number or `pageCount` went into the result: it then holds for this page alone, and the
   * document is laid out again where the count changes.
   */
  notePage(what: 'number' | 'count'): void;
  /** Says whose text is set next, for what is wrong with its characters. */
  setText(nodeId: NodeId, recordPath: string): void;
  /** The index that {@link source} will answer the next time. */
  readonly nextSource: number;
  /** The source table's index for items of a node. `text` is what their text ranges count in. */
  source(nodeId: NodeId, recordPath: string, text?: string, paragraph?: number): number;
  /** Content that depends on where a break falls, resolved while laying out; empty where its condition is false. */
  resolve(compiled: CompiledNode, scope: Scope, recordPath: string): readonly Content[];
  report(diagnostic: Diagnostic): void;
  /** How many problems were reported so far. */
  readonly reported: number;
  /** Takes back all problems but the first so many: they spoke of a layout that was given up for a better one. */
  retract(reported: number): void;
}

/** The growing table of sources of one display list. */
export class SourceTable {
  readonly sources: DisplaySource[] = [];

  add(nodeId: NodeId, recordPath: string, text = '', paragraph = 0): number {
    return this.sources.push({ nodeId, recordPath, text, paragraph }) - 1;
  }
}
