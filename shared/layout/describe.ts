/**
 * Resolves a record's document for a channel without pages and asks every element what it says there. Only flows are
 * described: what stands on page masters belongs to paper (letterhead, address window, page numbers).
 */
import { type Diagnostic, diagnostic } from '../diag';
import type { SemanticBlock, SemanticNote } from '../display';
import type { Ink } from '../geometry';
import type { Channel, NodeId } from '../model';
import type { Scope } from '../rules';
import type { CompiledTemplate } from './compile';
import type { Behaviour, CompiledNode, Content, ResolveContext } from './compiled';
import type { DocumentFacts, ElementPlace, FrameMark } from './context';
import { Counters } from './counters';
import { resolveAll } from './resolve';

/** What an element says of itself while it is described: the marks that make sense without pages. */
export type DescribeMark = Extract<FrameMark, { kind: 'heading' | 'label' }>;

/** What describing an element may ask for. One context serves one document. */
export interface DescribeContext {
  /** Language of the document (BCP 47). */
  readonly language: string;
  readonly channel: Channel;
  readonly inks: readonly Ink[];
  /** The document as one endless page; headings and labels are known in the second pass. */
  readonly facts: DocumentFacts;
  noteFacts(): void;
  mark(mark: DescribeMark): void;
  /** Blocks of contents in their order: children, cells. */
  describe(contents: readonly Content[]): readonly SemanticBlock[];
  /** Puts a note at the end of the document. */
  note(content: Content, number: number): void;
  report(diagnostic: Diagnostic): void;
}

export interface DescribeInput {
  readonly compiled: CompiledTemplate;
  readonly scope: Scope;
  readonly language: string;
  readonly channel: Channel;
}

export interface DescribedDocument {
  readonly blocks: readonly SemanticBlock[];
  readonly notes: readonly SemanticNote[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Describes the flows of a record's document. Never throws for what template or data hold. */
export function describeDocument(input: DescribeInput): DescribedDocument {
  const diagnostics: Diagnostic[] = [];
  const context: ResolveContext = {
    language: input.language,
    channel: input.channel,
    counters: new Counters(),
    diagnostics,
    report: (problem) => diagnostics.push(problem),
  };
  const nodes = nodesOfChannel(input.compiled, input.channel);
  const contents = resolveAll(nodes, input.scope, '', context);
  const first = new Description(input, contents, NO_MARKS);
  if (!first.usesFacts) return first.with(diagnostics);
  return new Description(input, contents, first.marks).with(diagnostics);
}

const NO_MARKS: readonly DescribeMark[] = [];

/**
 * Whether a text message says only what names the channel `sms`. A template where nothing does sends all of its text,
 * which is what its author sees first and then shortens.
 */
export const namesSms = ({ template }: CompiledTemplate): boolean =>
  Object.values(template.nodes).some(({ channels }) => channels?.includes('sms') === true);

const kept = new WeakMap<CompiledTemplate['flows'], Map<Channel, readonly CompiledNode[]>>();

/** The blocks of all flows that a channel's documents may hold. */
function nodesOfChannel(compiled: CompiledTemplate, channel: Channel): readonly CompiledNode[] {
  const byChannel = kept.get(compiled.flows) ?? new Map<Channel, readonly CompiledNode[]>();
  kept.set(compiled.flows, byChannel);
  const known = byChannel.get(channel);
  if (known) return known;
  const mustName = channel === 'sms' && namesSms(compiled);
  const nodes = [...compiled.flows.values()].flatMap((flow) => chosen(flow, channel, mustName));
  byChannel.set(channel, nodes);
  return nodes;
}

function chosen(
  nodes: readonly CompiledNode[],
  channel: Channel,
  mustName: boolean,
): readonly CompiledNode[] {
  const result: CompiledNode[] = [];
  for (const node of nodes) {
    const { channels } = node.node;
    if (channels && !channels.includes(channel)) continue;
    const isHolder = mustName && !channels;
    const children = chosen(node.children, channel, isHolder);
    if (isHolder && children.length === 0) continue;
    const isWhole = !isHolder && children.every((child, index) => child === node.children[index]);
    if (isWhole && children.length === node.children.length) result.push(node);
    else result.push({ ...node, children, behaviour: isHolder ? HOLDER : node.behaviour });
  }
  return result;
}

/** Says nothing itself: it stands for the conditions and repetitions around what is said. */
const HOLDER: Behaviour = { layout: () => [] };

/** One pass over a document. */
class Description implements DescribeContext {
  readonly language: string;
  readonly channel: Channel;
  readonly inks: readonly Ink[];
  readonly facts: DocumentFacts;
  readonly marks: DescribeMark[] = [];
  usesFacts = false;
  readonly #diagnostics: Diagnostic[] = [];
  readonly #notes = new Map<Content, number>();
  readonly #blocks: readonly SemanticBlock[];
  readonly #described: readonly SemanticNote[];

  constructor(input: DescribeInput, contents: readonly Content[], marks: readonly DescribeMark[]) {
    this.language = input.language;
    this.channel = input.channel;
    this.inks = input.compiled.inks;
    this.facts = onePage(contents, marks);
    this.#blocks = this.describe(contents);
    // A note may hold the mark of another note: the map grows while it is walked.
    const described: SemanticNote[] = [];
    for (const [note, number] of this.#notes)
      described.push({ number, blocks: this.describe(note.children) });
    this.#described = described;
  }

  with(diagnostics: readonly Diagnostic[]): DescribedDocument {
    return {
      blocks: this.#blocks,
      notes: this.#described,
      diagnostics: [...diagnostics, ...this.#diagnostics],
    };
  }

  noteFacts(): void {
    this.usesFacts = true;
  }

  mark(mark: DescribeMark): void {
    this.marks.push(mark);
  }

  note(content: Content, number: number): void {
    this.#notes.set(content, number);
  }

  report(problem: Diagnostic): void {
    this.#diagnostics.push(problem);
  }

  describe(contents: readonly Content[]): readonly SemanticBlock[] {
    return contents.flatMap((content) => {
      const { behaviour } = content.compiled;
      return behaviour.describe ? behaviour.describe(content, this) : this.describe(content.children);
    });
  }
}

/** The facts of a document that stands on one endless page. */
function onePage(contents: readonly Content[], marks: readonly DescribeMark[]): DocumentFacts {
  const find = (kind: DescribeMark['kind'], nodeId: NodeId): DescribeMark | undefined =>
    marks.find((mark) => mark.kind === kind && mark.of.nodeId === nodeId);
  return {
    pageCount: 1,
    sectionOf: () => ({ number: 1, count: 1 }),
    sectionNumberOf: () => 1,
    pageOf: () => 1,
    titleOf: (nodeId) => {
      const mark = find('heading', nodeId);
      return mark?.kind === 'heading' ? mark : undefined;
    },
    labelOf: (nodeId) => {
      const mark = find('label', nodeId);
      return mark?.kind === 'label' ? mark.label : undefined;
    },
    headings: marks.flatMap((mark) =>
      mark.kind === 'heading' ? [{ ...mark, page: 1, to: mark.of.nodeId }] : [],
    ),
    turnsOf: (nodeId) => turnsIn(contents, nodeId).map((scope) => ({ scope, page: 1 })),
  };
}

function turnsIn(contents: readonly Content[], nodeId: NodeId): Scope[] {
  return contents.flatMap(({ compiled, scope, children }) =>
    compiled.id === nodeId ? [scope] : turnsIn(children, nodeId),
  );
}

/** Says that a line with a page number is left out where there are no pages. */
export const withoutPages = ({ nodeId, recordPath }: ElementPlace): Diagnostic =>
  diagnostic('channel.noPages', {}, { nodeId, ...(recordPath ? { dataPath: recordPath } : {}) });
