/**
 * Changes to rich text that are no typing: marks over a stretch, paragraph style and alignment, and the expression
 * and format of a field chip. Marks keep the length of the text, so caret and selection stay where they are.
 */
import type { Json } from '../../shared/base';
import {
  type FieldInline,
  type Inline,
  locate,
  type Marks,
  type NodeId,
  normaliseInlines,
  type Operation,
  type Paragraph,
  positionOf,
  sliceInlines,
  sliceText,
  type TemplateNode,
  type TextContent,
  textLength,
} from '../../shared/model';
import type { Format } from '../../shared/rules';
import { type Merged, mergeValues } from './merged-value';

/** A stretch of a text element in one language; whole text where nothing is edited. */
export interface TextStretch {
  readonly nodeId: NodeId;
  readonly language: string;
  readonly paragraphs: readonly Paragraph[];
  readonly from: number;
  readonly to: number;
}

/** The paragraphs of a text element in a language, or in the one it falls back to, with that language. */
export function paragraphsOf(
  node: TemplateNode,
  language: string,
  fallback: string,
): { readonly language: string; readonly paragraphs: readonly Paragraph[] } | undefined {
  const content = node.props.content as TextContent | undefined;
  if (typeof content !== 'object' || content === null) return undefined;
  for (const candidate of [language, fallback, ...Object.keys(content)]) {
    const paragraphs = Object.hasOwn(content, candidate) ? content[candidate] : undefined;
    if (paragraphs) return { language: candidate, paragraphs };
  }
  return undefined;
}

/** The stretch that covers all of a text. */
export const wholeText = (
  nodeId: NodeId,
  language: string,
  paragraphs: readonly Paragraph[],
): TextStretch => ({ nodeId, language, paragraphs, from: 0, to: textLength(paragraphs) });

type MarkedInline = Exclude<Inline, { kind: 'lineBreak' }>;

const isMarked = (inline: Inline): inline is MarkedInline => inline.kind !== 'lineBreak';

/** The common value of a mark over a stretch; of an empty stretch, what stands before it. */
export function markOf<K extends keyof Marks>(stretch: TextStretch, key: K): Merged<NonNullable<Marks[K]>> {
  const inlines = inlinesOf(stretch).filter(isMarked);
  return mergeValues(inlines.map((inline) => inline.marks?.[key] as NonNullable<Marks[K]> | undefined));
}

function inlinesOf({ paragraphs, from, to }: TextStretch): Inline[] {
  if (from < to) return sliceText(paragraphs, from, to).flatMap((paragraph) => paragraph.inlines);
  const { paragraph, offset } = locate(paragraphs, from);
  return sliceInlines(paragraphs[paragraph]?.inlines ?? [], Math.max(0, offset - 1), Math.max(1, offset));
}

/** Changes the marks of everything in a stretch. Nothing for an empty stretch. */
export function changeMarks(
  { nodeId, language, paragraphs, from, to }: TextStretch,
  change: (marks: Marks) => Marks,
): Operation[] {
  if (from >= to) return [];
  const slice = sliceText(paragraphs, from, to).map((paragraph) => ({
    ...paragraph,
    inlines: normaliseInlines(paragraph.inlines.map((inline) => withMarks(inline, change))),
  }));
  return [{ kind: 'replaceText', id: nodeId, language, from, to, slice }];
}

/** Sets a mark over a stretch, or takes it away. Nothing for an empty stretch. */
export const setMark = <K extends keyof Marks>(
  stretch: TextStretch,
  key: K,
  value: Marks[K] | undefined,
): Operation[] => changeMarks(stretch, (marks) => markWith(marks, key, value));

function withMarks(inline: Inline, change: (marks: Marks) => Marks): Inline {
  if (!isMarked(inline)) return inline;
  const { marks, ...rest } = inline;
  const changed = change(marks ?? {});
  return Object.keys(changed).length > 0 ? { ...rest, marks: changed } : rest;
}

/** Marks with one of them set or taken away. */
export function markWith<K extends keyof Marks>(
  marks: Marks | null | undefined,
  key: K,
  value: Marks[K] | undefined,
): Marks {
  const { [key]: _old, ...others } = marks ?? {};
  return (value === undefined ? others : { ...others, [key]: value }) as Marks;
}

/** Indexes of the paragraphs that a stretch touches. */
export function paragraphIndexes({ paragraphs, from, to }: TextStretch): number[] {
  const first = locate(paragraphs, from).paragraph;
  const last = locate(paragraphs, to).paragraph;
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** The common style or alignment of the paragraphs that a stretch touches. */
export const paragraphValue = <K extends 'style' | 'align'>(
  stretch: TextStretch,
  key: K,
): Merged<NonNullable<Paragraph[K]>> =>
  mergeValues(
    paragraphIndexes(stretch).map(
      (index) => stretch.paragraphs[index]?.[key] as NonNullable<Paragraph[K]> | undefined,
    ),
  );

/** Sets or clears the style or alignment of every paragraph that a stretch touches. */
export const setParagraphValue = <K extends 'style' | 'align'>(
  stretch: TextStretch,
  key: K,
  value: Paragraph[K] | undefined,
): Operation[] =>
  paragraphIndexes(stretch).map((index) => ({
    kind: 'set',
    id: stretch.nodeId,
    path: ['props', 'content', stretch.language, String(index), key],
    ...(value === undefined ? {} : { value }),
  }));

/** What stands in a text as one unit and says something of its own. */
export type Unit = Exclude<Inline, { kind: 'text' | 'lineBreak' }>;

/** A chip inside a text: the inline and the position it takes. */
export interface UnitPlace<U extends Unit = Unit> {
  readonly inline: U;
  /** Position of the chip; the chip is one unit long. */
  readonly position: number;
}

export type FieldPlace = UnitPlace<FieldInline>;

const isUnit = (inline: Inline): inline is Unit => inline.kind !== 'text' && inline.kind !== 'lineBreak';

/** All chips of a text, in order. */
export function unitsOf(paragraphs: readonly Paragraph[]): UnitPlace[] {
  const places: UnitPlace[] = [];
  for (const [index, paragraph] of paragraphs.entries()) {
    let offset = 0;
    for (const inline of paragraph.inlines) {
      if (isUnit(inline)) places.push({ inline, position: positionOf(paragraphs, index, offset) });
      offset += inline.kind === 'text' ? inline.text.length : 1;
    }
  }
  return places;
}

/** The chip that is selected: the only unit of the stretch. */
export function selectedUnit(stretch: TextStretch): UnitPlace | undefined {
  if (stretch.to - stretch.from !== 1) return undefined;
  return unitsOf(stretch.paragraphs).find(({ position }) => position === stretch.from);
}

/** Replaces a chip by another one. */
export const replaceUnit = (
  { nodeId, language }: Pick<TextStretch, 'nodeId' | 'language'>,
  position: number,
  inline: Unit,
): Operation => ({
  kind: 'replaceText',
  id: nodeId,
  language,
  from: position,
  to: position + 1,
  slice: [{ inlines: [inline] }],
});

/** Replaces a chip by one with another expression or format; its marks stay. */
export function changeField(
  stretch: Pick<TextStretch, 'nodeId' | 'language'>,
  place: FieldPlace,
  change: { readonly value?: string; readonly format?: Format | null },
): Operation {
  const { format: old, ...rest } = place.inline;
  const format = change.format === undefined ? old : (change.format ?? undefined);
  const inline: FieldInline = {
    ...rest,
    ...(change.value === undefined ? {} : { value: change.value }),
    ...(format === undefined ? {} : { format }),
  };
  return replaceUnit(stretch, place.position, inline);
}

/** Sets properties of several nodes at once: the same path, the same value; without a value it is deleted. */
export const setOnAll = (
  ids: readonly NodeId[],
  path: readonly string[],
  value: Json | undefined,
): Operation[] =>
  ids.map((id) => ({ kind: 'set', id, path: [...path], ...(value === undefined ? {} : { value }) }));
