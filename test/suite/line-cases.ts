/** Golden cases of lines: justification of both traditions, hyphens, tabs and what fills them. */
import type { Operation, Paragraph } from '../../shared/model';
import { paragraph, template, text } from '../support/template-builder';
import type { GoldenCase } from './cases';

const setStyle = (path: readonly string[], value: unknown): Operation =>
  ({ kind: 'setTemplate', path: ['styles', 'text', ...path], value }) as Operation;

/** Styles of the paragraphs, each based on the body. */
const STYLES: { readonly [name: string]: object } = {
  firstFit: { spaceAfter: 12 },
  optimal: { lineBreaking: 'optimal', hangingPunctuation: true },
  clauseFirstFit: { indentStart: 40, indent: -40, tabs: [{ position: 0, align: 'start' }], spaceAfter: 12 },
  clause: { basedOn: 'clauseFirstFit', lineBreaking: 'optimal' },
  contents: { tabs: [{ position: 300, align: 'end', leader: '.' }] },
  amounts: {
    tabs: [
      { position: 160, align: 'decimal', leader: '_' },
      { position: 260, align: 'center' },
    ],
  },
};

function lines(
  name: string,
  language: string,
  body: { readonly [property: string]: unknown },
  paragraphs: readonly (readonly [content: string, style: string])[],
): GoldenCase {
  const node = text('');
  const content: Paragraph[] = paragraphs.map(([shown, style]) => paragraph(shown, style));
  return {
    name,
    template: template({
      flow: [{ ...node, props: { ...node.props, content: { [language]: content } } as never }],
      operations: [
        { kind: 'setTemplate', path: ['languages'], value: [language] },
        ...Object.entries(body).map(([property, value]) => setStyle(['body', property], value)),
        ...Object.entries(STYLES).map(([style, of]) =>
          setStyle([style], { label: style, basedOn: 'body', ...of }),
        ),
      ],
    }),
    record: {},
  };
}

/** The same text by first fit and with all line ends chosen together. */
const bothWays = (content: string) =>
  [
    [content, 'firstFit'],
    [content, 'optimal'],
  ] as const;

const CLAUSE =
  '12.4\tIn olden times when wishing still helped one, there lived a king whose daughters were all beautiful; and the youngest was so beautiful that the sun itself, which has seen so much, was astonished whenever it shone in her face.';

export const lineCases: readonly GoldenCase[] = [
  lines(
    'justified-latin',
    'en',
    { align: 'justify', indentEnd: 150 },
    bothWays(
      'The composition engine chooses all the line ends of a paragraph together, so that the sum of its faults is least. “Hanging” marks stand in the margin; amounts like 1,234.50 EUR stay whole, and the last millipoint of every measure is filled.',
    ),
  ),
  lines(
    'justified-japanese',
    'ja',
    { family: 'Noto Sans JP', align: 'justify', leading: 17, autospace: true, indentEnd: 107 },
    bothWays(
      'お客さまの保険契約（契約番号：AB-1234567）は、「満期」を迎えます。つきましては、2026年11月30日までに「継続手続きのご案内」『重要事項説明書』をご確認のうえ、同封の申込書に必要事項をご記入いただき、返信用封筒にてご返送ください。',
    ),
  ),
  lines(
    'hyphenated',
    'de',
    { hyphenate: true, align: 'justify', indentEnd: 160 },
    bothWays(
      'Versicherungsnehmerinnen und Versicherungsnehmer erhalten ihre Beitragsrechnungen vierteljährlich. Lebensversicherungsgesellschaften berücksichtigen Gesundheitsprüfungen bei der Vertrags\u00adgestaltung.',
    ),
  ),
  lines('tabs-and-optimal-lines', 'en', { align: 'justify', indentEnd: 124 }, [
    [CLAUSE, 'clauseFirstFit'],
    [CLAUSE, 'clause'],
  ]),
  lines('tabs-and-leaders', 'de', {}, [
    ['Einleitung\t1', 'contents'],
    ['Was der Versicherer zahlt\t12', 'contents'],
    ['Gebühr\t1.200,50\tEUR', 'amounts'],
    ['Steuer\t3,5\tEUR', 'amounts'],
    ['Summe\t12.345\tEUR', 'amounts'],
    ['Rabatt\t-0,125 %\tje Monat', 'amounts'],
  ]),
];
