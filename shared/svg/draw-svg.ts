/**
 * The elements of an SVG file as items of the display list: paths and groups, with transforms already applied to the
 * outlines. What cannot be drawn is noted by its name in SVG.
 */
import type { DisplayItem, FillRule, Frame, Gradient, GradientStop, GroupItem, Stroke } from '../display';
import { type Box, type Matrix, multiply, type Path, rectanglePath } from '../geometry';
import { gradientFor } from './gradient';
import { parseLength, parseOpacity, parseTransform } from './length';
import { hasDashOffset, inherit, type Paint, paintOpacity, parsePaint, strokeShape } from './paint';
import { mapPath, shapePath, tightBox, type Viewport } from './shape';
import { type Declarations, StyleSheet } from './style-sheet';
import { parseViewBox, viewBoxMatrix } from './viewport';
import type { XmlElement } from './xml-tree';

/** Where and how an element is drawn. */
interface Place {
  /** From user units to the drawing's frame. */
  readonly matrix: Matrix;
  readonly style: Declarations;
  readonly viewport: Viewport;
  /** How often elements were used by others on the way. */
  readonly uses: number;
}

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

const MAX_USES = 24;
/** Elements drawn: a file may use its parts until nobody could wait for it. */
const MAX_ELEMENTS = 100_000;

export class SvgDrawer {
  /** What could not be drawn, by its names in SVG. */
  readonly ignored = new Set<string>();
  readonly #byId = new Map<string, XmlElement>();
  readonly #styles: StyleSheet;
  readonly #frame: Pick<Frame, 'width' | 'height'>;
  #elements = 0;

  constructor(root: XmlElement, frame: Pick<Frame, 'width' | 'height'>) {
    this.#frame = frame;
    this.#index(root);
    this.#styles = new StyleSheet(root, () => this.ignore('CSS'));
  }

  /** What is inside the outermost `svg`, whose coordinates `matrix` maps to the frame. */
  draw(root: XmlElement, matrix: Matrix, viewport: Viewport): readonly DisplayItem[] {
    const style = inherit(new Map(), this.#styles.of(root));
    return this.#children(root, { matrix, style, viewport, uses: 0 });
  }

  ignore(feature: string): void {
    this.ignored.add(feature);
  }

  #index(element: XmlElement): void {
    const id = element.attributes.get('id');
    if (id !== undefined && !this.#byId.has(id)) this.#byId.set(id, element);
    for (const child of element.children) this.#index(child);
  }

  #children(element: XmlElement, place: Place): DisplayItem[] {
    return element.children.flatMap((child) => this.#element(child, place));
  }

  #element(element: XmlElement, outer: Place): readonly DisplayItem[] {
    if (SILENT.has(element.name)) return [];
    this.#elements += 1;
    if (this.#elements > MAX_ELEMENTS) {
      this.ignore(element.name);
      return [];
    }
    const own = this.#styles.of(element);
    if (own.get('display') === 'none') return [];
    const transform = own.get('transform');
    const place: Place = {
      ...outer,
      matrix: transform === undefined ? outer.matrix : multiply(outer.matrix, parseTransform(transform)),
      style: inherit(outer.style, own),
    };
    for (const effect of ['mask', 'filter']) {
      if ((own.get(effect) ?? 'none') !== 'none') this.ignore(effect);
    }
    return this.#withEffects(own, place, this.#content(element, place));
  }

  #content(element: XmlElement, place: Place): readonly DisplayItem[] {
    switch (element.name) {
      case 'g':
      case 'a':
        return this.#children(element, place);
      case 'switch':
        return this.#switch(element, place);
      case 'svg':
        return this.#nested(element, place, element.attributes);
      case 'use':
        return this.#use(element, place);
      default: {
        const path = shapePath(element, place.viewport);
        if (path) return this.#shape(path, element, place);
        this.ignore(element.name);
        return [];
      }
    }
  }

  /** The first child that asks for nothing (SVG 2, 5.9). */
  #switch(element: XmlElement, place: Place): readonly DisplayItem[] {
    const chosen = element.children.find(
      ({ attributes, name }) =>
        name !== 'foreignObject' &&
        !attributes.has('requiredExtensions') &&
        !attributes.has('systemLanguage'),
    );
    return chosen ? this.#element(chosen, place) : [];
  }

  /** A viewport of its own: an inner `svg`, or a `symbol` that is used. */
  #nested(
    { attributes, children }: XmlElement,
    place: Place,
    size: ReadonlyMap<string, string>,
  ): readonly DisplayItem[] {
    const { viewport } = place;
    const x = parseLength(attributes.get('x'), viewport.width) ?? 0;
    const y = parseLength(attributes.get('y'), viewport.height) ?? 0;
    const width = parseLength(size.get('width') ?? '100%', viewport.width) ?? 0;
    const height = parseLength(size.get('height') ?? '100%', viewport.height) ?? 0;
    if (width <= 0 || height <= 0) return [];
    const box = parseViewBox(attributes.get('viewBox'));
    const fitted = viewBoxMatrix(box, width, height, attributes.get('preserveAspectRatio'));
    const here = multiply(place.matrix, [1, 0, 0, 1, x, y]);
    const inner: Place = {
      ...place,
      matrix: multiply(here, fitted),
      viewport: box ?? { width, height },
    };
    const items = children.flatMap((child) => this.#element(child, inner));
    return this.#clipped(items, mapPath(rectanglePath(0, 0, width, height), here));
  }

  #use(element: XmlElement, place: Place): readonly DisplayItem[] {
    const href = element.attributes.get('href') ?? '';
    const used = href.startsWith('#') ? this.#byId.get(href.slice(1)) : undefined;
    if (!used || place.uses >= MAX_USES || this.#elements > MAX_ELEMENTS) {
      this.ignore('use');
      return [];
    }
    const x = parseLength(element.attributes.get('x'), place.viewport.width) ?? 0;
    const y = parseLength(element.attributes.get('y'), place.viewport.height) ?? 0;
    const inner: Place = {
      ...place,
      matrix: multiply(place.matrix, [1, 0, 0, 1, x, y]),
      uses: place.uses + 1,
    };
    if (used.name !== 'symbol' && used.name !== 'svg') return this.#element(used, inner);
    const own = this.#styles.of(used);
    const symbol: Place = { ...inner, style: inherit(inner.style, own) };
    return this.#withEffects(own, symbol, this.#nested(used, symbol, element.attributes));
  }

  #shape(path: Path, element: XmlElement, place: Place): readonly DisplayItem[] {
    const { style } = place;
    if (path.length === 0 || /^(hidden|collapse)$/.test(style.get('visibility') ?? '')) return [];
    for (const marker of ['marker', 'marker-start', 'marker-mid', 'marker-end']) {
      if ((this.#styles.of(element).get(marker) ?? 'none') !== 'none') this.ignore('marker');
    }
    const mapped = mapPath(path, place.matrix);
    const fill = this.#fill(path, mapped, place);
    const stroke = this.#stroke(path, mapped, place);
    // One item where neither lets anything through: what comes of it is the same, and smaller.
    if (fill?.kind === 'path' && stroke?.kind === 'path' && !fill.gradient) {
      return [{ ...fill, stroke: stroke.stroke }];
    }
    return [fill, stroke].filter((item) => item !== null);
  }

  #fill(path: Path, mapped: Path, place: Place): DisplayItem | null {
    const { style } = place;
    const paint = parsePaint(style.get('fill') ?? 'black', style);
    const filled = paint && this.#resolve(paint, path, place);
    if (!filled) return null;
    const rule: FillRule | undefined = style.get('fill-rule') === 'evenodd' ? 'evenodd' : undefined;
    const item: DisplayItem = {
      kind: 'path',
      ...{ x: 0, y: 0, path: mapped, fill: filled.rgb, stroke: null, source: -1 },
      ...(filled.gradient ? { gradient: filled.gradient } : {}),
      ...(rule ? { rule } : {}),
    };
    return this.#faded(item, filled.opacity * paintOpacity(style, 'fill'));
  }

  #stroke(path: Path, mapped: Path, place: Place): DisplayItem | null {
    const { style, matrix, viewport } = place;
    const paint = parsePaint(style.get('stroke') ?? 'none', style);
    const shape = strokeShape(style, Math.sqrt((viewport.width ** 2 + viewport.height ** 2) / 2));
    const painted = paint && shape && this.#resolve(paint, path, place);
    if (!painted || !shape) return null;
    if (painted.gradient) this.ignore('stroke=url()');
    if (shape.dash.length > 0 && hasDashOffset(style)) this.ignore('stroke-dashoffset');
    const [a, b, c, d, e, f] = matrix;
    const scale = Math.sqrt(Math.abs(a * d - b * c));
    if (scale === 0) return null;
    const stroke: Stroke = {
      ...shape,
      colour: painted.rgb,
      width: Math.max(1, Math.round(shape.width * scale)),
      dash: shape.dash.map((length) => Math.round(length * scale)),
    };
    const line = (at: Path): DisplayItem => ({
      ...{ kind: 'path', x: 0, y: 0, path: at, fill: null, stroke, source: -1 },
    });
    const opacity = painted.opacity * paintOpacity(style, 'stroke');
    if (isEven(matrix)) return this.#faded(line(mapped), opacity);
    // A pen that is wider one way than the other: drawn round and then stretched.
    const stretched: GroupItem = {
      ...this.#group([line(mapPath(path, [scale, 0, 0, scale, 0, 0]))]),
      transform: [a / scale, b / scale, c / scale, d / scale, Math.round(e), Math.round(f)],
    };
    return this.#faded(stretched, opacity);
  }

  /** The colour of a paint, and the gradient if it is one; null where nothing is painted. */
  #resolve(
    paint: Paint,
    path: Path,
    place: Place,
  ): { readonly rgb: number; readonly opacity: number; readonly gradient?: Gradient } | null {
    if (paint.kind === 'colour') return paint.opacity === 0 ? null : paint;
    const server = this.#byId.get(paint.id);
    if (server?.name !== 'linearGradient' && server?.name !== 'radialGradient') {
      if (server) this.ignore(server.name);
      return paint.otherwise && this.#resolve(paint.otherwise, path, place);
    }
    const box: Box = tightBox(path) ?? { x: 0, y: 0, width: 0, height: 0 };
    const gradient = gradientFor(server, box, place.matrix, {
      byId: this.#byId,
      styles: this.#styles,
      viewport: place.viewport,
      ignore: (feature) => this.ignore(feature),
    });
    if (!gradient) return null;
    if (!('stops' in gradient)) return { rgb: gradient.colour, opacity: gradient.opacity };
    return { rgb: meanColour(gradient.stops), opacity: 1, gradient };
  }

  #withEffects(own: Declarations, place: Place, items: readonly DisplayItem[]): readonly DisplayItem[] {
    if (items.length === 0) return items;
    let shown = items;
    const clip = /^url\(\s*['"]?#([^'")]+)['"]?\s*\)/.exec(own.get('clip-path') ?? '')?.[1];
    if (clip !== undefined) shown = this.#clipBy(clip, place, shown);
    const opacity = parseOpacity(own.get('opacity'));
    if (opacity === 0) return [];
    if (opacity === 1) return shown;
    return [{ ...this.#group(shown), opacity }];
  }

  /** What a `clipPath` lets through: everything inside any of its shapes. */
  #clipBy(id: string, place: Place, items: readonly DisplayItem[]): readonly DisplayItem[] {
    const element = this.#byId.get(id);
    if (element?.name !== 'clipPath') return items;
    const matrix = multiply(place.matrix, parseTransform(element.attributes.get('transform')));
    if (element.attributes.get('clipPathUnits') === 'objectBoundingBox') {
      this.ignore('clipPathUnits');
      return items;
    }
    if (element.attributes.has('clip-path')) this.ignore('clip-path of clipPath');
    const shapes = element.children.flatMap((child) => this.#clipShapes(child, { ...place, matrix }, 0));
    const isEvenOdd = shapes.length === 1 && shapes[0]?.rule === 'evenodd';
    const path = shapes.flatMap((shape) => shape.path);
    return this.#clipped(items, path, isEvenOdd ? 'evenodd' : undefined);
  }

  #clipShapes(
    element: XmlElement,
    outer: Place,
    uses: number,
  ): readonly { readonly path: Path; readonly rule: string | undefined }[] {
    const own = this.#styles.of(element);
    const matrix = multiply(outer.matrix, parseTransform(own.get('transform')));
    const place: Place = { ...outer, matrix, style: inherit(outer.style, own) };
    if (element.name === 'use') {
      const used = this.#byId.get((element.attributes.get('href') ?? '').slice(1));
      return used && uses < MAX_USES ? this.#clipShapes(used, place, uses + 1) : [];
    }
    const path = shapePath(element, place.viewport);
    if (!path || own.get('display') === 'none') return [];
    return [{ path: mapPath(path, matrix), rule: place.style.get('clip-rule') }];
  }

  #clipped(items: readonly DisplayItem[], clip: Path, rule?: FillRule): readonly DisplayItem[] {
    if (items.length === 0) return items;
    return [{ ...this.#group(items), clip, ...(rule ? { clipRule: rule } : {}) }];
  }

  #faded(item: DisplayItem, opacity: number): DisplayItem | null {
    if (opacity === 0) return null;
    return opacity === 1 ? item : { ...this.#group([item]), opacity };
  }

  #group(items: readonly DisplayItem[]): GroupItem {
    return { kind: 'group', x: 0, y: 0, frame: { ...this.#frame, items, source: -1, tag: null } };
  }
}

/** Whether a map keeps circles round. */
function isEven([a, b, c, d]: Matrix): boolean {
  const size = a * a + b * b + c * c + d * d;
  return Math.abs(a * c + b * d) <= size * 1e-6 && Math.abs(a * a + b * b - c * c - d * d) <= size * 1e-6;
}

/** The colour that comes closest to a gradient: the mean of its stops. */
function meanColour(stops: readonly GradientStop[]): number {
  const mean = (shift: number): number =>
    Math.round(stops.reduce((sum, { colour }) => sum + ((colour >> shift) & 255), 0) / stops.length);
  return (mean(16) << 16) | (mean(8) << 8) | mean(0);
}
