/** List styles compiled: lengths in millipoints, labels cut at the places of their numbers. */
import { diagnostic } from '../../diag';
import { type Mpt, toMpt } from '../../geometry';
import type { CompileContext } from '../../layout';
import { type ListStyle, listStyleOf, type Numbering, type Paragraph } from '../../model';
import type { CharacterStyle } from '../../text';
import { compileCharacterStyle, compileTextStyle } from '../text-styles';

/** A piece of a label: text, or the number of a level from 0. */
export type LabelPart = string | number;

export interface CompiledListLevel {
  /** Null for bullets. */
  readonly numbering: Numbering | null;
  readonly label: readonly LabelPart[];
  /** Where text begins, from the start edge of the paragraph. */
  readonly indent: Mpt;
  /** How far before that the label stands. */
  readonly labelWidth: Mpt;
  readonly labelAlign: 'start' | 'end';
  readonly start: number;
}

export interface CompiledListStyle {
  readonly name: string;
  readonly levels: readonly CompiledListLevel[];
  readonly continues: boolean;
}

/** What makes a paragraph the item of a list. */
export interface CompiledListItem {
  readonly style: CompiledListStyle;
  readonly level: number;
  readonly rule: CompiledListLevel;
  readonly restart: boolean;
  /** The label's look where it is not the paragraph's. */
  readonly labelStyle: CharacterStyle | null;
}

const compiled = new WeakMap<ListStyle, CompiledListStyle>();

/** The list item that a paragraph is; null for plain paragraphs and where the list style is unknown, which is reported. */
export function compileListItem(
  list: Paragraph['list'],
  language: string,
  context: CompileContext,
  property: string,
): CompiledListItem | null {
  if (!list) return null;
  const model = listStyleOf(context.styles, list.style);
  if (!model) {
    context.report(diagnostic('model.missingList', { list: list.style }), property);
    return null;
  }
  const style = compiled.get(model) ?? compileListStyle(list.style, model);
  compiled.set(model, style);
  // Deeper than the style goes, items look like its last level.
  const level = Math.min(list.level, style.levels.length - 1);
  const rule = style.levels[level] as CompiledListLevel;
  const named = model.levels[level]?.style;
  const labelStyle =
    named === undefined
      ? null
      : compileCharacterStyle(
          compileTextStyle(named, context, property),
          undefined,
          language,
          context,
          property,
        );
  return { style, level, rule, restart: list.restart === true, labelStyle };
}

const compileListStyle = (name: string, { levels, continues }: ListStyle): CompiledListStyle => ({
  name,
  continues: continues === true,
  levels: levels.map(({ kind, label, indent, labelWidth, labelAlign, start }) => ({
    numbering: kind === 'bullet' ? null : kind,
    label: kind === 'bullet' ? [label] : labelParts(label),
    indent: toMpt(indent),
    labelWidth: toMpt(labelWidth),
    labelAlign: labelAlign ?? 'start',
    start: start ?? 1,
  })),
});

/** `%1.%2` is level 0, a point, level 1. */
function labelParts(label: string): LabelPart[] {
  return label
    .split(/(%[1-9])/)
    .filter((part) => part !== '')
    .map((part) => (/^%[1-9]$/.test(part) ? Number(part.slice(1)) - 1 : part));
}
