/** SVG files as drawings of the display list. */
import { fail, ok, type Result } from '../base';
import { type Reason, reason } from '../diag';
import type { Frame } from '../display';
import { multiply } from '../geometry';
import { SvgDrawer } from './draw-svg';
import { parseLength } from './length';
import { hasText, setParts } from './parts';
import { setText, type TextSetting } from './set-text';
import { parseViewBox, viewBoxMatrix } from './viewport';
import { isXml, readXml, type XmlElement } from './xml-tree';

/** A drawing. Its frame is large, so that nothing is lost when it is scaled to its place. */
export interface SvgDrawing {
  /** Its own size in points. */
  readonly width: number;
  readonly height: number;
  /** What could not be drawn, by its names in SVG, in alphabetical order. */
  readonly ignored: readonly string[];
  readonly hasText: boolean;
  /** PNG and JPEG files inside of it, by their SHA-256: what its image items name. */
  readonly images: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
  /**
   * Paths, groups and text in the fonts of a document; its longer side measures {@link FRAME_SIDE}. Without text it is one
   * frame for all documents.
   */
  frameIn(setting: TextSetting): Frame;
}

/** 1,000 points. */
export const FRAME_SIDE = 1_000_000;

const POINTS_PER_PIXEL = 0.75;
/** What a file that says nothing about its size is as large as (CSS 2.2, 10.3.2). */
const DEFAULT_WIDTH = 300;
const DEFAULT_HEIGHT = 150;

/** The size of an SVG file in points, without drawing it; the error says why there is none. */
export function inspectSvg(bytes: Uint8Array): Result<Pick<SvgDrawing, 'width' | 'height'>, Reason> {
  const root = readXml(bytes);
  if (!root.ok) return root;
  return root.value.name === 'svg' ? ok(sizeOf(root.value)) : fail(reason('svg.otherRoot'));
}

type Known = Result<SvgDrawing, Reason>;

/** Drawings live as long as the bytes they came from. */
const drawings = new WeakMap<Uint8Array, Known>();

/** The drawing of a file: the same object for the same array of bytes. */
export function readSvg(bytes: Uint8Array): Known {
  let drawing = drawings.get(bytes);
  if (!drawing) {
    drawing = draw(bytes);
    drawings.set(bytes, drawing);
  }
  return drawing;
}

const NO_IMAGES: ReadonlyMap<string, Uint8Array<ArrayBuffer>> = new Map();

/** The images inside of any file by their SHA-256: none, where it is no drawing. */
export function imagesInside(bytes: Uint8Array): ReadonlyMap<string, Uint8Array<ArrayBuffer>> {
  const drawing = isXml(bytes) ? readSvg(bytes) : null;
  return drawing?.ok ? drawing.value.images : NO_IMAGES;
}

function draw(bytes: Uint8Array): Known {
  const root = readXml(bytes);
  if (!root.ok) return root;
  const svg = root.value;
  if (svg.name !== 'svg') return fail(reason('svg.otherRoot'));
  const { width, height } = sizeOf(svg);
  const scale = FRAME_SIDE / Math.max(width, height);
  const size = { width: Math.round(width * scale), height: Math.round(height * scale) };
  const [pixelsWide, pixelsHigh] = [width / POINTS_PER_PIXEL, height / POINTS_PER_PIXEL];
  const box = parseViewBox(svg.attributes.get('viewBox'));
  const fitted = viewBoxMatrix(box, pixelsWide, pixelsHigh, svg.attributes.get('preserveAspectRatio'));
  const toFrame = scale * POINTS_PER_PIXEL;
  const drawer = new SvgDrawer(svg, size, toFrame);
  const parts = drawer.draw(
    svg,
    multiply([toFrame, 0, 0, toFrame, 0, 0], fitted),
    box ?? { width: pixelsWide, height: pixelsHigh },
  );
  const frameOf = (set: Parameters<typeof setParts>[2]): Frame => {
    return { ...size, items: setParts(parts, size, set), source: -1, tag: null };
  };
  const still = hasText(parts) ? null : frameOf(() => []);
  return ok({
    ...{ width, height, hasText: still === null },
    ignored: drawer.ignored,
    images: drawer.images,
    frameIn(setting) {
      if (still) return still;
      drawer.beginText();
      return frameOf((text) => setText(text, setting, drawer));
    },
  });
}

/** Width and height where they are lengths; else one follows from the other and the view box, or both from it. */
function sizeOf({ attributes }: XmlElement): Pick<SvgDrawing, 'width' | 'height'> {
  const box = parseViewBox(attributes.get('viewBox'));
  const width = positive(attributes.get('width'));
  const height = positive(attributes.get('height'));
  const ratio = box ? box.height / box.width : DEFAULT_HEIGHT / DEFAULT_WIDTH;
  const wide = width ?? (height === undefined ? (box?.width ?? DEFAULT_WIDTH) : height / ratio);
  const tall = height ?? wide * ratio;
  return { width: wide * POINTS_PER_PIXEL, height: tall * POINTS_PER_PIXEL };
}

/** A percentage says nothing about a drawing that stands for itself. */
function positive(text: string | undefined): number | undefined {
  const length = text?.trim().endsWith('%') ? undefined : parseLength(text);
  return length !== undefined && length > 0 ? length : undefined;
}
