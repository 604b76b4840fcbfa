import { Eye, EyeOff } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Collection } from 'react-aria-components';
import { EMPTY_CONTRACT } from '../../shared/data';
import { useLocale, useStrings } from '../i18n';
import { selectField, useStudio } from '../state';
import { EmptyState, iconNamed, PanelSection, Pill, ToggleButton, Tree, TreeItem, TreeRow } from '../ui';
import { type FieldRow, fieldRows, valueAt, valueText } from './field-rows';
import { insertFieldRow } from './insert-field';
import { strings } from './strings';
import './data-tree.css';

/** Characters of a value that is never cut: a date has ten. */
const SHORT_TEXT = 12;

const FIELD_TYPE = 'application/x-fumi-field';

const ICONS: { readonly [K in FieldRow['kind']]: string } = {
  object: 'Braces',
  list: 'Brackets',
  string: 'Type',
  number: 'Hash',
  integer: 'Hash',
  boolean: 'ToggleLeft',
  date: 'Calendar',
  datetime: 'CalendarClock',
};

/** The fields of the data and what they are for the customer on show. */
export function DataTree() {
  const t = useStrings(strings);
  const contract = useStudio((state) => state.document?.template.data ?? EMPTY_CONTRACT);
  const datasetName = useStudio((state) => state.document?.dataset?.name);
  const field = useStudio((state) => state.selection.field);
  const [isRevealed, setIsRevealed] = useState(false);
  const order = useStudio((state) => state.document?.dataset?.contract ?? EMPTY_CONTRACT);
  const rows = useMemo(() => fieldRows(contract, order), [contract, order]);
  const byPath = useMemo(() => indexByPath(rows), [rows]);
  const hasPersonal = useMemo(() => [...byPath.values()].some((row) => row.isPersonal), [byPath]);

  return (
    <PanelSection
      title={t('data')}
      isFilling
      end={
        <>
          <span className="data-tree-name">{datasetName}</span>
          {hasPersonal ? (
            <ToggleButton
              icon={isRevealed ? Eye : EyeOff}
              label={isRevealed ? t('hidePersonal') : t('showPersonal')}
              size="small"
              isSelected={isRevealed}
              onChange={setIsRevealed}
            />
          ) : null}
        </>
      }
    >
      {rows.length === 0 ? (
        <EmptyState title={t('empty')} text={t('emptyText')} />
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: drags of the rows inside; the keyboard's way is Enter.
        <div
          className="data-tree"
          onDragStart={(event) => {
            const path = (event.target as Element).closest('[data-key]')?.getAttribute('data-key');
            const row = byPath.get(path ?? '');
            if (row) writeField(event.dataTransfer, row);
          }}
        >
          <Tree
            aria-label={t('data')}
            items={rows}
            selectionMode="single"
            selectedKeys={field === null ? [] : [field]}
            onSelectionChange={(keys) => {
              const [path] = keys === 'all' ? [] : [...keys];
              selectField(path === undefined ? null : String(path));
            }}
            onAction={(path) => {
              const row = byPath.get(String(path));
              if (row) insertFieldRow(row);
            }}
            defaultExpandedKeys={rows.map(({ path }) => path)}
          >
            {(row) => <FieldItem row={row} isRevealed={isRevealed} />}
          </Tree>
        </div>
      )}
    </PanelSection>
  );
}

function indexByPath(rows: readonly FieldRow[]): ReadonlyMap<string, FieldRow> {
  const index = new Map<string, FieldRow>();
  const visit = (row: FieldRow): void => {
    index.set(row.path, row);
    row.children.forEach(visit);
  };
  rows.forEach(visit);
  return index;
}

/** What the canvas reads from a dropped field; other programs get its path. */
function writeField(data: DataTransfer, row: FieldRow): void {
  const field = { path: row.path, kind: row.kind, ...(row.list === null ? {} : { list: row.list }) };
  data.effectAllowed = 'copy';
  data.setData(FIELD_TYPE, JSON.stringify(field));
  data.setData('text/plain', row.path);
}

const makeDraggable = (element: HTMLDivElement | null): void => element?.setAttribute('draggable', 'true');

function FieldItem({ row, isRevealed }: { readonly row: FieldRow; readonly isRevealed: boolean }) {
  const t = useStrings(strings);
  return (
    <TreeItem id={row.path} textValue={row.label} ref={makeDraggable}>
      <TreeRow icon={iconNamed(ICONS[row.kind])} end={<FieldValue row={row} isRevealed={isRevealed} />}>
        <span>{row.label}</span>
        <span className="visually-hidden">, {t(row.kind)}</span>
      </TreeRow>
      <Collection items={row.children} dependencies={[isRevealed]}>
        {(child) => <FieldItem row={child} isRevealed={isRevealed} />}
      </Collection>
    </TreeItem>
  );
}

/** The value in the record on show; of list items that of the selected or the first one. */
function FieldValue({ row, isRevealed }: { readonly row: FieldRow; readonly isRevealed: boolean }) {
  const t = useStrings(strings);
  useLocale();
  const record = useStudio((state) => state.record);
  const recordPath = useStudio((state) => state.selection.recordPath);
  if (row.kind === 'object') return row.isPersonal ? <Pill tone="alarm">{t('personal')}</Pill> : null;
  if (!record) return null;
  const value = valueAt(record.data, row.path, row.list === null ? '' : recordPath);
  const text = valueText(value, row, isRevealed);
  const isAbsent = row.kind !== 'list' && (value === undefined || value === null || value === '');
  const classes = ['data-tree-value numeric'];
  if (isAbsent) classes.push('data-tree-absent');
  if (text.length <= SHORT_TEXT) classes.push('data-tree-whole');
  return <span className={classes.join(' ')}>{text}</span>;
}
