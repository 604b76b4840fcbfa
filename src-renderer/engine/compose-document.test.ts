import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeEach, describe, expect, it } from 'vitest';
import { textOfPage } from '../../shared/display';
import type { Template } from '../../shared/model';
import { templateWith, textNode } from '../text-editing/engine.test-support';
import { type ComposeDocument, createComposer } from './compose-document';
import { Resources } from './resources';

const require = createRequire(import.meta.url);
const bytesOf = (file: string) => new Uint8Array(readFileSync(require.resolve(file)));

const FACE = {
  hash: 'sans',
  family: 'Source Sans 3',
  weight: 400,
  italic: false,
  axes: [],
  sizeBytes: 1,
  isOwn: false,
  fileName: 'sans.ttf',
  licence: { text: '', address: '', trademark: '' },
  sample: 'Aa',
};

const text = templateWith({
  greeting: textNode([
    {
      inlines: [
        { kind: 'text', text: 'Dear ', marks: {} },
        { kind: 'field', value: 'name' },
        { kind: 'text', text: ', ', marks: {} },
        { kind: 'field', value: 'string(today())' },
      ],
    },
  ]),
});

const template: Template = { ...text, data: { kind: 'object', fields: { name: { kind: 'string' } } } };

let fetched: string[];
let isReachable: boolean;
let compose: ComposeDocument;

beforeEach(() => {
  fetched = [];
  isReachable = true;
  const resources = new Resources(async (url) => {
    fetched.push(url);
    if (!isReachable) throw new Error('gone');
    return url.includes('harfbuzz')
      ? bytesOf('harfbuzzjs/dist/harfbuzz.wasm')
      : bytesOf('@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf');
  });
  compose = createComposer(resources, () => [FACE]);
});

const textOf = async (...args: Parameters<ComposeDocument>) => textOfPage((await compose(...args)).list, 0);

describe('composing a document beside the canvas', () => {
  it('fetches what it needs once, for any number of documents', async () => {
    expect(await textOf(template, { name: 'Ann' }, { date: '2026-12-01' })).toContain('Dear Ann, 2026-12-01');
    expect(await textOf(template, { name: 'Ben' }, { date: '2026-12-01' })).toContain('Dear Ben');
    expect(fetched).toHaveLength(2);
  });

  it('takes the day it is given, whatever was composed before', async () => {
    await textOf(template, { name: 'Ann' }, { date: '2026-12-01' });
    expect(await textOf(template, { name: 'Ann' }, { date: '1999-01-02' })).toContain('1999-01-02');
    expect(await textOf(template, { name: 'Ann' }, { date: '2026-12-01' })).toContain('2026-12-01');
  });

  it('says which record a problem belongs to', async () => {
    const { diagnostics } = await compose(template, {}, { index: 7 });
    expect(diagnostics.map(({ at }) => at.record)).toContain(7);
  });

  it('rejects where a font does not come, and tries again', async () => {
    isReachable = false;
    await expect(compose(template, { name: 'Ann' })).rejects.toThrow('gone');
    isReachable = true;
    expect(await textOf(template, { name: 'Ann' })).toContain('Dear Ann');
  });
});
