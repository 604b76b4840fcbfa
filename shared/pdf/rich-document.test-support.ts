/** A document with every role, with links inside it, bookmarks and files: what standards ask about. */
import type {
  Attachment,
  DisplayItem,
  DisplayList,
  GroupItem,
  StructureRole,
  StructureTag,
} from '../display';
import { CLOSE, LINE, MOVE } from '../geometry';
import { createBuilder } from './sample-document.test-support';

const INVOICE_XML = `<?xml version="1.0"?>
<rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"
 xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100">
<rsm:ExchangedDocumentContext><ram:GuidelineSpecifiedDocumentContextParameter>
<ram:ID>urn:cen.eu:en16931:2017</ram:ID>
</ram:GuidelineSpecifiedDocumentContextParameter></rsm:ExchangedDocumentContext></rsm:CrossIndustryInvoice>`;

export const INVOICE: Attachment = {
  name: 'factur-x.xml',
  mediaType: 'text/xml',
  relationship: 'Alternative',
  description: 'The invoice for machines',
  content: { text: INVOICE_XML },
};

export const TABLE_OF_VALUES: Attachment = {
  name: '明細.csv',
  mediaType: 'text/csv',
  relationship: 'Data',
  description: '',
  content: { text: 'day,amount\n2026-10-31,7\n' },
};

export function richDocument(changes: Partial<DisplayList> = {}): DisplayList {
  const list = createBuilder();
  const tagged = (
    role: StructureRole,
    items: readonly DisplayItem[],
    more: Omit<StructureTag, 'role'> = {},
  ): GroupItem => list.tagged({ role, ...more }, items);
  const text = (node: string, content: string, x: number, y: number): DisplayItem =>
    list.run(list.source(node, content), { x, y });
  const link = (uri: string, x: number, y: number): DisplayItem => ({
    kind: 'link',
    ...{ x, y: y - 10_000, width: 80_000, height: 12_000, uri, source: -1 },
  });
  const element = (node: string, role: StructureRole, items: readonly DisplayItem[]): GroupItem =>
    list.group(list.frame(items, { source: list.source(node), tag: { role } }), 0, 0);
  const triangle: DisplayItem = {
    kind: 'path',
    ...{ x: 60_000, y: 400_000, fill: 0xe34234, stroke: null, source: -1 },
    path: [...[MOVE, 0, 0, LINE, 50_000, 0, LINE, 50_000, 50_000, CLOSE]],
  };
  list.page([
    element('terms', 'H1', [text('terms', 'Terms', 60_000, 60_000)]),
    tagged('TOC', [
      tagged('TOCI', [
        tagged('Reference', [
          tagged('Link', [text('toc', 'Chapter one 2', 60_000, 90_000), link('#clause', 60_000, 90_000)], {
            alt: 'Chapter one',
          }),
        ]),
      ]),
    ]),
    tagged('H2', [text('h2', 'Contents', 60_000, 120_000)]),
    tagged('H3', [text('h3', 'In detail', 60_000, 140_000)]),
    tagged('BlockQuote', [tagged('P', [text('quote', 'Said by somebody', 60_000, 160_000)])]),
    tagged(
      'L',
      [
        tagged('LI', [
          tagged('Lbl', [text('number', '1.', 60_000, 180_000)]),
          tagged('LBody', [text('item', 'First', 80_000, 180_000)]),
        ]),
      ],
      { numbering: 'decimal' },
    ),
    tagged('P', [
      text('body', 'Text with a note', 60_000, 220_000),
      tagged('Reference', [
        tagged('Link', [text('call', '1', 150_000, 218_000), link('#note', 150_000, 218_000)], {
          alt: 'Note 1',
        }),
      ]),
    ]),
    element('note', 'Note', [
      tagged('Lbl', [text('noteNumber', '1', 60_000, 700_000)]),
      tagged('P', [text('noteText', 'A footnote', 70_000, 700_000)]),
    ]),
    tagged('P', [
      tagged('Ruby', [
        tagged('RB', [text('base', 'kanji', 60_000, 260_000)]),
        tagged('RT', [text('reading', 'reading', 60_000, 250_000)]),
      ]),
    ]),
    tagged('Table', [
      tagged('Caption', [tagged('P', [text('caption', 'Table of letters', 60_000, 280_000)])]),
      tagged('THead', [
        tagged('TR', [
          tagged('TH', [text('a', 'A', 60_000, 300_000)], { columnSpan: 2 }),
          tagged('TH', [text('b', 'B', 160_000, 300_000)], { rowSpan: 2 }),
        ]),
        tagged('TR', [
          tagged('TH', [text('c', 'C', 60_000, 320_000)]),
          tagged('TH', [text('d', 'D', 110_000, 320_000)]),
        ]),
      ]),
      tagged('TBody', [
        tagged('TR', [
          tagged('TH', [text('e', 'E', 60_000, 340_000)], { scope: 'Row' }),
          tagged('TD', [text('f', 'F', 110_000, 340_000)]),
          tagged('TD', [text('g', 'G', 160_000, 340_000)]),
        ]),
      ]),
    ]),
    tagged('Figure', [triangle], { alt: 'A triangle' }),
  ]);
  list.page([
    element('clause', 'H2', [text('clauseText', 'Chapter one', 60_000, 60_000)]),
    tagged('P', [
      text('more', 'Read more at', 60_000, 90_000),
      tagged(
        'Link',
        [text('site', 'example.com', 140_000, 90_000), link('https://example.com/', 140_000, 90_000)],
        {
          alt: 'Our site',
        },
      ),
    ]),
    tagged('P', [text('french', 'Où êtes-vous ?', 60_000, 110_000)], { lang: 'fr' }),
  ]);
  return {
    ...list.build(),
    destinations: [
      { name: 'clause', page: 1, x: 60_000, y: 50_000 },
      { name: 'note', page: 0, x: 60_000, y: 690_000 },
      { name: 'terms', page: 0, x: 0, y: 0 },
    ],
    bookmarks: [
      { title: 'Terms', level: 0, to: 'terms' },
      { title: 'Chapter – 一', level: 1, to: 'clause' },
      { title: 'Notes', level: 0, to: 'note' },
    ],
    ...changes,
  };
}
