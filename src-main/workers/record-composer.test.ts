import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { PDFDict, PDFDocument, PDFHexString, PDFName, PDFString } from 'pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { type JsonObject, present } from '../../shared/base';
import { createBlankTemplate, engineNeeds } from '../../shared/engine';
import type { Template } from '../../shared/model';
import { installAssets } from '../services/installation.test-support';
import { temporaryDir } from '../services/studio.test-support';
import { InstalledFonts } from '.';
import { RecordComposer } from './record-composer';
import { fontBytes, shaper } from './shared-files';

let assetsDir: string;

beforeAll(() => {
  assetsDir = installAssets();
});

const text = (words: string, when?: string, style?: string) => ({
  type: 'text',
  ...(when !== undefined && { when }),
  props: {
    content: { en: [{ inlines: [{ kind: 'text', text: words }] }] },
    ...(style !== undefined && { style }),
  } as unknown as JsonObject,
});

/** A page with a band, and a text and a box, for members only; the second master is for guests. */
function letter(): Template {
  const blank = createBlankTemplate({ name: 'Letter', pageSize: 'A5', language: 'en' });
  const idOf = (type: string) =>
    present(
      Object.keys(blank.nodes).find((id) => blank.nodes[id]?.type === type),
      `a blank template has a ${type}`,
    );
  const [master, frame, flow] = [idOf('master'), idOf('frame'), idOf('flow')];
  const nodes = structuredClone(blank.nodes);
  const page = present(nodes[master], 'it is there');
  const edge = { edge: 'top', gap: 5 };
  const padding = { top: 0, right: 0, bottom: 0, left: 0 };
  return {
    ...blank,
    data: { kind: 'object', fields: { member: { kind: 'boolean' } } },
    nodes: {
      ...nodes,
      [blank.root]: { ...present(nodes[blank.root], 'it is there'), children: [master, 'guests', flow] },
      [master]: { ...page, when: 'member', children: [...(page.children ?? []), 'band'] },
      band: { type: 'band', when: 'member', children: ['head'], props: edge },
      head: text('Head'),
      guests: { ...page, when: '!member', children: ['guestFrame'] },
      guestFrame: present(nodes[frame], 'it is there'),
      [flow]: { type: 'flow', children: ['note', 'box', 'closing'], props: {} },
      note: text('For members', 'member'),
      box: { type: 'box', when: '!member', children: ['inside'], props: { padding } },
      inside: text('For guests'),
      closing: text('Yours', undefined, 'heading'),
    },
  };
}

function composer(change: {
  readonly output: 'none' | 'separate' | 'merged';
  readonly watched?: readonly string[];
}) {
  const template = letter();
  const folder = temporaryDir();
  const compose = new RecordComposer({
    template,
    assets: new Map(),
    fonts: InstalledFonts.open(assetsDir)
      .filesOf(engineNeeds(template).families)
      .map((file) => ({ ...file, bytes: fontBytes(file) })),
    harfbuzz: shaper(assetsDir),
    today: '2026-01-31',
    folder,
    mergedFile: 'all.pdf',
    stop: new SharedArrayBuffer(4),
    at: new SharedArrayBuffer(4),
    ...change,
  });
  const result = (member: boolean) =>
    compose.compose({ index: 0, title: 'Ann', content: JSON.stringify({ member }), file: 'ann.pdf' });
  return { compose, result, folder, template };
}

describe('a record', () => {
  it('is composed to the same document whether it becomes a file or none', () => {
    const [separate, none] = [composer({ output: 'separate' }), composer({ output: 'none' })];
    expect(separate.result(true)).toMatchObject({ file: 'ann.pdf' });
    const result = none.result(true);
    expect(result).toMatchObject({ file: null, pages: 1, diagnostics: [] });
    expect(result).not.toHaveProperty('shown');
    expect(result.digest).toBe(separate.result(true).digest);
    expect(readdirSync(separate.folder)).toEqual(['ann.pdf']);
    expect(readdirSync(none.folder)).toEqual([]);
  });

  it('has a bookmark of its title in a file of all', async () => {
    const { compose, folder } = composer({ output: 'merged' });
    for (const [index, title] of ['Ann', '陽子', ''].entries())
      compose.compose({ index, title, content: '{"member":true}', file: '' });
    compose.finish(true);
    const pdf = await PDFDocument.load(readFileSync(path.join(folder, 'all.pdf')));
    const titles = pdf.context
      .enumerateIndirectObjects()
      .flatMap(([, object]) => (object instanceof PDFDict ? [object.get(PDFName.of('Title'))] : []))
      .flatMap((each) =>
        each instanceof PDFString || each instanceof PDFHexString ? [each.decodeText()] : [],
      );
    expect(titles.filter((title) => title !== 'Yours').sort()).toEqual(['Ann', 'Letter', 'Letter', '陽子']);
  });

  it('tells which watched elements are shown, masters and bands among them', () => {
    const { template } = composer({ output: 'none' });
    const watched = Object.keys(template.nodes).filter((id) => template.nodes[id]?.when !== undefined);
    const { result } = composer({ output: 'none', watched });
    const shown = (member: boolean) => watched.filter((_, index) => result(member).shown?.[index]).sort();
    const master = present(
      watched.find((id) => template.nodes[id]?.when === 'member'),
      'the master has one',
    );
    expect(shown(true)).toEqual([master, 'band', 'note'].sort());
    expect(shown(false)).toEqual(['box', 'guests']);
  });
});
