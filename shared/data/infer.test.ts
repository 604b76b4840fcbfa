import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../base';
import { inferContract } from './infer';
import { fieldAt } from './path';
import { JsonLinesReader } from './read-json';
import { hasSample, readSample } from './sample-files.test-support';
import { guessTitleFields, recordTitle } from './titles';
import { recordValidator, validateRecord } from './validate';

const kinds = (...records: JsonObject[]) => inferContract(records).contract.fields;

describe('inference', () => {
  it('tells integers from decimals and dates from texts', () => {
    expect(
      kinds(
        { a: 1, b: 1, c: '2026-01-31', d: '2026-01-31T10:00:00', e: true, f: '1993-02' },
        { a: 2, b: 2.5, c: '2026-02-01', d: '2026-01-31', e: false, f: '2026-01-31' },
      ),
    ).toEqual({
      a: { kind: 'integer' },
      b: { kind: 'number' },
      c: { kind: 'date' },
      d: { kind: 'datetime' },
      e: { kind: 'boolean' },
      f: { kind: 'string' },
    });
  });

  it('makes optional what is absent, null or an empty text among other kinds', () => {
    expect(
      kinds({ a: 1, c: '', d: 'x', e: null }, { b: null, a: 2, c: '2026-01-01', d: '', e: null }),
    ).toEqual({
      a: { kind: 'integer' },
      b: { kind: 'string', optional: true },
      c: { kind: 'date', optional: true },
      d: { kind: 'string' },
      e: { kind: 'string', optional: true },
    });
  });

  it('looks into objects and lists', () => {
    expect(
      kinds(
        { o: { x: 1 }, l: [{ d: '2026-01-01' }, { d: '2026-01-02', n: 'x' }], e: [] },
        { o: null, l: [], e: [] },
      ),
    ).toEqual({
      o: { kind: 'object', fields: { x: { kind: 'integer' } }, optional: true },
      l: {
        kind: 'list',
        item: { kind: 'object', fields: { d: { kind: 'date' }, n: { kind: 'string', optional: true } } },
      },
      e: { kind: 'list', item: { kind: 'string', optional: true } },
    });
  });

  it('reads conflicting kinds as text and says so', () => {
    const { contract, notes } = inferContract([{ rows: [{ v: 1 }] }, { rows: [{ v: 'x' }] }]);
    expect(fieldAt(contract, 'rows[].v')).toEqual({ kind: 'string' });
    expect(notes.map(({ code, args }) => [code, args])).toEqual([
      ['data.mixed', { field: 'rows[].v', kinds: 'integer, string' }],
    ]);
  });

  it('keeps the list or group that most values are, and says how many are not', () => {
    const rows = [{ v: 1 }];
    const { contract, notes } = inferContract([
      { rows, of: { x: 1 }, even: [1] },
      { rows, of: { x: 2 }, even: 'none' },
      { rows: 'none', of: 3, even: null },
    ]);
    expect(contract.fields).toEqual({
      rows: { kind: 'list', item: { kind: 'object', fields: { v: { kind: 'integer' } } } },
      of: { kind: 'object', fields: { x: { kind: 'integer' } } },
      even: { kind: 'string', optional: true },
    });
    expect(notes.map(({ code, args }) => [code, args])).toEqual([
      ['data.mostly', { field: 'rows', others: 1, count: 3 }],
      ['data.mostly', { field: 'of', others: 1, count: 3 }],
      ['data.mixed', { field: 'even', kinds: 'list, string' }],
    ]);
  });

  it('has a field for every key, whatever it is called', () => {
    const record = JSON.parse('{"__proto__": 1, "constructor": "x"}') as JsonObject;
    expect(Object.keys(inferContract([record]).contract.fields)).toEqual(['__proto__', 'constructor']);
  });
});

describe('validation', () => {
  const { contract } = inferContract([{ name: 'x', on: '2026-01-01', rows: [{ amount: 1.5 }] }]);

  it('names field, item and value', () => {
    const found = validateRecord(contract, {
      name: 'x',
      on: '31.1.2026',
      rows: [{ amount: 1 }, { amount: '2' }, {}],
    });
    expect(found.map(({ code, args, at }) => [code, args, at.dataPath])).toEqual([
      ['data.type', { field: 'on', expected: 'date', actual: '“31.1.2026”' }, 'on'],
      ['data.type', { field: 'rows[].amount', expected: 'number', actual: '“2”' }, 'rows[1].amount'],
      ['data.missing', { field: 'rows[].amount' }, 'rows[2].amount'],
    ]);
  });

  it('says no more than a hundred things about a record', () => {
    const rows = Array.from({ length: 300 }, () => ({}));
    expect(validateRecord(contract, { name: '', on: '2026-01-01', rows })).toHaveLength(100);
  });
});

describe.skipIf(!hasSample('berka'))('bank statements', () => {
  it.each([
    'berka/sample_200_statements_monthly.jsonl',
    'berka/sample_200_statements_quarterly_1993.jsonl',
    'berka/sample_200_account_profiles.jsonl',
    'online-retail/sample_300.jsonl',
  ])('%s is read, typed and valid', (name) => {
    const reader = new JsonLinesReader();
    const events = [...reader.push(readSample(name)), ...reader.end()];
    const records = events.flatMap((event) => (event.kind === 'record' ? [event.record] : []));
    expect(records.length).toBe(events.length);
    const { contract, notes } = inferContract(records);
    expect(notes).toEqual([]);
    const validate = recordValidator(contract);
    expect(records.flatMap((record) => validate(record))).toEqual([]);
  });

  it('finds dates, optional people and a title', () => {
    const reader = new JsonLinesReader();
    const events = reader.push(readSample('berka/sample_200_statements_monthly.jsonl'));
    const records = events.flatMap((event) => (event.kind === 'record' ? [event.record] : []));
    const { contract } = inferContract(records);
    expect(fieldAt(contract, 'period_start')).toEqual({ kind: 'date' });
    expect(fieldAt(contract, 'period')).toEqual({ kind: 'string' });
    expect(fieldAt(contract, 'co_holder')).toMatchObject({ kind: 'object', optional: true });
    expect(fieldAt(contract, 'transactions[].amount')).toEqual({ kind: 'number' });
    const fields = guessTitleFields(contract, records);
    expect(fields[0]).toBe('statement_id');
    expect(recordTitle(records[0] ?? {}, fields)).toBe('2-1993-02');
  });
});

describe('titles', () => {
  it('takes a number and a name', () => {
    const records = [
      { balance: 5, customer_no: 'C-1', customer: { name: '山田 太郎', city: '東京' } },
      { balance: 7, customer_no: 'C-2', customer: { name: '鈴木 花子', city: '東京' } },
    ];
    const { contract } = inferContract(records);
    const fields = guessTitleFields(contract, records);
    expect(fields).toEqual(['customer_no', 'customer.name']);
    expect(recordTitle(records[0] ?? {}, fields)).toBe('C-1 · 山田 太郎');
    expect(recordTitle({}, fields)).toBe('');
  });
});
