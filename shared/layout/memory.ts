/**
 * What composing one record's document found, for composing it again after an edit: content that was resolved, and frames
 * that were laid out. Everything is kept by the compiled node it came from, and compiling takes over what an edit did not
 * touch, so a look at identities tells what still holds. A batch composes every record once and has no memory.
 *
 * A memory speaks of one record, language and channel; {@link LayoutMemory.begin} forgets it all where they change.
 */
import type { Diagnostic } from '../diag';
import type { Channel } from '../model';
import type { Scope } from '../rules';
import type { CompiledNode, Content } from './compiled';
import { KnownLayouts } from './known-layouts';
import type { Mentions } from './targets';

/** What one turn of a node resolved to; null where its condition does not hold. */
export interface RememberedContent {
  readonly scope: Scope;
  readonly recordPath: string;
  readonly content: Content | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Layouts of a content that last: it may be measured for one width and laid out in another. */
const LASTING_LAYOUTS = 2;

export class LayoutMemory {
  #contents = new WeakMap<CompiledNode, Map<unknown, RememberedContent>>();
  #layouts = new KnownLayouts(LASTING_LAYOUTS);
  #kept = new WeakMap<Content, Map<string, object>>();
  #record: unknown = null;
  #key = '';

  /** Keeps what holds for this document too. */
  begin(scope: Scope, language: string, channel: Channel, { observed }: Mentions): void {
    const key = [language, channel, ...[...observed].sort()].join(' ');
    if (this.#record === scope.record && this.#key === key) return;
    this.#record = scope.record;
    this.#key = key;
    this.forget();
  }

  forget(): void {
    this.#contents = new WeakMap();
    this.#layouts = new KnownLayouts(LASTING_LAYOUTS);
    this.#kept = new WeakMap();
  }

  contentOf(node: CompiledNode, scope: Scope, recordPath: string): RememberedContent | undefined {
    const found = this.#contents.get(node)?.get(turnOf(scope));
    return found && found.recordPath === recordPath && sameLocals(found.scope, scope) ? found : undefined;
  }

  rememberContent(node: CompiledNode, remembered: RememberedContent): void {
    const turns = this.#contents.get(node) ?? new Map<unknown, RememberedContent>();
    turns.set(turnOf(remembered.scope), remembered);
    this.#contents.set(node, turns);
  }

  /** What elements keep of a content, by their names for it. */
  keptOf(content: Content): Map<string, object> {
    const known = this.#kept.get(content) ?? new Map<string, object>();
    this.#kept.set(content, known);
    return known;
  }

  /** What contents left in regions the last times. */
  get layouts(): KnownLayouts {
    return this.#layouts;
  }
}

/** What tells the turns of a repeated node apart: the item of the innermost repetition. */
const turnOf = ({ locals }: Scope): unknown => (locals.length > 0 ? locals.at(-1) : null);

const sameLocals = ({ locals: a }: Scope, { locals: b }: Scope): boolean =>
  a.length === b.length && a.every((item, index) => item === b[index]);
