/** Gathers paragraphs that are items of lists into lists, deeper levels inside the items they belong to. */
import type { SemanticBlock, SemanticList, SemanticListItem } from '../../display';
import { writeNumber } from '../numbering';
import type { CompiledListItem } from './compile-list';

/** A paragraph that is an item of a list. */
interface ListItem {
  readonly block: SemanticBlock;
  readonly label: string;
  readonly of: CompiledListItem;
}

/** A paragraph, and what makes it the item of a list. */
export type ListedParagraph = ListItem | { readonly block: SemanticBlock; readonly label: null };

/** Paragraphs in order, with lists in the place of their items. */
export function describeLists(paragraphs: readonly ListedParagraph[]): SemanticBlock[] {
  const blocks: SemanticBlock[] = [];
  let items: ListItem[] = [];
  const close = (): void => {
    blocks.push(...listsOf(items));
    items = [];
  };
  for (const paragraph of paragraphs) {
    if (paragraph.label !== null) items.push(paragraph);
    else {
      close();
      blocks.push(paragraph.block);
    }
  }
  close();
  return blocks;
}

/** Lists of items that follow each other: a new one where the style changes or the level falls below the first's. */
function listsOf(items: readonly ListItem[]): SemanticList[] {
  const lists: SemanticList[] = [];
  let rest = items;
  for (let [first] = rest; first; [first] = rest) {
    const { style, level } = first.of;
    const end = rest.findIndex(({ of }) => of.level < level || (of.level === level && of.style !== style));
    lists.push(listOf(end < 0 ? rest : rest.slice(0, end), first));
    rest = end < 0 ? [] : rest.slice(end);
  }
  return lists;
}

/** One list: its items are those of the first's level, what is deeper belongs to the item before. */
function listOf(items: readonly ListItem[], first: ListItem): SemanticList {
  const own: SemanticListItem[] = [];
  let rest = items;
  for (let [item] = rest; item; [item] = rest) {
    const next = rest.findIndex(({ of }, index) => index > 0 && of.level <= first.of.level);
    const inner = listsOf(rest.slice(1, next < 0 ? rest.length : next));
    own.push({ label: item.label, number: null, blocks: [item.block, ...inner] });
    rest = next < 0 ? [] : rest.slice(next);
  }
  const { nodeId, spaceBefore } = first.block;
  const spaceAfter = items.at(-1)?.block.spaceAfter ?? 0;
  return { kind: 'list', nodeId, spaceBefore, spaceAfter, ...markedAs(own, first.of) };
}

/** Whether labels are those that every reader of HTML would write by itself; else they are text. */
function markedAs(
  items: readonly SemanticListItem[],
  { rule }: CompiledListItem,
): Pick<SemanticList, 'marker' | 'items'> {
  const { numbering } = rule;
  if (numbering === null)
    return { marker: items.every(({ label }) => label === '•') ? 'bullet' : 'other', items };
  if (numbering === 'circled' || numbering === 'kanji' || numbering === 'full-width')
    return { marker: 'other', items };
  const start = numbering === 'decimal' ? Number.parseInt(items[0]?.label ?? '', 10) : rule.start;
  const isPlain = items.every(({ label }, index) => label === `${writeNumber(start + index, numbering)}.`);
  if (!isPlain) return { marker: 'other', items };
  return { marker: numbering, items: items.map((item, index) => ({ ...item, number: start + index })) };
}
