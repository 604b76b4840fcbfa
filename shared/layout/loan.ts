/**
 * What a node may name of repetitions beside it. A row that closes a page stands next to the row that repeats, not
 * inside it, and yet speaks of the turns before the break: it is lent their loop variables, and lists of their items.
 */
import type { TemplateNode } from '../model';
import { ANY, listOf, type TypeEnvironment } from '../rules';

export interface Loan {
  /** The repeated nodes whose loop variables are lent, outermost first. */
  readonly from: readonly TemplateNode[];
  /** Names of lists of the innermost one's items; their slots follow its own in this order. */
  readonly lists: readonly string[];
}

/** Finds what a node is lent; `below` gives the children of a node. */
export type Lender = (
  node: TemplateNode,
  siblings: readonly TemplateNode[],
  below: (node: TemplateNode) => readonly TemplateNode[],
) => Loan | undefined;

const known = new WeakMap<TypeEnvironment, Map<string, TypeEnvironment>>();

/**
 * The environment with lists of the innermost local's items; the same object for the same lists, so that what was
 * compiled in it stays valid.
 */
export function borrow(inner: TypeEnvironment, lists: readonly string[]): TypeEnvironment {
  const key = lists.join(' ');
  const made = known.get(inner) ?? new Map<string, TypeEnvironment>();
  known.set(inner, made);
  const same = made.get(key);
  if (same) return same;
  const item = inner.locals.at(-1);
  const path = item?.path?.endsWith('[]') ? item.path.slice(0, -2) : undefined;
  let environment = inner;
  for (const name of lists) {
    environment = environment.withLocal(name, listOf(item?.type ?? ANY), path).environment;
  }
  made.set(key, environment);
  return environment;
}
