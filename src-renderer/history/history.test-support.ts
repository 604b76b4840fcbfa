import type { HistoryEntry } from '../../shared/contract';

/** An entry as the host answers it: masked. */
export const entry = (id: string, change: Partial<HistoryEntry> = {}): HistoryEntry => ({
  id,
  at: '2026-01-31T10:00:00Z',
  environment: 'production',
  channel: 'print',
  format: 'pdf',
  templateId: 't1',
  templateName: 'Statement',
  version: 3,
  package: 'a'.repeat(64),
  customer: '●●● 1787',
  title: '●●●',
  date: '2026-01-31',
  jobId: null,
  document: { pages: 2, digest: 'b'.repeat(64), pdf: 'c'.repeat(64), sizeBytes: 20_480 },
  isRevealed: false,
  ...change,
});

/** The same in full. */
export const revealed = (masked: HistoryEntry): HistoryEntry => ({
  ...masked,
  customer: '00001787',
  title: 'Jana Nováková',
  isRevealed: true,
});
