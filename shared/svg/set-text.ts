/**
 * Text of a drawing in a document. What it looks like is the same in all documents of a language, so it is drawn once
 * for an engine's fonts (`draw-text.ts`) and kept with the file; a document gets a copy of the glyphs in its own arena.
 */
import type { DisplayItem, GroupItem } from '../display';
import type { FontLibrary, TextContext } from '../text';
import { type DrawnText, drawText } from './draw-text';
import type { Part } from './parts';
import type { DrawingContext } from './place';
import type { SvgText } from './text-content';

/** Where the text of a drawing is set. */
export interface TextSetting {
  readonly context: TextContext;
  /** Of the element that shows the drawing: an index into the display list's sources. */
  readonly source: number;
  /** BCP 47 language of the document. */
  readonly lang: string;
  /** The family of text whose own families the document lacks, or that asks for none. */
  readonly family: string;
  /** Says that a family is not here. */
  missing(family: string): void;
}

/** Languages and families that a text is kept in. */
const MAX_KEPT = 16;

const kept = new WeakMap<SvgText, WeakMap<FontLibrary, Map<string, DrawnText>>>();

/** The parts that a text is drawn with in a document; `drawing` paints outlines. */
export function setText(
  text: SvgText,
  setting: TextSetting,
  drawing: Pick<DrawingContext, 'paint' | 'size'>,
): readonly Part[] {
  const { context } = setting;
  const { parts, glyphs, fonts, missing, problems } = drawnText(text, setting, drawing);
  for (const family of missing) setting.missing(family);
  for (const { problem, offset } of problems) context.report(problem, offset);
  if (fonts.length === 0) return parts;
  const first = context.glyphs.length;
  glyphs.ids.forEach((id, index) => {
    const at = context.glyphs.push(id, glyphs.advances[index] ?? 0, glyphs.clusters[index] ?? 0);
    const x = glyphs.xOffsets[index] ?? 0;
    const y = glyphs.yOffsets[index] ?? 0;
    if (x !== 0 || y !== 0) context.glyphs.setOffset(at, x, y);
  });
  const indexes = fonts.map((font) => context.fontIndex(font));
  const source = context.aside(setting.source, text.text);
  const copyOf = (item: DisplayItem): DisplayItem => {
    if (item.kind === 'glyphs') {
      return { ...item, font: indexes[item.font] ?? 0, start: first + item.start, source };
    }
    return item.kind === 'group' ? withItems(item, item.frame.items.map(copyOf)) : item;
  };
  return parts.map((part) => (part.kind === 'parts' || part.kind === 'text' ? part : copyOf(part)));
}

/** The group with other items; the same group where they are the same. */
function withItems(group: GroupItem, items: readonly DisplayItem[]): GroupItem {
  if (items.every((item, index) => item === group.frame.items[index])) return group;
  return { ...group, frame: { ...group.frame, items } };
}

function drawnText(
  text: SvgText,
  { context: { fonts }, lang, family }: TextSetting,
  drawing: Pick<DrawingContext, 'paint' | 'size'>,
): DrawnText {
  const libraries = kept.get(text) ?? new WeakMap<FontLibrary, Map<string, DrawnText>>();
  kept.set(text, libraries);
  const byKey = libraries.get(fonts) ?? new Map<string, DrawnText>();
  libraries.set(fonts, byKey);
  const key = `${lang} ${family}`;
  let drawn = byKey.get(key);
  if (!drawn) {
    drawn = drawText(text, { fonts, lang, family }, drawing);
    if (byKey.size >= MAX_KEPT) byKey.clear();
    byKey.set(key, drawn);
  }
  return drawn;
}
