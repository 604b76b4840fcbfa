import { Plus, X } from 'lucide-react';
import type { Json } from '../../shared/base';
import type { NodeId, TemplateNode } from '../../shared/model';
import { useStrings } from '../i18n';
import { FieldRow, IconButton, LengthField, NumberField, PanelSection, Select } from '../ui';
import { change, changeNodes } from './change';
import { cellContext, type TablePartProps } from './table-context';
import { addColumn, removeColumn, setColumnWidth } from './table-edits';
import { columnsOf, type TableColumn } from './table-grid';
import { tableStrings } from './table-strings';

type Width = TableColumn['width'];

/** What a column gets when its kind of width changes. */
const FIRST: { readonly [kind in Width['kind']]: Extract<Width, { kind: kind }> } = {
  fixed: { kind: 'fixed', points: 72 },
  share: { kind: 'share', share: 1 },
  percent: { kind: 'percent', percent: 25 },
  content: { kind: 'content' },
};

const KINDS = ['fixed', 'share', 'percent', 'content'] as const;

const MOST_COLUMNS = 64;

/** Columns with their widths, and the width of the whole table. */
export function TableColumnsSection({
  template,
  tableId,
  table,
}: TablePartProps & { readonly table: TemplateNode }) {
  const t = useStrings(tableStrings);
  const context = cellContext(template);
  const columns = columnsOf(table);
  const add = (at: number) => change('table', addColumn(template, tableId, at, context));

  return (
    <PanelSection
      title={t('columns')}
      end={
        <IconButton
          icon={Plus}
          size="small"
          label={t('addColumn')}
          isDisabled={columns.length >= MOST_COLUMNS}
          onPress={() => add(columns.length)}
        />
      }
    >
      <TableWidth tableId={tableId} table={table} />
      {columns.map((column, at) => {
        const index = at + 1;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place.
          <div className="inspector-column" key={at}>
            <span className="inspector-column-index numeric">{index}</span>
            <Select
              label={t('columnKind', { index })}
              value={column.width.kind}
              options={KINDS.map((id) => ({ id, label: t(id) }))}
              onChange={(kind) => {
                if (kind !== column.width.kind)
                  change('table', [setColumnWidth(tableId, at, FIRST[kind as Width['kind']])]);
              }}
            />
            <ColumnWidth tableId={tableId} at={at} width={column.width} />
            <IconButton
              icon={Plus}
              size="small"
              label={t('addColumnBefore', { index })}
              isDisabled={columns.length >= MOST_COLUMNS}
              onPress={() => add(at)}
            />
            <IconButton
              icon={X}
              size="small"
              label={t('removeColumn', { index })}
              isDisabled={columns.length <= 1}
              onPress={() => change('table', removeColumn(template, tableId, at))}
            />
          </div>
        );
      })}
    </PanelSection>
  );
}

interface ColumnWidthProps {
  readonly tableId: NodeId;
  readonly at: number;
  readonly width: Width;
}

function ColumnWidth({ tableId, at, width }: ColumnWidthProps) {
  const t = useStrings(tableStrings);
  const index = at + 1;
  const label = t('columnWidth', { index });
  const put = (next: Width) =>
    change('table', [setColumnWidth(tableId, at, next)], `${tableId} column ${at}`);
  switch (width.kind) {
    case 'fixed':
      return (
        <LengthField
          label={label}
          value={width.points}
          min={1}
          max={14_400}
          onChange={(points) => points !== null && put({ kind: 'fixed', points })}
        />
      );
    case 'share':
      return (
        <NumberField
          label={label}
          value={width.share}
          min={0.01}
          max={1000}
          step={0.5}
          suffix="×"
          onChange={(share) => share !== null && put({ kind: 'share', share })}
        />
      );
    case 'percent':
      return (
        <NumberField
          label={label}
          value={width.percent}
          min={0.1}
          max={100}
          step={1}
          suffix="%"
          onChange={(percent) => percent !== null && put({ kind: 'percent', percent })}
        />
      );
    case 'content':
      return (
        <div className="inspector-stack">
          <LengthField
            label={t('columnLeast', { index })}
            prefix="≥"
            value={width.least ?? null}
            min={0}
            max={14_400}
            isOptional
            placeholder={t('noLeast')}
            onChange={(least) => {
              const { least: _before, ...rest } = width;
              put(least === null ? rest : { ...rest, least });
            }}
          />
          <LengthField
            label={t('columnMost', { index })}
            prefix="≤"
            value={width.most ?? null}
            min={1}
            max={14_400}
            isOptional
            placeholder={t('noLimit')}
            onChange={(most) => {
              const { most: _before, ...rest } = width;
              put(most === null ? rest : { ...rest, most });
            }}
          />
        </div>
      );
  }
}

type TableWidthValue =
  | { readonly kind: 'fixed'; readonly points: number }
  | { readonly kind: 'percent'; readonly percent: number }
  | { readonly kind: 'content' };

/** Stands for a table as wide as its room, which has no width of its own. */
const ROOM = 'room';

function TableWidth({ tableId, table }: { readonly tableId: NodeId; readonly table: TemplateNode }) {
  const t = useStrings(tableStrings);
  const width = table.props.width as TableWidthValue | undefined;
  const put = (next: TableWidthValue | undefined) =>
    changeNodes('table', [tableId], ['props', 'width'], next as Json | undefined);
  const label = t('tableWidthValue');
  return (
    <FieldRow label={t('tableWidth')}>
      <Select
        label={t('tableWidth')}
        value={width?.kind ?? ROOM}
        options={[
          { id: ROOM, label: t('tableWidthRoom') },
          { id: 'content', label: t('content') },
          { id: 'fixed', label: t('fixed') },
          { id: 'percent', label: t('percent') },
        ]}
        onChange={(kind) => {
          if (kind === 'fixed') put({ kind, points: 288 });
          else if (kind === 'percent') put({ kind, percent: 50 });
          else put(kind === 'content' ? { kind } : undefined);
        }}
      />
      {width?.kind === 'fixed' && (
        <LengthField
          label={label}
          value={width.points}
          min={1}
          max={14_400}
          onChange={(points) => points !== null && put({ kind: 'fixed', points })}
        />
      )}
      {width?.kind === 'percent' && (
        <NumberField
          label={label}
          value={width.percent}
          min={0.1}
          max={100}
          step={5}
          suffix="%"
          onChange={(percent) => percent !== null && put({ kind: 'percent', percent })}
        />
      )}
    </FieldRow>
  );
}
