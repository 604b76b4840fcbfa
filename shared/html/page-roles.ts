/** What structure tags are to a browser: roles and properties of WAI-ARIA 1.2. */
import type { StructureTag } from '../display';
import { escapeAttribute } from './escape';

/** Attributes of the group that stands for a tag; empty for tags that mean nothing to a browser. */
export function roleAttributes(tag: StructureTag): string {
  const lang = tag.lang === undefined ? '' : ` lang="${escapeAttribute(tag.lang)}"`;
  return roleOf(tag) + lang;
}

function roleOf(tag: StructureTag): string {
  switch (tag.role) {
    case 'H1':
    case 'H2':
    case 'H3':
    case 'H4':
    case 'H5':
    case 'H6':
      return ` role="heading" aria-level="${tag.role.slice(1)}"`;
    case 'P':
      return ' role="paragraph"';
    case 'BlockQuote':
      return ' role="blockquote"';
    case 'Table':
      return ' role="table"';
    case 'THead':
    case 'TBody':
    case 'TFoot':
      return ' role="rowgroup"';
    case 'TR':
      return ' role="row"';
    case 'TH':
      return ` role="${tag.scope === 'Row' ? 'rowheader' : 'columnheader'}"${spans(tag)}`;
    case 'TD':
      return ` role="cell"${spans(tag)}`;
    case 'L':
    case 'TOC':
      return ' role="list"';
    case 'LI':
    case 'TOCI':
      return ' role="listitem"';
    case 'Figure':
      return ` role="img" aria-label="${escapeAttribute(tag.alt ?? '')}"`;
    case 'Note':
      return ' role="note"';
    case 'Artifact':
      return ' aria-hidden="true"';
    default:
      return '';
  }
}

const spans = ({ columnSpan = 1, rowSpan = 1 }: StructureTag): string =>
  (columnSpan > 1 ? ` aria-colspan="${columnSpan}"` : '') + (rowSpan > 1 ? ` aria-rowspan="${rowSpan}"` : '');
