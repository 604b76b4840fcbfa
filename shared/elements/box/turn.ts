/** Boxes that are turned or transparent as a whole. */
import type { DisplayItem, Frame, GroupItem } from '../../display';
import { type Matrix, type Mpt, rotation, type Size, transformPoint } from '../../geometry';
import { plainFrame } from '../../layout';

/** The room that something of a size takes when it is turned around its middle. */
export function turnedSize({ width, height }: Size, degrees: number): Size {
  const [a, b, c, d] = rotation(degrees);
  return {
    width: Math.ceil(Math.abs(a) * width + Math.abs(c) * height),
    height: Math.ceil(Math.abs(b) * width + Math.abs(d) * height),
  };
}

/** The frame turned, in a frame that holds it; around its own middle, which comes to stand in the middle of that. */
export function turned(frame: Frame, degrees: number, around: Size): Frame {
  const matrix = rotation(degrees);
  const item: GroupItem = { kind: 'group', ...offset(frame, matrix, around), frame, transform: matrix };
  return { ...plainFrame(around.width, around.height, [item]), source: frame.source };
}

/** Where the origin of the turned frame goes. */
function offset(frame: Frame, matrix: Matrix, around: Size): { readonly x: Mpt; readonly y: Mpt } {
  const middle = transformPoint(matrix, { x: frame.width / 2, y: frame.height / 2 });
  return { x: Math.round(around.width / 2 - middle.x), y: Math.round(around.height / 2 - middle.y) };
}

/** The frame with an opacity of 0 … 1; what overlaps inside shows its upper part only. */
export function faded(frame: Frame, opacity: number): Frame {
  const item: DisplayItem = { kind: 'group', x: 0, y: 0, frame, opacity };
  return { ...plainFrame(frame.width, frame.height, [item]), source: frame.source };
}
