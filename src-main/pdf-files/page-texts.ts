/// <reference path="./pdfjs-on-node.d.ts" />
/** The text of pages that are shown as pictures, where it stands in them. */
import type { PageProxy, TextItem } from 'pdfjs-dist/legacy/build/pdf.min.mjs';
import type { Reason } from '../../shared/diag';
import type { World } from '../../shared/engine';
import { type Matrix, multiply } from '../../shared/geometry';

/** Stretches of a page; pages with more are drawings of letters. */
const MOST_TEXTS = 5000;

type ImageTexts = NonNullable<
  Exclude<ReturnType<NonNullable<World['pageImage']>>, { readonly reason: Reason }>['texts']
>;

/** What a page says, in the order of its content; nothing where it cannot be read. */
export async function readTexts(page: PageProxy): Promise<ImageTexts> {
  try {
    const viewport = page.getViewport({ scale: 1 });
    const toUnit: Matrix = [1 / viewport.width, 0, 0, 1 / viewport.height, 0, 0];
    const toPicture = multiply(toUnit, matrixOf(viewport.transform));
    const { items } = await page.getTextContent();
    return items.flatMap((item) => textOf(item, toPicture)).slice(0, MOST_TEXTS);
  } catch {
    return [];
  }
}

function textOf({ str = '', transform, width, dir }: TextItem, toPicture: Matrix): ImageTexts {
  const [a, b, c, d, e, f] = matrixOf(transform);
  const size = Math.hypot(c, d);
  if (str.trim() === '' || !(size > 0) || !Number.isFinite(a + b + e + f)) return [];
  // Letters grow downwards in pictures.
  const matrix = multiply(toPicture, [a / size, b / size, -c / size, -d / size, e, f]);
  const length = dir === 'ttb' ? 0 : (width * size) / (Math.hypot(a, b) || size);
  return [{ text: str, matrix, size, width: length, isRtl: dir === 'rtl' }];
}

const matrixOf = ([a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: readonly number[]): Matrix => [
  a,
  b,
  c,
  d,
  e,
  f,
];
