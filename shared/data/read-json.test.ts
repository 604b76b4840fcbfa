import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../base';
import type { RecordReader } from './read-event';
import { detectFormat, JsonLinesReader, JsonReader } from './read-json';
import { hasSample, readSample } from './sample-files.test-support';

/** Reads a text in pieces and shows records by their JSON and problems by their code. */
function read(reader: RecordReader, text: string, pieceLength = text.length || 1): [number, unknown][] {
  const pieces: string[] = [];
  for (let at = 0; at < text.length; at += pieceLength) pieces.push(text.slice(at, at + pieceLength));
  const events = [...pieces.flatMap((piece) => reader.push(piece)), ...reader.end()];
  return events.map((event) => [event.line, event.kind === 'record' ? event.record : event.diagnostic.code]);
}

describe('JSON Lines', () => {
  it('goes on after a bad line and counts lines', () => {
    expect(read(new JsonLinesReader(), '\ufeff{"a":1}\r\n\n{"a":\n[1]\n{"a":2}')).toEqual([
      [1, { a: 1 }],
      [3, 'data.notJson'],
      [4, 'data.notRecord'],
      [5, { a: 2 }],
    ]);
  });

  it('takes a record that is nested without end for malformed', () => {
    const deep = (levels: number) => `{"a":${'['.repeat(levels)}${']'.repeat(levels)}}`;
    expect(read(new JsonLinesReader(), `${deep(100_000)}\n${deep(65)}\n${deep(63)}`)).toEqual([
      [1, 'data.malformed'],
      [2, 'data.malformed'],
      [3, JSON.parse(deep(63))],
    ]);
  });
});

describe('JSON', () => {
  it.each([
    [
      '[{"a":1},\n{"a":2}]',
      [
        [1, { a: 1 }],
        [2, { a: 2 }],
      ],
    ],
    ['  {"records": [{"a":1}], "x": 2}', [[1, { a: 1 }]]],
    ['{"rows":[{"a":1}]}', [[1, { a: 1 }]]],
    ['{"bills":[{"a":1}]}', [[1, { a: 1 }]]],
    ['{"total":2,"data":[{"a":1}]}', [[1, { a: 1 }]]],
    ['{"id":2,"transactions":[{"a":1}]}', [[1, { id: 2, transactions: [{ a: 1 }] }]]],
    ['[]', []],
    ['', []],
    [
      '[1, {"a":"]}"}]',
      [
        [1, 'data.notRecord'],
        [1, { a: ']}' }],
      ],
    ],
    [
      '[{"a":1},\n{"a" 2},\n{"a":3}]',
      [
        [1, { a: 1 }],
        [2, 'data.notJson'],
        [3, { a: 3 }],
      ],
    ],
    [
      '[{"a":1},\n{"a":',
      [
        [1, { a: 1 }],
        [2, 'data.unfinished'],
      ],
    ],
    ['{"a":', [[1, 'data.notJson']]],
    ['"x"', [[1, 'data.notRecord']]],
  ])('%s', (text, expected) => {
    expect(read(new JsonReader(), text)).toEqual(expected);
    expect(read(new JsonReader(), text, 1)).toEqual(expected);
  });

  it('yields the same records in pieces of any size', () => {
    const record = fc
      .dictionary(fc.string(), fc.jsonValue())
      .map((value) => JSON.parse(JSON.stringify(value)) as JsonObject);
    fc.assert(
      fc.property(
        fc.array(record),
        fc.integer({ min: 1, max: 40 }),
        fc.boolean(),
        (records, size, isPretty) => {
          const text = JSON.stringify(records, null, isPretty ? 2 : 0);
          expect(read(new JsonReader(), text, size).map(([, value]) => value)).toEqual(records);
          const lines = records.map((value) => JSON.stringify(value)).join('\n');
          expect(read(new JsonLinesReader(), lines, size).map(([, value]) => value)).toEqual(records);
        },
      ),
      { numRuns: 100 },
    );
  });

  it.skipIf(!hasSample('conformance/blns/blns.json'))('survives the naughty strings', () => {
    const strings = JSON.parse(readSample('conformance/blns/blns.json')) as string[];
    const text = JSON.stringify(strings.map((text) => ({ text })));
    expect(read(new JsonReader(), text, 97).map(([, value]) => value)).toEqual(
      strings.map((text) => ({ text })),
    );
  });
});

it('detects what a file is', () => {
  expect(detectFormat('a,b\n1,2')).toBe('csv');
  expect(detectFormat('\ufeff [\n')).toBe('json');
  expect(detectFormat('{"a":1}\n{"a":2}\n')).toBe('jsonLines');
  expect(detectFormat('{\n "records": [')).toBe('json');
});
