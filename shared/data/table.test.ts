import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { detectDelimiter } from './delimiter';
import { hasSample, readSample, samplePath } from './sample-files.test-support';
import { headingPaths, TableInferer, tableContract, tableRecords } from './table';
import { recordValidator } from './validate';

/** Cuts CSV with the library that hosts use. */
const rowsOf = (text: string, delimiter = ','): string[][] =>
  parse(text, { delimiter, bom: true, relax_quotes: true });

function readTable(text: string) {
  const [headings = [], ...rows] = rowsOf(text, detectDelimiter(text));
  const inferer = new TableInferer(headings);
  for (const row of rows) inferer.add(row);
  const { columns, notes } = inferer.result();
  const toRecord = tableRecords(columns);
  const events = rows.map((cells, index) => toRecord({ cells, line: index + 2 }));
  const records = events.flatMap((event) => (event.kind === 'record' ? [event.record] : []));
  return { contract: tableContract(columns), columns, notes, events, records };
}

const column = (...cells: string[]) => {
  const { columns, records, notes } = readTable(`x\n${cells.map((cell) => `"${cell}"`).join('\n')}`);
  return [columns[0]?.format, records.map((record) => record.x), notes.map(({ code }) => code)];
};

describe('columns', () => {
  it('reads numbers with separators', () => {
    expect(column('1,234.50', '-5', '0.5', '')).toEqual(['decimalPoint', [1234.5, -5, 0.5, null], []]);
    expect(column('1.234,50', '-5', '0,5')).toEqual(['decimalComma', [1234.5, -5, 0.5], []]);
    expect(column('1', '20', '-3')).toEqual(['integer', [1, 20, -3], []]);
    expect(column('1,234', '2')).toEqual(['decimalPoint', [1234, 2], []]);
  });

  it('keeps codes as texts', () => {
    expect(column('0012345', '1234567')).toEqual(['text', ['0012345', '1234567'], []]);
    expect(column('08123', '')).toEqual(['text', ['08123', ''], []]);
    expect(column('1234567890123456789')).toEqual(['text', ['1234567890123456789'], []]);
    expect(column('+81312345678')).toEqual(['text', ['+81312345678'], []]);
  });

  it('reads dates in the order they must have', () => {
    expect(column('2026-11-01')).toEqual(['dateIso', ['2026-11-01'], []]);
    expect(column('2026/1/5')).toEqual(['dateSlashed', ['2026-01-05'], []]);
    expect(column('5. 1. 2026', '31.12.2026')).toEqual(['dateDotted', ['2026-01-05', '2026-12-31'], []]);
    expect(column('05/01/2026', '31/01/2026')).toEqual(['dateDayFirst', ['2026-01-05', '2026-01-31'], []]);
    expect(column('05/01/2026', '05/31/2026')).toEqual(['dateMonthFirst', ['2026-05-01', '2026-05-31'], []]);
    expect(column('05/01/2026')).toEqual(['text', ['05/01/2026'], ['data.ambiguousDate']]);
    expect(column('2026/11/22 09:30')).toEqual(['dateTime', ['2026-11-22T09:30:00'], []]);
    expect(column('2026-02-30')).toEqual(['text', ['2026-02-30'], []]);
  });

  it('reads truth values and leaves other words', () => {
    expect(column('TRUE', 'false')).toEqual(['boolean', [true, false], []]);
    expect(column('Yes', 'No')).toEqual(['text', ['Yes', 'No'], []]);
  });

  it('keeps a later cell that does not fit, for validation to name', () => {
    const inferer = new TableInferer(['n']);
    inferer.add(['12']);
    const { columns } = inferer.result();
    const event = tableRecords(columns)({ cells: ['007'], line: 3 });
    expect(event).toMatchObject({ kind: 'record', record: { n: '007' }, line: 3 });
    if (event.kind !== 'record') throw new Error('no record');
    expect(recordValidator(tableContract(columns))(event.record)[0]?.code).toBe('data.type');
  });
});

describe('headings', () => {
  it('makes objects of dots, and names unique', () => {
    expect(headingPaths(['\ufeffid', 'owner.name', 'owner.age', '', 'id', 'a', 'a.b', 'No. 1'])).toEqual([
      ['id'],
      ['owner', 'name'],
      ['owner', 'age'],
      ['column4'],
      ['id2'],
      ['a'],
      ['a.b'],
      ['No. 1'],
    ]);
    expect(readTable('id,owner.name,owner.age\n1,x,5').records).toEqual([
      { id: 1, owner: { name: 'x', age: 5 } },
    ]);
  });
});

describe('rows', () => {
  it('reports a row of another width and goes on', () => {
    const { columns } = readTable('a,b\n1,2');
    const toRecord = tableRecords(columns);
    expect(toRecord({ cells: ['1'], line: 7 })).toMatchObject({
      kind: 'problem',
      diagnostic: { code: 'data.columns', args: { line: 7, found: 1, expected: 2 } },
    });
  });
});

describe('delimiters', () => {
  it.each([
    ['a,b\n"1;2",3\n', ','],
    ['a;b\n1,5;2,5\n', ';'],
    ['a\tb\n1\t2', '\t'],
    ['a|b|c\n1|2|3', '|'],
    ['a\n1\n', ','],
    ['name;note\n"x\n;";"a,b,c"\n', ';'],
  ] as const)('%j', (sample, expected) => {
    expect(detectDelimiter(sample)).toBe(expected);
  });
});

describe.skipIf(!hasSample('conformance/csv-spectrum'))('csv-spectrum', () => {
  const names = hasSample('conformance/csv-spectrum')
    ? readdirSync(samplePath('conformance/csv-spectrum/csvs'))
        .map((name) => name.replace('.csv', ''))
        // Its reference is about another telephone number than its table.
        .filter((name) => name !== 'location_coordinates')
    : [];
  it.each(names)('%s', (name) => {
    const bytes = readFileSync(samplePath(`conformance/csv-spectrum/csvs/${name}.csv`));
    const expected = JSON.parse(readSample(`conformance/csv-spectrum/json/${name}.json`)) as Record<
      string,
      string
    >[];
    const { records } = readTable(bytes.toString('utf8'));
    const asTexts = records.map((record) =>
      Object.fromEntries(
        Object.entries(record).map(([key, value]) => [key, value === null ? '' : String(value)]),
      ),
    );
    // Line ends inside cells are the file's own; the reference has them as LF. One file is not UTF-8.
    const normal = (value: unknown) =>
      JSON.stringify(value).replaceAll('\\r\\n', '\\n').replaceAll('\ufffd', '');
    expect(normal(asTexts)).toBe(normal(expected));
  });
});

describe.skipIf(!hasSample('telco/Telco-Customer-Churn.csv'))('a real customer table', () => {
  it('is typed and valid', () => {
    const { contract, records, notes } = readTable(readSample('telco/Telco-Customer-Churn.csv'));
    expect(records).toHaveLength(7043);
    expect(notes).toEqual([]);
    expect(contract.fields).toMatchObject({
      customerID: { kind: 'string' },
      SeniorCitizen: { kind: 'integer' },
      tenure: { kind: 'integer' },
      Partner: { kind: 'string' },
      MonthlyCharges: { kind: 'number' },
      TotalCharges: { kind: 'number', optional: true },
    });
    const validate = recordValidator(contract);
    expect(records.flatMap((record) => validate(record))).toEqual([]);
  });
});
