import { Eye } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { useStore } from 'zustand';
import type { HistoryEntry } from '../../shared/contract';
import { useLocale, useStrings } from '../i18n';
import { Button, Digest, Pill } from '../ui';
import { byDay, timeOfDay } from './by-day';
import { historyStore } from './history-store';
import { ReasonDialog } from './ReasonDialog';
import { strings } from './strings';

/** The documents, newest first, day by day. One of them is reached by Tab, the others by arrow keys. */
export function Timeline({ entries }: { readonly entries: readonly HistoryEntry[] }) {
  const t = useStrings(strings);
  useLocale();
  const { total, isBusy, selectedId } = useStore(historyStore.store);
  const tabStop = entries.find(({ id }) => id === selectedId) ?? entries[0];
  const [isAsking, setIsAsking] = useState(false);
  const hidden = entries.filter(({ isRevealed }) => !isRevealed).map(({ id }) => id);

  return (
    <section className="history-timeline" aria-label={t('timeline')}>
      <div className="history-head">
        <p role="status">
          <b>{t('found', { count: total })}</b>
          {entries.length < total && (
            <span className="muted"> · {t('shownOf', { count: entries.length })}</span>
          )}
        </p>
        {hidden.length > 0 && (
          <Button variant="quiet" icon={Eye} onPress={() => setIsAsking(true)}>
            {t('revealShown', { count: hidden.length })}
          </Button>
        )}
      </div>
      {byDay(entries).map((day) => (
        <section key={day.key} aria-label={day.name}>
          <h2>{day.name}</h2>
          <ol className="history-day">
            {day.entries.map((entry) => (
              <EntryRow key={entry.id} entry={entry} isTabStop={entry === tabStop} />
            ))}
          </ol>
        </section>
      ))}
      {entries.length < total && (
        <Button isDisabled={isBusy} onPress={() => void historyStore.more()}>
          {t('more')}
        </Button>
      )}
      {isAsking && (
        <ReasonDialog
          title={t('revealTitle')}
          text={t('revealText', { count: hidden.length })}
          action={t('revealAction')}
          onReason={(reason) => historyStore.reveal(hidden, reason)}
          onClose={() => setIsAsking(false)}
        />
      )}
    </section>
  );
}

interface EntryRowProps {
  readonly entry: HistoryEntry;
  readonly isTabStop: boolean;
}

function EntryRow({ entry, isTabStop }: EntryRowProps) {
  const t = useStrings(strings);
  const isSelected = useStore(historyStore.store, ({ selectedId }) => selectedId === entry.id);
  const { templateName: template, version, environment } = entry;
  return (
    <li data-selected={isSelected || undefined}>
      <button
        type="button"
        className="history-entry"
        aria-current={isSelected || undefined}
        tabIndex={isTabStop ? 0 : -1}
        onClick={() => historyStore.select(entry.id)}
        onKeyDown={walkEntries}
      >
        <span className="numeric">{timeOfDay(entry.at)}</span>
        <span className="history-who">
          <span className="history-customer">{entry.customer}</span>
          <span className="history-title" title={entry.title}>
            {entry.title}
          </span>
        </span>
        <span className="history-what">{t('templateVersion', { template, version })}</span>
        <span>
          <Pill tone={environment === 'production' ? 'neutral' : 'notice'}>{t(`env_${environment}`)}</Pill>
        </span>
        <span className="history-pages">{t('pages', { count: entry.document.pages })}</span>
        <Digest value={entry.document.digest} />
      </button>
    </li>
  );
}

const STEPS: { readonly [key: string]: (at: number, count: number) => number } = {
  ArrowUp: (at) => at - 1,
  ArrowDown: (at) => at + 1,
  Home: () => 0,
  End: (_at, count) => count - 1,
};

/** Arrow keys, Home and End go from document to document, across the days, and select where they arrive. */
function walkEntries(event: KeyboardEvent<HTMLButtonElement>): void {
  const step = STEPS[event.key];
  const timeline = event.currentTarget.closest('.history-timeline');
  if (!step || !timeline) return;
  event.preventDefault();
  const rows = [...timeline.querySelectorAll<HTMLButtonElement>('.history-entry')];
  const target = rows[step(rows.indexOf(event.currentTarget), rows.length)];
  target?.focus();
  target?.click();
}
