/** The golden cases: what the engine makes of a template and a record, kept as readable text. */
import type { JsonObject } from '../../shared/base';
import type { DataContract } from '../../shared/data';
import type { Template } from '../../shared/model';
import { box, field, page, paragraph, table, template, text } from '../support/template-builder';
import { graphicsCases } from './graphics-cases';
import { layoutCases } from './layout-cases';
import { lineCases } from './line-cases';
import { scriptCases } from './script-cases';
import { tableCases } from './table-cases';
import { textCases } from './text-cases';

export interface GoldenCase {
  /** Name of the file that holds the expected display list. */
  readonly name: string;
  readonly template: Template;
  readonly record: JsonObject;
  /** The template's files by their SHA-256. */
  readonly assets?: ReadonlyMap<string, Uint8Array>;
  /** Fonts beyond those that the template needs anyway, by family. */
  readonly families?: readonly string[];
}

const money = { kind: 'money', currency: 'CZK', display: 'none' } as const;

const accountData: DataContract = {
  kind: 'object',
  fields: {
    name: { kind: 'string' },
    street: { kind: 'string', optional: true },
    closing: { kind: 'number' },
    opened: { kind: 'date' },
    rows: {
      kind: 'list',
      item: {
        kind: 'object',
        fields: { what: { kind: 'string' }, amount: { kind: 'number' }, balance: { kind: 'number' } },
      },
    },
  },
};

const rowsOf = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    what: `Payment ${index + 1}`,
    amount: (index + 1) * -10.5,
    balance: 1000 - ((index + 1) * (index + 2) * 10.5) / 2,
  }));

const account = (rows: number): JsonObject => ({
  name: 'Jana Nováková',
  street: 'Dlouhá 14',
  closing: -1284.9,
  opened: '1998-12-03',
  rows: rowsOf(rows),
});

const statementTable = table(
  [
    { role: 'head', cells: ['What', 'Amount', 'Balance'] },
    {
      cells: [field('row.what'), field('row.amount', money), field('row.balance', money)],
      extra: { each: { list: 'rows', as: 'row' } },
    },
    { role: 'broughtForward', cells: ['Brought forward', '', field('row.balance', money)] },
    { role: 'carriedForward', cells: ['Carried forward', '', field('row.balance', money)] },
    { role: 'foot', cells: ['Total', field('sum(rows.map(r, r.amount))', money), field('closing', money)] },
    { role: 'empty', cells: ['No movements', '', ''] },
  ],
  { rule: { colour: '#dfe3e8', width: 0.5 }, headRule: { colour: '#4a525c', width: 1 }, zebra: '#f4f6f8' },
);

const footer = {
  type: 'band',
  props: { edge: 'bottom', gap: 8 },
  children: [text(['Page ', page('number'), ' of ', page('count')], {}, 'small')],
};

export const goldenCases: readonly GoldenCase[] = [
  {
    name: 'greeting',
    template: template({
      data: accountData,
      flow: [
        text([
          paragraph('Your statement', 'heading'),
          paragraph(['Dear ', field('name', undefined, { bold: true }), ',']),
          paragraph([
            'your account was opened on ',
            field('opened', { kind: 'date', style: 'long' }),
            ' and holds ',
            field('closing', money),
            '.',
          ]),
        ]),
      ],
    }),
    record: account(0),
  },
  {
    name: 'optional-line-collapses',
    template: template({
      data: accountData,
      flow: [text([paragraph(field('name')), paragraph(field('street')), paragraph('602 00 Brno')])],
    }),
    record: { ...account(0), street: null },
  },
  {
    name: 'condition-false-takes-no-room',
    template: template({
      data: accountData,
      flow: [
        text('Before'),
        box(
          [text('You are overdrawn.')],
          { accent: { colour: 'alarm', width: 2 } },
          { when: 'closing < 0.0' },
        ),
        text('After'),
      ],
    }),
    record: { ...account(0), closing: 5 },
  },
  {
    name: 'notice-box',
    template: template({
      data: accountData,
      flow: [
        text('Before'),
        box(
          [text('You are overdrawn.')],
          { accent: { colour: 'alarm', width: 2 }, fill: '#fdf3f2' },
          { when: 'closing < 0.0' },
        ),
        text('After'),
      ],
    }),
    record: account(0),
  },
  {
    name: 'table-one-page',
    template: template({ data: accountData, flow: [statementTable] }),
    record: account(4),
  },
  {
    name: 'table-empty',
    template: template({ data: accountData, flow: [statementTable] }),
    record: account(0),
  },
  {
    name: 'table-carried-over-pages',
    template: template({
      data: accountData,
      flow: [text('Movements', {}, 'heading'), statementTable],
      onPage: [footer],
    }),
    record: account(70),
  },
  {
    name: 'first-and-continuation-master',
    template: template({
      data: accountData,
      flow: [
        text(
          Array.from({ length: 40 }, (_, index) =>
            paragraph(`Paragraph ${index + 1} of a letter that goes on.`),
          ),
        ),
      ],
      nodes: {
        page: {
          props: {
            use: 'first',
            size: { width: 300, height: 400 },
            margins: { top: 20, right: 20, bottom: 20, left: 20 },
          } as never,
        },
        frame: { box: { x: 20, y: 150, width: 260, height: 230 } },
      },
      onPage: [text('Letterhead', { box: { x: 20, y: 20, width: 200, height: 30 } }, 'heading')],
      masters: [
        {
          id: 'next',
          props: {
            use: 'continuation',
            size: { width: 300, height: 400 },
            margins: { top: 20, right: 20, bottom: 20, left: 20 },
          },
          children: [
            {
              type: 'band',
              props: { edge: 'top', gap: 10 },
              children: [text(['Page ', page('number')], {}, 'small')],
            },
            { type: 'frame', box: { x: 20, y: 20, width: 260, height: 360 }, props: { flow: 'main' } },
          ],
        },
      ],
    }),
    record: account(0),
  },
  {
    name: 'heading-keeps-with-next',
    template: template({
      flow: [
        { type: 'rectangle', props: { height: 450, fill: '#eef2ff' } },
        text('A heading that would stand alone', {}, 'heading'),
        text(
          'The paragraph it belongs to is long enough for two lines, so that it would not fit below the heading either way.',
        ),
      ],
    }),
    record: {},
  },
  {
    name: 'overset-is-reported',
    template: template({
      flow: [],
      onPage: [
        text('One line too many for so small a box, as anybody can see.', {
          box: { x: 60, y: 60, width: 80, height: 20 },
        }),
      ],
    }),
    record: {},
  },
  {
    name: 'shapes',
    template: template({
      flow: [{ type: 'line', props: { stroke: { colour: 'brand', width: 0.75, dash: [3, 2] } } }],
      onPage: [
        {
          type: 'rectangle',
          box: { x: 60, y: 100, width: 100, height: 40 },
          props: { fill: 'brand', radius: 6 },
        },
        {
          type: 'line',
          box: { x: 60, y: 150, width: 100, height: 40 },
          props: { stroke: { colour: 'ink', width: 1 }, direction: 'rising' },
        },
      ],
    }),
    record: {},
  },
  {
    name: 'japanese-kinsoku',
    template: template({
      flow: [
        text(
          '当月のご使用量は、前年同月（二〇二五年十一月）と比べて１２％減りました。「省エネ」へのご協力、ありがとうございます。ー々、ゃゅょ。',
        ),
      ],
      operations: [
        { kind: 'setTemplate', path: ['styles', 'text', 'body', 'family'], value: 'Noto Sans JP' },
      ],
    }),
    record: {},
  },
  {
    name: 'unknown-element',
    template: template({ flow: [{ type: 'hologram', props: { depth: 3 } }, text('After')] }),
    record: {},
  },
  ...layoutCases,
  ...graphicsCases,
  ...tableCases,
  ...textCases,
  ...scriptCases,
  ...lineCases,
];
