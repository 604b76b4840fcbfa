/** Tables of blocks of known heights, for tests of how rows are poured through regions. */

import type { JsonObject } from '../../base';
import type { DisplayItem, Frame, TextDirection } from '../../display';
import type { CompiledNode, Content, Fragment, LayoutContext, Regions } from '../../layout';
import { type BlockOptions, block, testContext } from '../../layout/blocks.test-support';
import type { CompiledCell } from './cell';
import type { CompiledTable } from './compile-table';
import { layoutTable } from './layout';
import type { CompiledRow } from './row-type';

const INERT = block('inert', { lines: [1] });

type Keeps = Partial<Pick<CompiledNode, 'keepWithNext' | 'keepTogether' | 'keepAtLeast' | 'flow'>>;

function content(
  type: string,
  id: string,
  data: unknown,
  children: readonly Content[],
  keeps: Keeps = {},
  props: JsonObject = {},
): Content {
  const compiled: CompiledNode = { ...INERT.compiled, id, node: { type, props }, ...keeps };
  return { ...INERT, compiled, data, children };
}

export const cellOf = (
  id: string,
  lines: readonly number[],
  data: Partial<CompiledCell> = {},
  options: Partial<BlockOptions> = {},
): Content =>
  content(
    'cell',
    id,
    {
      span: 1,
      rowSpan: 1,
      isRowHeader: false,
      verticalAlign: 'top',
      padding: null,
      fill: null,
      rules: null,
      ...data,
    } satisfies CompiledCell,
    lines.length > 0 ? [block(id, { lines, ...options })] : [],
  );

export const rowOf = (
  role: CompiledRow['role'],
  cells: readonly Content[],
  data: Partial<CompiledRow> = {},
  keeps: Keeps = {},
): Content =>
  content(
    'row',
    `row-${cells[0]?.compiled.id ?? 'empty'}`,
    {
      role,
      isShownOnce: true,
      isShownContinued: role !== 'foot',
      fill: null,
      minHeight: 0,
      rules: null,
      ...data,
    } satisfies CompiledRow,
    cells,
    keeps,
    { role },
  );

export const groupOf = (id: string, rows: readonly Content[], keeps: Keeps = {}): Content =>
  content('rowGroup', id, null, rows, keeps);

const some = (parts: readonly Content[], test: (part: Content) => boolean): boolean =>
  parts.some((part) => test(part) || (part.compiled.node.type !== 'cell' && some(part.children, test)));

/** A table of equal columns without padding or lines. */
export function tableOf(
  columns: number,
  rows: readonly Content[],
  options: Partial<CompiledTable> = {},
  direction: TextDirection = 'ltr',
): { readonly compiled: CompiledTable; readonly content: Content } {
  const compiled: CompiledTable = {
    columns: Array.from({ length: columns }, () => ({ width: { kind: 'share', share: 1 } })),
    align: 'start',
    paddingX: 0,
    paddingY: 0,
    rule: null,
    headRule: null,
    columnRule: null,
    border: null,
    zebra: null,
    splitRows: false,
    hasGridLines: false,
    hasGroups: rows.some(({ compiled: { node } }) => node.type === 'rowGroup'),
    hasRowSpans: some(rows, ({ data }) => ((data as CompiledCell | null)?.rowSpan ?? 1) > 1),
    hasClosing: some(rows, ({ data }) => {
      const row = data as Partial<CompiledRow> | null;
      return row?.role === 'foot' && row.isShownContinued === true;
    }),
    hasBreaks: some(rows, ({ compiled: { flow } }) => flow !== null),
    followsContent: false,
    sections: new Map(),
    ...options,
  };
  return { compiled, content: content('table', 'table', direction, rows) };
}

const CONTEXT = {
  ...testContext,
  layOut: (block: Content, regions: Regions) => block.compiled.behaviour.layout(block, regions, CONTEXT),
  source: () => 0,
  hasNotes: false,
  isObserved: () => false,
  report: () => {},
} as LayoutContext;

export const layOut = (
  { compiled, content: of }: ReturnType<typeof tableOf>,
  regions: Regions,
): readonly Fragment[] => layoutTable(compiled, of, regions, CONTEXT);

/** A cell or a line of a block on a page: its place in the region, whether it is decoration. */
export interface Found {
  readonly kind: 'cell' | 'text';
  readonly name: string;
  readonly region: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly isArtifact: boolean;
}

/** What stands on the regions, in the order in which it is read. */
export function findAll(fragments: readonly Fragment[]): Found[] {
  const found: Found[] = [];
  const visit = (frame: Frame, region: number, x: number, y: number, isArtifact: boolean): void => {
    const { width, height, tag } = frame;
    const hidden = isArtifact || tag?.role === 'Artifact';
    const place = { region, x, y, width, height, isArtifact: hidden };
    if (tag?.role === 'TD' || tag?.role === 'TH') found.push({ ...place, kind: 'cell', name: tag.role });
    for (const item of frame.items as readonly DisplayItem[]) {
      if (item.kind === 'link') found.push({ ...place, kind: 'text', name: item.uri });
      if (item.kind === 'group') visit(item.frame, region, x + item.x, y + item.y, hidden);
    }
  };
  fragments.forEach((fragment, region) => {
    if (fragment) visit(fragment, region, 0, 0, false);
  });
  return found;
}

/** Names of what is read in each region, in order: `a0-2` for two lines of the block `a`. Decoration in brackets. */
export const readAloud = (fragments: readonly Fragment[]): string[][] =>
  fragments.map((_, region) =>
    findAll(fragments)
      .filter((each) => each.kind === 'text' && each.region === region)
      .map(({ name, isArtifact }) => (isArtifact ? `(${name})` : name)),
  );
