/**
 * What composing one record's document found, for composing it again after an edit: content that was resolved, and frames
 * that were laid out. Everything is kept by the compiled node it came from, and compiling takes over what an edit did not
 * touch, so a look at identities tells what still holds. A batch composes every record once and has no memory.
 *
 * A memory speaks of one record, language and channel; {@link LayoutMemory.begin} forgets it all where they change.
 */
import type { Diagnostic } from '../diag';
import type { Frame } from '../display';
import type { Channel } from '../model';
import type { Scope } from '../rules';
import type { CompiledNode, Content } from './compiled';
import type { FrameMark } from './context';
import type { Fragment } from './fragment';
import type { PageOpening, Region, Regions } from './regions';
import type { Mentions } from './targets';

/** What one turn of a node resolved to; null where its condition does not hold. */
export interface RememberedContent {
  readonly scope: Scope;
  readonly recordPath: string;
  readonly content: Content | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** What content left in regions, and what it said on the way. */
export interface RememberedLayout {
  readonly regions: readonly Region[];
  readonly fragments: readonly Fragment[];
  readonly diagnostics: readonly Diagnostic[];
  /** What is wrong with characters. */
  readonly textProblems: readonly Diagnostic[];
  readonly deferred: readonly Content[];
  readonly marks: readonly (readonly [Frame, FrameMark])[];
}

/** Layouts that are kept of one content: it may be measured for one width and laid out in another. */
const LAYOUTS_OF_A_CONTENT = 2;

export class LayoutMemory {
  #contents = new WeakMap<CompiledNode, Map<unknown, RememberedContent>>();
  #layouts = new WeakMap<Content, RememberedLayout[]>();
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
    this.#layouts = new WeakMap();
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

  /** What the content left in such regions the last time. */
  layoutOf(content: Content, regions: Regions): RememberedLayout | undefined {
    return this.#layouts.get(content)?.find((layout) => fits(layout, regions));
  }

  rememberLayout(content: Content, layout: RememberedLayout): void {
    const known = this.#layouts.get(content) ?? [];
    this.#layouts.set(content, [layout, ...known.slice(0, LAYOUTS_OF_A_CONTENT - 1)]);
  }
}

/** What tells the turns of a repeated node apart: the item of the innermost repetition. */
const turnOf = ({ locals }: Scope): unknown => (locals.length > 0 ? locals.at(-1) : null);

const sameLocals = ({ locals: a }: Scope, { locals: b }: Scope): boolean =>
  a.length === b.length && a.every((item, index) => item === b[index]);

/** Whether the regions are those that were asked for then. A layout in one region that said nothing is good on any page. */
function fits({ regions, diagnostics }: RememberedLayout, now: Regions): boolean {
  return areAsAsked(regions, now, regions.length === 1 && diagnostics.length === 0);
}

/** Whether regions are those that were asked for before; `isAnyPage` where the same room on other pages is as good. */
export const areAsAsked = (asked: readonly Region[], now: Regions, isAnyPage = false): boolean =>
  asked.every((then, index) => {
    const { width, height, full, page } = now.at(index);
    return (
      then.width === width &&
      then.height === height &&
      then.full === full &&
      (isAnyPage || then.page === page)
    );
  });

/** Regions that note what is asked of them. */
export class NotedRegions implements Regions {
  readonly #asked: Region[] = [];
  /** Whether anything but room was asked for: pages were opened, plans forgotten. */
  hasActed = false;

  constructor(private readonly regions: Regions) {}

  /** The regions from the first to the last that was looked at. */
  get asked(): readonly Region[] {
    return this.#asked;
  }

  at(index: number): Region {
    for (let next = this.#asked.length; next <= index; next += 1) this.#asked.push(this.regions.at(next));
    return this.regions.at(index);
  }

  openPage(index: number, isUsed: boolean, opening: PageOpening): number | null {
    this.hasActed = true;
    return this.regions.openPage?.(index, isUsed, opening) ?? null;
  }

  forget(index: number): void {
    this.hasActed = true;
    this.regions.forget?.(index);
  }
}
