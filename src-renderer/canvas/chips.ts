/**
 * What stands in texts as one unit: fields, page numbers, references, sums, marks of notes. Where they are on a page, so
 * that they can be tinted and clicked.
 */
import { lineBoxes, linesOfPage, type TextLine } from '../../shared/display';
import type { CompiledTemplate, Composition } from '../../shared/engine';
import { type Box, containsPoint, type Point } from '../../shared/geometry';
import {
  type NodeId,
  nodeOf,
  type Paragraph,
  positionOf,
  sliceInlines,
  type TextContent,
} from '../../shared/model';
import { studioStore } from '../state';
import { fieldPath, instancesAmong, mapOf } from '../text-editing';

/** One of them in one turn of a text. */
export interface Chip {
  readonly nodeId: NodeId;
  readonly recordPath: string;
  /** Position of its unit in the model's text. */
  readonly position: number;
  /** Data path it shows; null where it is no field or computes something. */
  readonly path: string | null;
  /** Millipoints of the page; several where it is broken over lines. */
  readonly boxes: readonly Box[];
}

const cache = new WeakMap<Composition, Map<number, readonly Chip[]>>();

/** The chips of a page of the document on show. */
export function chipsOf(compiled: CompiledTemplate, composition: Composition, page: number): readonly Chip[] {
  let pages = cache.get(composition);
  if (!pages) {
    pages = new Map();
    cache.set(composition, pages);
  }
  let chips = pages.get(page);
  if (!chips) {
    chips = findChips(compiled, composition, page);
    pages.set(page, chips);
  }
  return chips;
}

/** The chip at a point of a page (millipoints). */
export function chipAt(page: number, point: Point): Chip | null {
  const { compiled, composition } = studioStore.getState();
  if (!compiled || !composition) return null;
  const hit = chipsOf(compiled, composition, page).find(({ boxes }) =>
    boxes.some((box) => containsPoint(box, point)),
  );
  return hit ?? null;
}

function findChips({ template }: CompiledTemplate, composition: Composition, page: number): readonly Chip[] {
  const texts = new Map<string, TextLine[]>();
  for (const line of linesOfPage(composition.list, page)) {
    const key = `${line.nodeId} ${line.recordPath}`;
    const lines = texts.get(key);
    if (lines) lines.push(line);
    else texts.set(key, [line]);
  }
  const chips: Chip[] = [];
  for (const lines of [...texts.values()].flatMap(instancesAmong)) {
    const [{ nodeId, recordPath }] = lines as readonly [TextLine];
    const content = nodeOf(template, nodeId)?.props.content as TextContent | undefined;
    if (!content || !Object.values(content).some(hasChip)) continue;
    const map = mapOf(composition, nodeId, recordPath, lines);
    const paragraphs = map && content[map.language];
    if (!map || !paragraphs) continue;
    map.paragraphs.forEach(({ segments }, index) => {
      for (const { kind, modelStart, modelEnd, textStart, textEnd } of segments) {
        const [inline] = sliceInlines(paragraphs[index]?.inlines ?? [], modelStart, modelEnd);
        if (kind === 'text' || kind === 'lineBreak' || inline?.kind !== kind) continue;
        const boxes = lines
          .filter((line) => line.paragraph === index)
          .flatMap((line) => lineBoxes(line, textStart, textEnd, false).map(({ box }) => box));
        const path = inline.kind === 'field' ? fieldPath(template, nodeId, inline.value) : null;
        if (boxes.length > 0) {
          chips.push({
            nodeId,
            recordPath,
            position: positionOf(paragraphs, index, modelStart),
            path,
            boxes,
          });
        }
      }
    });
  }
  return chips;
}

const hasChip = (paragraphs: readonly Paragraph[]): boolean =>
  paragraphs.some(({ inlines }) => inlines.some(({ kind }) => kind !== 'text' && kind !== 'lineBreak'));
