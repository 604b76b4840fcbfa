/** Golden cases of what text and the elements around it can do: lists, links, notes, references, contents, boxes. */
import type { DataContract } from '../../shared/data';
import type { Inline, Marks, Paragraph } from '../../shared/model';
import { box, field, paragraph, template, text } from '../support/template-builder';
import type { GoldenCase } from './cases';

const item = (
  content: string | Inline | readonly (string | Inline)[],
  style: string,
  level = 0,
): Paragraph => ({
  ...paragraph(content),
  list: { style, level },
});

const marked = (shown: string, marks: Marks): Inline => ({ kind: 'text', text: shown, marks });

const reference = (node: string, show: 'page' | 'text' | 'label'): Inline => ({
  kind: 'reference',
  node,
  show,
});

const note = (node: string): Inline => ({ kind: 'footnote', node });

const LOREM =
  'The insurer pays for loss of or damage to the things insured, up to the sum that the schedule names for them.';

const heading = (level: number, size: number) => ({
  kind: 'setTemplate' as const,
  path: ['styles', 'text', `h${level}`],
  value: { basedOn: 'heading', size, leading: size + 6, role: `H${level}` as never },
});

/** Styles for headings of three levels. */
const HEADINGS = [heading(1, 16), heading(2, 13), heading(3, 11)];

const amounts: DataContract = {
  kind: 'object',
  fields: {
    portal: { kind: 'string' },
    entries: {
      kind: 'list',
      item: { kind: 'object', fields: { what: { kind: 'string' }, amount: { kind: 'number' } } },
    },
  },
};

const amountsRecord = (count: number) => ({
  portal: 'https://example.com/pay?bill=7',
  entries: Array.from({ length: count }, (_, index) => ({
    what: `Entry ${index + 1}`,
    amount: index % 2 === 0 ? 0.1 : 0.2,
  })),
});

const filler = (height: number) => ({ type: 'rectangle', props: { height, fill: '#eef2ff' } });

export const textCases: readonly GoldenCase[] = [
  {
    name: 'lists',
    template: template({
      flow: [
        text([
          item(`What is insured: ${LOREM}`, 'numbers'),
          item('Fire and lightning', 'numbers', 1),
          item('Theft, if there are traces of it', 'numbers', 1),
          item('from locked rooms', 'numbers', 2),
          item('What is not insured', 'numbers'),
          paragraph('A paragraph between two lists.'),
          item('A bullet', 'bullets'),
          item('A dash below it', 'bullets', 1),
          item('Another bullet', 'bullets'),
        ]),
        text([item('The first clause', 'clauses'), item('Its first point', 'clauses', 1)]),
        filler(250),
        text([
          item('Its second point, on the next page or the bottom of this one', 'clauses', 1),
          item(`The second clause. ${LOREM} ${LOREM}`, 'clauses'),
          item('The third clause', 'clauses'),
        ]),
      ],
      operations: [
        {
          kind: 'setTemplate',
          path: ['styles', 'lists'],
          value: {
            clauses: {
              continues: true,
              levels: [
                { kind: 'decimal', label: '第%1条', indent: 40, labelWidth: 40, style: 'label' },
                { kind: 'decimal', label: '%1.%2', indent: 64, labelWidth: 24, labelAlign: 'end' },
              ],
            },
          },
        },
        {
          kind: 'setTemplate',
          path: ['styles', 'text', 'label'],
          value: { basedOn: 'body', weight: 700, colour: 'brand' },
        },
      ],
    }),
    record: {},
  },
  {
    name: 'links',
    template: template({
      data: amounts,
      flow: [
        text([
          paragraph([
            'Pay at ',
            marked('our ', { link: { uri: 'https://example.com' }, underline: true }),
            marked('web site', { link: { uri: 'https://example.com' }, underline: true, bold: true }),
            ', with ',
            field('portal', undefined, { link: { value: 'portal' } }),
            ', or write to ',
            marked('us, whose address is long enough to go over the end of a line', {
              link: { uri: 'mailto:help@example.com' },
            }),
            '. See ',
            marked('the terms', { link: { node: 'n2' } }),
            ', not ',
            marked('this', { link: { uri: 'javascript:alert(1)' } }),
            ' and not ',
            marked('what is absent', { link: { node: 'n3' } }),
            '. ',
            marked('Bonne journée', { lang: 'fr', italic: true }),
            '.',
          ]),
        ]),
        text('Terms', {}, 'heading'),
        text('Never here', { when: 'false' }),
      ],
    }),
    record: amountsRecord(0),
  },
  {
    name: 'references-and-sums',
    template: template({
      data: amounts,
      flow: [
        text([
          paragraph([
            'See “',
            reference('n3', 'text'),
            '” on page ',
            reference('n3', 'page'),
            ', clause ',
            reference('n4', 'label'),
            ', and nothing on page ',
            reference('n5', 'page'),
            '. All entries: ',
            {
              kind: 'sum',
              node: 'n2',
              value: 'entry.amount',
              over: 'all',
              format: { kind: 'number', decimals: 2 },
            },
            '.',
          ]),
        ]),
        text([field('entry.what'), ': ', field('entry.amount')], {
          each: { list: 'entries', as: 'entry' },
        }),
        text('Conditions', {}, 'heading'),
        text([item('The first condition', 'numbers'), item('The second condition', 'numbers')]),
        text('Never here', { when: 'false' }),
      ],
      onPage: [
        {
          type: 'band',
          props: { edge: 'bottom', gap: 8 },
          children: [
            text(
              [
                'This page: ',
                { kind: 'sum', node: 'n2', value: 'entry.amount', over: 'page' },
                '; before: ',
                { kind: 'sum', node: 'n2', value: 'entry.amount', over: 'before' },
                '; so far: ',
                { kind: 'sum', node: 'n2', value: 'entry.amount', over: 'through' },
                '. Page ',
                { kind: 'page', show: 'number', numbering: 'lower-roman' },
                ' of ',
                { kind: 'page', show: 'sectionCount' },
              ],
              {},
              'small',
            ),
          ],
        },
      ],
    }),
    record: amountsRecord(40),
  },
  {
    name: 'footnote-marks',
    template: template({
      flow: [
        filler(340),
        {
          ...text([
            paragraph([
              'The first line has a mark',
              note('n3'),
              ' and goes on until a line that has another one at its end, which is here',
              note('n5'),
              '. ',
              LOREM,
              ' ',
              LOREM,
              ' The first note is meant once more',
              note('n3'),
              '.',
            ]),
          ]),
          children: [
            { type: 'footnote', props: {}, children: [text('Of the schedule.', {}, 'small')] },
            {
              type: 'footnote',
              props: {},
              children: [text(`As amended. ${LOREM} ${LOREM}`, {}, 'small')],
            },
          ],
        },
      ],
    }),
    record: {},
  },
  {
    name: 'text-fit',
    template: template({
      flow: [],
      onPage: [
        text(LOREM, { box: { x: 40, y: 40, width: 120, height: 60 } }),
        {
          ...text(LOREM, { box: { x: 180, y: 40, width: 120, height: 60 } }),
          props: { content: { en: [paragraph(LOREM)] }, fit: { kind: 'shrink', least: 60 } } as never,
        },
        {
          ...text(LOREM, { box: { x: 40, y: 160, width: 120, height: 20 } }),
          props: { content: { en: [paragraph(LOREM)] }, fit: { kind: 'shrink', least: 80 } } as never,
        },
        {
          ...text(LOREM, { box: { x: 180, y: 160, width: 120, height: 20 } }),
          props: { content: { en: [paragraph(LOREM)] }, fit: { kind: 'grow', most: 120 } } as never,
        },
        {
          ...text(LOREM, { box: { x: 180, y: 300, width: 120, height: 20 } }),
          props: { content: { en: [paragraph(LOREM)] }, fit: { kind: 'grow', most: 60 } } as never,
        },
      ],
    }),
    record: {},
  },
  {
    name: 'text-vertical',
    template: template({
      flow: [
        {
          type: 'text',
          props: {
            writing: 'vertical',
            height: 150,
            content: {
              en: [
                paragraph('約款', 'heading'),
                item('当月のご使用量は、前年同月（二〇二五年十一月）と比べて減りました。', 'numbers'),
                item('「省エネ」へのご協力、ありがとうございます。', 'numbers'),
                paragraph(
                  'この保険証券は、保険の対象に生じた損害について、証券記載の保険金額を限度として、約款の規定に従い保険金をお支払いすることを証するものです。'.repeat(
                    6,
                  ),
                ),
              ],
            },
          } as never,
        },
        text('After'),
      ],
      operations: [
        { kind: 'setTemplate', path: ['styles', 'text', 'body', 'family'], value: 'Noto Sans JP' },
      ],
    }),
    record: {},
  },
  {
    name: 'box-borders',
    template: template({
      flow: [
        box([text('Only a line below')], {
          border: { bottom: { colour: 'brand', width: 2 } },
        }),
        box([text('All sides but the left, two looks, round')], {
          stroke: { colour: 'ink', width: 1 },
          border: { left: { colour: 'ink', width: 0 }, bottom: { colour: 'alarm', width: 3 } },
          radius: 8,
          fill: '#fdf3f2',
        }),
        box([text('Corners that differ, half transparent')], {
          stroke: { colour: 'brand', width: 1 },
          fill: 'brand',
          corners: { topLeft: 12, bottomRight: 12 },
          opacity: 30,
        }),
        box([text('A bar within round corners')], {
          stroke: { colour: 'ink', width: 0.5 },
          accent: { colour: 'brand', width: 4 },
          padding: { top: 4, right: 6, bottom: 4, left: 12 },
          radius: 8,
        }),
        box([text('Turned in the flow')], { stroke: { colour: 'ink', width: 1 }, rotation: -8 }),
        filler(236),
        box([text([paragraph(LOREM), paragraph(LOREM), paragraph(LOREM)])], {
          stroke: { colour: 'ink', width: 1 },
          radius: 6,
          split: 'slice',
        }),
      ],
      onPage: [
        box(
          [text('PAID')],
          { stroke: { colour: 'alarm', width: 2 }, rotation: 90 },
          {
            box: { x: 330, y: 500, width: 60, height: 30 },
          },
        ),
      ],
    }),
    record: {},
  },
  {
    name: 'toc',
    template: template({
      flow: [
        {
          type: 'toc',
          props: { to: 2, styles: { h1: 'tocMain' } },
          children: [text('Contents', { keep: { withNext: true } }, 'h1')],
        },
        text(LOREM),
        ...[1, 2, 3].flatMap((chapter) => [
          text([
            {
              ...paragraph(`Chapter about part ${chapter} of the terms`, 'h1'),
              list: { style: 'chapters', level: 0 },
            },
          ]),
          text(LOREM),
          text('A section that is named here', {}, 'h2'),
          text(LOREM),
          text('Too deep to be listed', {}, 'h3'),
          filler(120),
        ]),
        text(
          'A last chapter whose title is so long that it does not fit on one line of the table of contents',
          {},
          'h1',
        ),
      ],
      operations: [
        ...HEADINGS,
        {
          kind: 'setTemplate',
          path: ['styles', 'text', 'tocMain'],
          value: { basedOn: 'body', weight: 700, spaceBefore: 4, spaceAfter: 0 },
        },
        {
          kind: 'setTemplate',
          path: ['styles', 'lists'],
          value: {
            chapters: {
              continues: true,
              levels: [{ kind: 'decimal', label: '%1', indent: 24, labelWidth: 24 }],
            },
          },
        },
      ],
    }),
    record: {},
  },
  {
    name: 'repeater-grid',
    template: template({
      data: amounts,
      flow: [
        {
          type: 'repeater',
          props: { direction: 'grid', columns: 3, gap: 10, rowGap: 8 },
          children: [
            box(
              [text([paragraph(field('entry.what'), 'heading'), paragraph(field('entry.amount'))])],
              { stroke: { colour: 'ink', width: 0.5 } },
              { each: { list: 'entries', as: 'entry' } },
            ),
          ],
        },
        {
          type: 'repeater',
          props: { direction: 'across', itemWidth: 60, gap: 8, rowGap: 4 },
          children: [text(field('entry.what'), { each: { list: 'entries', as: 'entry' } }, 'small')],
        },
      ],
    }),
    record: amountsRecord(26),
  },
];
