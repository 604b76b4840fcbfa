import { describe, expect, it } from 'vitest';
import {
  announcedQuarter,
  durationOf,
  formatDuration,
  formatRate,
  progressOf,
  sharesOf,
  shortDigest,
} from './measures';

describe('formatDuration', () => {
  it.each([
    [0.42, '0.4 s', '0.4秒'],
    [38.2, '38 s', '38秒'],
    [59.7, '1 min', '1分'],
    [125, '2 min 5 s', '2分5秒'],
    [3600, '1 h', '1時間'],
    [3780, '1 h 3 min', '1時間3分'],
  ])('writes %d seconds', (seconds, english, japanese) => {
    expect(formatDuration(seconds, 'en')).toBe(english);
    expect(formatDuration(seconds, 'ja')).toBe(japanese);
  });
});

it('keeps a decimal of small rates only', () => {
  expect(formatRate(2140.4, 'en')).toBe('2,140');
  expect(formatRate(3.25, 'en')).toBe('3.3');
});

it('measures a finished batch', () => {
  const startedAt = '2026-01-01T00:00:00.000Z';
  expect(durationOf({ startedAt, finishedAt: '2026-01-01T00:00:01.500Z' })).toBe(1.5);
  expect(durationOf({ startedAt, finishedAt: null })).toBeUndefined();
});

it('announces progress in quarters', () => {
  expect([0, 0.24, 0.25, 0.9, 1].map(announcedQuarter)).toEqual([0, 0, 25, 75, 100]);
  expect(progressOf({ done: 0, records: 0 })).toBe(1);
});

it('shares a batch out by what came of its records', () => {
  const batch = { records: 8, clean: 5, warned: 2, failed: 1 };
  expect(sharesOf({ ...batch, state: 'done' })).toEqual([
    { tone: 'good', value: 0.625 },
    { tone: 'notice', value: 0.25 },
    { tone: 'alarm', value: 0.125 },
  ]);
  const [clean] = sharesOf({ ...batch, state: 'running' });
  expect(clean?.tone).toBe('action');
});

it('shortens digests', () => {
  expect(shortDigest('0123456789abcdef')).toBe('01234567');
  expect(shortDigest(null)).toBe('–');
});
