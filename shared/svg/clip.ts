/**
 * Clip paths and masks (CSS Masking 1). What lets everything through inside of outlines and nothing outside is a clip,
 * which every writer draws with sharp edges and in few bytes; everything else is drawn, and is a mask.
 */
import { type FillRule, type Mask, outlineBox } from '../display';
import {
  type Box,
  CLOSE,
  IDENTITY,
  type Matrix,
  MOVE,
  multiply,
  PATH_ARGUMENTS,
  type Path,
  rectanglePath,
} from '../geometry';
import { boxOf, within } from './element-box';
import { fontSizeOf } from './font-look';
import { parseLength, parseOpacity, parseTransform } from './length';
import { type Paint, paintOpacity, parsePaint, strokeShape } from './paint';
import { groupOf, type Part } from './parts';
import { costOf, type DrawingContext, MAX_USES, type Place, referred } from './place';
import { diagonalOf, mapPath, shapePath } from './shape';
import type { Declarations } from './style-sheet';
import { parseUrl } from './url';
import type { XmlElement } from './xml-tree';

/** One outline in the drawing's coordinates. */
interface Outline {
  readonly path: Path;
  readonly rule: FillRule;
}

/** What an element with `clip-path` and `mask` shows of its parts. */
export function clipParts(
  parts: readonly Part[],
  element: XmlElement,
  place: Place,
  context: DrawingContext,
): readonly Part[] {
  const own = context.styles.of(element);
  const clip = context.byId.get(parseUrl(own.get('clip-path'))?.id ?? '');
  const mask = context.byId.get(parseUrl(own.get('mask'))?.id ?? '');
  let shown = parts;
  if (clip?.name === 'clipPath') shown = new Clipper(element, place, context).clip(shown, clip, 0);
  if (mask?.name === 'mask') shown = new Clipper(element, place, context).mask(shown, mask);
  return shown;
}

class Clipper {
  constructor(
    /** What is clipped, and where it stands. */
    private readonly element: XmlElement,
    private readonly place: Place,
    private readonly context: DrawingContext,
  ) {}

  /** What is inside of any shape of a `clipPath`, and of the one that itself is clipped by. */
  clip(parts: readonly Part[], clip: XmlElement, depth: number): readonly Part[] {
    const matrix = this.#unitsOf(clip, 'clipPathUnits');
    if (!matrix) return parts;
    const own = this.context.styles.of(clip);
    const inner = multiply(matrix, parseTransform(own.get('transform')));
    const place: Place = { ...this.place, matrix: inner, style: this.context.styles.inheritedBy(clip) };
    const outline = this.#outlineOf(clip, place);
    const clipped = outline
      ? this.#group(parts, outline)
      : this.#masked(parts, clip, { ...place, isClip: true }, 'alpha', null);
    const around = this.context.byId.get(parseUrl(own.get('clip-path'))?.id ?? '');
    if (around?.name !== 'clipPath' || depth >= MAX_USES) return clipped;
    return this.clip(clipped, around, depth + 1);
  }

  /** What is inside of a clip path, of nothing where it is empty; null where it is more than one outline can say. */
  #outlineOf(clip: XmlElement, place: Place): Outline | null {
    const shapes = clip.children.map((child) => this.#clipShapes(child, place, 0));
    return shapes.every((each) => each !== null) ? unionOf(shapes.flat()) : null;
  }

  #clipShapes(element: XmlElement, outer: Place, uses: number): readonly Outline[] | null {
    const own = this.context.styles.of(element);
    if (own.get('display') === 'none' || !this.context.spend(1)) return [];
    const place = within(outer, own, element);
    if (parseUrl(own.get('clip-path')) !== undefined || element.name === 'text') return null;
    if (element.name === 'use') {
      const used = referred(element, this.context);
      return used && uses < MAX_USES ? this.#clipShapes(used, place, uses + 1) : [];
    }
    const path = shapePath(element, own, place.viewport, fontSizeOf(place.style));
    if (!path || isHidden(place.style) || !this.context.spend(costOf(path))) return [];
    return [{ path: mapPath(path, place.matrix), rule: ruleOf(place.style.get('clip-rule')) }];
  }

  mask(parts: readonly Part[], mask: XmlElement): readonly Part[] {
    const { context, place } = this;
    const matrix = this.#unitsOf(mask, 'maskContentUnits', 'userSpaceOnUse');
    if (!matrix) return parts;
    const own = context.styles.of(mask);
    const isAlpha = own.get('mask-type') === 'alpha' || own.get('mask-mode') === 'alpha';
    const inside: Place = { ...place, matrix, style: context.styles.inheritedBy(mask) };
    const shapes = this.#maskShapes(mask, inside);
    const layers = shapes && layersOf(shapes, isAlpha);
    const region = this.#region(mask);
    if (!layers) return this.#masked(parts, mask, inside, isAlpha ? 'alpha' : 'luminance', region);
    const shown = this.#cut(parts, layers);
    return region ? this.#group(shown, { path: region, rule: 'nonzero' }) : shown;
  }

  /** What a mask of white, opaque shapes lets through, less the black ones that come after. */
  #cut(parts: readonly Part[], { inside, holes }: Layers): readonly Part[] {
    let shown = this.#group(parts, inside);
    for (const hole of holes) shown = this.#group(shown, outsideOf(hole));
    return shown;
  }

  /** What is seen through a mask or clip path that is drawn. Inside of itself it is none. */
  #masked(
    parts: readonly Part[],
    mask: XmlElement,
    inside: Place,
    by: Mask['by'],
    region: Path | null,
  ): readonly Part[] {
    const { context } = this;
    const uses = inside.uses + 1;
    if (uses > MAX_USES || !context.spend(MASK_COST)) {
      context.ignore(this.element, mask.name);
      return parts;
    }
    const drawn = context.children(mask, { ...inside, uses, isDecoration: true });
    if (drawn.length === 0) return [];
    const clip = region ? { clip: region } : {};
    return [groupOf(parts, context.size, { mask: { parts: drawn, by }, ...clip })];
  }

  /** The shapes of a mask with what they are painted with; null where there is more than filled shapes. */
  #maskShapes(mask: XmlElement, place: Place): readonly MaskShape[] | null {
    const shapes: MaskShape[] = [];
    const isSimple = mask.children.every((child) => this.#addMaskShapes(child, place, 0, shapes));
    return isSimple && shapes.length <= MAX_MASK_SHAPES ? shapes : null;
  }

  #addMaskShapes(element: XmlElement, outer: Place, uses: number, shapes: MaskShape[]): boolean {
    const { context } = this;
    const own = context.styles.of(element);
    if (own.get('display') === 'none' || /^(title|desc|defs|style|metadata)$/.test(element.name)) return true;
    const hasEffect = EFFECTS.some((effect) => (own.get(effect) ?? 'none') !== 'none');
    if (hasEffect || parseOpacity(own.get('opacity')) !== 1 || uses > MAX_USES) return false;
    if (shapes.length > MAX_MASK_SHAPES || !context.spend(1)) return false;
    const place = within(outer, own, element);
    if (element.name === 'g')
      return element.children.every((child) => this.#addMaskShapes(child, place, uses + 1, shapes));
    if (element.name === 'use') {
      const used = referred(element, context);
      return used !== undefined && this.#addMaskShapes(used, place, uses + 1, shapes);
    }
    const { style } = place;
    const path = shapePath(element, own, place.viewport, fontSizeOf(style));
    const fill = parsePaint(style.get('fill') ?? 'black', style);
    const isStroked =
      parsePaint(style.get('stroke') ?? 'none', style) !== null &&
      strokeShape(style, diagonalOf(place.viewport)) !== null;
    if (!path || isStroked || paintOpacity(style, 'fill') !== 1 || !context.spend(costOf(path))) return false;
    if (fill && !isHidden(style)) {
      shapes.push({ fill, path: mapPath(path, place.matrix), rule: ruleOf(style.get('fill-rule')) });
    }
    return true;
  }

  /** The box outside of which a mask lets nothing through; null where it is not known, for then it reaches further. */
  #region({ attributes }: XmlElement): Path | null {
    const isByBox = (attributes.get('maskUnits') ?? 'objectBoundingBox') === 'objectBoundingBox';
    const box = isByBox ? this.#box() : null;
    if (isByBox && !box) return null;
    const { viewport, matrix, style } = this.place;
    const em = fontSizeOf(style);
    const across = (key: string, otherwise: string): number =>
      parseLength(attributes.get(key) ?? otherwise, isByBox ? 1 : viewport.width, em) ?? 0;
    const down = (key: string, otherwise: string): number =>
      parseLength(attributes.get(key) ?? otherwise, isByBox ? 1 : viewport.height, em) ?? 0;
    const path = rectanglePath(
      ...([across('x', '-10%'), down('y', '-10%')] as const),
      ...([across('width', '120%'), down('height', '120%')] as const),
    );
    const fromUnits: Matrix = box ? [box.width, 0, 0, box.height, box.x, box.y] : IDENTITY;
    return mapPath(path, multiply(matrix, fromUnits));
  }

  /** The coordinates that an attribute says the shapes are in; null where they are those of a box nobody knows. */
  #unitsOf(element: XmlElement, attribute: string, otherwise = 'userSpaceOnUse'): Matrix | null {
    if ((element.attributes.get(attribute) ?? otherwise) !== 'objectBoundingBox') return this.place.matrix;
    const box = this.#box();
    if (box) return multiply(this.place.matrix, [box.width, 0, 0, box.height, box.x, box.y]);
    this.context.ignore(this.element, attribute);
    return null;
  }

  /** The box of what is clipped, in its own user units. */
  #box(): Box | null {
    return boxOf(this.element, { ...this.place, matrix: IDENTITY }, this.context, true);
  }

  #group(parts: readonly Part[], { path, rule }: Outline): readonly Part[] {
    if (parts.length === 0 || path.length === 0) return [];
    const clipRule = rule === 'evenodd' ? { clipRule: rule } : {};
    return [groupOf(parts, this.context.size, { clip: path, ...clipRule })];
  }
}

interface MaskShape extends Outline {
  readonly fill: Paint;
}

const EFFECTS = ['clip-path', 'mask', 'filter'];

/** Masks of more shapes are drawn. */
const MAX_MASK_SHAPES = 1000;

/** Who paints a mask fills two areas for it: as much work as many elements. */
const MASK_COST = 200;

const isHidden = (style: Declarations): boolean => /^(?:hidden|collapse)/.test(style.get('visibility') ?? '');

const ruleOf = (text: string | undefined): FillRule => (text === 'evenodd' ? 'evenodd' : 'nonzero');

/** What lets everything through, and what nothing of it. */
interface Layers {
  readonly inside: Outline;
  readonly holes: readonly Outline[];
}

/** The layers of a mask; null where something lets through a part, or white lies on black. */
function layersOf(shapes: readonly MaskShape[], isAlpha: boolean): Layers | null {
  const shown: Outline[] = [];
  const holes: Outline[] = [];
  for (const shape of shapes) {
    const { fill } = shape;
    if (fill.kind !== 'colour' || (fill.opacity !== 1 && fill.opacity !== 0)) return null;
    if (fill.opacity === 0) continue;
    if (isAlpha || fill.rgb === WHITE) {
      if (holes.length > 0) return null;
      shown.push(shape);
    } else if (fill.rgb !== BLACK) return null;
    else if (shown.length > 0) holes.push(shape);
  }
  const inside = unionOf(shown);
  return inside && { inside, holes };
}

/** What is inside of any of the shapes; null where one outline cannot say it. */
function unionOf(shapes: readonly Outline[]): Outline | null {
  const [first] = shapes;
  if (!first || shapes.length === 1) return first ?? { path: [], rule: 'nonzero' };
  const { rule } = first;
  const turn = turnOf(first.path);
  // Where outlines of two directions overlap there would be a hole.
  const goOneWay = rule === 'nonzero' && turn !== 0 && shapes.every(({ path }) => turnOf(path) === turn);
  if (!shapes.every((shape) => shape.rule === rule) || !(goOneWay || areApart(shapes))) return null;
  return { path: shapes.flatMap(({ path }) => path), rule };
}

/** Shapes that are compared with each other; more may overlap. */
const MAX_COMPARED = 64;

function areApart(shapes: readonly Outline[]): boolean {
  if (shapes.length > MAX_COMPARED) return false;
  const boxes = shapes.map(({ path }) => outlineBox(path));
  return boxes.every((box, index) => boxes.slice(index + 1).every((other) => !overlaps(box, other)));
}

const overlaps = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** Which way round an outline goes: 1 or -1; 0 for one of several pieces. */
function turnOf(path: Path): number {
  const [, startX = 0, startY = 0] = path;
  let [x, y, area] = [0, 0, 0];
  for (let at = 0; at < path.length; ) {
    const operator = path[at] ?? CLOSE;
    const end = at + 1 + (PATH_ARGUMENTS[operator] ?? 0);
    if (operator === MOVE && at > 0) return 0;
    for (let point = at + 1; point < end; point += 2) {
      const [nextX, nextY] = [(path[point] ?? 0) - startX, (path[point + 1] ?? 0) - startY];
      area += x * nextY - nextX * y;
      [x, y] = [nextX, nextY];
    }
    at = end;
  }
  return Math.sign(area);
}

const WHITE = 0xffffff;
const BLACK = 0;

/** Larger than any drawing, in millipoints. */
const FAR = 100_000_000;

/** Everything but the inside of an outline. */
const outsideOf = ({ path }: Outline): Outline => ({
  path: [...rectanglePath(-FAR, -FAR, 2 * FAR, 2 * FAR), ...path],
  rule: 'evenodd',
});
