/**
 * Semantic blocks as lines of plain text. `roomy` text is read in a window: blank lines between blocks, underlined
 * headings, tables in columns. `compact` text is a message: one block after the other and nothing that is not said.
 */
import type {
  SemanticBlock,
  SemanticButton,
  SemanticInline,
  SemanticList,
  SemanticParagraph,
  SemanticRow,
  SemanticTable,
} from '../display';
import { cellWidth } from './cell-width';

export type TextManner = 'roomy' | 'compact';

/** Columns that a table may take before its rows are written one value a line. */
const TABLE_WIDTH = 76;
const RULE = '-'.repeat(40);

/** The lines of blocks; lines hold no line breaks, an empty line separates. */
export function linesOfBlocks(blocks: readonly SemanticBlock[], manner: TextManner): string[] {
  const lines: string[] = [];
  let before: SemanticBlock | null = null;
  for (const block of blocks) {
    const own = linesOf(block, manner);
    if (own.length === 0) continue;
    if (before && manner === 'roomy' && isApart(before, block)) lines.push('');
    lines.push(...own);
    before = block;
  }
  return lines;
}

/** Whether blocks stand apart by at least half a line, as addresses and signatures do not. */
function isApart(before: SemanticBlock, block: SemanticBlock): boolean {
  if (before.kind !== 'paragraph' || before.role !== 'P') return true;
  if (block.kind !== 'list' && (block.kind !== 'paragraph' || block.role !== 'P')) return true;
  return 2 * Math.max(before.spaceAfter, block.spaceBefore) >= before.lineHeight;
}

function linesOf(block: SemanticBlock, manner: TextManner): string[] {
  switch (block.kind) {
    case 'paragraph':
      return linesOfParagraph(block, manner);
    case 'button':
      return linesOfButton(block);
    case 'list':
      return linesOfList(block, manner);
    case 'table':
      return linesOfTable(block, manner);
    case 'image':
      return block.alt === '' || manner === 'compact' ? [] : [`[${block.alt}]`];
    case 'box':
      return linesOfBlocks(block.blocks, manner);
    case 'rule':
      return manner === 'roomy' ? [RULE] : [];
  }
}

function linesOfButton({ label, link }: SemanticButton): string[] {
  const text = textOf(label.map(({ link: _itsOwn, ...run }) => run)).trim();
  return text === link ? [link] : [`${text}: ${link}`];
}

function linesOfParagraph({ inlines, role }: SemanticParagraph, manner: TextManner): string[] {
  const lines = textOf(inlines)
    .split('\n')
    .map((line) => line.trim());
  if (lines.every((line) => line === '')) return [];
  if (manner === 'compact' || (role !== 'H1' && role !== 'H2')) return lines;
  const width = Math.min(TABLE_WIDTH, Math.max(...lines.map(cellWidth)));
  return [...lines, (role === 'H1' ? '=' : '-').repeat(width)];
}

/** Begins and ends what stands for itself in text of two directions (UAX #9 2.4). */
const [FIRST_STRONG_ISOLATE, POP_ISOLATE] = ['\u2068', '\u2069'];

/** Controls that no message may hold (RFC 5322 3.5, XML 1.0 2.2), and that say nothing. */
const CONTROLS = /[^\P{Cc}\t\n\r\x85]/gu;

/** Text with its links, readings and note marks in brackets, and with isolates where values stand for themselves. */
function textOf(inlines: readonly SemanticInline[]): string {
  let text = '';
  inlines.forEach((inline, index) => {
    if (inline.kind === 'break') {
      text += '\n';
      return;
    }
    const { isolate, link } = inline;
    if (isolate && isolateOf(inlines[index - 1]) !== isolate) text += FIRST_STRONG_ISOLATE;
    const said = inline.text.replace(CONTROLS, '');
    text += inline.note === undefined ? said : `[${said}]`;
    if (inline.ruby !== undefined) text += `（${inline.ruby}）`;
    const next = inlines[index + 1];
    const goesOn = next?.kind === 'run' && next.link === link;
    const address = link !== undefined && !goesOn ? afterLink(text, link) : '';
    if (isolate && isolateOf(next) !== isolate) text += POP_ISOLATE;
    text += address;
  });
  return text;
}

const isolateOf = (inline: SemanticInline | undefined) =>
  inline?.kind === 'run' ? inline.isolate : undefined;

/** The address after its text, where the text does not say it already. */
function afterLink(text: string, link: string): string {
  const bare = link.replace(/^(?:https?:\/\/|mailto:|tel:)/i, '').replace(/\/$/, '');
  return text.endsWith(bare) || text.endsWith(link) ? '' : ` <${link}>`;
}

function linesOfList({ items }: SemanticList, manner: TextManner): string[] {
  return items.flatMap(({ label, blocks }) => {
    const indent = ' '.repeat(cellWidth(label) + 1);
    return linesOfBlocks(blocks, manner).map((line, index) =>
      index === 0 ? `${label} ${line}` : line === '' ? '' : indent + line,
    );
  });
}

interface TextCell {
  readonly text: string;
  readonly span: number;
  readonly atEnd: boolean;
}

function linesOfTable({ head, body, foot, columns }: SemanticTable, manner: TextManner): string[] {
  const rows = (own: readonly SemanticRow[]): TextCell[][] => own.map(cellsOf);
  const [heads, bodies, feet] = [rows(head), rows(body), rows(foot)];
  if (manner === 'compact')
    return [...bodies, ...feet].map((row) => joined(row, ' ')).filter((line) => line !== '');
  const widths = columns.map((_, column) => widestOf([...heads, ...bodies, ...feet], column));
  const whole = widths.reduce((sum, width) => sum + width, 0) + 2 * (widths.length - 1);
  if (whole > TABLE_WIDTH) return linesOfRecords(heads[0], bodies, feet);
  const aligned = (row: TextCell[]): string => alignedRow(row, widths);
  const line = '-'.repeat(whole);
  return [
    ...heads.map(aligned),
    ...(heads.length > 0 ? [line] : []),
    ...bodies.map(aligned),
    ...(feet.length > 0 ? [line] : []),
    ...feet.map(aligned),
  ];
}

const cellsOf = ({ cells }: SemanticRow): TextCell[] =>
  cells.map(({ blocks, columnSpan }) => {
    const [first] = blocks;
    return {
      text: linesOfBlocks(blocks, 'compact').join(' '),
      span: columnSpan,
      atEnd: first?.kind === 'paragraph' && first.align === 'end',
    };
  });

const joined = (row: readonly TextCell[], separator: string): string =>
  row.flatMap(({ text }) => (text === '' ? [] : [text])).join(separator);

/** The widest text that stands in one column alone. */
function widestOf(rows: readonly (readonly TextCell[])[], wanted: number): number {
  let widest = 0;
  for (const row of rows) {
    let column = 0;
    for (const { text, span } of row) {
      if (column === wanted && span === 1) widest = Math.max(widest, cellWidth(text));
      column += span;
    }
  }
  return widest;
}

function alignedRow(row: readonly TextCell[], widths: readonly number[]): string {
  let column = 0;
  const cells = row.map(({ text, span, atEnd }) => {
    const own = widths.slice(column, column + span);
    column += span;
    const width = own.reduce((sum, each) => sum + each, 0) + 2 * Math.max(0, own.length - 1);
    const filling = ' '.repeat(Math.max(0, width - cellWidth(text)));
    return atEnd ? filling + text : text + filling;
  });
  return cells.join('  ').trimEnd();
}

/** Rows too wide for columns: one value a line, after the heading of its column. */
function linesOfRecords(
  head: readonly TextCell[] | undefined,
  bodies: readonly (readonly TextCell[])[],
  feet: readonly (readonly TextCell[])[],
): string[] {
  const lines: string[] = [];
  for (const row of bodies) {
    if (lines.length > 0) lines.push('');
    let column = 0;
    for (const { text, span } of row) {
      const heading = headingAt(head, column);
      column += span;
      if (text !== '') lines.push(heading === '' ? text : `${heading}: ${text}`);
    }
  }
  const sums = feet.map((row) => joined(row, ' ')).filter((line) => line !== '');
  return sums.length > 0 ? [...lines, '', ...sums] : lines;
}

function headingAt(head: readonly TextCell[] | undefined, wanted: number): string {
  let column = 0;
  for (const { text, span } of head ?? []) {
    if (wanted >= column && wanted < column + span) return text;
    column += span;
  }
  return '';
}
