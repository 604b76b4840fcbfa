/** Where rows and groups of a table ask for another page, and which region that is. */
import {
  breakOf,
  type Content,
  type LayoutContext,
  type Regions,
  strongerBreak,
  UNBOUNDED,
} from '../../layout';
import type { BreakKind } from '../../model';
import { isPageRow, type Steps } from './steps';

/** What the rows and groups that end before a step, and those that begin with it, ask for there. */
export function breakAt({ sections, steps }: Steps, index: number, context: LayoutContext): BreakKind | null {
  let wanted: BreakKind | null = null;
  const ask = (side: 'breakBefore' | 'breakAfter', content: Content): void => {
    if (content.compiled.flow) wanted = strongerBreak(wanted, breakOf(side, content, context));
  };
  const after = steps[index - 1];
  const before = steps[index];
  if (after && !isPageRow(after)) ask('breakAfter', after);
  if (before && !isPageRow(before)) ask('breakBefore', before);
  for (let group = sections?.[index - 1]; group?.parent && group.end === index; group = group.parent)
    ask('breakAfter', group.content);
  for (let group = sections?.[index]; group?.parent && group.first === index; group = group.parent)
    ask('breakBefore', group.content);
  return wanted;
}

/** How many regions further than `from` the one is that a break goes to. */
export function stepsTo(kind: BreakKind, regions: Regions, from: number): number {
  if (kind === 'column') return 1;
  const parity = kind === 'page' ? null : kind;
  const opened = parity && regions.openPage?.(from, true, { parity, section: null });
  if (opened) return opened;
  const { page } = regions.at(from);
  const rest = parity === 'odd' ? 1 : 0;
  for (let steps = 1; ; steps += 1) {
    const region = regions.at(from + steps);
    const isOther = region.page !== page && (parity === null || region.page % 2 === rest);
    if (isOther || region.full === UNBOUNDED) return steps;
  }
}
