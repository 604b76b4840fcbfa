/**
 * Rows that are made at page breaks: they speak of the last turn before the break, and may sum over the turns of the
 * page or of all up to it.
 */
import type { Frame } from '../../display';
import type { Mpt } from '../../geometry';
import type { CompiledNode, Content, LayoutContext } from '../../layout';
import { type Beginning, GrowingList } from '../../rules';
import type { CompiledTable } from './compile-table';
import { isPageRow, type Section, type Steps } from './steps';

export const heightOf = (frames: readonly Frame[]): Mpt =>
  frames.reduce((sum, frame) => sum + frame.height, 0);

/** The turns of the page, and those up to its end. */
type TurnLists = readonly [pageRows: readonly unknown[], rowsSoFar: Beginning];

/** The lists that were last made for a turn. */
interface LastLists {
  lists: TurnLists | null;
}

/**
 * The same lists as the last time where they hold the same: what was resolved with them is known by them. All of them are
 * runs of turns that end with this one, so where they begin and how long they are says all.
 */
function steadyLists(turn: Content, [pageRows, rowsSoFar]: TurnLists, context: LayoutContext): TurnLists {
  const last = context.once(turn, 'lists at page breaks', (): LastLists => ({ lists: null }));
  const [page, soFar] = last.lists ?? [];
  const isSamePage = page?.length === pageRows.length && page[0] === pageRows[0];
  const isSameSoFar = soFar?.length === rowsSoFar.length && soFar.of.items[0] === rowsSoFar.of.items[0];
  last.lists = [isSamePage ? page : pageRows, isSameSoFar ? soFar : rowsSoFar];
  return last.lists;
}

/** Turns of a section in order, as far as they were counted: their items, the steps that end them, the step behind. */
interface CountedTurns {
  readonly list: GrowingList;
  readonly steps: number[];
  upTo: number;
}

export class PageRows {
  /** Steps that ended on the page before, for what is brought forward from it. */
  #before: ReadonlySet<number> = new Set();
  /** What sections were counted to, so that a page adds its own turns and does not begin anew. */
  readonly #counted = new Map<Section, CountedTurns>();

  constructor(
    private readonly table: CompiledTable,
    private readonly plan: Steps,
    private readonly context: LayoutContext,
  ) {}

  /** Says which steps ended in the region that was closed. */
  turnPage(ends: readonly number[]): void {
    this.#before = new Set(ends);
  }

  /** Rows of a section that close the region before a step, or open the one that goes on with it. */
  made(
    section: Section,
    when: 'closing' | 'opening',
    next: number,
    ends: readonly number[],
  ): readonly Content[] {
    if (section.pageRows.length === 0) return [];
    const nodes = section.pageRows.filter(({ node }) =>
      when === 'opening'
        ? node.props.role === 'broughtForward'
        : node.props.role !== 'broughtForward' && node.props.shown !== 'once',
    );
    const onPage = when === 'opening' ? this.#before : new Set(ends);
    return nodes.flatMap((node) => this.#resolve(section, node, next, onPage));
  }

  /** The subtotal of the last page of a section. */
  subtotal(section: Section, node: CompiledNode, next: number, ends: readonly number[]): readonly Content[] {
    return this.#resolve(section, node, next, new Set(ends));
  }

  #resolve(
    section: Section,
    node: CompiledNode,
    next: number,
    onPage: ReadonlySet<number>,
  ): readonly Content[] {
    const last = this.#lastTurn(section, next);
    if (!last) return [];
    const own = this.table.sections.get(section.content.compiled.id);
    const { turns } = section;
    if (!own?.wantsLists || !turns?.each) return this.context.resolve(node, last.scope, last.recordPath);
    const { slot } = turns.each;
    const { list, steps } = this.#turnsUpTo(section, turns, slot, next);
    let count = steps.length;
    while (count > 0 && (steps[count - 1] ?? 0) >= next) count -= 1;
    let first = count;
    while (first > 0 && this.#hasEnded(steps[first - 1] ?? 0, onPage)) first -= 1;
    const pageRows = list.items.slice(first, count);
    const locals = last.scope.locals.slice(0, slot + 1);
    while (locals.length <= slot) locals.push(null);
    locals.push(...steadyLists(last, [pageRows, list.beginning(count)], this.context));
    return this.context.resolve(node, { ...last.scope, locals }, last.recordPath);
  }

  /** The turns of a section that end before a step, and any behind it that were counted already. */
  #turnsUpTo(section: Section, turns: CompiledNode, slot: number, next: number): CountedTurns {
    const counted = this.#counted.get(section) ?? {
      list: new GrowingList(),
      steps: [],
      upTo: section.first,
    };
    this.#counted.set(section, counted);
    for (; counted.upTo < next; counted.upTo += 1) {
      const turn = this.#turnAt(counted.upTo, turns);
      if (!turn) continue;
      counted.list.items.push(turn.scope.locals[slot]);
      counted.steps.push(counted.upTo);
    }
    return counted;
  }

  /** The turn that a step ends: its own, or that of the group whose last step it is. */
  #turnAt(at: number, turns: CompiledNode): Content | null {
    const step = this.plan.steps[at];
    if (step && !isPageRow(step) && step.compiled.id === turns.id) return step;
    for (let section = this.plan.sections?.[at]; section?.parent; section = section.parent) {
      if (section.end !== at + 1) return null;
      if (section.content.compiled.id === turns.id) return section.content;
    }
    return null;
  }

  /** Rows that cells hold together end with the band, which is known by its first step. */
  #hasEnded(at: number, ends: ReadonlySet<number>): boolean {
    const { bandEnds } = this.plan;
    if (!bandEnds) return ends.has(at);
    let first = at;
    while (first > 0 && (bandEnds[first - 1] ?? 0) > at) first -= 1;
    return ends.has(first);
  }

  /** A row that stands once knows nothing of the list; it is taken only where there is no other. */
  #lastTurn(section: Section, next: number): Content | null {
    const { turns } = section;
    let other: Content | null = null;
    for (let at = next - 1; at >= section.first; at -= 1) {
      const turn = turns && this.#turnAt(at, turns);
      if (turn) return turn;
      const step = this.plan.steps[at];
      if (!other && step && !isPageRow(step)) other = step;
    }
    return other;
  }
}
