import { readFileSync } from 'node:fs';
import path from 'node:path';
import encodingJapanese from 'encoding-japanese';
import iconv from 'iconv-lite';
import { beforeAll, describe, expect, it } from 'vitest';
import { sharedData } from '../../../test/support/project';
import { installAssets } from '../installation.test-support';
import { failureOf, openStudio } from '../studio.test-support';

let assetsDir: string;

beforeAll(() => {
  assetsDir = installAssets();
});

const JAPANESE = '顧客番号,氏名,残高\nA-001,山田 太郎,12345\nA-002,髙橋 はなこ,-300\n';
const WESTERN = 'name;city\nMüller;Köln\nFrançois;Besançon\nPérez;Cádiz\n';

async function preview(name: string, content: string | Uint8Array, options = {}) {
  const { api, upload } = await openStudio({ assetsDir });
  return api.datasets.preview({ token: await upload(name, content), options });
}

const jis = (text: string) =>
  Uint8Array.from(
    encodingJapanese.convert(encodingJapanese.stringToCode(text), { to: 'JIS', from: 'UNICODE' }),
  );

describe('previews', () => {
  it.each([
    ['utf-8', Buffer.from(JAPANESE)],
    ['utf-8', Buffer.from(`\ufeff${JAPANESE}`)],
    ['utf-16le', Buffer.from(`\ufeff${JAPANESE}`, 'utf16le')],
    ['utf-16be', Buffer.from(`\ufeff${JAPANESE}`, 'utf16le').swap16()],
    ['shift_jis', iconv.encode(JAPANESE, 'cp932')],
    ['euc-jp', iconv.encode(JAPANESE.replace('髙', '高'), 'eucjp')],
    ['iso-2022-jp', jis(JAPANESE.replace('髙', '高'))],
  ])('find %s', async (encoding, bytes) => {
    const found = await preview('顧客.csv', bytes);
    expect(found.options).toEqual({ format: 'csv', encoding, delimiter: ',', header: true });
    expect(found.recordCount).toBe(2);
    expect(found.records[0]).toEqual({ 顧客番号: 'A-001', 氏名: '山田 太郎', 残高: 12345 });
    expect(found.contract.fields.残高).toMatchObject({ kind: 'integer' });
    expect(found.titleFields).toEqual(['顧客番号', '氏名']);
  });

  it('find windows-1252 and the delimiter', async () => {
    const found = await preview('people.csv', iconv.encode(WESTERN, 'windows-1252'));
    expect(found.options).toMatchObject({ encoding: 'windows-1252', delimiter: ';', header: true });
    expect(found.records[1]).toEqual({ name: 'François', city: 'Besançon' });
  });

  it('see a file without a line of names', async () => {
    const found = await preview('codes.csv', '01101,0600000,札幌市\n01102,0640941,旭ケ丘\n');
    expect(found.options.header).toBe(false);
    expect(found.records).toHaveLength(2);
    expect(found.records[0]).toEqual({ column1: '01101', column2: '0600000', column3: '札幌市' });
  });

  it('leave bad lines out and name them', async () => {
    const found = await preview('a.csv', 'id,name\n1,Ada\n2\n3,"Gr"ace"\n4,"two\nlines"\n5,Alan\n');
    expect(found.problems.map(({ code, args }) => [code, args.line])).toEqual([
      ['data.columns', 3],
      ['data.quotes', 4],
    ]);
    expect(found.problemCount).toBe(2);
    expect(found.records.map(({ id }) => id)).toEqual([1, 4, 5]);
    expect(found.records[1]).toEqual({ id: 4, name: 'two\nlines' });
  });

  it('count on after a quotation mark that is never closed', async () => {
    const found = await preview('a.csv', 'id,name\n1,Ada\n2,"Grace\n3,Alan\n');
    expect(found.recordCount).toBe(1);
    expect(found.problems.map(({ code }) => code)).toEqual(['data.quotes']);
  });

  it('read JSON Lines and name the lines that are none', async () => {
    const found = await preview('a.jsonl', '{"id":1,"rows":[{"a":1}]}\n{"id":2\n[]\n\n{"id":3,"rows":[]}\n');
    expect(found.options).toEqual({ format: 'jsonl', encoding: 'utf-8' });
    expect(found.records).toEqual([
      { id: 1, rows: [{ a: 1 }] },
      { id: 3, rows: [] },
    ]);
    expect(found.problems.map(({ code, args }) => [code, args.line])).toEqual([
      ['data.notJson', 2],
      ['data.notRecord', 3],
    ]);
  });

  it('read JSON lists, also inside an object', async () => {
    expect((await preview('a.json', '[{"a":1},\n{"a":2}]')).recordCount).toBe(2);
    expect((await preview('a.json', '{"records":[{"a":1}]}')).records).toEqual([{ a: 1 }]);
  });

  it('refuse a wrong encoding with the line it shows on', async () => {
    const { api, upload } = await openStudio({ assetsDir });
    const token = await upload('a.csv', iconv.encode(JAPANESE, 'cp932'));
    for (const encoding of ['utf-8', 'euc-jp', 'iso-2022-jp'] as const) {
      const failure = await failureOf(api.datasets.preview({ token, options: { encoding } }));
      expect(failure).toMatchObject({
        code: 'dataset.wrongEncoding',
        args: { file: 'a.csv', encoding, line: 1 },
      });
    }
    const late = await upload(
      'b.csv',
      Buffer.concat([Buffer.from('id,name\n1,Ada\n2,'), Buffer.from([0xff])]),
    );
    expect(
      await failureOf(api.datasets.preview({ token: late, options: { encoding: 'utf-8' } })),
    ).toMatchObject({ args: { line: 3 } });
  });

  it('refuse files without records by their first bytes, however much of them is text', async () => {
    const { api, upload } = await openStudio({ assetsDir });
    const files = [
      ['letter.pdf', '%PDF-1.4\n1 0 obj, <</Type /Catalog, /Pages 2 0 R>>\nendobj\n', 'isPdf'],
      ['scan.csv', 'begin 644, here\n%PDF-2.0\n1 0 obj\n', 'isPdf'],
      ['people.xlsx', Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 0, 0, 0x80, 0xff]), 'isWorkbook'],
      ['people.xls', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 1, 2]), 'isWorkbook'],
      ['people.xml', '\ufeff<?xml version="1.0"?>\n<people><person/></people>\n', 'isMarkup'],
      ['page.html', '\n<!DOCTYPE html>\n<table><tr><td>1</td></tr></table>\n', 'isMarkup'],
      ['photo.png', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]), 'notText'],
    ] as const;
    for (const [file, content, kind] of files) {
      const token = await upload(file, content);
      expect(await failureOf(api.datasets.preview({ token, options: {} }))).toEqual({
        code: `dataset.${kind}`,
        args: { file },
      });
    }
  });

  it('read tables that speak of such files or of less than', async () => {
    const { api, upload } = await openStudio({ assetsDir });
    for (const content of ['file,kind\na.pdf,%PDF-1.4\n', '<5,>5\n1,2\n', 'PK,name\n1,Ann\n']) {
      const token = await upload('a.csv', content);
      expect((await api.datasets.preview({ token, options: {} })).recordCount).toBe(1);
    }
  });

  it('say that a file is empty, and that an upload is gone', async () => {
    const { api, upload } = await openStudio({ assetsDir });
    for (const content of ['', '\n\n', 'id,name\n']) {
      const token = await upload('a.csv', content);
      expect(await failureOf(api.datasets.preview({ token, options: {} }))).toEqual({
        code: 'dataset.empty',
        args: { file: 'a.csv' },
      });
    }
    expect(await failureOf(api.datasets.preview({ token: 'x', options: {} }))).toMatchObject({
      code: 'upload.notFound',
    });
  });
});

describe('data sets', () => {
  it('are imported, listed, read and removed', async () => {
    const { api, upload } = await openStudio({ assetsDir });
    const token = await upload('people.csv', 'no,name\n1,Ada\n2,Grace\nbad\n');
    const { dataset, problemCount } = await api.datasets.import({ token, name: 'People', options: {} });
    expect(problemCount).toBe(1);
    expect(dataset).toMatchObject({ name: 'People', fileName: 'people.csv', recordCount: 2 });
    expect(await api.datasets.list()).toEqual([dataset]);
    expect(await api.datasets.record({ id: dataset.id, index: 1 })).toEqual({
      record: { no: 2, name: 'Grace' },
      title: '2 · Grace',
    });
    expect(await failureOf(api.datasets.record({ id: dataset.id, index: 2 }))).toEqual({
      code: 'dataset.noRecord',
      args: { record: 3, count: 2 },
    });
    await api.datasets.remove({ id: dataset.id });
    expect(await api.datasets.list()).toEqual([]);
    expect(await failureOf(api.datasets.record({ id: dataset.id, index: 0 }))).toMatchObject({
      code: 'dataset.notFound',
    });
  });

  it('are searched by every word, whatever its width, case or length', async () => {
    const { api, upload } = await openStudio({ assetsDir });
    const names = ['山田 太郎', '髙橋 はなこ', 'ＡＢＣ商事株式会社', 'Straße "50%" GmbH', '林'];
    const rows = names.map((name, index) => JSON.stringify({ id: `C-${index}`, address: { name } }));
    const token = await upload('a.jsonl', rows.join('\n'));
    const { dataset } = await api.datasets.import({ token, name: 'x', options: {} });
    const other = await upload('b.jsonl', '{"id":"other","name":"abc商事"}');
    await api.datasets.import({ token: other, name: 'other', options: {} });
    const search = async (query: string, offset = 0, limit = 10) => {
      const found = await api.datasets.search({ id: dataset.id, query, offset, limit });
      return [found.total, found.entries.map(({ index }) => index)];
    };
    expect(await search('')).toEqual([5, [0, 1, 2, 3, 4]]);
    expect(await search('', 3, 1)).toEqual([5, [3]]);
    expect(await search('株式会社')).toEqual([1, [2]]);
    expect(await search('abc 商事')).toEqual([1, [2]]);
    expect(await search('abc 山田')).toEqual([0, []]);
    expect(await search('林')).toEqual([1, [4]]);
    expect(await search('"50%')).toEqual([1, [3]]);
    expect(await search('c-')).toEqual([5, [0, 1, 2, 3, 4]]);
    expect(await search("' OR 1=1 --")).toEqual([0, []]);
  });

  it('count a condition over all records', async () => {
    const { api, upload } = await openStudio({ assetsDir });
    const rows = Array.from({ length: 1200 }, (_, index) =>
      JSON.stringify({ id: index, balance: index - 100 }),
    );
    const token = await upload('a.jsonl', [...rows, '{"id":1200}'].join('\n'));
    const { dataset } = await api.datasets.import({ token, name: 'x', options: {} });
    const count = (expression: string) => api.rules.count({ datasetId: dataset.id, expression });
    const below = await count('balance < 0');
    expect(below).toMatchObject({ total: 1201, holds: 100, firstTrue: [0, 1, 2, 3, 4] });
    expect(below.firstFalse).toEqual([100, 101, 102, 103, 104]);
    expect(await count('balance >= 0')).toMatchObject({ holds: 1100 });
    expect(await count('nonsense > 1')).toMatchObject({ holds: 0, failed: 1201 });
    expect(await count('balance <')).toMatchObject({ holds: 0, failed: 1201 });
  });

  it('leave nothing behind when an import fails', async () => {
    const { api, upload } = await openStudio({ assetsDir });
    const token = await upload('a.csv', 'id,name\nbad\n');
    expect(await failureOf(api.datasets.import({ token, name: 'x', options: {} }))).toMatchObject({
      code: 'dataset.empty',
    });
    expect(await api.datasets.list()).toEqual([]);
  });
});

const postal = sharedData('japan-postal', 'sample_2000.csv');
const retail = sharedData('online-retail', 'sample_300.jsonl');
const telco = sharedData('telco', 'Telco-Customer-Churn.csv');
const spectrum = sharedData('conformance', 'csv-spectrum');

describe('real files', () => {
  it.skipIf(!postal)('Japanese postal codes (needs ../shared/data)', async () => {
    const found = await preview('postal.csv', readFileSync(postal ?? ''));
    expect(found.options).toMatchObject({ format: 'csv', header: true, delimiter: ',' });
    expect(found).toMatchObject({ recordCount: 2000, problemCount: 0 });
  });

  it.skipIf(!retail)('invoices as JSON Lines (needs ../shared/data)', async () => {
    const found = await preview('retail.jsonl', readFileSync(retail ?? ''));
    expect(found).toMatchObject({ recordCount: 291, problemCount: 0 });
  });

  it.skipIf(!telco)('a wide table (needs ../shared/data)', async () => {
    const found = await preview('telco.csv', readFileSync(telco ?? ''));
    expect(found.options).toMatchObject({ header: true, delimiter: ',' });
    expect(found.problemCount).toBe(0);
    expect(found.contract.fields.MonthlyCharges).toMatchObject({ kind: 'number' });
  });

  it.skipIf(!spectrum)('csv-spectrum (needs ../shared/data)', async () => {
    for (const name of ['comma_in_quotes', 'escaped_quotes', 'newlines', 'quotes_and_newlines', 'utf8']) {
      const file = (ending: string) => {
        const found = sharedData('conformance', 'csv-spectrum', 'csvs', `${name}.csv`);
        return ending === 'csv' ? found : sharedData('conformance', 'csv-spectrum', 'json', `${name}.json`);
      };
      const [csv, json] = [file('csv'), file('json')];
      if (!csv || !json) continue;
      const expected = JSON.parse(readFileSync(json, 'utf8')) as Record<string, string>[];
      const found = await preview(path.basename(csv), readFileSync(csv), { header: true });
      const texts = found.records.map((record) =>
        Object.fromEntries(Object.entries(record).map(([key, value]) => [key, String(value ?? '')])),
      );
      expect(texts, name).toEqual(expected);
    }
  });
});
