/** Golden cases of documents without pages: what the engine makes an e-mail and a text message of. */
import type { JsonObject } from '../../shared/base';
import type { DataContract } from '../../shared/data';
import type { Template } from '../../shared/model';
import { box, field, paragraph, table, template, text } from '../support/template-builder';

export interface ChannelCase {
  readonly name: string;
  readonly template: Template;
  readonly record: JsonObject;
}

const data: DataContract = {
  kind: 'object',
  fields: {
    name: { kind: 'string' },
    language: { kind: 'string' },
    due: { kind: 'date' },
    total: { kind: 'number' },
    token: { kind: 'string' },
    lines: {
      kind: 'list',
      item: { kind: 'object', fields: { what: { kind: 'string' }, amount: { kind: 'number' } } },
    },
  },
};

const record: JsonObject = {
  name: 'Jana <Nováková>',
  language: 'en',
  due: '2026-12-21',
  total: 1284.9,
  token: 'a1&b2',
  lines: [
    { what: 'Standing charge', amount: 84.9 },
    { what: 'Energy, 579 kWh', amount: 1200 },
  ],
};

const money = { kind: 'money', currency: 'EUR', display: 'symbol' } as const;
const pixel = '0'.repeat(63);

/** A bill that says a different amount in every channel. */
export const bill: ChannelCase = {
  name: 'bill',
  record,
  template: template({
    name: 'Bill',
    data,
    flow: [
      text('Your bill', {}, 'heading'),
      { type: 'toc', props: {}, children: [text('Contents', {}, 'heading')] },
      text([
        paragraph(['Dear ', field('name', undefined, { bold: true }), ',']),
        paragraph([
          'please pay ',
          field('total', money),
          ' by ',
          field('due', { kind: 'date', style: 'long' }),
          '.',
        ]),
      ]),
      text(
        [
          paragraph({
            kind: 'text',
            text: 'Pay now',
            marks: { colour: 'brand', link: { value: '"https://pay.example/" + token' } },
          }),
        ],
        { channels: ['email'] },
      ),
      text('Paid by transfer? See the slip below.', { channels: ['print'] }),
      table(
        [
          { role: 'head', cells: ['What', 'Amount'] },
          {
            cells: [field('line.what'), field('line.amount', money)],
            extra: { each: { list: 'lines', as: 'line' } },
          },
          { role: 'foot', cells: ['Total', field('total', money)] },
          { role: 'carriedForward', cells: ['Carried forward', ''] },
        ],
        {
          rule: { colour: '#dfe3e8', width: 0.5 },
          headRule: { colour: '#4a525c', width: 1 },
          zebra: '#f4f6f8',
        },
      ),
      box(
        [
          text([
            { ...paragraph('Have your number ready.'), list: { style: 'numbers', level: 0 } },
            {
              ...paragraph([
                'Call ',
                { kind: 'text', text: '0800 123', marks: { link: { uri: 'tel:+4980012345' } } },
                '.',
              ]),
              list: { style: 'numbers', level: 0 },
            },
            { ...paragraph('From 9 to 18, not on Sundays.'), list: { style: 'bullets', level: 1 } },
          ]),
        ],
        { fill: '#fdf3f2', accent: { colour: 'alarm', width: 2 } },
      ),
      {
        type: 'image',
        alt: 'Aonagi Power',
        channels: ['email'],
        props: { asset: 'logo', fit: 'contain', width: 60 },
      },
      { type: 'line', props: { stroke: { colour: '#c8d0d8', width: 0.5 } } },
      text(['Page ', { kind: 'page', show: 'number' }], {}, 'small'),
      text(
        [
          'Please pay ',
          field('total', money),
          ' by ',
          field('due', { kind: 'date', style: 'short' }),
          ': https://pay.example',
        ],
        { channels: ['sms'] },
      ),
    ],
    operations: [
      { kind: 'setTemplate', path: ['languageBy'], value: 'language' },
      {
        kind: 'setTemplate',
        path: ['email'],
        value: {
          subject: { en: '"Your bill for " + name' },
          preview: { en: '"Due on " + string(due)' },
        },
      },
      {
        kind: 'setTemplate',
        path: ['assets'],
        value: {
          logo: { hash: `${pixel}1`, mediaType: 'image/png', name: 'logo.png', width: 120, height: 40 },
        },
      },
    ],
  }),
};

/** The images of the cases by their hash: stand-ins, which nobody looks at. */
export const caseImages: ReadonlyMap<string, Uint8Array> = new Map([
  [`${pixel}1`, Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])],
]);
