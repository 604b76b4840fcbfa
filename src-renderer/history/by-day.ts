/** The timeline's days, in the reader's time zone. */
import type { HistoryEntry } from '../../shared/contract';
import { writingLocale } from '../i18n';

export interface HistoryDay {
  /** `2026-01-31`. */
  readonly key: string;
  /** The day in words. */
  readonly name: string;
  readonly entries: readonly HistoryEntry[];
}

/** Entries in their order, grouped by the day they were composed on. */
export function byDay(entries: readonly HistoryEntry[]): HistoryDay[] {
  const days: { key: string; name: string; entries: HistoryEntry[] }[] = [];
  for (const entry of entries) {
    const date = new Date(entry.at);
    const key = dayKey(date);
    const last = days.at(-1);
    if (last?.key === key) last.entries.push(entry);
    else days.push({ key, name: dayName(date), entries: [entry] });
  }
  return days;
}

const dayKey = (date: Date): string =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');

const dayName = (date: Date): string =>
  new Intl.DateTimeFormat(writingLocale(), { dateStyle: 'full' }).format(date);

/** `14:03:27`, in the reader's time zone. */
export const timeOfDay = (iso: string): string =>
  new Intl.DateTimeFormat(writingLocale(), {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(iso));

/** The day and the time to the second, with the time zone: what is said of a document must stand alone. */
export const momentInFull = (iso: string): string =>
  new Intl.DateTimeFormat(writingLocale(), {
    dateStyle: 'long',
    timeStyle: 'long',
    hourCycle: 'h23',
  }).format(new Date(iso));
