import { Minus, Plus, X } from 'lucide-react';
import { defaultLanguage, type NodeId, nodeOf, type Template } from '../../shared/model';
import { useStrings } from '../i18n';
import { newNodeId, select, useSettled } from '../state';
import { Button, IconButton, LengthField, MenuButton, NumberField, PanelSection, Select } from '../ui';
import { change } from './change';
import { strings } from './strings';
import {
  addColumn,
  addRow,
  type CellContext,
  columnsOf,
  ROW_ORDER,
  removeColumn,
  rowsOf,
  setColumnWidth,
  type TableColumn,
} from './table-edits';

const ROLE_KEYS = {
  head: 'rowHead',
  body: 'rowBody',
  foot: 'rowFoot',
  carriedForward: 'rowCarriedForward',
  broughtForward: 'rowBroughtForward',
  empty: 'rowEmpty',
} as const;

/** Width in points of a column that was a share and becomes fixed. */
const FIRST_WIDTH = 72;

/** Columns and rows of a table: of the selected one, or of the one that the selection is in. */
export function TableSection({ tableId }: { readonly tableId: NodeId }) {
  const template = useSettled((state) => state.document?.template);
  const table = template && nodeOf(template, tableId);
  if (!template || !table) return null;
  return (
    <>
      <Columns template={template} tableId={tableId} columns={columnsOf(table)} />
      <Rows template={template} tableId={tableId} />
    </>
  );
}

interface ColumnsProps {
  readonly template: Template;
  readonly tableId: NodeId;
  readonly columns: readonly TableColumn[];
}

function useCellContext(template: Template): CellContext {
  const t = useStrings(strings);
  return { newId: newNodeId, language: defaultLanguage(template), heading: t('newColumn') };
}

function Columns({ template, tableId, columns }: ColumnsProps) {
  const t = useStrings(strings);
  const context = useCellContext(template);
  const add = (at: number) => change('table', addColumn(template, tableId, at, context));

  return (
    <PanelSection
      title={t('columns')}
      end={
        <IconButton
          icon={Plus}
          size="small"
          label={t('addColumn')}
          isDisabled={columns.length >= 64}
          onPress={() => add(columns.length)}
        />
      }
    >
      {columns.map((column, at) => {
        const index = at + 1;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place.
          <div className="inspector-column" key={at}>
            <span className="inspector-column-index numeric">{index}</span>
            <Select
              label={t('columnKind', { index })}
              value={column.width.kind}
              options={[
                { id: 'fixed', label: t('fixed') },
                { id: 'share', label: t('share') },
              ]}
              onChange={(kind) => {
                if (kind === column.width.kind) return;
                const width =
                  kind === 'fixed'
                    ? ({ kind: 'fixed', points: FIRST_WIDTH } as const)
                    : ({ kind: 'share', share: 1 } as const);
                change('table', [setColumnWidth(tableId, at, width)]);
              }}
            />
            <ColumnWidth tableId={tableId} at={at} width={column.width} />
            <IconButton
              icon={Plus}
              size="small"
              label={t('addColumnBefore', { index })}
              isDisabled={columns.length >= 64}
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
  readonly width: TableColumn['width'];
}

function ColumnWidth({ tableId, at, width }: ColumnWidthProps) {
  const t = useStrings(strings);
  const label = t('columnWidth', { index: at + 1 });
  const put = (next: TableColumn['width']) =>
    change('table', [setColumnWidth(tableId, at, next)], `${tableId} column ${at}`);
  return width.kind === 'fixed' ? (
    <LengthField
      label={label}
      value={width.points}
      min={1}
      max={14_400}
      onChange={(points) => points !== null && put({ kind: 'fixed', points })}
    />
  ) : (
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
}

function Rows({ template, tableId }: Omit<ColumnsProps, 'columns'>) {
  const t = useStrings(strings);
  const context = useCellContext(template);
  const rows = rowsOf(template, tableId);
  const selected = useSettled((state) => state.selection.nodeIds);

  return (
    <PanelSection
      title={t('rows')}
      end={
        <MenuButton
          label={t('addRow')}
          entries={ROW_ORDER.map((id) => ({ id, label: t(ROLE_KEYS[id]) }))}
          onAction={(role) => change('table', addRow(template, tableId, role, context))}
        >
          <Button variant="quiet" icon={Plus}>
            {t('addRow')}
          </Button>
        </MenuButton>
      }
    >
      <ul className="inspector-rows">
        {rows.map(({ id, role, node }) => {
          const name = node.name ?? t(ROLE_KEYS[role]);
          return (
            <li key={id} data-selected={selected.includes(id) || undefined}>
              <button type="button" className="inspector-row" onClick={() => select([id])}>
                <span>{name}</span>
                {node.each && (
                  <span className="inspector-row-each">
                    {t('rowEach', { name: node.each.as, list: node.each.list })}
                  </span>
                )}
              </button>
              <IconButton
                icon={Minus}
                size="small"
                label={t('removeRow', { name })}
                isDisabled={rows.length <= 1}
                onPress={() => change('table', [{ kind: 'remove', id }])}
              />
            </li>
          );
        })}
      </ul>
    </PanelSection>
  );
}
