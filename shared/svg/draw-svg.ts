/**
 * The elements of an SVG file as parts of a drawing: paths and groups, with transforms already applied to the outlines,
 * and text. What cannot be drawn is noted by its name in SVG.
 */
import type { FillRule, Gradient, GradientStop, PathItem, Stroke } from '../display';
import { type Box, IDENTITY, type Matrix, multiply, type Path, rectanglePath, type Size } from '../geometry';
import { clipParts } from './clip';
import { drawImage } from './draw-image';
import { boxOf } from './element-box';
import type { EmbeddedImage } from './embedded-image';
import { nameOfFilter } from './filter-name';
import { fontSizeOf } from './font-look';
import { gradientFor } from './gradient';
import { inherit } from './inheritance';
import { parseLength, parseOpacity } from './length';
import { MARKED, markersOf } from './marker';
import { beginsInGap, clipStyle, isPaint, type Paint, paintOpacity, parsePaint, strokeShape } from './paint';
import { groupOf, type Part } from './parts';
import { patternFill } from './pattern';
import { costOf, type DrawingContext, MAX_USES, type Place, referred } from './place';
import {
  diagonalOf,
  enclosesArea,
  inverseOf,
  isUniform,
  mapPath,
  scaleOf,
  shapePath,
  tightBox,
  transformPath,
  type Viewport,
} from './shape';
import { type Pen, strokeOutline } from './stroke-outline';
import { type Declarations, StyleSheet } from './style-sheet';
import { readText } from './text-content';
import { transformOf } from './transform-origin';
import { parseViewBox, viewBoxMatrix } from './viewport';
import type { XmlElement } from './xml-tree';

/** Elements that draw nothing where they stand. */
const SILENT: ReadonlySet<string> = new Set([
  ...[
    'defs',
    'symbol',
    'clipPath',
    'linearGradient',
    'radialGradient',
    'pattern',
    'mask',
    'marker',
    'filter',
  ],
  ...['style', 'title', 'desc', 'metadata', 'script', 'view', 'animate', 'animateTransform', 'animateMotion'],
  ...['set', 'cursor', 'font', 'font-face', 'stop'],
]);

/** Elements and items of a drawing with all that it uses again. */
const MAX_COST = 200_000;
/** Parts that are told of by name. */
const MAX_IGNORED = 12;

/** Properties whose effect is a picture, not a shape. */
const EFFECTS: ReadonlyMap<string, string> = new Map([
  ['filter', 'none'],
  ['mix-blend-mode', 'normal'],
]);

export class SvgDrawer implements DrawingContext {
  readonly byId = new Map<string, XmlElement>();
  readonly styles: StyleSheet;
  /** Those that are shown, by their hash. */
  readonly images = new Map<string, Uint8Array<ArrayBuffer>>();
  #cost = 0;
  #costOfShapes = 0;
  readonly #ignored = new Set<string>();

  constructor(
    root: XmlElement,
    readonly size: Size,
    /** How large a pixel of the file is in the frame: what lines that are not scaled are measured in. */
    private readonly pixel: number,
  ) {
    this.#index(root);
    this.styles = new StyleSheet(root, () => this.#ignored.add('CSS (style)'));
  }

  /** What is inside the outermost `svg`, whose coordinates `matrix` maps to the frame. */
  draw(root: XmlElement, matrix: Matrix, viewport: Viewport): readonly Part[] {
    const style = this.styles.inheritedBy(root);
    const parts = this.children(root, { matrix, style, viewport, uses: 0 });
    this.#costOfShapes = this.#cost;
    return parts;
  }

  /** Text of a document follows, which may cost what is left: no more, and no less than in the document before. */
  beginText(): void {
    this.#cost = this.#costOfShapes;
  }

  /** What could not be drawn, with the element it is about (`filter (circle#sun)`), in alphabetical order. */
  get ignored(): readonly string[] {
    const named = [...this.#ignored].sort();
    return named.length > MAX_IGNORED ? [...named.slice(0, MAX_IGNORED), '…'] : named;
  }

  ignore({ name, attributes }: XmlElement, feature?: string): void {
    const id = attributes.get('id');
    const element = id === undefined ? name : `${name}#${id.slice(0, MAX_NAME)}`;
    this.#ignored.add(feature === undefined ? element : `${feature} (${element})`);
  }

  addImage({ hash, bytes }: EmbeddedImage): void {
    this.images.set(hash, bytes);
  }

  spend(count: number): boolean {
    if (this.#cost + count > MAX_COST) {
      this.#ignored.add(`> ${MAX_COST} (svg)`);
      return false;
    }
    this.#cost += count;
    return true;
  }

  #index(element: XmlElement): void {
    const id = element.attributes.get('id');
    if (id !== undefined && !this.byId.has(id)) this.byId.set(id, element);
    for (const child of element.children) this.#index(child);
  }

  children(element: XmlElement, place: Place): readonly Part[] {
    return element.children.flatMap((child) => this.#element(child, place));
  }

  #element(element: XmlElement, outer: Place): readonly Part[] {
    if (SILENT.has(element.name)) return [];
    if (!this.spend(1)) return [];
    const own = this.styles.of(element);
    if (own.get('display') === 'none') return [];
    const style = inherit(outer.style, own);
    const place: Place = {
      ...outer,
      matrix: own.has('transform')
        ? multiply(outer.matrix, this.#transformOf(element, own, { ...outer, style }))
        : outer.matrix,
      style: outer.isClip ? clipStyle(style) : style,
    };
    this.#tellOfEffects(element, own);
    return this.#withEffects(element, place, this.#content(element, place));
  }

  #transformOf(element: XmlElement, own: Declarations, place: Place): Matrix {
    const { width, height } = place.viewport;
    return transformOf(own, fontSizeOf(place.style), (isOwn) => {
      if (!isOwn) return { x: 0, y: 0, width, height };
      const box = boxOf(element, { ...place, matrix: IDENTITY }, this, true);
      if (!box) this.ignore(element, 'transform-origin');
      return box;
    });
  }

  /** Names what is not drawn of an element that is. */
  #tellOfEffects(element: XmlElement, own: Declarations): void {
    for (const [effect, none] of EFFECTS) {
      const value = own.get(effect);
      if (value === undefined || value === 'none' || value === none) continue;
      this.ignore(element, effect === 'filter' ? nameOfFilter(value, this) : effect);
    }
    for (const property of ['fill', 'stroke']) {
      const value = own.get(property) ?? '';
      if (/^[a-z-]+\(/i.test(value) && !isPaint(value)) this.ignore(element, property);
    }
  }

  #content(element: XmlElement, place: Place): readonly Part[] {
    switch (element.name) {
      case 'g':
      case 'a':
        return this.children(element, place);
      case 'switch':
        return this.#switch(element, place);
      case 'svg':
        return this.#nested(element, place, element.attributes);
      case 'use':
        return this.#use(element, place);
      case 'image':
        return drawImage(element, place, this);
      case 'text': {
        const text = readText(element, place, this);
        return text && this.spend(text.text.length) ? [text] : [];
      }
      default: {
        const path = shapePath(element, this.styles.of(element), place.viewport, fontSizeOf(place.style));
        if (path) return this.#shape(path, element, place);
        this.ignore(element);
        return [];
      }
    }
  }

  /** The first child that asks for nothing (SVG 2, 5.9). */
  #switch(element: XmlElement, place: Place): readonly Part[] {
    const chosen = element.children.find(
      ({ attributes, name }) =>
        name !== 'foreignObject' &&
        !attributes.has('requiredExtensions') &&
        !attributes.has('systemLanguage'),
    );
    return chosen ? this.#element(chosen, place) : [];
  }

  /** A viewport of its own: an inner `svg`, or a `symbol` that is used. */
  #nested(element: XmlElement, place: Place, size: ReadonlyMap<string, string>): readonly Part[] {
    const { attributes } = element;
    const { viewport } = place;
    const em = fontSizeOf(place.style);
    const x = parseLength(attributes.get('x'), viewport.width, em) ?? 0;
    const y = parseLength(attributes.get('y'), viewport.height, em) ?? 0;
    const width = parseLength(size.get('width') ?? '100%', viewport.width, em) ?? 0;
    const height = parseLength(size.get('height') ?? '100%', viewport.height, em) ?? 0;
    if (width <= 0 || height <= 0) return [];
    const box = parseViewBox(attributes.get('viewBox'));
    const fitted = viewBoxMatrix(box, width, height, attributes.get('preserveAspectRatio'));
    const here = multiply(place.matrix, [1, 0, 0, 1, x, y]);
    const inner: Place = {
      ...place,
      matrix: multiply(here, fitted),
      viewport: box ?? { width, height },
    };
    const parts = this.children(element, inner);
    const isOpen = /^(visible|auto)$/.test(this.styles.of(element).get('overflow') ?? '');
    if (isOpen || parts.length === 0) return parts;
    return [groupOf(parts, this.size, { clip: mapPath(rectanglePath(0, 0, width, height), here) })];
  }

  #use(element: XmlElement, place: Place): readonly Part[] {
    const used = referred(element, this);
    if (!used || place.uses >= MAX_USES) {
      this.ignore(element);
      return [];
    }
    const em = fontSizeOf(place.style);
    const x = parseLength(element.attributes.get('x'), place.viewport.width, em) ?? 0;
    const y = parseLength(element.attributes.get('y'), place.viewport.height, em) ?? 0;
    const inner: Place = {
      ...place,
      matrix: multiply(place.matrix, [1, 0, 0, 1, x, y]),
      uses: place.uses + 1,
    };
    if (used.name !== 'symbol' && used.name !== 'svg') return this.#element(used, inner);
    const own = this.styles.of(used);
    const symbol: Place = { ...inner, style: inherit(inner.style, own) };
    const size = new Map([...used.attributes, ...element.attributes]);
    return this.#withEffects(used, symbol, this.#nested(used, symbol, size));
  }

  #shape(path: Path, element: XmlElement, place: Place): readonly Part[] {
    if (path.length === 0 || /^(hidden|collapse)$/.test(place.style.get('visibility') ?? '')) return [];
    const painted = this.paint(path, element, place);
    return MARKED.has(element.name) ? [...painted, ...markersOf(path, place, this)] : painted;
  }

  paint(path: Path, element: XmlElement, place: Place): readonly Part[] {
    if (!this.spend(costOf(path))) return [];
    const mapped = mapPath(path, place.matrix);
    const fill = this.#fill(path, mapped, place);
    const stroke = this.#stroke(path, mapped, element, place);
    if (/^\s*stroke/.test(place.style.get('paint-order') ?? '')) return present([stroke, fill]);
    // One item where neither lets anything through: what comes of it is the same, and smaller.
    if (fill?.kind === 'path' && stroke?.kind === 'path' && stroke.stroke && !fill.gradient) {
      return [{ ...fill, stroke: stroke.stroke }];
    }
    return present([fill, stroke]);
  }

  #fill(path: Path, mapped: Path, place: Place): Part | null {
    const { style } = place;
    const paint = parsePaint(style.get('fill') ?? 'black', style);
    const rule: FillRule = style.get('fill-rule') === 'evenodd' ? 'evenodd' : 'nonzero';
    const opacity = paintOpacity(style, 'fill');
    const pattern = paint?.kind === 'server' ? this.byId.get(paint.id) : undefined;
    if (pattern?.name === 'pattern') {
      const filled = patternFill(pattern, path, rule, place, this);
      if (filled) return this.#faded(filled, opacity);
    }
    const filled = paint && enclosesArea(path) && this.#resolve(paint, path, place);
    if (!filled) return null;
    const item: PathItem = {
      kind: 'path',
      ...{ x: 0, y: 0, path: mapped, fill: filled.rgb, stroke: null, source: -1 },
      ...(filled.gradient ? { gradient: filled.gradient } : {}),
      ...(rule === 'evenodd' ? { rule } : {}),
    };
    return this.#faded(item, filled.opacity * opacity);
  }

  #stroke(path: Path, mapped: Path, element: XmlElement, place: Place): Part | null {
    const { style, matrix, viewport } = place;
    const paint = parsePaint(style.get('stroke') ?? 'none', style);
    const shape = strokeShape(style, diagonalOf(viewport));
    const keepsWidth = this.styles.of(element).get('vector-effect') === 'non-scaling-stroke';
    const area = paint?.kind === 'server' && shape && this.#strokeArea(path, paint, shape, keepsWidth, place);
    if (area) return area;
    const painted = paint && shape && this.#resolve(paint, path, place);
    if (paint?.kind === 'server' && (!painted || painted.gradient)) this.ignore(element, 'stroke=url()');
    if (!painted || !shape) return null;
    if (beginsInGap(style, diagonalOf(viewport))) this.ignore(element, 'stroke-dashoffset');
    const [a, b, c, d, e, f] = matrix;
    const scale = keepsWidth ? this.pixel : scaleOf(matrix);
    if (scale === 0) return null;
    const dash = shape.dash.map((length) => Math.round(length * scale));
    const stroke: Stroke = {
      ...shape,
      colour: painted.rgb,
      width: Math.max(1, Math.round(shape.width * scale)),
      // Dashes too small to be seen are a line.
      dash: dash.some((length) => length > 0) ? dash : [],
    };
    const line = (at: Path): PathItem => ({
      ...{ kind: 'path', x: 0, y: 0, path: at, fill: null, stroke, source: -1 },
    });
    const opacity = painted.opacity * paintOpacity(style, 'stroke');
    if (keepsWidth || isUniform(matrix)) return this.#faded(line(mapped), opacity);
    // A pen that is wider one way than the other: drawn round and then stretched.
    const stretched = groupOf([line(mapPath(path, [scale, 0, 0, scale, 0, 0]))], this.size, {
      transform: [a / scale, b / scale, c / scale, d / scale, Math.round(e), Math.round(f)],
    });
    return this.#faded(stretched, opacity);
  }

  /** A stroke that a gradient or pattern paints, as an area; null where none does, or it would cost too much. */
  #strokeArea(
    path: Path,
    paint: Extract<Paint, { kind: 'server' }>,
    pen: Pen,
    keepsWidth: boolean,
    place: Place,
  ): Part | null {
    const { matrix, style } = place;
    const isPattern = this.byId.get(paint.id)?.name === 'pattern';
    if (!isPattern && !this.#resolve(paint, path, place)?.gradient) return null;
    const back = inverseOf(matrix);
    // Where lines keep their width it is measured in the frame.
    const scaled = keepsWidth
      ? { ...pen, width: pen.width * this.pixel, dash: pen.dash.map((length) => length * this.pixel) }
      : pen;
    const from = keepsWidth ? transformPath(path, matrix) : path;
    const tolerance = keepsWidth ? TOLERANCE : TOLERANCE / scaleOf(matrix);
    const drawn =
      back && this.spend(STROKE_COST * costOf(path)) ? strokeOutline(from, scaled, tolerance) : null;
    if (!back || !drawn || drawn.length === 0 || !this.spend(costOf(drawn))) return null;
    const outline = keepsWidth ? transformPath(drawn, back) : drawn;
    const box = place.paintBox ?? tightBox(path);
    const painted = new Map([
      ...style,
      ['fill', style.get('stroke') ?? 'none'],
      ['fill-rule', 'nonzero'],
      ['fill-opacity', style.get('stroke-opacity') ?? '1'],
    ]);
    return this.#fill(outline, mapPath(outline, matrix), {
      ...place,
      style: painted,
      ...(box ? { paintBox: box } : {}),
    });
  }

  /** The colour of a paint, and the gradient if it is one; null where nothing is painted. */
  #resolve(
    paint: Paint,
    path: Path,
    place: Place,
  ): { readonly rgb: number; readonly opacity: number; readonly gradient?: Gradient } | null {
    if (paint.kind === 'colour') return paint.opacity === 0 ? null : paint;
    const server = this.byId.get(paint.id);
    if (server?.name !== 'linearGradient' && server?.name !== 'radialGradient') {
      return paint.otherwise && this.#resolve(paint.otherwise, path, place);
    }
    const box: Box = place.paintBox ?? tightBox(path) ?? { x: 0, y: 0, width: 0, height: 0 };
    const gradient = gradientFor(server, box, place.matrix, place.viewport, this);
    if (!gradient) return paint.otherwise && this.#resolve(paint.otherwise, path, place);
    if (!('stops' in gradient)) return { rgb: gradient.colour, opacity: gradient.opacity };
    return { rgb: meanColour(gradient.stops), opacity: 1, gradient };
  }

  #withEffects(element: XmlElement, place: Place, parts: readonly Part[]): readonly Part[] {
    if (parts.length === 0) return parts;
    const opacity = place.isClip ? 1 : parseOpacity(this.styles.of(element).get('opacity'));
    if (opacity === 0) return [];
    const shown = clipParts(parts, element, place, this);
    return opacity === 1 ? shown : [groupOf(shown, this.size, { opacity })];
  }

  #faded<T extends Part>(part: T, opacity: number): T | Part | null {
    if (opacity === 0) return null;
    return opacity === 1 ? part : groupOf([part], this.size, { opacity });
  }
}

/** How far the area of a stroke may leave its curve, in millipoints of the frame. */
const TOLERANCE = 50;
/** How many times as large the area of a stroke may be as its path, about, before dashes. */
const STROKE_COST = 8;

/** Characters of an id that are shown. */
const MAX_NAME = 40;

const present = (parts: readonly (Part | null)[]): readonly Part[] => parts.filter((part) => part !== null);

/** The colour that comes closest to a gradient: the mean of its stops. */
function meanColour(stops: readonly GradientStop[]): number {
  const mean = (shift: number): number =>
    Math.round(stops.reduce((sum, { colour }) => sum + ((colour >> shift) & 255), 0) / stops.length);
  return (mean(16) << 16) | (mean(8) << 8) | mean(0);
}
