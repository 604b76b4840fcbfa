/** Documents for the writer's tests: real fonts, every kind of item, tags as layout would set them. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateSync, inflateSync } from 'node:zlib';
import { present } from '../base';
import type { DisplayItem, DisplayList, GroupItem, StructureTag } from '../display';
import { DisplayListBuilder } from '../display/display-list.test-support';
import { CLOSE, CURVE, LINE, MOVE, rectanglePath } from '../geometry';
import { Font } from '../text';
import type { PdfOptions } from './options';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..');

function readFont(path: string): Font {
  const bytes = readFileSync(join(ROOT, 'node_modules/@expo-google-fonts', path));
  const font = Font.parse(new Uint8Array(bytes));
  if (!font.ok) throw new Error(font.error.code);
  return font.value;
}

export const SANS = readFont('source-sans-3/400Regular/SourceSans3_400Regular.ttf');
export const BOLD = readFont('source-sans-3/700Bold/SourceSans3_700Bold.ttf');

const FONTS = new Map([SANS, BOLD].map((font) => [font.hash, font]));

export function options(assets: ReadonlyMap<string, Uint8Array> = new Map()): PdfOptions {
  return {
    title: 'Kontoauszug – 明細',
    lang: 'en',
    creationDate: { year: 2026, month: 10, day: 31, hour: 8 },
    font: (hash) => present(FONTS.get(hash), 'the test knows the font'),
    asset: (hash) => assets.get(hash),
    deflate: (bytes) => new Uint8Array(deflateSync(bytes, { level: 3 })),
    inflate: (bytes) => new Uint8Array(inflateSync(bytes)),
  };
}

export const createBuilder = (lang = 'en'): DisplayListBuilder =>
  new DisplayListBuilder([SANS, BOLD], 'Statement', lang);

/** Paragraph of whole lines, each line a run; the space at a line's end has no glyph. */
export function paragraph(
  list: DisplayListBuilder,
  tag: StructureTag,
  node: string,
  lines: readonly string[],
  x: number,
  y: number,
): GroupItem {
  const text = lines.join(' ');
  const source = list.source(node, text);
  const items: DisplayItem[] = [];
  let from = 0;
  lines.forEach((line, index) => {
    items.push(list.run(source, { x, y: y + index * 14_000, from, to: from + line.length }));
    from += line.length + 1;
  });
  return list.tagged(tag, items);
}

export const STAR: readonly number[] = [
  ...[MOVE, 0, 0, LINE, 30_000, 0, CURVE, 40_000, 10_000, 40_000, 20_000, 30_000, 30_000, CLOSE],
];

/** Two pages with headings, a table over both, a link, an image, turned and half-transparent groups. */
export function statement(image?: string): DisplayList {
  const list = createBuilder();
  const table: StructureTag = { role: 'Table' };
  const body: StructureTag = { role: 'TBody' };
  const row = (cells: readonly string[], y: number, role: 'TH' | 'TD'): GroupItem =>
    list.tagged(
      { role: 'TR' },
      cells.map((cell, column) =>
        list.tagged(role === 'TH' ? { role, scope: 'Column' } : { role }, [
          list.run(list.source(`cell${column}`, cell), {
            x: 60_000 + column * 150_000,
            y,
            font: role === 'TH' ? 1 : 0,
          }),
        ]),
      ),
    );
  const head = ['Date', 'Description', 'Amount'];
  const artifact: StructureTag = { role: 'Artifact' };
  const footer = (page: number): GroupItem =>
    list.tagged(artifact, [list.run(list.source('footer', `Page ${page} of 2`), { x: 60_000, y: 800_000 })]);
  const rule: DisplayItem = {
    kind: 'path',
    ...{ x: 60_000, y: 205_000, path: [MOVE, 0, 0, LINE, 450_000, 0], fill: null, source: -1 },
    stroke: { colour: 0x888888, width: 500, dash: [2000, 1000] },
  };
  const link = list.source('link', 'www.example.com');
  const first: DisplayItem[] = [
    list.tagged({ role: 'H1' }, [
      list.run(list.source('title', 'Account statement'), {
        x: 60_000,
        y: 80_000,
        size: 18_000,
        font: 1,
        colour: 0x223a70,
      }),
    ]),
    paragraph(
      list,
      { role: 'P' },
      'greeting',
      ["Dear Fiona O'Brien,", 'please find your (latest) statement.'],
      60_000,
      120_000,
    ),
    list.tagged({ role: 'P' }, [
      list.run(list.source('more', 'More at'), { x: 60_000, y: 160_000 }),
      list.tagged({ role: 'Link', alt: 'Our site' }, [
        list.run(link, { x: 100_000, y: 160_000, colour: 0x0000ee }),
        {
          kind: 'link',
          x: 100_000,
          y: 150_000,
          width: 70_000,
          height: 14_000,
          uri: 'https://example.com/あ?q=(1)',
          source: link,
        },
      ]),
    ]),
    list.tagged({ role: 'P', lang: 'fr' }, [
      list.run(list.source('fr', 'Où êtes-vous ?'), { x: 60_000, y: 175_000 }),
    ]),
    rule,
    list.tagged(table, [
      list.tagged({ role: 'THead' }, [row(head, 200_000, 'TH')]),
      list.tagged(body, [
        row(['1 May', 'Opening balance', '1,234.50'], 220_000, 'TD'),
        row(['2 May', '', '\u22127.00'], 240_000, 'TD'),
      ]),
    ]),
    list.tagged({ role: 'Figure', alt: 'A star' }, [
      list.group(
        list.frame([{ kind: 'path', x: 0, y: 0, path: STAR, fill: 0xe34234, stroke: null, source: -1 }]),
        ...([300_000, 400_000] as const),
        { transform: [0.8, 0.6, -0.6, 0.8, 0, 0], opacity: 0.5, clip: rectanglePath(0, 0, 25_000, 25_000) },
      ),
      ...(image === undefined
        ? []
        : [
            {
              kind: 'image',
              x: 60_000,
              y: 400_000,
              width: 90_000,
              height: 60_000,
              asset: image,
              page: 1,
              source: -1,
            } as const,
          ]),
    ]),
    footer(1),
  ];
  const second: DisplayItem[] = [
    list.tagged(table, [
      list.tagged(artifact, [row(head, 80_000, 'TH')]),
      list.tagged(body, [
        row(['3 May', 'Rent', '\u2212800.00'], 100_000, 'TD'),
        list.tagged({ role: 'TR' }, [
          list.tagged({ role: 'TD', columnSpan: 2 }, [
            list.run(list.source('t', 'Total'), { x: 60_000, y: 120_000 }),
          ]),
          list.tagged({ role: 'TD' }, [list.run(list.source('s', '427.50'), { x: 360_000, y: 120_000 })]),
        ]),
      ]),
    ]),
    footer(2),
  ];
  return list.page(first).page(second).build();
}
