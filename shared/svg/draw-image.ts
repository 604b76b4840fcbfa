/** `image` (SVG 2, 12.4) where its picture is inside of the file. Nothing is fetched. */
import type { DisplayItem } from '../display';
import { type Box, type Matrix, multiply, rectanglePath, type Size } from '../geometry';
import { type EmbeddedImage, embeddedImage } from './embedded-image';
import { fontSizeOf } from './font-look';
import { parseLength } from './length';
import { groupOf, type Part } from './parts';
import type { DrawingContext, Place } from './place';
import { mapPath, scaleOf } from './shape';
import { viewBoxMatrix } from './viewport';
import type { XmlElement } from './xml-tree';

/** Addresses are long, and an element may be used often. */
const known = new WeakMap<XmlElement, EmbeddedImage | null>();

function imageOf(element: XmlElement): EmbeddedImage | null {
  let image = known.get(element);
  if (image === undefined) {
    image = embeddedImage(element.attributes.get('href')?.trim() ?? '');
    known.set(element, image);
  }
  return image;
}

/** The picture in its place, fitted as the element says. What is no PNG or JPEG inside of the file is told of. */
export function drawImage(element: XmlElement, place: Place, context: DrawingContext): readonly Part[] {
  const { attributes } = element;
  if (!attributes.has('href') || /^(hidden|collapse)$/.test(place.style.get('visibility') ?? '')) return [];
  const image = imageOf(element);
  if (!image) {
    context.ignore(element);
    return [];
  }
  const box = boxOf(attributes, image, place);
  const scale = scaleOf(place.matrix);
  if (!(box.width > 0 && box.height > 0 && scale > 0)) return [];
  context.addImage(image);
  const fit = attributes.get('preserveAspectRatio') ?? '';
  const [across, , , down, left, top] = viewBoxMatrix(
    { x: 0, y: 0, width: image.width, height: image.height },
    ...([box.width, box.height, fit] as const),
  );
  const shown: Box = {
    ...{ x: box.x + left, y: box.y + top },
    ...{ width: image.width * across, height: image.height * down },
  };
  const item = placed(image.hash, shown, place.matrix, scale, context.size);
  if (!/\bslice\b/.test(fit)) return [item];
  const clip = mapPath(rectanglePath(box.x, box.y, box.width, box.height), place.matrix);
  return [groupOf([item], context.size, { clip })];
}

/** Where the picture may stand, in user units; as large as its pixels where nothing else is said. */
function boxOf(
  attributes: ReadonlyMap<string, string>,
  image: EmbeddedImage,
  { viewport, style }: Place,
): Box {
  const em = fontSizeOf(style);
  const width = parseLength(attributes.get('width'), viewport.width, em);
  const height = parseLength(attributes.get('height'), viewport.height, em);
  const ratio = image.height / image.width;
  const wide = width ?? (height === undefined ? image.width : height / ratio);
  return {
    x: parseLength(attributes.get('x'), viewport.width, em) ?? 0,
    y: parseLength(attributes.get('y'), viewport.height, em) ?? 0,
    width: wide,
    height: height ?? wide * ratio,
  };
}

/** The item of a picture whose box `matrix` maps to the frame. */
function placed(asset: string, box: Box, matrix: Matrix, scale: number, size: Size): DisplayItem {
  const [a, b, c, d, e, f] = multiply(matrix, [1, 0, 0, 1, box.x, box.y]);
  const isUpright = b === 0 && c === 0 && a > 0 && d > 0;
  const width = Math.max(1, Math.round(box.width * (isUpright ? a : scale)));
  const height = Math.max(1, Math.round(box.height * (isUpright ? d : scale)));
  const image = { kind: 'image', width, height, asset, page: 1, source: -1 } as const;
  const [x, y] = [Math.round(e) + 0, Math.round(f) + 0];
  if (isUpright) return { ...image, x, y };
  const [across, down] = [box.width / width, box.height / height];
  return groupOf([{ ...image, x: 0, y: 0 }], size, {
    transform: [a * across, b * across, c * down, d * down, x, y],
  }) as DisplayItem;
}
