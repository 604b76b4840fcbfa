/** Boxes that follow a handle. */
import type { Box, Point } from '../../shared/geometry';
import type { Handle } from './tool-chart';

/** Smallest side in points that a drag makes; a side that is smaller already (a line's) may stay so. */
const MIN_SIDE = 4;

export const HANDLES: readonly Handle[] = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w'];

/** Where a handle sits: 0 … 1 of the width and the height. */
export const handleAnchor = (handle: Handle): Point => ({
  x: handle.includes('w') ? 0 : handle.includes('e') ? 1 : 0.5,
  y: handle.includes('n') ? 0 : handle.includes('s') ? 1 : 0.5,
});

export const handleCursor = (handle: Handle): string => `${handle}-resize`;

/** The box after its handle moved by a distance. Corners keep the proportions where `proportional` says so. */
export function resizeBox(box: Box, handle: Handle, by: Point, proportional: boolean): Box {
  const anchor = handleAnchor(handle);
  let width = side(box.width, anchor.x === 0 ? -by.x : anchor.x === 1 ? by.x : 0);
  let height = side(box.height, anchor.y === 0 ? -by.y : anchor.y === 1 ? by.y : 0);
  const isCorner = anchor.x !== 0.5 && anchor.y !== 0.5;
  if (proportional && isCorner && box.width > 0 && box.height > 0) {
    const factor = Math.max(width / box.width, height / box.height);
    width = box.width * factor;
    height = box.height * factor;
  }
  return {
    x: anchor.x === 0 ? box.x + box.width - width : box.x,
    y: anchor.y === 0 ? box.y + box.height - height : box.y,
    width,
    height,
  };
}

const side = (length: number, by: number): number => Math.max(length + by, Math.min(length, MIN_SIDE));

/** Lengths as templates keep them: three decimals of a point. */
export const roundBox = ({ x, y, width, height }: Box): Box => ({
  x: round(x),
  y: round(y),
  width: round(width),
  height: round(height),
});

const round = (length: number): number => Math.round(length * 1000) / 1000;

/** The box between two points. */
export const boxBetween = (a: Point, b: Point): Box => ({
  x: Math.min(a.x, b.x),
  y: Math.min(a.y, b.y),
  width: Math.abs(a.x - b.x),
  height: Math.abs(a.y - b.y),
});
