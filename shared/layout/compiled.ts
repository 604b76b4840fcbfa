/**
 * The compiled template and what becomes of it for one record.
 *
 * A template is compiled once: expressions become closures, lengths become millipoints, styles are looked up. For
 * every record the compiled tree is resolved into content: what is absent is gone, what repeats is there as often as
 * its list is long, and every node still knows the id it came from.
 */
import type { Diagnostic } from '../diag';
import type { SemanticBlock } from '../display';
import type { Box, Mpt } from '../geometry';
import type { Channel, NodeId, Styles, Template, TemplateNode } from '../model';
import type { CompiledExpression, Scope, TypeEnvironment } from '../rules';
import type { LayoutContext } from './context';
import type { Counters } from './counters';
import type { DescribeContext } from './describe';
import type { FillerRules, FlowRules, SectionStart } from './flow-rules';
import type { Fragment } from './fragment';
import type { LayoutMemory } from './memory';
import type { FileOf } from './picture';
import type { Regions } from './regions';

/** Widths between which content is laid out without harm, for columns that follow what stands in them. */
export interface ContentWidths {
  /** Where nothing that holds together is cut: the widest word. */
  readonly min: Mpt;
  /** Where no line breaks but those that the content asks for. */
  readonly max: Mpt;
}

/** What an element type's node compiles to. */
export interface Behaviour {
  /**
   * Computes what the layout needs from the data; becomes {@link Content.data}. Absent for elements that depend on no
   * data of their own.
   */
  readonly resolve?: (
    scope: Scope,
    context: ResolveContext,
    recordPath: string,
    children: readonly Content[],
  ) => unknown;
  /**
   * Lays the content out into a sequence of regions: one fragment for each region it uses, the first for the current
   * one. An empty first fragment says that nothing fitted there.
   */
  readonly layout: (content: Content, regions: Regions, context: LayoutContext) => readonly Fragment[];
  /**
   * What the content says in channels without pages (e-mail, text message). Absent for elements that say nothing
   * themselves: their children speak for them.
   */
  readonly describe?: (content: Content, context: DescribeContext) => readonly SemanticBlock[];
  /** How narrow and how wide the content can be; where it is absent, as its children are. */
  readonly measure?: (content: Content, context: LayoutContext) => ContentWidths;
  /** Set by types that resolve some children only while they lay out (rows that depend on the page break). */
  readonly defers?: (child: CompiledNode) => boolean;
  /**
   * How often it lays its children out at most to find their place; once where absent. Three times: in one piece, divided
   * from where the region is, and from where the next one begins.
   */
  readonly layouts?: number;
  /** Space that the content itself wants above and below, where the node says nothing. */
  readonly spaceBefore?: Mpt;
  readonly spaceAfter?: Mpt;
  /** The content itself is to stay with what follows (a heading). */
  readonly keepWithNext?: boolean;
  /** How tall an element in a box may become before that counts as too tall; the box's own height where absent. */
  readonly growsTo?: Mpt;
  /** Set by types that begin a section of the document with their content. */
  readonly section?: SectionStart;
  /** Set by types that take what is left of a region; in a flow they are filled, not laid out. */
  readonly filler?: FillerRules;
}

/** A repetition: the list, the slot its items go to, and what it is called in the paths that tell turns apart. */
export interface CompiledRepeat {
  readonly list: CompiledExpression;
  readonly slot: number;
  /**
   * `transactions`, or `lines` of an item that is being repeated around it; empty for a list that is computed. Turns are
   * `transactions[3].lines[0]`, with every repetition around them, whatever their lists come from.
   */
  readonly path: string;
}

export interface CompiledNode {
  readonly id: NodeId;
  readonly node: TemplateNode;
  readonly behaviour: Behaviour;
  readonly when: CompiledExpression | null;
  readonly each: CompiledRepeat | null;
  readonly children: readonly CompiledNode[];
  /** How often one layout of it lays out what stands deepest in it, at most, as far as elements say so. */
  readonly layouts: number;
  /** In millipoints; null in a flow. */
  readonly box: Box | null;
  readonly spaceBefore: Mpt;
  readonly spaceAfter: Mpt;
  readonly keepWithNext: boolean;
  readonly keepTogether: boolean;
  /** So many lines or rows at least stand where the content begins, before the rest goes on elsewhere; 1 for any. */
  readonly keepAtLeast: number;
  /** Channels whose documents hold the element; null for all. */
  readonly channels: readonly Channel[] | null;
  /** What it asks of the flow; null for nearly every element. */
  readonly flow: FlowRules | null;
}

/** How often laying nodes out once lays out what stands deepest in them. */
export const layoutsOf = (nodes: readonly CompiledNode[]): number =>
  Math.max(1, ...nodes.map(({ layouts }) => layouts));

/** One node for one record and one turn of its repetition. */
export interface Content {
  readonly compiled: CompiledNode;
  readonly scope: Scope;
  /** Where the scope lies in the record: `transactions[3]`; empty for the record itself. */
  readonly recordPath: string;
  readonly data: unknown;
  readonly children: readonly Content[];
}

/** What compiling an element may ask for. */
export interface CompileContext {
  readonly nodeId: NodeId;
  readonly styles: Styles;
  readonly assets: Template['assets'];
  /** The bytes of an asset by its hash, where the host has them. */
  readonly fileOf: FileOf;
  /** Languages of the template; the first is the default. */
  readonly languages: readonly string[];
  /** The names that expressions of this node may use. */
  readonly environment: TypeEnvironment;
  /** The names inside another element, its loop variable included; `undefined` where there is no such element. */
  environmentOf(nodeId: NodeId): TypeEnvironment | undefined;
  readonly children: readonly CompiledNode[];
  /** Inside a header or footer, which nobody hears: it stands outside of what a document says. */
  readonly isInBand: boolean;
  /** Notes what is wrong with the node; `property` is the path inside it. */
  report(diagnostic: Diagnostic, property?: string): void;
}

/** What resolving an element may ask for. */
export interface ResolveContext {
  /** Language of the document (BCP 47). */
  readonly language: string;
  /** What the document is made for: elements of other channels are absent. */
  readonly channel: Channel;
  /** What is counted through the document, in its order. */
  readonly counters: Counters;
  /** Everything that was reported so far. */
  readonly diagnostics: readonly Diagnostic[];
  /** What resolved the last time; absent where nothing is remembered. */
  readonly memory?: LayoutMemory | undefined;
  report(diagnostic: Diagnostic): void;
}
