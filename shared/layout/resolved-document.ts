/** The content of one record's document: of the flows at once, of a master's parts when the master is first used. */
import type { Diagnostic } from '../diag';
import type { Channel, NodeId } from '../model';
import type { Scope } from '../rules';
import type { CompiledMaster, CompiledTemplate } from './compile';
import type { CompiledNode, Content, ResolveContext } from './compiled';
import { Counters } from './counters';
import type { LayoutMemory } from './memory';
import { holds, resolveAll } from './resolve';

export interface ResolveInput {
  readonly compiled: CompiledTemplate;
  readonly scope: Scope;
  readonly language: string;
  readonly channel?: Channel;
  /** What the last document of the record left; without it everything is done anew. */
  readonly memory?: LayoutMemory | undefined;
}

export class ResolvedDocument implements ResolveContext {
  readonly diagnostics: Diagnostic[] = [];
  readonly language: string;
  readonly channel: Channel;
  readonly counters = new Counters();
  readonly memory: LayoutMemory | undefined;
  readonly #flows = new Map<NodeId, readonly Content[]>();
  readonly #parts = new Map<NodeId, readonly Content[]>();
  readonly #conditions = new Map<NodeId, boolean>();

  constructor(private readonly input: ResolveInput) {
    this.language = input.language;
    this.channel = input.channel ?? 'print';
    this.memory = input.memory;
    this.memory?.begin(input.scope, this.language, this.channel, input.compiled.mentions);
    for (const [id, nodes] of input.compiled.flows) {
      this.#flows.set(id, resolveAll(nodes, input.scope, '', this));
    }
  }

  report(problem: Diagnostic): void {
    this.diagnostics.push(problem);
  }

  flow(id: NodeId): readonly Content[] {
    return this.#flows.get(id) ?? [];
  }

  /** Content of a band's blocks or of one placed element, under the id of the band or element. */
  part(id: NodeId, nodes: readonly CompiledNode[]): readonly Content[] {
    const known = this.#parts.get(id);
    if (known) return known;
    const contents = resolveAll(nodes, this.input.scope, '', this);
    this.#parts.set(id, contents);
    return contents;
  }

  /** For what one pass resolves while it lays out: it counts on, but the next pass counts the same again. */
  late(): ResolveContext {
    const { language, channel, diagnostics, memory } = this;
    const report = (problem: Diagnostic) => this.report(problem);
    return { language, channel, diagnostics, memory, counters: this.counters.fork(), report };
  }

  /** Whether the condition of a master or band holds. */
  isPresent({ id, when }: Pick<CompiledMaster, 'id' | 'when'>): boolean {
    if (!when) return true;
    const known = this.#conditions.get(id);
    if (known !== undefined) return known;
    const value = holds(when, this.input.scope, id, 'when', this);
    this.#conditions.set(id, value);
    return value;
  }

  used(): Content[] {
    return [...this.#flows.values(), ...this.#parts.values()].flat();
  }
}
