/** Short spellings for the rows that element types show in the inspector. */
import type { Message } from '../diag';
import type { Asset } from '../model';
import type { FieldCondition, InspectorField } from './element-type';

/** `'stroke.width'` stands for the property `props.stroke.width`. */
const propsPath = (path: string): readonly string[] => ['props', ...path.split('.')];

const optional = (isOptional: boolean): { optional?: true } => (isOptional ? { optional: true } : {});

const message = (en: string, ja: string): Message => ({ en, ja });

type Words = readonly [en: string, ja: string];

interface LengthBounds {
  readonly min?: number;
  readonly max?: number;
  readonly isOptional?: boolean;
  /** What holds where the number is absent; `None` where nobody says. Makes it optional. */
  readonly absent?: number | Words;
}

const absence = ({
  isOptional = false,
  absent,
}: LengthBounds): { optional?: true; absent?: number | Message } => ({
  ...optional(isOptional || absent !== undefined),
  ...(absent === undefined ? {} : { absent: typeof absent === 'number' ? absent : message(...absent) }),
});

/** A length in points. */
export const lengthField = (
  path: string,
  en: string,
  ja: string,
  bounds: LengthBounds = {},
): InspectorField => ({
  kind: 'length',
  path: propsPath(path),
  label: message(en, ja),
  min: bounds.min ?? 0,
  ...(bounds.max === undefined ? {} : { max: bounds.max }),
  ...absence(bounds),
});

interface NumberBounds extends LengthBounds {
  readonly step?: number;
  /** Whole numbers only. */
  readonly isWhole?: boolean;
}

/** A plain number: percent, degrees, a count. */
export const numberField = (
  path: string,
  en: string,
  ja: string,
  bounds: NumberBounds = {},
): InspectorField => ({
  kind: 'number',
  path: propsPath(path),
  label: message(en, ja),
  ...(bounds.min === undefined ? {} : { min: bounds.min }),
  ...(bounds.max === undefined ? {} : { max: bounds.max }),
  ...(bounds.step === undefined ? {} : { step: bounds.step }),
  ...(bounds.isWhole ? { isWhole: true } : {}),
  ...absence(bounds),
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

/**
 * One of several words; `options` maps each value to its English and Japanese name. With `absent` it may be left open:
 * the value of the option that holds then, or words of its own.
 */
export const choiceField = (
  path: string,
  en: string,
  ja: string,
  options: { readonly [value: string]: Words },
  absent?: string | Words,
): InspectorField => ({
  kind: 'choice',
  path: propsPath(path),
  label: message(en, ja),
  options: Object.entries(options).map(([value, [english, japanese]]) => ({
    value,
    label: message(english, japanese),
  })),
  ...(absent === undefined
    ? {}
    : { optional: true, absent: typeof absent === 'string' ? absent : message(...absent) }),
});

/** Rows that are seldom needed, under a title that folds them away. */
export const folded = (en: string, ja: string, fields: readonly InspectorField[]): InspectorField[] => {
  const foldedInto = message(en, ja);
  return fields.map((field) => ({ ...field, foldedInto }));
};

const withCondition = (field: InspectorField, condition: FieldCondition): InspectorField => ({
  ...field,
  shownWhen: [...(field.shownWhen ?? []), condition],
});

/** A row that has a meaning only while a choice has a value. */
export const onlyWhen = (path: string, is: string, field: InspectorField): InspectorField =>
  withCondition(field, { path: propsPath(path), is });

/** A row that has a meaning unless a choice has a value. */
export const unless = (path: string, isNot: string, field: InspectorField): InspectorField =>
  withCondition(field, { path: propsPath(path), isNot });

/** A row that has a meaning only beside another property. */
export const onlyWith = (path: string, field: InspectorField): InspectorField =>
  withCondition(field, { path: propsPath(path), is: true });

/** A row that has a meaning only while an asset is a file of some kind. */
export const onlyForFiles = (
  path: string,
  mediaType: Asset['mediaType'],
  field: InspectorField,
): InspectorField => withCondition(field, { path: propsPath(path), mediaType });

/** A row that has a meaning only for elements with a box of their own. */
export const onlyInBox = (field: InspectorField): InspectorField =>
  withCondition(field, { path: ['box'], is: true });

/** A row that has a meaning only for elements in the flow of others. */
export const onlyInFlow = (field: InspectorField): InspectorField =>
  withCondition(field, { path: ['box'], is: false });

/** Dashes and gaps of a line. */
export const dashField = (path: string, en: string, ja: string): InspectorField => ({
  kind: 'dash',
  path: propsPath(path),
  label: message(en, ja),
  optional: true,
});

/** Colour and width of a line that may be absent, and its dashes where it is not. */
export const strokeFields = (path: string, colour: Words, width: Words, dash: Words): InspectorField[] => [
  colourField(`${path}.colour`, ...colour),
  lengthField(`${path}.width`, ...width, { max: 100, isOptional: true }),
  onlyWith(path, dashField(`${path}.dash`, ...dash)),
];

/** Where content stands in a box that is taller. */
export const verticalAlignField = choiceField(
  'verticalAlign',
  'Vertical position',
  '縦位置',
  { top: ['Top', '上'], middle: ['Middle', '中央'], bottom: ['Bottom', '下'] },
  'top',
);
