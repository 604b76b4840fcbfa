/** Roles and attributes of structure elements as PDF 1.7 and 2.0 spell them (ISO 32000-2 14.8.4, 14.8.5). */
import type { StructureRole, StructureTag } from '../display';

/** URI of the namespace of PDF 2.0 (ISO 32000-2 14.8.6.1). */
export const NAMESPACE_20 = 'http://iso.org/pdf2/ssn';

/** Roles that PDF 2.0 has no more: they stay in the namespace of 1.7, which an element without one belongs to. */
const ONLY_IN_17: readonly StructureRole[] = ['BlockQuote', 'TOC', 'TOCI', 'Reference'];

/** The beginnings of elements' dictionaries: `<</S/TD`, in PDF 2.0 with their namespace. */
export class RolePrefixes {
  readonly #known = new Map<string, string>();

  /** @param namespace Object number of PDF 2.0's namespace; 0 in PDF 1.7. */
  constructor(private readonly namespace: number) {}

  of(role: StructureRole | 'Document' | 'Part'): string {
    let prefix = this.#known.get(role);
    if (prefix === undefined) {
      const isNamed = this.namespace !== 0 && !ONLY_IN_17.some((old) => old === role);
      const name = role === 'Note' && isNamed ? 'FENote' : role;
      prefix = `<</S/${name}${isNamed ? `/NS ${this.namespace} 0 R` : ''}`;
      this.#known.set(role, prefix);
    }
    return prefix;
  }

  /** The attributes of a list or a cell, if they say more than the role; ISO 32000-2 tables 382 and 384. */
  attributesOf(tag: StructureTag): string {
    switch (tag.role) {
      case 'TH':
      case 'TD':
        return tableAttributes(tag);
      case 'L':
        return `/A<</O/List/ListNumbering/${NUMBERINGS[tag.numbering ?? 'bullets']}>>`;
      case 'Note':
        return this.namespace === 0 ? '' : '/A<</O/FENote/NoteType/Footnote>>';
      default:
        return '';
    }
  }
}

const NUMBERINGS = {
  none: 'None',
  bullets: 'Disc',
  decimal: 'Decimal',
  'lower-alpha': 'LowerAlpha',
  'upper-alpha': 'UpperAlpha',
  'lower-roman': 'LowerRoman',
  'upper-roman': 'UpperRoman',
} as const;

/** Every head cell has its scope, so no cell needs a list of its heads (`Headers`). */
function tableAttributes({ role, scope, columnSpan = 1, rowSpan = 1 }: StructureTag): string {
  const scoped = role === 'TH' ? `/Scope/${scope ?? 'Column'}` : '';
  const wide = columnSpan === 1 ? '' : `/ColSpan ${columnSpan}`;
  const tall = rowSpan === 1 ? '' : `/RowSpan ${rowSpan}`;
  return scoped === '' && wide === '' && tall === '' ? '' : `/A<</O/Table${scoped}${tall}${wide}>>`;
}
