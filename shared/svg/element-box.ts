/** The boxes of elements (SVG 2, 8.10), and where elements inside of others stand, without drawing anything. */
import { type Box, multiply, unionBox } from '../geometry';
import { fontSizeOf } from './font-look';
import { inherit } from './inheritance';
import { parseLength } from './length';
import { costOf, type DrawingContext, type Place, referred } from './place';
import { shapePath, tightBox, transformPath } from './shape';
import type { Declarations } from './style-sheet';
import { transformOf } from './transform-origin';
import type { XmlElement } from './xml-tree';

/** The place of an element, or of what it uses, inside of `outer`. */
export function within(outer: Place, own: Declarations, element: XmlElement): Place {
  const style = inherit(outer.style, own);
  const { width, height } = outer.viewport;
  const transform = transformOf(own, fontSizeOf(style), (isOwn) =>
    isOwn ? null : { x: 0, y: 0, width, height },
  );
  const moved = multiply(outer.matrix, transform);
  if (element.name !== 'use') return { ...outer, style, matrix: moved };
  const em = fontSizeOf(style);
  const x = parseLength(element.attributes.get('x'), outer.viewport.width, em) ?? 0;
  const y = parseLength(element.attributes.get('y'), outer.viewport.height, em) ?? 0;
  return { ...outer, style, matrix: multiply(moved, [1, 0, 0, 1, x, y]) };
}

/** The box of an element's outlines without strokes; null where nobody can say. `isOuter` for the one asked for. */
export function boxOf(
  element: XmlElement,
  outer: Place,
  context: DrawingContext,
  isOuter = false,
): Box | null {
  if (!context.spend(1)) return null;
  const own = context.styles.of(element);
  if (own.get('display') === 'none') return null;
  // What the element itself is moved by is part of its user units already.
  const place = isOuter ? outer : within(outer, own, element);
  if (element.name === 'use') {
    const used = referred(element, context);
    const moved = isOuter ? within(outer, new Map(), element) : place;
    return used ? boxOf(used, moved, context) : null;
  }
  if (/^(g|a|svg|switch)$/.test(element.name)) {
    const boxes = element.children.map((child) => boxOf(child, place, context));
    return boxes.reduce((all, box) => (all && box ? unionBox(all, box) : (all ?? box)), null);
  }
  const path = shapePath(element, own, place.viewport, fontSizeOf(place.style));
  return path && context.spend(costOf(path)) ? tightBox(transformPath(path, place.matrix)) : null;
}
