/**
 * The names and values that the expressions of a node see: the record, and the items of the repeats around it. The
 * engine builds the same when it compiles and resolves; here it serves one node at a time, for live samples and checks.
 */
import type { JsonObject } from '../../shared/base';
import { type PlainDate, parsePath } from '../../shared/data';
import { borrow, type Lender, type Loan } from '../../shared/engine';
import {
  ancestorsOf,
  childrenOf,
  type NodeId,
  nodeOf,
  parentOf,
  type Template,
  type TemplateNode,
} from '../../shared/model';
import {
  ANY,
  compileExpression,
  evaluateValue,
  formatLanguage,
  type Scope,
  TypeEnvironment,
} from '../../shared/rules';

/** A repeat around a node: the loop variable and the list it walks over. */
export interface Repeat {
  readonly nodeId: NodeId;
  readonly name: string;
  readonly list: string;
  readonly slot: number;
  /** Environment of the list expression: that of everything outside. */
  readonly outer: TypeEnvironment;
}

export interface NodeScope {
  readonly environment: TypeEnvironment;
  /** Outermost first. */
  readonly repeats: readonly Repeat[];
  /** Lists of the innermost repeat's items that the node is lent; how many. */
  readonly lists: number;
}

/** What expressions of a node may name. `language` is that of formatting functions. */
export function scopeOfNode(
  template: Template,
  nodeId: NodeId,
  language: string,
  lender: Lender = () => undefined,
): NodeScope {
  let environment = TypeEnvironment.of(template.data, formatLanguage(language));
  const repeats: Repeat[] = [];
  let lists = 0;
  const enter = (id: NodeId, each: NonNullable<TemplateNode['each']>): void => {
    const list = compileExpression(each.list, environment);
    const item = list.type.kind === 'list' ? list.type.item : ANY;
    const path = list.reads.length === 1 && isPath(each.list) ? `${list.reads[0]}[]` : undefined;
    const added = environment.withLocal(each.as, item, path);
    repeats.push({ nodeId: id, name: each.as, list: each.list, slot: added.slot, outer: environment });
    environment = added.environment;
  };
  for (const id of [...ancestorsOf(template, nodeId).reverse(), nodeId]) {
    const node = nodeOf(template, id);
    if (node?.each) enter(id, node.each);
    const loan = node && !node.each ? lentTo(template, id, node, lender) : undefined;
    if (!loan) continue;
    for (const { each } of loan.from) if (each) enter(id, each);
    environment = borrow(environment, loan.lists);
    lists = loan.lists.length;
  }
  return { environment, repeats, lists };
}

function lentTo(template: Template, id: NodeId, node: TemplateNode, lender: Lender): Loan | undefined {
  const parent = parentOf(template, id);
  const holder = parent === undefined ? undefined : nodeOf(template, parent);
  const below = (of: TemplateNode) => childrenOf(of).flatMap((child) => nodeOf(template, child) ?? []);
  return lender(node, holder ? below(holder) : [], below);
}

const isPath = (source: string): boolean => /^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*$/.test(source);

/**
 * The values for a record: of every repeat the item that `recordPath` (`transactions[3]`) names, else the first.
 * `undefined` where a list around the node has no item: there is nothing to compute a sample from.
 */
export function valuesOf(
  { repeats, lists }: NodeScope,
  record: JsonObject,
  recordPath: string,
  today: PlainDate,
): Scope | undefined {
  const indexes = (parsePath(recordPath) ?? []).filter((segment) => typeof segment === 'number');
  // A path names the innermost repeats; those outside it that it does not name show their first item.
  const missing = repeats.length - indexes.length;
  const locals: unknown[] = [];
  let last: readonly unknown[] = [];
  for (const [depth, { list, slot, outer }] of repeats.entries()) {
    const scope = { record, locals: [...locals], today };
    const { value } = evaluateValue(compileExpression(list, outer), scope);
    const items: readonly unknown[] = Array.isArray(value) ? value : [];
    const item = items[indexes[depth - missing] ?? 0] ?? items[0];
    if (item === undefined) return undefined;
    locals[slot] = item;
    last = items;
  }
  for (let count = 0; count < lists; count += 1) locals.push(last);
  return { record, locals, today };
}
