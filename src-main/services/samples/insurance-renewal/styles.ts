/** Styles of the renewal letter: Source Serif 4 for English, Noto Serif JP with its wider leading for Japanese. */
import type { Styles, TextStyle } from '../../../../shared/model';
import { japaneseStyle } from './bilingual';

/** A style in both languages: what they share, and size and leading of each. */
interface Pair {
  readonly labels: readonly [en: string, ja: string];
  readonly shared?: TextStyle;
  readonly en: TextStyle;
  readonly ja: TextStyle;
}

const PAIRS: { readonly [name: string]: Pair } = {
  body: {
    labels: ['Body', '本文'],
    shared: { spaceAfter: 8 },
    en: { family: 'Source Serif 4', size: 10.5, leading: 15.4, colour: 'ink' },
    ja: {
      family: 'Noto Serif JP',
      size: 10,
      leading: 17.6,
      colour: 'ink',
      kinsoku: 'strict',
      align: 'justify',
    },
  },
  subject: {
    labels: ['Subject', '件名'],
    shared: { weight: 700, colour: 'brand', role: 'H1', spaceAfter: 10, keepWithNext: true },
    en: { size: 15, leading: 20 },
    ja: { size: 14, leading: 22 },
  },
  wordmark: {
    labels: ['Wordmark', '社名'],
    shared: { weight: 700, colour: 'brand', spaceAfter: 0 },
    en: { size: 17, leading: 31 },
    ja: { size: 14, leading: 31 },
  },
  address: {
    labels: ['Address', '宛名'],
    shared: { spaceAfter: 0 },
    en: { size: 10.5, leading: 13.6 },
    ja: { size: 10, leading: 15.4, align: 'start' },
  },
  label: {
    labels: ['Label', '項目名'],
    shared: { colour: 'quiet', spaceAfter: 0 },
    en: { size: 9, leading: 13 },
    ja: { size: 8.5, leading: 13.6 },
  },
  reference: {
    labels: ['Reference', '参照番号'],
    shared: { spaceAfter: 0 },
    en: { size: 9.5, leading: 13 },
    ja: { size: 9, leading: 13.6 },
  },
  notice: {
    labels: ['Notice', 'お願い'],
    shared: { spaceAfter: 2 },
    en: {},
    ja: {},
  },
  item: {
    labels: ['List item', '箇条書き'],
    shared: { spaceAfter: 2 },
    en: { indent: -11 },
    ja: { indent: -10 },
  },
  'table-head': {
    labels: ['Table head', '表の見出し'],
    shared: { weight: 700, colour: 'brand', spaceAfter: 0 },
    en: { size: 9, leading: 12.5 },
    ja: { size: 8.5, leading: 13.6 },
  },
  'table-row': {
    labels: ['Table row', '表の行'],
    shared: { spaceAfter: 0 },
    en: { size: 9.5, leading: 13 },
    ja: { size: 9, leading: 14.4, align: 'start' },
  },
  'table-total': {
    labels: ['Table total', '表の合計'],
    shared: { weight: 700, spaceAfter: 0 },
    en: { size: 9.5, leading: 13 },
    ja: { size: 9, leading: 14.4 },
  },
  closing: {
    labels: ['Closing', '結語'],
    shared: { spaceAfter: 0 },
    en: {},
    ja: { align: 'end' },
  },
  signatory: {
    labels: ['Signatory', '署名者'],
    shared: { spaceAfter: 0 },
    en: { leading: 14 },
    ja: { leading: 16 },
  },
  'small-heading': {
    labels: ['Small heading', '小見出し'],
    shared: { weight: 700, colour: 'brand', role: 'H2', spaceAfter: 1, keepWithNext: true },
    en: { size: 9, leading: 12.5 },
    ja: { size: 8.5, leading: 13.6 },
  },
  small: {
    labels: ['Small print', '注記'],
    shared: { colour: 'quiet', spaceAfter: 0 },
    en: { size: 9, leading: 12.5 },
    ja: { size: 8.5, leading: 13.6 },
  },
  furniture: {
    labels: ['Header and footer', '柱・ノンブル'],
    shared: { colour: 'quiet', spaceAfter: 0 },
    en: { size: 8, leading: 11.5 },
    ja: { size: 7.5, leading: 12 },
  },
};

/** The Japanese sibling of every style starts from the Japanese body, so that family and kinsoku come from there. */
function textStyles(): Styles['text'] {
  const styles: Styles['text'] = {};
  for (const [name, { labels, shared, en, ja }] of Object.entries(PAIRS)) {
    const isBody = name === 'body';
    styles[name] = { label: labels[0], ...(isBody ? {} : { basedOn: 'body' }), ...shared, ...en };
    styles[japaneseStyle(name)] = {
      label: labels[1],
      basedOn: isBody ? 'body' : japaneseStyle('body'),
      ...shared,
      ...ja,
    };
  }
  return styles;
}

export const renewalStyles: Styles = {
  colours: {
    brand: '#5a2340',
    tint: '#f8f2f5',
    ink: '#1f1d21',
    quiet: '#5d5760',
    hairline: '#ddd5da',
  },
  text: textStyles(),
};
