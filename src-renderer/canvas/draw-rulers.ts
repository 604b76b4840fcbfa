/**
 * Rulers along the top and the left edge in the unit of length that people chose: across counted from the current
 * page's corner, down from the upper edge of each page.
 */
import { type Box, mmToPt } from '../../shared/geometry';
import type { LengthUnit } from '../ui';
import type { CanvasTheme } from './overlay-colours';
import type { PagePlace } from './page-stack';
import { RULER, scaleOf, toScreenBox, type Viewport } from './viewport';

/** Distances of labelled ticks in units. */
const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500];
/** Pixels that a label needs. */
const LABEL_ROOM = 44;

export function drawRulers(
  context: CanvasRenderingContext2D,
  view: Viewport,
  pages: readonly PagePlace[],
  current: number,
  unit: LengthUnit,
  /** What is selected, in the world: marked on both rulers. */
  selected: Box | null,
  theme: CanvasTheme,
): void {
  context.save();
  context.fillStyle = theme.ruler;
  context.fillRect(0, 0, view.width, RULER);
  context.fillRect(0, 0, RULER, view.height);
  if (selected) {
    const { x, y, width, height } = toScreenBox(view, selected);
    context.globalAlpha = 0.18;
    context.fillStyle = theme.rulerMark;
    context.fillRect(Math.max(x, RULER), 0, Math.max(0, x + width - Math.max(x, RULER)), RULER);
    context.fillRect(0, Math.max(y, RULER), RULER, Math.max(0, y + height - Math.max(y, RULER)));
    context.globalAlpha = 1;
  }
  context.strokeStyle = theme.rulerLine;
  context.fillStyle = theme.rulerText;
  context.lineWidth = 1;
  context.font = '9px "Inter Variable", system-ui, sans-serif';
  context.textBaseline = 'top';
  const pixels = (unit === 'mm' ? mmToPt(1) : 1) * scaleOf(view);
  const page = pages[current] ?? pages[0];
  if (page) {
    const { x } = toScreenBox(view, page);
    drawTicks(context, { origin: x, from: RULER, to: view.width, pixels, axis: 'x' });
  }
  for (const { from, to, origin } of pageStretches(view, pages)) {
    drawTicks(context, { origin, from, to, pixels, axis: 'y' });
  }
  context.beginPath();
  context.moveTo(0, RULER - 0.5);
  context.lineTo(view.width, RULER - 0.5);
  context.moveTo(RULER - 0.5, 0);
  context.lineTo(RULER - 0.5, view.height);
  context.stroke();
  context.fillStyle = theme.ruler;
  context.fillRect(0, 0, RULER - 1, RULER - 1);
  context.restore();
}

/** A stretch of a ruler on the screen, and where its zero is. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly origin: number;
}

/**
 * The parts of the ruler on the left beside the pages in sight. The first page's goes on above it and the last one's
 * below it; between two pages is nothing to measure.
 */
export function pageStretches(view: Viewport, pages: readonly PagePlace[]): readonly Stretch[] {
  return pages.flatMap((page, index) => {
    const { y, height } = toScreenBox(view, page);
    const from = index === 0 ? RULER : Math.max(RULER, y);
    const to = index === pages.length - 1 ? view.height : Math.min(view.height, y + height);
    return from < to ? [{ from, to, origin: y }] : [];
  });
}

interface Ticks extends Stretch {
  /** Of a unit on the screen. */
  readonly pixels: number;
  readonly axis: 'x' | 'y';
}

function drawTicks(context: CanvasRenderingContext2D, { origin, from, to, pixels, axis }: Ticks): void {
  const step = STEPS.find((candidate) => candidate * pixels >= LABEL_ROOM) ?? 1000;
  const minor = step / (step % 5 === 0 ? 5 : 2);
  const first = Math.ceil((from - origin) / (minor * pixels));
  const last = Math.floor((to - origin) / (minor * pixels));
  context.beginPath();
  for (let index = first; index <= last; index += 1) {
    const value = index * minor;
    const at = Math.round(origin + value * pixels) + 0.5;
    const isLabelled = Math.abs(value / step - Math.round(value / step)) < 1e-6;
    const edge = isLabelled ? 0 : RULER - 5;
    if (axis === 'x') {
      context.moveTo(at, edge);
      context.lineTo(at, RULER);
    } else {
      context.moveTo(edge, at);
      context.lineTo(RULER, at);
    }
    if (isLabelled) label(context, String(Math.round(value)), at, axis);
  }
  context.stroke();
}

function label(context: CanvasRenderingContext2D, text: string, at: number, axis: 'x' | 'y'): void {
  if (axis === 'x') {
    context.fillText(text, at + 3, 3);
    return;
  }
  context.save();
  context.translate(3, at - 3);
  context.rotate(-Math.PI / 2);
  context.fillText(text, 0, 0);
  context.restore();
}
