/** The fields that a text may have, and what they are called. */
import { fieldAt, formatPath, parsePath } from '../../shared/data';
import type { Composition } from '../../shared/engine';
import {
  fieldsAmong,
  type Inline,
  nodeOf,
  sliceInlines,
  type Template,
  type TextContent,
  wordingPieces,
} from '../../shared/model';
import { fieldPath } from '../text-editing';
import type { Region } from './regions';

export interface OfferedField {
  /** What is inserted. */
  readonly inline: Extract<Inline, { kind: 'field' | 'page' }>;
  /** The data it shows; null for what is computed, and for page numbers. */
  readonly path: string | null;
  /** What people call that data; null where it is computed. */
  readonly label: string | null;
  /** As this customer reads it, where the text has it now. */
  readonly value: string | null;
}

/**
 * What the text has in this language, then what it has in others and had earlier, where that is not the same data
 * written another way.
 */
export function offeredFields(
  template: Template,
  composition: Composition | null,
  region: Region,
  earlier: Iterable<string>,
): readonly OfferedField[] {
  const content = (nodeOf(template, region.nodeId)?.props.content ?? {}) as unknown as TextContent;
  const values = shownValues(composition, region);
  const own = wordingPieces({ [region.language]: [...region.paragraphs] });
  const present = fieldsAmong(own).filter(isOffered);
  const others = fieldsAmong(new Set([...wordingPieces(content), ...earlier])).filter(isOffered);
  const known = new Set(present.map(dataOf));
  return [...present, ...others.filter((inline) => !known.has(dataOf(inline)))].map((inline) => {
    const path = inline.kind === 'field' ? fieldPath(template, region.nodeId, inline.value) : null;
    const value = values.get(keyOf(inline)) ?? null;
    return { inline, path, label: path && labelOf(template, path), value };
  });
}

const isOffered = (inline: Inline): inline is OfferedField['inline'] =>
  inline.kind === 'field' || inline.kind === 'page';

/** What it shows, however it is written. */
const dataOf = (inline: OfferedField['inline']): string =>
  inline.kind === 'field' ? inline.value : `page ${inline.show}`;

/** What the fields of a text are called, by their expressions. */
export type FieldNames = ReadonlyMap<string, string>;

/** Data by its name, what is computed as this customer reads it. */
export function fieldNames(template: Template, composition: Composition | null, region: Region): FieldNames {
  const names = new Map<string, string>();
  for (const { inline, label, value } of offeredFields(template, composition, region, [])) {
    const name = label ?? value;
    if (inline.kind === 'field' && name) names.set(inline.value, name);
  }
  return names;
}

/** The name that the data set gives a field, with that of the object it belongs to: `Customer · Greeting`. */
function labelOf(template: Template, path: string): string {
  const segments = parsePath(path) ?? [];
  const names = segments.flatMap((segment, depth) => {
    const here = segments.slice(0, depth + 1);
    return typeof segment === 'string' ? (fieldAt(template.data, formatPath(here))?.label ?? segment) : [];
  });
  return names.slice(-2).join(' · ');
}

const keyOf = (inline: Inline): string => {
  const { marks: _marks, ...bare } = inline as Exclude<Inline, { kind: 'lineBreak' }>;
  return JSON.stringify(bare);
};

/** What the fields of the text resolve to in the document on show. */
function shownValues(composition: Composition | null, region: Region): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  const map = region.recordPath === null ? null : composition?.textMap(region.nodeId, region.recordPath);
  if (map?.language !== region.language) return values;
  map.paragraphs.forEach(({ segments, text }, index) => {
    for (const { kind, modelStart, modelEnd, textStart, textEnd } of segments) {
      if (kind === 'text') continue;
      const [inline] = sliceInlines(region.paragraphs[index]?.inlines ?? [], modelStart, modelEnd);
      if (inline && !values.has(keyOf(inline))) values.set(keyOf(inline), text.slice(textStart, textEnd));
    }
  });
  return values;
}
