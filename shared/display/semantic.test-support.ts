/** Short spellings for semantic content in tests. */
import type {
  SemanticBlock,
  SemanticDocument,
  SemanticInline,
  SemanticLook,
  SemanticParagraph,
  SemanticRun,
  SemanticTable,
} from './semantic';

export const plainLook: SemanticLook = {
  family: 'Source Sans 3',
  weight: 400,
  italic: false,
  size: 10_000,
  colour: 0x1c2024,
  underline: false,
  strike: false,
  smallCaps: false,
  letterSpacing: 0,
  position: null,
};

export const boldLook: SemanticLook = { ...plainLook, weight: 700 };

export const run = (text: string, more: Partial<Omit<SemanticRun, 'kind' | 'text'>> = {}): SemanticRun => ({
  kind: 'run',
  text,
  look: plainLook,
  ...more,
});

const place = { nodeId: 'n1', spaceBefore: 0, spaceAfter: 0 };

export const says = (
  content: string | readonly SemanticInline[],
  more: Partial<Omit<SemanticParagraph, 'kind' | 'inlines'>> = {},
): SemanticParagraph => ({
  kind: 'paragraph',
  ...place,
  role: 'P',
  align: 'start',
  lineHeight: 14_000,
  inlines: typeof content === 'string' ? [run(content)] : content,
  ...more,
});

/** A table of texts; the first row is its head, cells that begin with `>` are aligned at the end. */
export function tableOf(
  rows: readonly (readonly string[])[],
  foot: readonly (readonly string[])[] = [],
): SemanticTable {
  const row = (cells: readonly string[], isHeading: boolean) => ({
    fill: null,
    cells: cells.map((text) => ({
      blocks: [text.startsWith('>') ? says(text.slice(1), { align: 'end' }) : says(text)],
      columnSpan: 1,
      rowSpan: 1,
      isHeading,
      verticalAlign: 'top' as const,
      fill: null,
    })),
  });
  const [head = [], ...body] = rows;
  return {
    kind: 'table',
    direction: 'ltr',
    ...place,
    columns: head.map(() => 1 / head.length),
    head: [row(head, true)],
    body: body.map((cells) => row(cells, false)),
    foot: foot.map((cells) => row(cells, false)),
    rule: { colour: 0xdfe3e8, width: 500 },
    headRule: { colour: 0x4a525c, width: 1000 },
    paddingX: 4000,
    paddingY: 3000,
  };
}

export const documentOf = (
  blocks: readonly SemanticBlock[],
  more: Partial<Omit<SemanticDocument, 'blocks'>> = {},
): SemanticDocument => ({ lang: 'en', title: 'Case', base: plainLook, blocks, notes: [], ...more });
