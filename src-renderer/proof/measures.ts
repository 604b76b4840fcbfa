/** How measured figures are written: durations, rates and counts in the reader's language. */
import { formatOfOutput, type ProofSummary } from '../../shared/contract';
import type { ProgressShare } from '../ui';

/** `0.4 s`, `38 s`, `2 min 5 s`, `1 h 3 min`; Japanese units where the language is Japanese. */
export function formatDuration(seconds: number, language: string): string {
  const unit = language === 'ja' ? { s: '秒', min: '分', h: '時間' } : { s: ' s', min: ' min', h: ' h' };
  const gap = language === 'ja' ? '' : ' ';
  if (seconds < 9.95) return `${seconds.toFixed(1)}${unit.s}`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole}${unit.s}`;
  if (whole < 3600) return joined(Math.floor(whole / 60), unit.min, whole % 60, unit.s, gap);
  const minutes = Math.round(whole / 60);
  return joined(Math.floor(minutes / 60), unit.h, minutes % 60, unit.min, gap);
}

const joined = (major: number, majorUnit: string, minor: number, minorUnit: string, gap: string): string =>
  minor === 0 ? `${major}${majorUnit}` : `${major}${majorUnit}${gap}${minor}${minorUnit}`;

/** `2,140`; small rates keep a decimal. */
export const formatRate = (perSecond: number, language: string): string =>
  formatCount(perSecond < 10 ? Math.round(perSecond * 10) / 10 : Math.round(perSecond), language);

/** A number with the group separators of the language. */
export const formatCount = (count: number, language: string): string =>
  new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(count);

/** Whole seconds a batch took; while it runs `undefined`. */
export function durationOf(proof: {
  readonly startedAt: string;
  readonly finishedAt: string | null;
}): number | undefined {
  if (proof.finishedAt === null) return undefined;
  return Math.max(0, (Date.parse(proof.finishedAt) - Date.parse(proof.startedAt)) / 1000);
}

/** Share done, 0 … 1. A batch without records is done. */
export const progressOf = ({ done, records }: { readonly done: number; readonly records: number }): number =>
  records === 0 ? 1 : Math.min(1, done / records);

/** What the finished part of a batch is made of, in tones of a bar; each a share of all its records. */
export function sharesOf(
  proof: Pick<ProofSummary, 'state' | 'records' | 'clean' | 'warned' | 'failed'>,
): readonly ProgressShare[] {
  const share = (count: number): number => (proof.records === 0 ? 0 : count / proof.records);
  return [
    { tone: proof.state === 'running' ? 'action' : 'good', value: share(proof.clean) },
    { tone: 'notice', value: share(proof.warned) },
    { tone: 'alarm', value: share(proof.failed) },
  ];
}

/** The quarter of the work that is reached: progress is told to screen readers when it changes, not at every tick. */
export const announcedQuarter = (progress: number): number => Math.floor(progress * 4) * 25;

/** Whether documents of an output have pages: messages have none. */
export const hasPages = (output: ProofSummary['output']): boolean =>
  !['eml', 'txt'].includes(formatOfOutput(output));

/** The first characters of a digest: enough to tell two apart by eye. */
export const shortDigest = (digest: string | null): string => (digest === null ? '–' : digest.slice(0, 8));
