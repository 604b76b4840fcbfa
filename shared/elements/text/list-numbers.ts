/** Counts the items of lists and writes their labels. */
import { writeNumber } from '../numbering';
import type { CompiledListItem, CompiledListLevel, CompiledListStyle } from './compile-list';

/** The numbers of a list style's levels so far; `undefined` where none was given yet. */
export type ListState = (number | undefined)[];

/** The label of the next item, whose number is counted by that. */
export function nextLabel(item: CompiledListItem, state: ListState): string {
  const { level, rule, restart, style } = item;
  const before = restart ? undefined : state[level];
  state[level] = before === undefined ? rule.start : before + 1;
  state.length = level + 1;
  return labelText(style, rule, state);
}

function labelText({ levels }: CompiledListStyle, rule: CompiledListLevel, state: ListState): string {
  let text = '';
  for (const part of rule.label) {
    if (typeof part === 'string') text += part;
    else {
      const level = levels[part];
      if (level?.numbering) text += writeNumber(state[part] ?? level.start, level.numbering);
    }
  }
  return text;
}

/** What references call an item: its label without what only closes it (`1.` is called 1, `第三条、` 第三条). */
export const calledLabel = (label: string): string => label.replace(/[\s.、，,:：．]+$/u, '');
