/** Patterns (SVG 2, 14.3): their tile, drawn once and repeated as often as the shape is large. */
import { type FillRule, outlineBox, pathBox } from '../display';
import { type Box, IDENTITY, type Matrix, multiply, type Path, type Point, rectanglePath } from '../geometry';
import { fontSizeOf } from './font-look';
import { parseLength, parseTransform } from './length';
import { groupOf, movedBy, type Part, weightOf } from './parts';
import { type DrawingContext, MAX_USES, type Place, templateOf } from './place';
import { inverseOf, mapPath, tightBox, transformPath } from './shape';
import { parseViewBox, viewBoxMatrix } from './viewport';
import type { XmlElement } from './xml-tree';

/** Items of all tiles of a shape: finer patterns are shades, and files with more of them are slow everywhere. */
const MAX_TILED = 20_000;

/**
 * A shape (user units) filled with a pattern; null where the tile is too small for the shape, or empty: then the
 * pattern is no paint.
 */
export function patternFill(
  pattern: XmlElement,
  path: Path,
  rule: FillRule,
  place: Place,
  context: DrawingContext,
): Part | null {
  const box = tightBox(path);
  const tile = box && place.uses < MAX_USES ? tileOf(pattern, place.paintBox ?? box, place, context) : null;
  if (!box || !tile) return null;
  const { area, toUser, parts, reach } = tile;
  const inside = boxWithin(box, toUser);
  if (!inside) return null;
  const first = {
    x: Math.floor((inside.x - area.x) / area.width),
    y: Math.floor((inside.y - area.y) / area.height),
  };
  const columns = Math.ceil((inside.x + inside.width - area.x) / area.width) - first.x;
  const rows = Math.ceil((inside.y + inside.height - area.y) / area.height) - first.y;
  const count = columns * rows * parts.reduce((sum, part) => sum + weightOf(part), 0);
  if (!(count <= MAX_TILED) || !context.spend(count)) {
    context.ignore(pattern, 'size');
    return null;
  }
  const { size } = context;
  const [a, b, c, d] = multiply(place.matrix, toUser);
  const at = (column: number, row: number) => ({
    x: Math.round(a * column * area.width + c * row * area.height) + 0,
    y: Math.round(b * column * area.width + d * row * area.height) + 0,
  });
  const clip = mapPath(path, place.matrix);
  const shown = outlineBox(clip);
  const tiles: Part[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const by = at(first.x + column, first.y + row);
      if (!reach || overlaps(reach, by, shown)) tiles.push(movedBy(parts, size, by));
    }
  }
  const clipRule = rule === 'evenodd' ? { clipRule: rule } : {};
  return groupOf(tiles, size, { clip, ...clipRule });
}

/** What is repeated, at its first place, and where that is in coordinates that `toUser` maps to user units. */
interface Tile {
  readonly area: Box;
  readonly toUser: Matrix;
  readonly parts: readonly Part[];
  /** The box that the parts stay in, in the drawing's coordinates; null where they may reach anywhere. */
  readonly reach: Box | null;
}

const overlaps = (box: Box, by: Point, other: Box): boolean =>
  box.x + by.x < other.x + other.width &&
  box.x + by.x + box.width > other.x &&
  box.y + by.y < other.y + other.height &&
  box.y + by.y + box.height > other.y;

function tileOf(pattern: XmlElement, box: Box, place: Place, context: DrawingContext): Tile | null {
  const { attributes, filled } = templateOf(pattern, context);
  const byBox = (key: string, otherwise: string): boolean =>
    (attributes.get(key) ?? otherwise) === 'objectBoundingBox';
  const isByBox = byBox('patternUnits', 'objectBoundingBox');
  const { viewport, matrix } = place;
  const em = fontSizeOf(place.style);
  const across = (key: string): number =>
    parseLength(attributes.get(key), isByBox ? 1 : viewport.width, em) ?? 0;
  const down = (key: string): number =>
    parseLength(attributes.get(key), isByBox ? 1 : viewport.height, em) ?? 0;
  const [unitX, unitY] = isByBox ? [box.width, box.height] : [1, 1];
  const area: Box = {
    x: across('x') * unitX + (isByBox ? box.x : 0),
    y: down('y') * unitY + (isByBox ? box.y : 0),
    width: across('width') * unitX,
    height: down('height') * unitY,
  };
  if (!(area.width > 0 && area.height > 0)) return null;
  const toUser = parseTransform(attributes.get('patternTransform'));
  const toFrame = multiply(matrix, toUser);
  const viewBox = parseViewBox(attributes.get('viewBox'));
  const isContentByBox = byBox('patternContentUnits', 'userSpaceOnUse');
  const content: Matrix = viewBox
    ? multiply(
        [1, 0, 0, 1, area.x, area.y],
        viewBoxMatrix(viewBox, area.width, area.height, attributes.get('preserveAspectRatio')),
      )
    : isContentByBox
      ? [box.width, 0, 0, box.height, box.x, box.y]
      : IDENTITY;
  const parts = context.children(filled, {
    matrix: multiply(toFrame, content),
    style: context.styles.inheritedBy(filled),
    viewport: viewBox ?? viewport,
    uses: place.uses + 1,
    isDecoration: true,
  });
  if (parts.length === 0) return null;
  const edge = mapPath(rectanglePath(area.x, area.y, area.width, area.height), toFrame);
  if (attributes.get('overflow') === 'visible') {
    return { area, toUser, parts: [groupOf(parts, context.size)], reach: null };
  }
  const effect = staysInside(parts, edge) ? {} : { clip: edge };
  return { area, toUser, parts: [groupOf(parts, context.size, effect)], reach: outlineBox(edge) };
}

/** Whether nothing has to be cut off: every clip would be written as often as there are tiles. */
function staysInside(parts: readonly Part[], edge: Path): boolean {
  const { x, y, width, height } = outlineBox(edge);
  const isUpright = edge[1] === edge[10] && edge[2] === edge[5];
  return (
    isUpright &&
    parts.every((part) => {
      if (part.kind !== 'path') return false;
      const box = pathBox(part, part.x, part.y);
      return box.x >= x && box.y >= y && box.x + box.width <= x + width && box.y + box.height <= y + height;
    })
  );
}

/** The box around a box in the coordinates that `matrix` maps from; null where it has no way back. */
function boxWithin({ x, y, width, height }: Box, matrix: Matrix): Box | null {
  const back = inverseOf(matrix);
  return back && tightBox(transformPath(rectanglePath(x, y, width, height), back));
}
