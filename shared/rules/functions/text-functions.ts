/** Functions over texts. Positions and lengths count Unicode code points, as CEL's do. */
import type { Value } from '../../data';
import { BOOLEAN, INTEGER, listOf, STRING } from '../expression/cel-type';
import { mapAsciiCase } from '../format/letter-case';
import type { FunctionSpec } from './function-spec';

const text = { name: 'text', kind: 'string' } as const;
const part = { name: 'part', kind: 'string' } as const;

const SURROGATE = /[\ud800-\udfff]/;

/** Length in code points. */
export const codePointCount = (value: string): number =>
  SURROGATE.test(value) ? [...value].length : value.length;

/** Code points from `start` up to `end`; `undefined` where these are not positions of the text. */
function substring(value: string, start: number, end: number): string | undefined {
  const points = SURROGATE.test(value) ? [...value] : undefined;
  const length = points ? points.length : value.length;
  if (start < 0 || end < start || end > length) return undefined;
  return points ? points.slice(start, end).join('') : value.slice(start, end);
}

export const TEXT_FUNCTIONS: readonly FunctionSpec[] = [
  {
    name: 'contains',
    style: 'method',
    parameters: [text, part],
    result: BOOLEAN,
    summary: { en: 'Whether the text contains a part.', ja: '文字列に部分が含まれるか。' },
    make: () => (value: string, wanted: string) => value.includes(wanted),
  },
  {
    name: 'startsWith',
    style: 'method',
    parameters: [text, part],
    result: BOOLEAN,
    summary: { en: 'Whether the text begins with a part.', ja: '文字列が指定の部分で始まるか。' },
    make: () => (value: string, wanted: string) => value.startsWith(wanted),
  },
  {
    name: 'endsWith',
    style: 'method',
    parameters: [text, part],
    result: BOOLEAN,
    summary: { en: 'Whether the text ends with a part.', ja: '文字列が指定の部分で終わるか。' },
    make: () => (value: string, wanted: string) => value.endsWith(wanted),
  },
  {
    name: 'indexOf',
    style: 'method',
    parameters: [text, part],
    result: INTEGER,
    summary: { en: 'Where a part begins, or -1.', ja: '部分の開始位置。なければ -1。' },
    make: () => (value: string, wanted: string) => {
      const at = value.indexOf(wanted);
      return at <= 0 ? at : codePointCount(value.slice(0, at));
    },
  },
  {
    name: 'lowerAscii',
    style: 'method',
    parameters: [text],
    result: STRING,
    summary: { en: 'The text with A–Z in lower case.', ja: '英大文字を小文字にします。' },
    make: () => (value: string) => mapAsciiCase(value, 'lower'),
  },
  {
    name: 'upperAscii',
    style: 'method',
    parameters: [text],
    result: STRING,
    summary: { en: 'The text with a–z in upper case.', ja: '英小文字を大文字にします。' },
    make: () => (value: string) => mapAsciiCase(value, 'upper'),
  },
  {
    name: 'trim',
    style: 'method',
    parameters: [text],
    result: STRING,
    summary: { en: 'The text without white space around it.', ja: '前後の空白を除きます。' },
    make: () => (value: string) => value.trim(),
  },
  {
    name: 'replace',
    style: 'method',
    parameters: [text, part, { name: 'by', kind: 'string' }],
    result: STRING,
    summary: { en: 'The text with every such part replaced.', ja: '部分をすべて置き換えます。' },
    make: () => (value: string, wanted: string, by: string) => value.replaceAll(wanted, () => by),
  },
  {
    name: 'substring',
    style: 'method',
    parameters: [text, { name: 'start', kind: 'integer' }],
    result: STRING,
    summary: { en: 'The text from a position on.', ja: '指定位置以降の文字列。' },
    make: () => (value: string, start: number) => substring(value, start, codePointCount(value)),
  },
  {
    name: 'substring',
    style: 'method',
    parameters: [text, { name: 'start', kind: 'integer' }, { name: 'end', kind: 'integer' }],
    result: STRING,
    summary: { en: 'The text between two positions.', ja: '2つの位置の間の文字列。' },
    make: () => substring,
  },
  {
    name: 'charAt',
    style: 'method',
    parameters: [text, { name: 'index', kind: 'integer' }],
    result: STRING,
    summary: { en: 'The character at a position.', ja: '指定位置の文字。' },
    make: () => (value: string, at: number) =>
      at === codePointCount(value) ? '' : substring(value, at, at + 1),
  },
  {
    name: 'split',
    style: 'method',
    parameters: [text, { name: 'separator', kind: 'string' }],
    result: listOf(STRING),
    summary: { en: 'The pieces between separators.', ja: '区切り文字で分割します。' },
    make:
      () =>
      (value: string, separator: string): Value =>
        separator === '' ? [...value] : value.split(separator),
  },
  {
    name: 'join',
    style: 'method',
    parameters: [{ name: 'list', kind: 'strings' }],
    result: STRING,
    summary: { en: 'The texts of a list, one after another.', ja: 'リストの文字列をつなぎます。' },
    make: () => (list: readonly string[]) => list.join(''),
  },
  {
    name: 'join',
    style: 'method',
    parameters: [
      { name: 'list', kind: 'strings' },
      { name: 'separator', kind: 'string' },
    ],
    result: STRING,
    summary: {
      en: 'The texts of a list with a separator between.',
      ja: 'リストの文字列を区切り文字でつなぎます。',
    },
    make: () => (list: readonly string[], separator: string) => list.join(separator),
  },
];
