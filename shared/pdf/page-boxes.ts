/** The boxes of a page (ISO 32000-2 14.11.2) and the marks at which it is cut. */
import type { DisplayPage } from '../display';
import { LINE, MOVE, type Mpt, type Path } from '../geometry';
import { formatDecimal } from './byte-buffer';

/** Least distance of crop marks from the cut, 3 mm, and their length, 5 mm. */
const MARK_DISTANCE: Mpt = 8504;
const MARK_LENGTH: Mpt = 14_173;

export interface BoxOptions {
  /** Whether the sheet is large enough for what goes beyond the page's edges. */
  readonly hasBleed: boolean;
  readonly hasCropMarks: boolean;
}

/** The page's boxes as entries of its dictionary. The finished page keeps its corner at the origin. */
export function pageBoxes(page: DisplayPage, options: BoxOptions): string {
  const bleed = options.hasBleed ? page.bleed : 0;
  const room = options.hasCropMarks ? markStart(bleed) + MARK_LENGTH : bleed;
  const media = `/MediaBox${box(page, room)}`;
  if (!options.hasBleed && !options.hasCropMarks) return media;
  return `${media}/BleedBox${box(page, bleed)}/TrimBox${box(page, 0)}`;
}

/** Lines that point at the four corners of the finished page, in its coordinates; they stay out of the bleed. */
export function cropMarks({ width, height, bleed }: DisplayPage): Path {
  const start = markStart(bleed);
  const end = start + MARK_LENGTH;
  const corners = [
    [0, 0],
    [width, 0],
    [width, height],
    [0, height],
  ] as const;
  return corners.flatMap(([x, y]) => {
    const outX = x === 0 ? -1 : 1;
    const outY = y === 0 ? -1 : 1;
    return [
      ...[MOVE, x + outX * start, y, LINE, x + outX * end, y],
      ...[MOVE, x, y + outY * start, LINE, x, y + outY * end],
    ];
  });
}

const markStart = (bleed: Mpt): Mpt => Math.max(bleed, MARK_DISTANCE);

const box = ({ width, height }: DisplayPage, room: Mpt): string =>
  `[${[-room, -room, width + room, height + room].map((value) => formatDecimal(value / 1000, 3)).join(' ')}]`;
