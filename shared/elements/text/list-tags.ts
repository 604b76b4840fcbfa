/**
 * The structure of lists (ISO 32000-2 14.8.4.8.2): `L` holds items `LI`, an item its label `Lbl` and its body `LBody`, a
 * body the lists of deeper levels. One object of each serves an item on all its pages.
 */
import type { StructureTag } from '../../display';
import type { CompiledListItem, CompiledListStyle } from './compile-list';

/** What stands around an item's label and around its text, from the outermost inwards. */
export interface ItemTags {
  readonly outside: readonly StructureTag[];
  readonly label: StructureTag;
  readonly body: StructureTag;
}

interface OpenList {
  readonly style: CompiledListStyle;
  readonly level: number;
  readonly list: StructureTag;
  item: StructureTag;
  body: StructureTag;
}

/** Follows the paragraphs of a text and keeps the lists that are open. */
export class ListTags {
  readonly #open: OpenList[] = [];

  /** The tags of the next paragraph, which is an item. */
  next({ style, level, rule }: CompiledListItem): ItemTags {
    while ((this.#open.at(-1)?.level ?? -1) > level) this.#open.pop();
    const last = this.#open.at(-1);
    const item: StructureTag = { role: 'LI' };
    const body: StructureTag = { role: 'LBody' };
    if (last?.level === level && last.style === style) {
      last.item = item;
      last.body = body;
    } else {
      if (last?.level === level) this.#open.pop();
      const list: StructureTag = { role: 'L', ...numberingOf(rule.numbering) };
      this.#open.push({ style, level, list, item, body });
    }
    return { outside: this.#outside(), label: { role: 'Lbl' }, body };
  }

  /** A paragraph that is no item ends all lists. */
  end(): void {
    this.#open.length = 0;
  }

  #outside(): StructureTag[] {
    const tags = this.#open.flatMap(({ list, item, body }) => [list, item, body]);
    tags.pop();
    return tags;
  }
}

/** The attribute `ListNumbering` knows Latin letters, digits and Roman numbers; other numbers count as decimal. */
function numberingOf(numbering: CompiledListItem['rule']['numbering']): Pick<StructureTag, 'numbering'> {
  switch (numbering) {
    case null:
      return {};
    case 'lower-alpha':
    case 'upper-alpha':
    case 'lower-roman':
    case 'upper-roman':
      return { numbering };
    default:
      return { numbering: 'decimal' };
  }
}
