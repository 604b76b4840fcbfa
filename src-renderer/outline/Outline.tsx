import { memo, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { ancestorsOf, type NodeId } from '../../shared/model';
import { useLocale, useStrings } from '../i18n';
import { select, studioStore, useStudio } from '../state';
import { PanelSection, Tree } from '../ui';
import { OutlineItem } from './OutlineItem';
import { OutlineMenu } from './OutlineMenu';
import { useOutlineDrag } from './outline-drag';
import { initiallyExpanded, NO_ROWS, type OutlineRow, type OutlineRows, outlineRows } from './outline-rows';
import { RenameContext } from './rename-context';
import { strings } from './strings';
import './outline.css';

type Expanded = ReadonlySet<NodeId>;
type SetExpanded = React.Dispatch<React.SetStateAction<Expanded>>;

/** The structure of the template, in step with the canvas. */
export function Outline() {
  const t = useStrings(strings);
  const rows = useOutlineRows();
  const nodeIds = useStudio((state) => state.selection.nodeIds);
  const [expanded, setExpanded] = useExpanded();
  const [renaming, setRenaming] = useState<NodeId | null>(null);
  const [menuAt, setMenuAt] = useState<{ x: number; y: number } | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const rename = useMemo(() => ({ renaming, setRenaming }), [renaming]);
  useRevealed(nodeIds, list, setExpanded);

  const openMenu = (event: React.MouseEvent) => {
    event.preventDefault();
    const target = event.target as Element;
    const id = target.closest('[data-key]')?.getAttribute('data-key');
    if (id && !nodeIds.includes(id)) select([id]);
    const box = target.getBoundingClientRect();
    const isPointer = event.button === 2;
    setMenuAt(isPointer ? { x: event.clientX, y: event.clientY } : { x: box.left + 24, y: box.bottom });
  };

  return (
    <PanelSection title={t('outline')} isFilling>
      <RenameContext value={rename}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: keys and menus of the tree inside, which has the role. */}
        <div
          ref={list}
          className="outline"
          onContextMenu={openMenu}
          onKeyDown={(event) => {
            if (event.key !== 'F2' || nodeIds.length !== 1) return;
            event.preventDefault();
            setRenaming(nodeIds[0] ?? null);
          }}
        >
          <OutlineTree rows={rows} nodeIds={nodeIds} expanded={expanded} onExpand={setExpanded} />
        </div>
        <OutlineMenu at={menuAt} nodeIds={nodeIds} onRename={setRenaming} onClose={() => setMenuAt(null)} />
      </RenameContext>
    </PanelSection>
  );
}

interface OutlineTreeProps {
  readonly rows: readonly OutlineRow[];
  readonly nodeIds: readonly NodeId[];
  readonly expanded: Expanded;
  readonly onExpand: SetExpanded;
}

/** Drawn again only when what it shows has changed: most edits change no row. */
const OutlineTree = memo(function OutlineTree({ rows, nodeIds, expanded, onExpand }: OutlineTreeProps) {
  const t = useStrings(strings);
  const dragAndDropHooks = useOutlineDrag();
  return (
    <Tree
      aria-label={t('outline')}
      items={rows}
      selectionMode="multiple"
      selectedKeys={nodeIds}
      onSelectionChange={(keys) => {
        const ids = keys === 'all' ? allIds(rows) : [...keys].map(String);
        if (!isSameSet(ids, nodeIds)) select(ids);
      }}
      expandedKeys={expanded}
      onExpandedChange={(keys) => onExpand(new Set([...keys].map(String)))}
      dragAndDropHooks={dragAndDropHooks}
      renderEmptyState={() => <p className="outline-empty">{t('emptyText')}</p>}
    >
      {(row) => <OutlineItem row={row} />}
    </Tree>
  );
});

const allIds = (rows: readonly OutlineRow[]): NodeId[] =>
  rows.flatMap((row) => [row.id, ...allIds(row.children)]);

const isSameSet = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id) => b.includes(id));

/** The page is painted first; the outline follows. */
function useOutlineRows(): readonly OutlineRow[] {
  const locale = useLocale();
  const template = useDeferredValue(useStudio((state) => state.document?.template ?? null));
  const before = useRef<OutlineRows>(NO_ROWS);
  return useMemo(() => {
    before.current = template ? outlineRows(template, locale, before.current) : NO_ROWS;
    return before.current.rows;
  }, [template, locale]);
}

/** Another document starts with its own open rows. */
function useExpanded(): [Expanded, SetExpanded] {
  const documentId = useStudio((state) => state.document?.id);
  const [expanded, setExpanded] = useState<Expanded>(new Set());
  useEffect(() => {
    const { document } = studioStore.getState();
    if (document && document.id === documentId) setExpanded(initiallyExpanded(document.template));
  }, [documentId]);
  return [expanded, setExpanded];
}

/** Opens the way to what was selected elsewhere and scrolls it into sight. */
function useRevealed(
  nodeIds: readonly NodeId[],
  list: React.RefObject<HTMLDivElement | null>,
  setExpanded: SetExpanded,
): void {
  useEffect(() => {
    const template = studioStore.getState().document?.template;
    const id = nodeIds.at(-1);
    if (!template || id === undefined || !Object.hasOwn(template.nodes, id)) return;
    const above = ancestorsOf(template, id);
    setExpanded((open) => (above.every((other) => open.has(other)) ? open : new Set([...open, ...above])));
    const frame = requestAnimationFrame(() => {
      const row = list.current?.querySelector(`[data-key="${CSS.escape(id)}"]`);
      row?.scrollIntoView({ block: 'nearest' });
    });
    return () => cancelAnimationFrame(frame);
  }, [nodeIds, list, setExpanded]);
}
