/** Rulers in millimetres along the top and the left edge, counted from the current page's corner. */
import { type Box, mmToPt } from '../../shared/geometry';
import type { CanvasTheme } from './overlay-colours';
import type { PagePlace } from './page-stack';
import { RULER, scaleOf, toScreenBox, type Viewport } from './viewport';

/** Distances of labelled ticks in millimetres. */
const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500];
/** Pixels that a label needs. */
const LABEL_ROOM = 44;

export function drawRulers(
  context: CanvasRenderingContext2D,
  view: Viewport,
  page: PagePlace | undefined,
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
  if (page) {
    const origin = toScreenBox(view, page);
    drawTicks(context, view, origin.x, view.width, 'x');
    drawTicks(context, view, origin.y, view.height, 'y');
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

function drawTicks(
  context: CanvasRenderingContext2D,
  view: Viewport,
  origin: number,
  length: number,
  axis: 'x' | 'y',
): void {
  const pxPerMm = mmToPt(1) * scaleOf(view);
  const step = STEPS.find((candidate) => candidate * pxPerMm >= LABEL_ROOM) ?? 1000;
  const minor = step / (step % 5 === 0 ? 5 : 2);
  const first = Math.floor((RULER - origin) / (minor * pxPerMm));
  const last = Math.ceil((length - origin) / (minor * pxPerMm));
  context.beginPath();
  for (let index = first; index <= last; index += 1) {
    const mm = index * minor;
    const at = Math.round(origin + mm * pxPerMm) + 0.5;
    const isLabelled = Math.abs(mm / step - Math.round(mm / step)) < 1e-6;
    const from = isLabelled ? 0 : RULER - 5;
    if (axis === 'x') {
      context.moveTo(at, from);
      context.lineTo(at, RULER);
    } else {
      context.moveTo(from, at);
      context.lineTo(RULER, at);
    }
    if (isLabelled) label(context, String(Math.round(mm)), at, axis);
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
