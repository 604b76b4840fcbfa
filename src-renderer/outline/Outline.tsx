import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { ancestorsOf, type NodeId } from '../../shared/model';
import { useLocale, useStrings } from '../i18n';
import { select, useStudio } from '../state';
import { PanelSection, Tree } from '../ui';
import { OutlineItem } from './OutlineItem';
import { OutlineMenu } from './OutlineMenu';
import { useOutlineDrag } from './outline-drag';
import { initiallyExpanded, outlineRows, type RowCache } from './outline-rows';
import { RenameContext } from './rename-context';
import { strings } from './strings';
import './outline.css';

const NO_ROWS: RowCache = new Map();

/** The structure of the template, in step with the canvas. */
export function Outline() {
  const t = useStrings(strings);
  const locale = useLocale();
  const documentId = useStudio((state) => state.document?.id);
  const current = useStudio((state) => state.document?.template ?? null);
  // The page is painted first; the outline follows.
  const template = useDeferredValue(current);
  const nodeIds = useStudio((state) => state.selection.nodeIds);
  const cache = useRef<RowCache>(NO_ROWS);
  const [expanded, setExpanded] = useState<ReadonlySet<NodeId>>(new Set());
  const [renaming, setRenaming] = useState<NodeId | null>(null);
  const [menuAt, setMenuAt] = useState<{ x: number; y: number } | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const dragAndDropHooks = useOutlineDrag();

  const rows = useMemo(() => {
    if (!template) return [];
    const built = outlineRows(template, locale, cache.current);
    cache.current = built.cache;
    return built.rows;
  }, [template, locale]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another document starts with its own open rows.
  useEffect(() => {
    if (current) setExpanded(initiallyExpanded(current));
  }, [documentId]);

  useRevealed(nodeIds, list, setExpanded);
  const selectedKeys = useMemo(() => new Set(nodeIds), [nodeIds]);

  return (
    <PanelSection title={t('outline')} isFilling>
      <RenameContext value={{ renaming, setRenaming }}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: keys and menus of the tree inside, which has the role. */}
        <div
          ref={list}
          className="outline"
          onKeyDown={(event) => {
            if (event.key !== 'F2' || nodeIds.length !== 1) return;
            event.preventDefault();
            setRenaming(nodeIds[0] ?? null);
          }}
          onContextMenu={(event) => {
            event.preventDefault();
            const id = (event.target as Element).closest('[data-key]')?.getAttribute('data-key');
            if (id && !selectedKeys.has(id)) select([id]);
            const box = (event.target as Element).getBoundingClientRect();
            const isKeyboard = event.button !== 2;
            setMenuAt(
              isKeyboard ? { x: box.left + 24, y: box.bottom } : { x: event.clientX, y: event.clientY },
            );
          }}
        >
          <Tree
            aria-label={t('outline')}
            items={rows}
            selectionMode="multiple"
            selectedKeys={selectedKeys}
            onSelectionChange={(keys) => {
              const ids = keys === 'all' ? [...cache.current.keys()] : [...keys].map(String);
              if (!isSameSet(ids, nodeIds)) select(ids);
            }}
            expandedKeys={expanded}
            onExpandedChange={(keys) => setExpanded(new Set([...keys].map(String)))}
            dragAndDropHooks={dragAndDropHooks}
            renderEmptyState={() => <p className="outline-empty">{t('emptyText')}</p>}
          >
            {(row) => <OutlineItem row={row} />}
          </Tree>
        </div>
        <OutlineMenu at={menuAt} nodeIds={nodeIds} onRename={setRenaming} onClose={() => setMenuAt(null)} />
      </RenameContext>
    </PanelSection>
  );
}

const isSameSet = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id) => b.includes(id));

/** Opens the way to what was selected elsewhere and scrolls it into sight. */
function useRevealed(
  nodeIds: readonly NodeId[],
  list: React.RefObject<HTMLDivElement | null>,
  setExpanded: React.Dispatch<React.SetStateAction<ReadonlySet<NodeId>>>,
): void {
  const template = useStudio((state) => state.document?.template);
  const latest = useRef(template);
  latest.current = template;
  useEffect(() => {
    const known = latest.current;
    const id = nodeIds.at(-1);
    if (!known || id === undefined || !Object.hasOwn(known.nodes, id)) return;
    const above = ancestorsOf(known, id);
    setExpanded((open) => (above.every((other) => open.has(other)) ? open : new Set([...open, ...above])));
    const frame = requestAnimationFrame(() => {
      const row = list.current?.querySelector(`[data-key="${CSS.escape(id)}"]`);
      row?.scrollIntoView({ block: 'nearest' });
    });
    return () => cancelAnimationFrame(frame);
  }, [nodeIds, list, setExpanded]);
}
