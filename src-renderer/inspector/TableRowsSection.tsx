import { ArrowDownToLine, ArrowUpToLine, Group, Minus, Plus, Ungroup } from 'lucide-react';
import { type NodeId, nodeOf } from '../../shared/model';
import { compileExpression } from '../../shared/rules';
import { scopeOfNode } from '../conditions';
import { useStrings } from '../i18n';
import { newNodeId, select } from '../state';
import { Button, Checkbox, FieldRow, IconButton, MenuButton, NumberField, PanelSection } from '../ui';
import { BreakRows } from './BreakRows';
import { groupRows, tableColumns, ungroupRows } from './cell-edits';
import { change, changeNodes } from './change';
import { valueAt } from './merged-value';
import { addSumRow, isSumRole, type SumRole } from './sum-rows';
import { cellContext, type TablePartProps } from './table-context';
import { addRow, addRowBeside, removeRow } from './table-edits';
import { partsOf, ROW_ORDER, type RowRole, type TablePart } from './table-grid';
import { tableStrings } from './table-strings';

const ROLE_KEYS = {
  head: 'rowHead',
  body: 'rowBody',
  foot: 'rowFoot',
  pageSubtotal: 'rowPageSubtotal',
  carriedForward: 'rowCarriedForward',
  broughtForward: 'rowBroughtForward',
  empty: 'rowEmpty',
} as const;

/** What rows that add up say first, in the document's language. */
const SUM_LABELS: {
  readonly [R in SumRole]: 'pageTotal' | 'rowCarriedForward' | 'rowBroughtForward' | 'total';
} = {
  pageSubtotal: 'pageTotal',
  carriedForward: 'rowCarriedForward',
  broughtForward: 'rowBroughtForward',
  foot: 'total',
};

const PAGE_ROLES: readonly (RowRole | null)[] = ['pageSubtotal', 'carriedForward', 'broughtForward'];

/** Rows and groups of a table in their order, and what can be done with those that are selected. */
export function TableRowsSection(props: TablePartProps) {
  const { template, tableId, ids } = props;
  const t = useStrings(tableStrings);
  const parts = partsOf(template, tableId);
  const selected = parts.filter(({ id }) => ids.includes(id));
  const rowCount = parts.filter(({ role }) => role !== null).length;

  return (
    <>
      <PanelSection title={t('rows')} end={<AddRow {...props} />}>
        <ul className="inspector-rows">
          {parts.map((part) => (
            <RowItem
              key={part.id}
              part={part}
              isSelected={ids.includes(part.id)}
              isLast={part.role !== null && rowCount <= 1}
              onSelect={(isMore) => select(isMore ? toggled(ids, part.id, parts) : [part.id])}
              onRemove={() =>
                change('table', part.role ? removeRow(template, part.id) : [{ kind: 'remove', id: part.id }])
              }
            />
          ))}
        </ul>
        {selected.length > 0 && <RowActions template={template} parts={selected} />}
        {selected.some(({ role }) => PAGE_ROLES.includes(role)) && (
          <p className="inspector-note muted">{t('pageRowsHint', { name: loopNameOf(parts) })}</p>
        )}
      </PanelSection>
      {selected.length > 0 && <RowBreaks parts={selected} />}
    </>
  );
}

/** The selection with one more part, or without it; what is not a part of the table falls out. */
function toggled(ids: readonly NodeId[], id: NodeId, parts: readonly TablePart[]): NodeId[] {
  const own = ids.filter((each) => parts.some((part) => part.id === each));
  return own.includes(id) ? own.filter((each) => each !== id) : [...own, id];
}

const loopNameOf = (parts: readonly TablePart[]): string =>
  parts.find(({ role, node }) => role === 'body' && node.each)?.node.each?.as ?? 'row';

interface RowItemProps {
  readonly part: TablePart;
  readonly isSelected: boolean;
  /** The last row of a table stays. */
  readonly isLast: boolean;
  readonly onSelect: (isMore: boolean) => void;
  readonly onRemove: () => void;
}

function RowItem({ part: { node, role, depth }, isSelected, isLast, onSelect, onRemove }: RowItemProps) {
  const t = useStrings(tableStrings);
  const name = node.name ?? (role ? t(ROLE_KEYS[role]) : t('group'));
  return (
    <li data-selected={isSelected || undefined} style={{ paddingInlineStart: depth * 14 }}>
      <button
        type="button"
        className="inspector-row"
        aria-pressed={isSelected}
        onClick={(event) => onSelect(asksForMore(event))}
        onKeyDown={(event) => {
          // Clicks that keys make do not say which others were held.
          if ((event.key !== 'Enter' && event.key !== ' ') || !asksForMore(event)) return;
          event.preventDefault();
          onSelect(true);
        }}
      >
        <span className={role ? undefined : 'inspector-row-group'}>{name}</span>
        {node.each && (
          <span className="inspector-row-each">
            {t('rowEach', { name: node.each.as, list: node.each.list })}
          </span>
        )}
      </button>
      <IconButton
        icon={Minus}
        size="small"
        label={t(role ? 'removeRow' : 'removeGroup', { name })}
        isDisabled={isLast}
        onPress={onRemove}
      />
    </li>
  );
}

/** Whether a click or key adds to the selection rather than replacing it. */
const asksForMore = (held: {
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}): boolean => held.shiftKey || held.ctrlKey || held.metaKey;

/** Adds a row for a purpose: to the selected group, to that of the selected row, or to the table. */
function AddRow({ template, tableId, ids }: TablePartProps) {
  const t = useStrings(tableStrings);
  const context = cellContext(template);
  const part = partsOf(template, tableId).find(({ id }) => id === ids[0]);
  const holder = part ? (part.role === null ? part.id : part.parent) : tableId;
  const columns = tableColumns(template, tableId);
  const isNumber = (expression: string, rowId: NodeId): boolean => {
    const { environment } = scopeOfNode(template, rowId, context.language);
    const { kind } = compileExpression(expression, environment).type;
    return kind === 'number' || kind === 'integer';
  };
  const add = (role: RowRole) => {
    const operations = isSumRole(role)
      ? addSumRow(template, holder, role, columns, {
          ...context,
          label: tableStrings.textIn(context.language, SUM_LABELS[role]),
          isNumber,
        })
      : addRow(template, holder, role, columns, context);
    const [insert] = operations;
    if (change('table', operations) && insert?.kind === 'insert') select([insert.id]);
  };
  return (
    <MenuButton
      label={t('addRow')}
      entries={ROW_ORDER.map((id) => ({ id, label: t(ROLE_KEYS[id]) }))}
      onAction={add}
    >
      <Button variant="quiet" icon={Plus}>
        {t('addRow')}
      </Button>
    </MenuButton>
  );
}

interface PartsProps {
  readonly parts: readonly TablePart[];
}

function RowActions({ template, parts }: PartsProps & Pick<TablePartProps, 'template'>) {
  const t = useStrings(tableStrings);
  const context = cellContext(template);
  const [only] = parts;
  const isOne = parts.length === 1;
  const grouped = groupRows(
    template,
    parts.map(({ id }) => id),
    newNodeId,
  );
  return (
    <div className="inspector-buttons">
      {isOne && only?.role && (
        <>
          <Button
            variant="quiet"
            icon={ArrowUpToLine}
            onPress={() => change('table', addRowBeside(template, only.id, 'before', context))}
          >
            {t('addRowAbove')}
          </Button>
          <Button
            variant="quiet"
            icon={ArrowDownToLine}
            onPress={() => change('table', addRowBeside(template, only.id, 'after', context))}
          >
            {t('addRowBelow')}
          </Button>
        </>
      )}
      <Button
        variant="quiet"
        icon={Group}
        isDisabled={grouped.length === 0}
        onPress={() => {
          const [insert] = grouped;
          if (change('table', grouped) && insert?.kind === 'insert') select([insert.id]);
        }}
      >
        {t('groupRows')}
      </Button>
      {isOne && only && only.role === null && (
        <Button
          variant="quiet"
          icon={Ungroup}
          onPress={() => {
            const rows = nodeOf(template, only.id)?.children ?? [];
            if (change('table', ungroupRows(template, only.id))) select([...rows]);
          }}
        >
          {t('ungroupRows')}
        </Button>
      )}
    </div>
  );
}

/** How rows and groups behave at page ends. */
function RowBreaks({ parts }: PartsProps) {
  const t = useStrings(tableStrings);
  const ids = parts.map(({ id }) => id);
  const areGroups = parts.every(({ role }) => role === null);
  const flag = (path: readonly string[], label: string) => {
    const values = parts.map(({ node }) => valueAt(node, path) === true);
    return (
      <Checkbox
        isSelected={values.every(Boolean)}
        isIndeterminate={values.some(Boolean) && !values.every(Boolean)}
        onChange={(isSelected) => changeNodes('table', ids, path, isSelected ? true : undefined)}
      >
        {label}
      </Checkbox>
    );
  };
  const [first] = parts;
  return (
    <PanelSection title={t('breaks')}>
      <div className="inspector-stack inspector-checks">
        {flag(['keep', 'together'], t(areGroups ? 'keepGroup' : 'keepTogether'))}
        {flag(['keep', 'withNext'], t('keepWithNext'))}
      </div>
      {areGroups && first && (
        <FieldRow label={t('atLeast')}>
          <NumberField
            isWhole
            label={t('atLeast')}
            value={first.node.keep?.atLeast ?? null}
            min={1}
            max={1000}
            step={1}
            isOptional
            placeholder="1"
            onChange={(next) => changeNodes('table', ids, ['keep', 'atLeast'], next ?? undefined)}
          />
        </FieldRow>
      )}
      <BreakRows ids={ids} nodes={parts.map(({ node }) => node)} side="before" />
      <BreakRows ids={ids} nodes={parts.map(({ node }) => node)} side="after" />
    </PanelSection>
  );
}
