import { describe, expect, it } from 'vitest';
import { PlainDate } from '../../shared/data';
import { formatSchema } from '../../shared/rules';
import {
  changeFormat,
  dateStyles,
  formatKinds,
  formatSample,
  initialFormat,
  moneyDisplays,
} from './field-format';

const date = { kind: 'date' } as const;
const number = { kind: 'number' } as const;

describe('formats for a type', () => {
  it('offers what fits', () => {
    expect(formatKinds(number)).toEqual(['number', 'money']);
    expect(formatKinds(date)).toEqual(['date']);
    expect(formatKinds({ kind: 'object', fields: {} })).toEqual([]);
  });

  it('starts every kind with a valid format', () => {
    for (const language of ['en', 'ja', 'cs'] as const) {
      for (const kind of formatKinds({ kind: 'any' })) {
        const format = initialFormat(kind, { kind: 'any' }, language);
        expect(formatSchema.safeParse(format).success, `${kind} ${language}`).toBe(true);
      }
    }
  });

  it('offers wareki and 円 in Japanese', () => {
    expect(dateStyles('ja')).toContain('wareki');
    expect(dateStyles('en')).not.toContain('wareki');
    expect(moneyDisplays({ kind: 'money', currency: 'JPY' })).toContain('yenKanji');
    expect(moneyDisplays({ kind: 'money', currency: 'USD' })).not.toContain('yenKanji');
  });
});

describe('samples', () => {
  it('show the live value', () => {
    const day = PlainDate.parse('2026-11-22');
    expect(formatSample({ kind: 'date', style: 'long' }, date, 'en', day, {})).toBe('November 22, 2026');
    expect(formatSample({ kind: 'date', style: 'wareki' }, date, 'ja', day, {})).toBe('令和8年11月22日');
    const yen = initialFormat('money', number, 'ja');
    expect(formatSample(yen, number, 'ja', 1980, {})).toBe('1,980円');
    expect(formatSample(undefined, number, 'en', null, {})).toBe('');
  });
});

it('changes one property and clears it again', () => {
  const format = changeFormat({ kind: 'number' }, 'decimals', 1);
  expect(format).toEqual({ kind: 'number', decimals: 1 });
  expect(changeFormat(format, 'decimals', undefined)).toEqual({ kind: 'number' });
});
