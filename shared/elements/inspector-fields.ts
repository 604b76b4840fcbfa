/** Short spellings for the rows that element types show in the inspector. */
import type { Message } from '../diag';
import type { InspectorField } from './element-type';

/** `'stroke.width'` stands for the property `props.stroke.width`. */
const propsPath = (path: string): readonly string[] => ['props', ...path.split('.')];

const optional = (isOptional: boolean): { optional?: true } => (isOptional ? { optional: true } : {});

const message = (en: string, ja: string): Message => ({ en, ja });

interface LengthBounds {
  readonly min?: number;
  readonly max?: number;
  readonly isOptional?: boolean;
}

/** A length in points. */
export const lengthField = (
  path: string,
  en: string,
  ja: string,
  { min = 0, max, isOptional = false }: LengthBounds = {},
): InspectorField => ({
  kind: 'length',
  path: propsPath(path),
  label: message(en, ja),
  min,
  ...(max === undefined ? {} : { max }),
  ...optional(isOptional),
});

interface NumberBounds extends LengthBounds {
  readonly step?: number;
}

/** A plain number: percent, degrees, a count. */
export const numberField = (
  path: string,
  en: string,
  ja: string,
  { min, max, step, isOptional = false }: NumberBounds = {},
): InspectorField => ({
  kind: 'number',
  path: propsPath(path),
  label: message(en, ja),
  ...(min === undefined ? {} : { min }),
  ...(max === undefined ? {} : { max }),
  ...(step === undefined ? {} : { step }),
  ...optional(isOptional),
});

export const textStyleField = (path: string, en: string, ja: string, isOptional = true): InspectorField => ({
  kind: 'textStyle',
  path: propsPath(path),
  label: message(en, ja),
  ...optional(isOptional),
});

export const toggleField = (path: string, en: string, ja: string): InspectorField => ({
  kind: 'toggle',
  path: propsPath(path),
  label: message(en, ja),
  optional: true,
});

export const colourField = (path: string, en: string, ja: string, isOptional = true): InspectorField => ({
  kind: 'colour',
  path: propsPath(path),
  label: message(en, ja),
  ...optional(isOptional),
});

/** One of several words; `options` maps each value to its English and Japanese name. */
export const choiceField = (
  path: string,
  en: string,
  ja: string,
  options: { readonly [value: string]: readonly [en: string, ja: string] },
  isOptional = false,
): InspectorField => ({
  kind: 'choice',
  path: propsPath(path),
  label: message(en, ja),
  options: Object.entries(options).map(([value, [english, japanese]]) => ({
    value,
    label: message(english, japanese),
  })),
  ...optional(isOptional),
});

/** Colour and width of a line that may be absent. */
export const strokeFields = (
  path: string,
  colour: readonly [en: string, ja: string],
  width: readonly [en: string, ja: string],
): InspectorField[] => [
  colourField(`${path}.colour`, ...colour),
  lengthField(`${path}.width`, ...width, { max: 100, isOptional: true }),
];

/** Where content stands in a box that is taller. */
export const verticalAlignField = choiceField(
  'verticalAlign',
  'Vertical',
  '縦位置',
  { top: ['Top', '上'], middle: ['Middle', '中央'], bottom: ['Bottom', '下'] },
  true,
);
