/** Golden cases of pages: masters, sections, columns, notes, fillers, anchors, printing on both sides. */
import type { Inline } from '../../shared/model';
import { page, paragraph, template, text } from '../support/template-builder';
import type { GoldenCase } from './cases';

type NodeSpec = ReturnType<typeof text>;

const SMALL = { size: { width: 300, height: 260 }, margins: { top: 20, right: 20, bottom: 20, left: 20 } };
const FRAME = { x: 20, y: 40, width: 260, height: 180 };

const SENTENCE = 'The terms apply from the first day of the month that follows the notice.';

const sentences = (count: number, word = 'Clause'): string =>
  Array.from({ length: count }, (_, index) => `${word} ${index + 1}: ${SENTENCE}`).join(' ');

const frame = (box: object = FRAME): NodeSpec =>
  ({ type: 'frame', box, props: { flow: 'main' } }) as unknown as NodeSpec;

const header = (...content: (string | Inline)[]): NodeSpec => ({
  type: 'band',
  props: { edge: 'top', gap: 4 },
  children: [text(content, {}, 'small')],
});

const master = (id: string, props: object, children: readonly NodeSpec[]) => ({
  id,
  props: { ...SMALL, ...props },
  children,
});

const small = (use = 'any') => ({
  page: { props: { use, ...SMALL } as never },
  frame: { box: FRAME },
});

const sectionPage = (show: 'sectionNumber' | 'sectionCount'): Inline => ({ kind: 'page', show });

const section = (props: object, children: readonly NodeSpec[]): NodeSpec => ({
  type: 'section',
  props: { start: 'page', ...props } as never,
  children,
});

const footnote = (content: string): NodeSpec => ({
  type: 'footnote',
  props: {},
  children: [text(content, {}, 'small')],
});

/** The mark of a note; ids count through the template in the order of its nodes. */
const mark = (node: string): Inline => ({ kind: 'footnote', node });

const coloured = (height: number, fill: string, extra: object = {}): NodeSpec =>
  ({ type: 'rectangle', props: { height, fill }, ...extra }) as NodeSpec;

export const layoutCases: readonly GoldenCase[] = [
  {
    name: 'masters-left-right',
    template: template({
      flow: [text([paragraph(sentences(32))])],
      nodes: small('first'),
      masters: [
        master('right', { use: 'right' }, [
          header('Right ', page('number')),
          frame({ ...FRAME, x: 40, width: 240 }),
        ]),
        master('left', { use: 'left' }, [header('Left ', page('number')), frame({ ...FRAME, width: 240 })]),
        master('last', { use: 'last', bleed: 9 }, [
          header('Last ', page('number'), ' of ', page('count')),
          frame({ ...FRAME, height: 90 }),
          coloured(40, 'brand', { box: { x: 20, y: 180, width: 260, height: 40 } }),
        ]),
      ],
    }),
    record: {},
  },
  {
    name: 'sections',
    template: template({
      flow: [
        section({}, [text('Dear customer', {}, 'heading'), text(sentences(3))]),
        section({ name: 'terms', start: 'odd', restartNumbering: true }, [
          text('Terms', {}, 'heading'),
          text(sentences(14)),
        ]),
        section({ start: 'even' }, [text('Tariff', {}, 'heading')]),
      ],
      nodes: small(),
      onPage: [
        header('Page ', page('number'), ', ', sectionPage('sectionNumber'), '/', sectionPage('sectionCount')),
      ],
      masters: [
        master('terms', { use: 'any', section: 'terms' }, [
          header('Terms ', sectionPage('sectionNumber'), ' of ', sectionPage('sectionCount')),
          frame({ ...FRAME, x: 60, width: 220 }),
        ]),
        master('blank', { use: 'blank' }, [
          text('This page is left blank.', { box: { x: 60, y: 120, width: 180, height: 20 } }, 'small'),
        ]),
      ],
    }),
    record: {},
  },
  {
    name: 'columns-balanced',
    template: template({
      flow: [
        text('Conditions', {}, 'heading'),
        {
          type: 'columns',
          props: { count: 3, gap: 12, balance: true, rule: { colour: 'quiet', width: 0.5 } } as never,
          children: [text(sentences(9)), text('Own column', { breakBefore: 'column' }), text(sentences(2))],
        },
        text('After the columns.'),
      ],
      nodes: small(),
    }),
    record: {},
  },
  {
    name: 'footnotes',
    template: template({
      flow: [
        {
          ...text([
            paragraph(['Interest', mark('n2'), ' is paid at the end of the year.']),
            paragraph([sentences(4), ' Fees', mark('n4'), ' are listed apart.']),
            paragraph(['The last one', mark('n6'), ` has much to say. ${sentences(2)}`]),
          ]),
          children: [
            footnote('Before tax.'),
            footnote('See the list of prices and services, which hangs in every branch.'),
            footnote(sentences(16, 'Note')),
          ],
        },
      ],
      nodes: small(),
    }),
    record: {},
  },
  {
    name: 'footnotes-of-columns',
    template: template({
      flow: [
        {
          type: 'columns',
          props: { count: 2, gap: 12 },
          // Ids go on by three: the paragraph, its note, what that says.
          children: Array.from({ length: 20 }, (_, index) => ({
            ...text([paragraph([`Charge ${index + 1}`, mark(`n${3 * index + 3}`), ' is due every month.'])]),
            children: [footnote(`Tariff ${index + 1}, before tax.`)],
          })),
        },
      ],
      nodes: small(),
    }),
    record: {},
  },
  {
    name: 'filler',
    template: template({
      flow: [
        text('Your balance', {}, 'heading'),
        {
          type: 'filler',
          props: { choose: 'largest', fill: true, verticalAlign: 'middle' } as never,
          space: { before: 6, after: 6 },
          children: [coloured(200, 'alarm'), coloured(60, 'brand'), coloured(40, 'quiet')],
        },
        text('What stands at the bottom of the page.'),
      ],
      nodes: small(),
    }),
    record: {},
  },
  {
    name: 'anchored',
    template: template({
      flow: [
        text('A heading with a mark in the margin', {}, 'heading'),
        coloured(10, 'alarm', {
          box: { x: -14, y: 4, width: 8, height: 10 },
          anchor: { x: 'frame', y: 'flow' },
        }),
        text(sentences(2)),
        coloured(12, 'brand', {
          box: { x: 280, y: 40, width: 12, height: 12 },
          anchor: { x: 'page', y: 'frame' },
        }),
        coloured(12, 'quiet', {
          box: { x: 0, y: 252, width: 12, height: 12 },
          anchor: { x: 'frame', y: 'page' },
        }),
        text(sentences(1)),
      ],
      nodes: small(),
    }),
    record: {},
  },
  {
    name: 'duplex',
    template: template({
      flow: [text(sentences(8)), text('On a left-hand page.', { breakBefore: 'even' }), text(sentences(9))],
      nodes: { ...small(), document: { props: { duplex: true } } },
      onPage: [header('Page ', page('number'), ' of ', page('count'))],
    }),
    record: {},
  },
];
