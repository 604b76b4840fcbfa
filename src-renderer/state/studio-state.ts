/** What the whole interface looks at: one open document, one shown record, one selection. */
import type { JsonObject } from '../../shared/base';
import type { DatasetSummary, Person } from '../../shared/contract';
import type { CompiledTemplate, Composition } from '../../shared/engine';
import type { Channel, History, Marks, NodeId, Template } from '../../shared/model';
import type { StudioInfo } from '../rpc';

/** The template being worked on. */
export interface OpenDocument {
  readonly id: string;
  readonly template: Template;
  /** Revision that the host has confirmed last. */
  readonly revision: number;
  readonly history: History;
  readonly dataset: DatasetSummary | null;
  readonly save: 'saved' | 'saving' | 'failed';
  /** When the host last confirmed an edit, ISO 8601 in UTC. */
  readonly savedAt: string | null;
  /** Why saving does not go on, in words; null while it does. */
  readonly saveError: string | null;
}

/** The customer whose document is shown. */
export interface ShownRecord {
  readonly index: number;
  readonly title: string;
  readonly data: JsonObject;
}

/** Shared by canvas, outline and data tree. */
export interface StudioSelection {
  readonly nodeIds: readonly NodeId[];
  /** Which turn of a repeated element is meant: `transactions[3]`; empty for the record itself. */
  readonly recordPath: string;
  /** Data path that is selected in the data tree or by its chip: `account.closing`, `transactions[].amount`. */
  readonly field: string | null;
}

/** A text element being edited in place. Anchor and head are positions of the model's text. */
export interface TextEdit {
  readonly nodeId: NodeId;
  readonly recordPath: string;
  readonly language: string;
  readonly anchor: number;
  readonly head: number;
  /** An input method is composing. */
  readonly composing: boolean;
  /** Marks for what is typed next, where they differ from those at the caret. */
  readonly pendingMarks: Marks | null;
}

export type StudioMode = 'design' | 'wording' | 'proof' | 'review' | 'publish' | 'history';

export interface StudioState {
  readonly info: StudioInfo | null;
  /** Who is at the desk: everything is done in their name, and they see what they may do. Null until it is known. */
  readonly person: Person | null;
  readonly document: OpenDocument | null;
  /** Null without a data set: the document is composed with an empty record. */
  readonly record: ShownRecord | null;
  /** Language to compose in; null: as the record says. */
  readonly language: string | null;
  /** What the document is made for; the canvas shows what is in it there. */
  readonly channel: Channel;
  readonly mode: StudioMode;
  readonly selection: StudioSelection;
  readonly textEdit: TextEdit | null;
  /** Results of the engine, set by `engine` after every change. */
  readonly compiled: CompiledTemplate | null;
  readonly composition: Composition | null;
  /** How long compiling and composing took, measured. */
  readonly composeMs: number | null;
  /** `zoom` 1 shows a point as 4/3 px; `page` counts from 0. */
  readonly view: { readonly zoom: number; readonly page: number };
  /** `select`, `hand`, or the element type that the next gesture inserts. */
  readonly tool: string;
}

export const NO_SELECTION: StudioSelection = { nodeIds: [], recordPath: '', field: null };

/** What a document starts with and closing it goes back to; the mode is the person's first one. */
export const CLOSED = {
  document: null,
  record: null,
  language: null,
  channel: 'print',
  selection: NO_SELECTION,
  textEdit: null,
  compiled: null,
  composition: null,
  composeMs: null,
  view: { zoom: 1, page: 0 },
  tool: 'select',
} as const satisfies Omit<StudioState, 'info' | 'person' | 'mode'>;
