import { useVirtualizer } from '@tanstack/react-virtual';
import { Search } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { formatNumber, useStrings } from '../i18n';
import { showRecord } from '../state';
import { type RecordPages, useRecordPages } from './record-pages';
import { strings } from './strings';

const ROW_HEIGHT = 26;

interface RecordSearchProps {
  readonly datasetId: string;
  /** The record on show. */
  readonly shown: number;
  readonly onDone: () => void;
}

/** A field and the records that have all its words. Arrow keys walk, Enter shows. */
export function RecordSearch({ datasetId, shown, onDone }: RecordSearchProps) {
  const t = useStrings(strings);
  const [query, setQuery] = useState('');
  const pages = useRecordPages(datasetId, query);
  const [active, setActive] = useState(query ? 0 : shown);
  const list = useRef<HTMLDivElement>(null);
  const listId = useId();
  const virtualizer = useVirtualizer({
    count: pages.total,
    getScrollElement: () => list.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 10,
    initialOffset: query ? 0 : Math.max(0, (shown - 4) * ROW_HEIGHT),
  });
  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  const { need } = pages;
  useEffect(() => need(first, last), [need, first, last]);

  const go = (index: number) => {
    const next = Math.max(0, Math.min(index, pages.total - 1));
    setActive(next);
    virtualizer.scrollToIndex(next, { align: 'auto' });
  };
  const choose = (place: number) => {
    const entry = pages.entry(place);
    if (!entry) return;
    void showRecord(entry.index);
    onDone();
  };
  const handleKey = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = STEPS[event.key];
    if (step !== undefined) {
      event.preventDefault();
      go(active + step);
    } else if (event.key === 'Enter') choose(active);
  };

  return (
    <div className="app-record-search">
      <div className="app-record-query">
        <Search size={14} aria-hidden />
        <input
          role="combobox"
          aria-label={t('searchRecords')}
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={`${listId}-${active}`}
          placeholder={t('searchRecords')}
          value={query}
          maxLength={200}
          // biome-ignore lint/a11y/noAutofocus: the popover was opened to search.
          autoFocus
          onKeyDown={handleKey}
          onChange={(event) => {
            setQuery(event.target.value);
            setActive(0);
            virtualizer.scrollToOffset(0);
          }}
        />
      </div>
      <div
        ref={list}
        id={listId}
        role="listbox"
        aria-label={t('records')}
        className="app-record-list"
        tabIndex={-1}
      >
        <div style={{ height: virtualizer.getTotalSize() }} role="presentation">
          {items.map(({ index, start }) => (
            <Row
              key={index}
              id={`${listId}-${index}`}
              pages={pages}
              place={index}
              top={start}
              isActive={index === active}
              shown={shown}
              onChoose={() => choose(index)}
            />
          ))}
        </div>
      </div>
      <p className="app-record-count" role="status">
        {pages.total === 0 && !pages.isLoading
          ? t('noRecordsFound')
          : t('searchResult', { count: pages.total })}
      </p>
    </div>
  );
}

const STEPS: { readonly [key: string]: number } = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 };

interface RowProps {
  readonly id: string;
  readonly pages: RecordPages;
  readonly place: number;
  readonly top: number;
  readonly isActive: boolean;
  readonly shown: number;
  readonly onChoose: () => void;
}

function Row({ id, pages, place, top, isActive, shown, onChoose }: RowProps) {
  const entry = pages.entry(place);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox above holds the focus and handles the keys.
    // biome-ignore lint/a11y/useFocusableInteractive: same.
    <div
      id={id}
      role="option"
      aria-selected={entry?.index === shown}
      aria-setsize={pages.total}
      aria-posinset={place + 1}
      data-active={isActive || undefined}
      className="app-record-option"
      style={{ top }}
      onClick={onChoose}
    >
      <span>{entry?.title ?? '…'}</span>
      <span className="muted numeric">{entry ? formatNumber(entry.index + 1) : ''}</span>
    </div>
  );
}
