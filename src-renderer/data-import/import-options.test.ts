import { describe, expect, it } from 'vitest';
import type { ImportPreview } from '../../shared/contract';
import { chooseOption, importProblem, keepTitleFields, nameOfFile } from './import-options';

const preview = (change: Partial<ImportPreview> = {}): ImportPreview => ({
  options: { format: 'csv', encoding: 'utf-8', delimiter: ',', header: true },
  contract: { kind: 'object', fields: { id: { kind: 'string' }, name: { kind: 'string' } } },
  titleFields: ['id'],
  records: [{ id: '1', name: 'A' }],
  recordCount: 1,
  problems: [],
  problemCount: 0,
  ...change,
});

describe('chooseOption', () => {
  it('forgets the delimiter when the format has none', () => {
    const chosen = chooseOption(chooseOption({}, 'delimiter', ';'), 'header', false);
    expect(chooseOption(chosen, 'format', 'json')).toEqual({ format: 'json' });
    expect(chooseOption(chosen, 'format', 'csv')).toEqual({ format: 'csv', delimiter: ';', header: false });
  });
});

describe('keepTitleFields', () => {
  it('keeps the choice while its fields exist', () => {
    expect(keepTitleFields(['name', 'gone'], preview(), ['id', 'name'])).toEqual(['name']);
    expect(keepTitleFields(['gone'], preview(), ['id', 'name'])).toEqual(['id']);
    expect(keepTitleFields(null, preview(), ['id', 'name'])).toEqual(['id']);
  });
});

it('names the data set after its file', () => {
  expect(nameOfFile('accounts 2026.JSONL')).toBe('accounts 2026');
  expect(nameOfFile('請求データ.csv')).toBe('請求データ');
  expect(nameOfFile('.csv')).toBe('.csv');
});

it('says why nothing can be imported', () => {
  expect(importProblem(null, 'x')).toBe('noPreview');
  expect(importProblem(preview({ recordCount: 0 }), 'x')).toBe('noRecords');
  expect(importProblem(preview(), '  ')).toBe('noName');
  expect(importProblem(preview(), 'x')).toBeNull();
});
