import { Lock } from 'lucide-react';
import { memo, useContext, useRef, useState } from 'react';
import { Collection } from 'react-aria-components';
import { useStrings } from '../i18n';
import { renameNode, useStudio } from '../state';
import { iconNamed, TreeItem, TreeRow } from '../ui';
import type { OutlineRow } from './outline-rows';
import { RenameContext } from './rename-context';
import { strings } from './strings';

/** One element and what is inside it. */
export function OutlineItem({ row }: { readonly row: OutlineRow }) {
  const { setRenaming } = useContext(RenameContext);
  return (
    <TreeItem id={row.id} textValue={row.label} onAction={() => setRenaming(row.id)}>
      <TreeRow icon={iconNamed(row.icon)} end={<Tags row={row} />}>
        <Label row={row} />
      </TreeRow>
      <Collection items={row.children}>{(child) => <OutlineItem row={child} />}</Collection>
    </TreeItem>
  );
}

const useIsAbsent = ({ id, type }: OutlineRow): boolean =>
  useStudio(({ composition }) => composition !== null && !PLACES.has(type) && !composition.present.has(id));

/** Nodes that stand for places rather than content are never called absent. */
const PLACES = new Set(['flow', 'frame', 'document']);

const Label = memo(function Label({ row }: { readonly row: OutlineRow }) {
  const { renaming, setRenaming } = useContext(RenameContext);
  const isAbsent = useIsAbsent(row);
  if (renaming === row.id) return <RenameField row={row} onDone={() => setRenaming(null)} />;
  const classes = ['outline-label', isAbsent ? 'outline-absent' : '', row.isExcerpt ? 'outline-excerpt' : ''];
  return <span className={classes.filter(Boolean).join(' ')}>{row.label}</span>;
});

const Tags = memo(function Tags({ row }: { readonly row: OutlineRow }) {
  const t = useStrings(strings);
  const isAbsent = useIsAbsent(row);
  return (
    <>
      {isAbsent ? <span title={t('absentHelp')}>{t('absent')}</span> : null}
      {row.each === null ? null : (
        <span className="outline-rule" title={t('eachHelp', { list: row.each })}>
          {t('each')}
        </span>
      )}
      {row.when === null ? null : (
        <span className="outline-rule" title={t('ifHelp', { condition: row.when })}>
          {t('if')}
        </span>
      )}
      {row.isLocked ? (
        <span className="outline-lock">
          <Lock size={11} aria-hidden />
          <span className="visually-hidden">{t('locked')}</span>
        </span>
      ) : null}
    </>
  );
});

function RenameField({ row, onDone }: { readonly row: OutlineRow; readonly onDone: () => void }) {
  const t = useStrings(strings);
  const [draft, setDraft] = useState(row.isExcerpt ? '' : row.label);
  const isDone = useRef(false);
  const end = (takesOver: boolean) => {
    // Giving the focus back leaves the field a second time.
    if (isDone.current) return;
    isDone.current = true;
    onDone();
    if (takesOver && draft.trim() !== (row.isExcerpt ? '' : row.label)) renameNode(row.id, draft);
  };
  return (
    <input
      className="ui-input outline-rename"
      aria-label={t('newName')}
      value={draft}
      maxLength={200}
      placeholder={row.label}
      // biome-ignore lint/a11y/noAutofocus: the person has just asked to rename it.
      autoFocus
      onFocus={(event) => event.target.select()}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={() => end(true)}
      onPointerDown={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.nativeEvent.isComposing) return;
        if (event.key !== 'Enter' && event.key !== 'Escape') return;
        const rowElement = event.currentTarget.closest<HTMLElement>('[role=row]');
        end(event.key === 'Enter');
        // The keyboard goes on in the tree, at the row that held the field.
        rowElement?.focus();
      }}
    />
  );
}
