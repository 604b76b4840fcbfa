/** What laying out may ask for and leaves behind. One context serves one document. */
import type { Diagnostic } from '../diag';
import type { DisplaySource } from '../display';
import type { NodeId } from '../model';
import type { Scope } from '../rules';
import type { TextContext } from '../text';
import type { CompiledNode, Content } from './compiled';

export interface LayoutContext {
  /** Fonts, glyph arena and the report of what is wrong with characters. */
  readonly text: TextContext;
  /** Pages of the document, as far as the passes before found out. */
  readonly pageCount: number;
  /**
   * Says that the page's number or `pageCount` went into the result: it then holds for this page alone, and the
   * document is laid out again where the count changes.
   */
  notePage(what: 'number' | 'count'): void;
  /** Says whose text is set next, for what is wrong with its characters. */
  setText(nodeId: NodeId, recordPath: string): void;
  /** The source table's index for items of a node. `text` is what their text ranges count in. */
  source(nodeId: NodeId, recordPath: string, text?: string, paragraph?: number): number;
  /** Content that depends on where a break falls, resolved while laying out; empty where its condition is false. */
  resolve(compiled: CompiledNode, scope: Scope, recordPath: string): readonly Content[];
  report(diagnostic: Diagnostic): void;
}

/** The growing table of sources of one display list. */
export class SourceTable {
  readonly sources: DisplaySource[] = [];

  add(nodeId: NodeId, recordPath: string, text = '', paragraph = 0): number {
    return this.sources.push({ nodeId, recordPath, text, paragraph }) - 1;
  }
}
