/** How a view box is fitted into its viewport (SVG 2, 8.6). */
import { IDENTITY, type Matrix } from '../geometry';
import { parseNumbers } from './length';

export interface ViewBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export function parseViewBox(text: string | undefined): ViewBox | null {
  const [x = 0, y = 0, width = 0, height = 0, ...rest] = parseNumbers(text);
  return width > 0 && height > 0 && rest.length === 0 ? { x, y, width, height } : null;
}

/** From the view box's coordinates to those of a viewport of this size at the origin. */
export function viewBoxMatrix(
  box: ViewBox | null,
  width: number,
  height: number,
  preserveAspectRatio = '',
): Matrix {
  if (!box) return IDENTITY;
  const [alignment = 'xMidYMid', fit = 'meet'] = preserveAspectRatio.trim().split(/\s+/).filter(Boolean);
  const [scaleX, scaleY] = [width / box.width, height / box.height];
  if (alignment === 'none') return [scaleX, 0, 0, scaleY, -box.x * scaleX, -box.y * scaleY];
  const scale = fit === 'slice' ? Math.max(scaleX, scaleY) : Math.min(scaleX, scaleY);
  const left = (width - box.width * scale) * share(alignment.slice(1, 4));
  const top = (height - box.height * scale) * share(alignment.slice(5, 8));
  return [scale, 0, 0, scale, left - box.x * scale, top - box.y * scale];
}

const share = (place: string): number => (place === 'Min' ? 0 : place === 'Max' ? 1 : 0.5);
