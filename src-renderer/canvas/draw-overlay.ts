/** Everything drawn over the pages, in CSS pixels of the canvas. Plain functions over a context: no state, no store. */
import type { Box } from '../../shared/geometry';
import type { Handle, Insertion, SnapLine } from '../tools';
import { handleAnchor } from '../tools';
import { ON_PAPER } from './overlay-colours';
import { toScreenBox, toScreenPoint, type Viewport } from './viewport';

type Context = CanvasRenderingContext2D;

const HANDLE_SIZE = 7;

/** Room between an opened text and the line around it, in CSS pixels. */
const ROOM = 3;

/** The outline of an element's fragment; `strength` says how much it is meant, `open` that it is an opened text. */
export function drawOutline(
  context: Context,
  view: Viewport,
  world: Box,
  strength: 'selected' | 'other' | 'hover' | 'page' | 'open',
): void {
  const { x, y, width, height } = toScreenBox(view, world);
  context.lineWidth = strength === 'hover' || strength === 'other' ? 1 : 1.5;
  const isSoft = strength === 'hover' || strength === 'other';
  context.strokeStyle = isSoft ? ON_PAPER.actionSoft : ON_PAPER.action;
  if (strength === 'other') context.strokeStyle = ON_PAPER.actionFaint;
  const out = strength === 'open' ? ROOM : strength === 'page' ? 0 : 1;
  context.strokeRect(x - out, y - out, width + 2 * out, height + 2 * out);
}

/** Dims a page but for the opened texts on it. */
export function drawVeil(context: Context, view: Viewport, page: Box, open: readonly Box[]): void {
  context.save();
  const sheet = toScreenBox(view, page);
  for (const { x, y, width, height } of open.map((box) => outset(toScreenBox(view, box)))) {
    // One hole at a time: holes that overlap would fill each other.
    context.beginPath();
    context.rect(sheet.x, sheet.y, sheet.width, sheet.height);
    context.rect(x, y, width, height);
    context.clip('evenodd');
  }
  context.fillStyle = ON_PAPER.veil;
  context.fillRect(sheet.x, sheet.y, sheet.width, sheet.height);
  context.restore();
}

/** Says of a text that it may be reworded. */
export function drawOpenText(context: Context, view: Viewport, world: Box): void {
  const { x, y, width, height } = outset(toScreenBox(view, world));
  context.save();
  context.strokeStyle = ON_PAPER.actionSoft;
  context.lineWidth = 1;
  context.setLineDash([3, 3]);
  context.strokeRect(x, y, width, height);
  context.restore();
}

const outset = ({ x, y, width, height }: Box): Box => ({
  x: x - ROOM,
  y: y - ROOM,
  width: width + 2 * ROOM,
  height: height + 2 * ROOM,
});

export function drawHandles(context: Context, view: Viewport, world: Box, handles: readonly Handle[]): void {
  const { x, y, width, height } = toScreenBox(view, world);
  context.fillStyle = ON_PAPER.handle;
  context.strokeStyle = ON_PAPER.action;
  context.lineWidth = 1.5;
  for (const handle of handles) {
    const anchor = handleAnchor(handle);
    const left = Math.round(x + anchor.x * width - HANDLE_SIZE / 2) + 0.5;
    const top = Math.round(y + anchor.y * height - HANDLE_SIZE / 2) + 0.5;
    context.fillRect(left, top, HANDLE_SIZE, HANDLE_SIZE);
    context.strokeRect(left, top, HANDLE_SIZE, HANDLE_SIZE);
  }
}

/** The tag above a selection: what it is and when it is there. */
export function drawLabel(context: Context, view: Viewport, world: Box, text: string): void {
  const { x, y, height } = toScreenBox(view, world);
  context.font = '500 11px "Inter Variable", "Noto Sans JP", system-ui, sans-serif';
  context.textBaseline = 'middle';
  const shown = shorten(context, text, 320);
  const width = context.measureText(shown).width + 12;
  const isAbove = y > 40;
  const top = Math.round(isAbove ? y - 18 : y + height + 2);
  const left = Math.round(x - 1.75);
  context.fillStyle = ON_PAPER.action;
  context.beginPath();
  context.roundRect(left, top, width, 16, isAbove ? [3, 3, 0, 0] : [0, 0, 3, 3]);
  context.fill();
  context.fillStyle = ON_PAPER.label;
  context.fillText(shown, left + 6, top + 8.5);
}

/** A small note below a box while it is dragged: its place or its size. */
export function drawMeasure(context: Context, view: Viewport, world: Box, text: string): void {
  const { x, y, width, height } = toScreenBox(view, world);
  context.font = '500 11px "Inter Variable", system-ui, sans-serif';
  context.textBaseline = 'middle';
  const wide = context.measureText(text).width + 12;
  const left = Math.round(x + width / 2 - wide / 2);
  const top = Math.round(y + height + 8);
  context.fillStyle = ON_PAPER.action;
  context.beginPath();
  context.roundRect(left, top, wide, 18, 3);
  context.fill();
  context.fillStyle = ON_PAPER.label;
  context.fillText(text, left + 6, top + 9.5);
}

function shorten(context: Context, text: string, width: number): string {
  if (context.measureText(text).width <= width) return text;
  let end = text.length;
  while (end > 1 && context.measureText(`${text.slice(0, end)}…`).width > width) end -= 1;
  return `${text.slice(0, end)}…`;
}

export function drawChips(
  context: Context,
  view: Viewport,
  boxes: readonly Box[],
  isSelected: boolean,
): void {
  for (const box of boxes) {
    const { x, y, width, height } = toScreenBox(view, box);
    context.fillStyle = isSelected ? ON_PAPER.chipSelected : ON_PAPER.chip;
    context.beginPath();
    context.roundRect(x, y, width, height, Math.min(2, height / 4));
    context.fill();
    context.fillStyle = isSelected ? ON_PAPER.action : ON_PAPER.chipLine;
    context.fillRect(x, y + height - 1, width, 1);
  }
}

export function drawSelection(context: Context, view: Viewport, boxes: readonly Box[]): void {
  context.fillStyle = ON_PAPER.selection;
  for (const box of boxes) {
    const { x, y, width, height } = toScreenBox(view, box);
    context.fillRect(x, y, width, height);
  }
}

export function drawCaret(context: Context, view: Viewport, world: Box): void {
  const { x, y, width, height } = toScreenBox(view, world);
  context.fillStyle = ON_PAPER.caret;
  if (width > height) context.fillRect(x, Math.round(y) - 0.75, width, 1.5);
  else context.fillRect(Math.round(x) - 0.75, y, 1.5, height);
}

/** The line under text that an input method is composing; to the right of vertical text. */
export function drawComposition(
  context: Context,
  view: Viewport,
  boxes: readonly Box[],
  isVertical: boolean,
): void {
  context.fillStyle = ON_PAPER.caret;
  for (const box of boxes) {
    const { x, y, width, height } = toScreenBox(view, box);
    if (isVertical) context.fillRect(x + width - 1.5, y, 1.5, height);
    else context.fillRect(x, y + height - 1.5, width, 1.5);
  }
}

export function drawGuides(context: Context, view: Viewport, guides: readonly SnapLine[]): void {
  context.strokeStyle = ON_PAPER.guide;
  context.lineWidth = 1;
  context.beginPath();
  for (const { axis, at, from, to } of guides) {
    const a = toScreenPoint(view, axis === 'x' ? { x: at, y: from } : { x: from, y: at });
    const b = toScreenPoint(view, axis === 'x' ? { x: at, y: to } : { x: to, y: at });
    context.moveTo(Math.round(a.x) + 0.5, Math.round(a.y) + 0.5);
    context.lineTo(Math.round(b.x) + 0.5, Math.round(b.y) + 0.5);
  }
  context.stroke();
}

export function drawMarquee(context: Context, view: Viewport, world: Box): void {
  const { x, y, width, height } = toScreenBox(view, world);
  context.fillStyle = ON_PAPER.marquee;
  context.strokeStyle = ON_PAPER.action;
  context.lineWidth = 1;
  context.fillRect(x, y, width, height);
  context.strokeRect(Math.round(x) + 0.5, Math.round(y) + 0.5, width, height);
}

/** The line between blocks where something would go. */
export function drawInsertion(context: Context, view: Viewport, { from, to }: Insertion): void {
  const a = toScreenPoint(view, from);
  const b = toScreenPoint(view, to);
  const y = Math.round(a.y);
  context.fillStyle = ON_PAPER.action;
  context.fillRect(a.x, y - 1, b.x - a.x, 2);
  context.beginPath();
  context.arc(a.x, y, 3.5, 0, 2 * Math.PI);
  context.arc(b.x, y, 3.5, 0, 2 * Math.PI);
  context.fill();
}
