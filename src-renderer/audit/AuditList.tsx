import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { AuditEntry } from '../../shared/contract';
import { formatNumber, formatTime, useLocale, useStrings } from '../i18n';
import { Digest } from '../ui';
import { useAuditPages } from './audit-pages';
import { entryNote, entryWords } from './entry-words';
import { strings } from './strings';

const ROW_HEIGHT = 27;

/** The entries, newest first; only those in sight are drawn and fetched. */
export function AuditList({ templateId }: { readonly templateId: string | null }) {
  const t = useStrings(strings);
  useLocale();
  const pages = useAuditPages(templateId);
  const list = useRef<HTMLDivElement>(null);
  const total = pages.total ?? 0;
  const rows = useVirtualizer({
    count: total,
    getScrollElement: () => list.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 10,
  });
  const items = rows.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  const { need } = pages;
  useEffect(() => need(first, last), [need, first, last]);

  if (pages.problem !== null) {
    return (
      <p className="audit-broken" role="alert">
        {pages.problem}
      </p>
    );
  }
  if (pages.total === null) return <p className="muted">{t('loading')}</p>;
  if (pages.total === 0) return <p className="muted">{t('empty')}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard.
    <section className="audit-list" ref={list} aria-label={t('entries')} tabIndex={0}>
      <table className="audit-table" aria-rowcount={total + 1}>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">{t('entry')}</th>
            <th scope="col">{t('time')}</th>
            <th scope="col">{t('who')}</th>
            <th scope="col">{t('what')}</th>
            <th scope="col">{t('hash')}</th>
          </tr>
        </thead>
        <tbody>
          <Space height={items[0]?.start ?? 0} />
          {items.map(({ index }) => (
            <tr key={index} aria-rowindex={index + 2}>
              <Cells entry={pages.entry(index)} />
            </tr>
          ))}
          <Space height={rows.getTotalSize() - (items.at(-1)?.end ?? 0)} />
        </tbody>
      </table>
    </section>
  );
}

const COLUMNS = 5;

/** Stands for the rows that are out of sight. */
const Space = ({ height }: { readonly height: number }) =>
  height > 0 ? (
    <tr aria-hidden>
      <td colSpan={COLUMNS} style={{ height, padding: 0, border: 0 }} />
    </tr>
  ) : null;

function Cells({ entry }: { readonly entry: AuditEntry | undefined }) {
  const t = useStrings(strings);
  if (!entry) {
    return (
      <td colSpan={COLUMNS} className="muted">
        {t('loading')}
      </td>
    );
  }
  const words = entryWords(entry);
  const note = entryNote(entry);
  return (
    <>
      <td className="numeric muted">{formatNumber(entry.sequence)}</td>
      <td className="numeric">
        <time dateTime={entry.at}>{formatTime(entry.at)}</time>
      </td>
      <td>{entry.personName}</td>
      <td className="audit-what" title={note === null ? words : `${words}\n${note}`}>
        {words}
        {note !== null && <span className="muted"> · {note}</span>}
      </td>
      <td className="muted">
        <Digest value={entry.hash} />
      </td>
    </>
  );
}
