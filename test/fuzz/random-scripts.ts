/**
 * Random texts of the writings that random templates hardly ever meet together: values that run right to left in text
 * of either direction, justified Arabic, vertical lines with readings (ruby) and digits upright side by side.
 */
import type { JsonObject } from '../../shared/base';
import type { DataContract } from '../../shared/data';
import { createBlankTemplate } from '../../shared/engine';
import type { Inline, Marks, NodeId, Paragraph, Template, TemplateNode, TextStyle } from '../../shared/model';
import type { Random } from './random';

const CONTRACT: DataContract = {
  kind: 'object',
  fields: {
    name: { kind: 'string' },
    code: { kind: 'string' },
    words: { kind: 'list', item: { kind: 'string' } },
  },
};

const RIGHT_TO_LEFT = [
  'שָׁלוֹם',
  'עולם',
  'السلام',
  'عليكم',
  'لله',
  'الحمد',
  '٣٤٥',
  'ﷺ',
  'مـدـد',
  'אבג-12',
  '𞤀𞤁',
];
const LEFT_TO_RIGHT = ['Fumi', 'office', '1,284.90', '2026-11-22', '+81 3', 'नमस्ते', '50%', 'a/b'];
const NEUTRAL = [
  ' ',
  '  ',
  ', ',
  '. ',
  '(',
  ')',
  '[',
  ']',
  '«',
  '»',
  '!',
  ' – ',
  '\n',
  '\t',
  '\u00a0',
  '\u00ad',
];
const CONTROLS = [
  '\u200e',
  '\u200f',
  '\u061c',
  '\u202a',
  '\u202b',
  '\u202c',
  '\u202d',
  '\u202e',
  '\u2066',
  '\u2067',
  '\u2068',
  '\u2069',
];
const VERTICAL = [
  '料金',
  'のお知らせ',
  '「ゃっ」',
  '、',
  '。',
  'ー',
  '（',
  '）',
  '12',
  '2026',
  'No.',
  'A4',
  '…',
  '‼',
  '㈱',
  '葛\u{e0100}',
  'が',
  'ｱﾞ',
  '①',
  '한글',
];
const READINGS = [
  'りょうきん',
  'ふみ',
  'か',
  'とてもながいよみがながつづく',
  'A',
  '12',
  'שלום',
  ' ',
  '\u0301',
];

/** A template and records for it. */
export interface RandomDocument {
  readonly template: Template;
  readonly records: readonly JsonObject[];
  /** How paragraphs begin that must come out once each, where that is known. */
  readonly paragraphs?: readonly string[];
}

export function randomScripts(random: Random): RandomDocument {
  const isVertical = random.chance(0.4);
  const language = isVertical
    ? random.pick(['ja', 'ja', 'zh-Hant', 'en'])
    : random.pick(['en', 'ar', 'he', 'ja']);
  const blank = createBlankTemplate({ name: 'Scripts', pageSize: 'A5', language });
  const families = isVertical ? ['Noto Sans JP'] : ['Source Sans 3', 'Noto Sans Arabic', 'Noto Sans Hebrew'];
  const parts = isVertical
    ? [VERTICAL, VERTICAL, LEFT_TO_RIGHT, NEUTRAL]
    : [RIGHT_TO_LEFT, LEFT_TO_RIGHT, NEUTRAL];
  const words = (most: number): string =>
    Array.from({ length: 1 + random.between(0, most) }, () =>
      random.pick(random.chance(0.04) ? CONTROLS : random.pick(parts)),
    ).join(random.chance(0.5) ? ' ' : '');

  const marks = (): Marks => ({
    ...(isVertical && random.chance(0.4) ? { ruby: random.pick(READINGS) } : {}),
    ...(isVertical && random.chance(0.3) ? { combine: true } : {}),
    ...(random.chance(0.1) ? { letterSpacing: random.pick([-2, 1, 6]) } : {}),
    ...(random.chance(0.1) ? { size: random.pick([4, 16, 40]) } : {}),
    ...(random.chance(0.1) ? { underline: true } : {}),
  });
  const inline = (): Inline => {
    const value = random.pick(['name', 'code', 'words', 'words[0]', 'name + code']);
    if (random.chance(0.4)) return { kind: 'field', value, marks: marks() };
    if (random.chance(0.05)) return { kind: 'lineBreak' };
    return { kind: 'text', text: words(isVertical ? 6 : 12), marks: marks() };
  };
  const paragraph = (): Paragraph => ({
    style: 'own',
    align: random.pick(['start', 'justify', 'justify', 'end', 'center', 'distribute']),
    inlines: Array.from({ length: random.between(0, 8) }, inline),
  });

  const own: TextStyle = {
    family: random.pick(families),
    size: random.pick([7, 10, 14]),
    kashida: random.chance(0.7),
    combineDigits: random.between(0, 4),
    combineLetters: random.chance(0.5),
    autospace: random.chance(0.5),
    hangingPunctuation: random.chance(0.5),
    hyphenate: random.chance(0.3),
    lineBreaking: random.pick(['greedy', 'optimal']),
    kinsoku: random.pick(['strict', 'normal', 'loose']),
  };
  const nodes: Record<NodeId, TemplateNode> = { ...blank.nodes };
  const ids = Array.from({ length: random.between(1, 4) }, (_, index): NodeId => {
    const id = `text${index}`;
    const content = { [language]: Array.from({ length: random.between(1, 5) }, paragraph) };
    const vertical = isVertical
      ? { writing: 'vertical', ...(random.chance(0.5) ? { height: random.pick([20, 90, 300]) } : {}) }
      : {};
    nodes[id] = { type: 'text', props: { content, ...vertical } as unknown as JsonObject };
    return id;
  });
  return {
    template: withFlow({ ...blank, data: CONTRACT, nodes }, ids, own),
    records: [0, 1].map(() => ({
      name: words(random.pick([0, 3, 30])),
      code: words(2),
      words: Array.from({ length: random.between(1, 4) }, () => words(1)),
    })),
  };
}

/** The template with these elements in its flow, and a style of its own for them. */
function withFlow(template: Template, children: readonly NodeId[], own: TextStyle): Template {
  const { nodes, styles } = template;
  const flows = Object.entries(nodes).filter(([, { type }]) => type === 'flow');
  const filled = flows.map(([id, flow]): [NodeId, TemplateNode] => [
    id,
    { ...flow, children: [...children] },
  ]);
  return {
    ...template,
    styles: { ...styles, text: { ...styles.text, own: { ...own, basedOn: 'body' } } },
    nodes: { ...nodes, ...Object.fromEntries(filled) },
  };
}
