/** Gradients (SVG 2, 14.2) as those of the display list. */
import type { Gradient, GradientCircle, GradientStop } from '../display';
import { type Box, IDENTITY, type Matrix, multiply, rectanglePath } from '../geometry';
import { parseCssColour } from './css-colour';
import { parseLength, parseOpacity, parseTransform } from './length';
import { type DrawingContext, templateOf } from './place';
import { repeatGradient } from './repeat-gradient';
import { diagonalOf, inverseOf, tightBox, transformPath, type Viewport } from './shape';
import type { XmlElement } from './xml-tree';

/**
 * The gradient for a shape with this box (user units) that `toFrame` maps to the drawing; a single colour where that
 * is all there is; null where nothing is to be painted.
 */
export function gradientFor(
  element: XmlElement,
  box: Box,
  toFrame: Matrix,
  around: Viewport,
  context: DrawingContext,
): Gradient | GradientStop | null {
  const { attributes, filled } = templateOf(element, context);
  const stops = stopsOf(filled, context);
  // Whoever writes the gradient writes all of them, for every shape.
  if (stops.length > FEW_STOPS && !context.spend(stops.length)) return null;
  const first = stops[0];
  if (!first) return null;
  if (stops.length === 1) return first;
  const isByBox = (attributes.get('gradientUnits') ?? 'objectBoundingBox') === 'objectBoundingBox';
  if (isByBox && (box.width === 0 || box.height === 0)) return null;
  const viewport: Viewport = isByBox ? { width: 1, height: 1 } : around;
  const fromUnits: Matrix = isByBox ? [box.width, 0, 0, box.height, box.x, box.y] : IDENTITY;
  const own = parseTransform(attributes.get('gradientTransform'));
  const circles =
    element.name === 'linearGradient' ? line(attributes, viewport) : circlesOf(attributes, viewport);
  const { from, to } = circles;
  if (from.x === to.x && from.y === to.y && from.radius === to.radius) return stops.at(-1) ?? null;
  const transform = multiply(fromUnits, own);
  const gradient: Gradient = { from, to, stops, transform: multiply(toFrame, transform) };
  const spread = attributes.get('spreadMethod') ?? 'pad';
  if (spread !== 'reflect' && spread !== 'repeat') return gradient;
  const back = inverseOf(transform);
  const inside = back && tightBox(transformPath(rectanglePath(box.x, box.y, box.width, box.height), back));
  const repeated = inside && repeatGradient(gradient, inside, spread === 'reflect');
  if (repeated && context.spend(repeated.stops.length)) return repeated;
  context.ignore(element, 'spreadMethod');
  return gradient;
}

type Ends = { readonly from: GradientCircle; readonly to: GradientCircle };

function line(attributes: ReadonlyMap<string, string>, { width, height }: Viewport): Ends {
  const x = (key: string, otherwise: string) => parseLength(attributes.get(key) ?? otherwise, width) ?? 0;
  const y = (key: string, otherwise: string) => parseLength(attributes.get(key) ?? otherwise, height) ?? 0;
  return {
    from: { x: x('x1', '0%'), y: y('y1', '0%'), radius: 0 },
    to: { x: x('x2', '100%'), y: y('y2', '0%'), radius: 0 },
  };
}

function circlesOf(attributes: ReadonlyMap<string, string>, { width, height }: Viewport): Ends {
  const diagonal = diagonalOf({ width, height });
  const length = (text: string | undefined, whole: number): number | undefined => parseLength(text, whole);
  const cx = length(attributes.get('cx') ?? '50%', width) ?? 0;
  const cy = length(attributes.get('cy') ?? '50%', height) ?? 0;
  const radius = Math.max(0, length(attributes.get('r') ?? '50%', diagonal) ?? 0);
  return {
    from: {
      x: length(attributes.get('fx'), width) ?? cx,
      y: length(attributes.get('fy'), height) ?? cy,
      radius: Math.max(0, length(attributes.get('fr'), diagonal) ?? 0),
    },
    to: { x: cx, y: cy, radius },
  };
}

const FEW_STOPS = 64;

const known = new WeakMap<XmlElement, readonly GradientStop[]>();

function stopsOf(element: XmlElement, context: DrawingContext): readonly GradientStop[] {
  let stops = known.get(element);
  if (!stops) {
    stops = readStops(element, context);
    known.set(element, stops);
  }
  return stops;
}

function readStops(element: XmlElement, { styles }: DrawingContext): GradientStop[] {
  let least = 0;
  return element.children
    .filter(({ name }) => name === 'stop')
    .map((stop) => {
      const style = styles.of(stop);
      const said = style.get('stop-color') ?? 'black';
      const isCurrent = /^currentcolor$/i.test(said.trim());
      const text = isCurrent ? (styles.inheritedBy(stop).get('color') ?? 'black') : said;
      const colour = parseCssColour(text) ?? { rgb: 0, opacity: 1 };
      least = Math.max(least, parseOpacity(stop.attributes.get('offset') ?? '0'));
      const opacity = colour.opacity * parseOpacity(style.get('stop-opacity'));
      return { offset: least, colour: colour.rgb, opacity };
    });
}
