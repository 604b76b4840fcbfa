/** What lies over the pages: fields, selection, handles, guides, caret, rulers. Redrawn without painting a page. */
import type Konva from 'konva';
import { useEffect, useState } from 'react';
import { Layer, Shape } from 'react-konva';
import { useStore } from 'zustand';
import type { PageBox } from '../../shared/display';
import type { CompiledTemplate, Composition } from '../../shared/engine';
import { type Box, boxesIntersect, ptToMm, unionBox } from '../../shared/geometry';
import { type NodeId, wordingRegions } from '../../shared/model';
import { editRight, useStudio } from '../state';
import { caretStore, editedText, isCaret, selectionEnd, selectionStart } from '../text-editing';
import { type LengthUnit, lengthUnitStore } from '../ui';
import { currentScene, handlesFor, stackOf } from './canvas-scene';
import { chipsOf } from './chips';
import {
  drawCaret,
  drawChips,
  drawComposition,
  drawGuides,
  drawHandles,
  drawInsertion,
  drawLabel,
  drawMarquee,
  drawMeasure,
  drawOpenText,
  drawOutline,
  drawSelection,
  drawVeil,
} from './draw-overlay';
import { drawRulers } from './draw-rulers';
import { boxesOf } from './element-boxes';
import { interactionStore } from './interaction-store';
import type { CanvasTheme } from './overlay-colours';
import { type PageStack, toWorld } from './page-stack';
import { labelOf, type Outline, outlinesOf, wordingLabel } from './selection-boxes';
import { strings } from './strings';
import { type Viewport, viewportStore, visibleWorld } from './viewport';

interface OverlayLayerProps {
  readonly compiled: CompiledTemplate;
  readonly composition: Composition;
  readonly theme: CanvasTheme;
}

type Context = CanvasRenderingContext2D;

export function OverlayLayer({ compiled, composition, theme }: OverlayLayerProps) {
  const view = useStore(viewportStore);
  const interaction = useStore(interactionStore);
  const selection = useStudio((state) => state.selection);
  const textEdit = useStudio((state) => state.textEdit);
  const page = useStudio((state) => state.view.page);
  const canArrange = useStudio((state) => editRight(state) === 'design');
  const caret = useStore(caretStore);
  const { unit } = useStore(lengthUnitStore);
  const isLit = useBlink(textEdit === null ? null : `${textEdit.anchor} ${textEdit.head}`);
  const stack = stackOf(composition.list);

  const draw = (context: Context): void => {
    const { list } = composition;
    const { template } = compiled;
    context.save();
    const open = canArrange ? null : new Set(wordingRegions(template));
    if (open) drawPageVeils(context, view, stack, composition, open, selection.nodeIds);
    drawPageChips(context, view, stack, compiled, composition, selection.field, open);
    const { hover } = interaction;
    const isDragging = interaction.tool.name === 'translating' || interaction.tool.name === 'resizing';
    if (hover && !selection.nodeIds.includes(hover.nodeId)) {
      for (const { box, isMain } of outlinesOf(template, list, stack, hover.nodeId, hover.recordPath)) {
        if (isMain) drawOutline(context, view, box, 'hover');
      }
    }
    const outlines = selection.nodeIds.map((id) => ({
      id,
      outlines: outlinesOf(template, list, stack, id, selection.recordPath),
    }));
    for (const { outlines: own } of outlines) {
      for (const { box, isMain, isPage } of own) {
        const strength = isPage ? 'page' : isMain ? (open ? 'open' : 'selected') : 'other';
        drawOutline(context, view, box, strength);
      }
    }
    const scene = currentScene();
    const [single] = outlines.length === 1 ? outlines : [];
    const placed = single && scene && !textEdit ? scene.placed(single.id, page) : null;
    const main = single && mainBox(single.outlines, view);
    if (main && single && !isDragging) {
      const label = canArrange
        ? labelOf(template, single.id)
        : wordingLabel(template, single.id, textEdit?.language ?? composition.language);
      drawLabel(context, view, main, label);
    }
    if (placed) {
      drawHandles(context, view, placed.world, handlesFor(placed.world, scene?.scale ?? 1));
      if (isDragging)
        drawMeasure(context, view, placed.world, measureOf(interaction.tool.name, placed.box, unit));
    }
    drawText(context, view, stack, caret, isLit);
    if (interaction.marquee) drawMarquee(context, view, interaction.marquee);
    if (interaction.outline) drawMarquee(context, view, interaction.outline);
    if (interaction.insertion) drawInsertion(context, view, interaction.insertion);
    if (interaction.dropCaret) drawCaret(context, view, interaction.dropCaret);
    drawGuides(context, view, interaction.guides);
    const marked = outlines.flatMap(({ outlines: own }) =>
      own.filter(({ isMain }) => isMain).map(({ box }) => box),
    );
    const around = marked.length > 0 ? marked.reduce((a, b) => unionBox(a, b)) : null;
    if (canArrange) drawRulers(context, view, stack.places, page, unit, around, theme);
    context.restore();
  };

  return (
    <Layer listening={false}>
      <Shape
        listening={false}
        perfectDrawEnabled={false}
        sceneFunc={(context: Konva.Context) => draw(context._context)}
      />
    </Layer>
  );
}

/** The fragment that carries the label: the first one in sight of those that are meant. */
function mainBox(outlines: readonly Outline[], view: Viewport): Box | null {
  const visible = visibleWorld(view);
  const meant = outlines.filter(({ isMain }) => isMain);
  return (meant.find(({ box }) => boxesIntersect(box, visible)) ?? meant[0])?.box ?? null;
}

function measureOf(state: string, box: Box, unit: LengthUnit): string {
  const length = (points: number): string => (unit === 'mm' ? ptToMm(points) : points).toFixed(1);
  return state === 'resizing'
    ? strings.text('size', { width: length(box.width), height: length(box.height), unit })
    : strings.text('position', { x: length(box.x), y: length(box.y), unit });
}

/** Where only words may be changed, the pages are calm but for the opened texts. */
function drawPageVeils(
  context: Context,
  view: Viewport,
  stack: PageStack,
  { list }: Composition,
  open: ReadonlySet<NodeId>,
  selected: readonly NodeId[],
): void {
  const visible = visibleWorld(view);
  for (const place of stack.places) {
    if (!boxesIntersect(place, visible)) continue;
    const texts = [...open].flatMap((id) =>
      boxesOf(list, id).flatMap(({ page, box }) =>
        page === place.page ? [{ id, world: toWorld(place, box) }] : [],
      ),
    );
    drawVeil(
      context,
      view,
      place,
      texts.map(({ world }) => world),
    );
    for (const { id, world } of texts) {
      if (!selected.includes(id)) drawOpenText(context, view, world);
    }
  }
}

/** `only` leaves out the chips of other elements. */
function drawPageChips(
  context: Context,
  view: Viewport,
  stack: PageStack,
  compiled: CompiledTemplate,
  composition: Composition,
  selected: string | null,
  only: ReadonlySet<NodeId> | null,
): void {
  const visible = visibleWorld(view);
  for (const place of stack.places) {
    if (!boxesIntersect(place, visible)) continue;
    for (const { boxes, path, nodeId } of chipsOf(compiled, composition, place.page)) {
      if (only && !only.has(nodeId)) continue;
      const world = boxes.map((box) => toWorld(place, box));
      drawChips(context, view, world, selected !== null && path === selected);
    }
  }
}

function drawText(
  context: Context,
  view: Viewport,
  stack: PageStack,
  caret: ReturnType<typeof caretStore.getState>,
  isLit: boolean,
): void {
  const text = editedText();
  if (!text?.geometry) return;
  const { geometry, selection } = text;
  const boxesIn = (boxes: readonly PageBox[]): Box[] =>
    boxes.flatMap(({ page, box }) => {
      const place = stack.places[page];
      return place ? [toWorld(place, box)] : [];
    });
  const { composing } = caret;
  if (composing) {
    const boxes = boxesIn(geometry.boxes(composing.from, composing.shownTo));
    drawComposition(context, view, boxes, geometry.place.isVertical);
  } else if (!isCaret(selection)) {
    drawSelection(context, view, boxesIn(geometry.boxes(selectionStart(selection), selectionEnd(selection))));
  }
  const mark = isLit ? geometry.caret(selection.head, caret.affinity) : null;
  const place = mark && stack.places[mark.page];
  if (mark && place) {
    drawCaret(context, view, toWorld(place, mark.box));
  }
}

const BLINK_MS = 530;

/** On and off while a text is edited; on whenever the caret has just moved. */
function useBlink(position: string | null): boolean {
  const [isLit, setLit] = useState(true);
  useEffect(() => {
    if (position === null) return;
    setLit(true);
    const timer = setInterval(() => setLit((lit) => !lit), BLINK_MS);
    return () => clearInterval(timer);
  }, [position]);
  return isLit;
}
