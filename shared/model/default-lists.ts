/** The list styles that every template has without saying so; its own of the same names take their place. */
import type { ListStyle, Styles } from './style';

const STEP = 14;

/** Bullets and dashes by turns. */
const bullets: ListStyle = {
  levels: ['•', '–', '•', '–'].map((label, level) => ({
    kind: 'bullet',
    label,
    indent: STEP * (level + 1),
    labelWidth: STEP - 2,
  })),
};

/** 1. — a) — i. — (1) */
const numbers: ListStyle = {
  levels: [
    { kind: 'decimal', label: '%1.', indent: 18, labelWidth: 18 },
    { kind: 'lower-alpha', label: '%2)', indent: 36, labelWidth: 18 },
    { kind: 'lower-roman', label: '%3.', indent: 54, labelWidth: 18 },
    { kind: 'decimal', label: '(%4)', indent: 74, labelWidth: 20 },
  ],
};

export const DEFAULT_LIST_STYLES: { readonly [name: string]: ListStyle } = { bullets, numbers };

/** The list style of a name; `undefined` where there is none. */
export const listStyleOf = ({ lists }: Styles, name: string): ListStyle | undefined =>
  (lists && Object.hasOwn(lists, name) ? lists[name] : undefined) ??
  (Object.hasOwn(DEFAULT_LIST_STYLES, name) ? DEFAULT_LIST_STYLES[name] : undefined);
