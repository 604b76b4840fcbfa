/** The canvas's world: pages one below the other, centred, in points. */
import type { DisplayList } from '../../shared/display';
import { type Box, MPT_PER_PT, type Point } from '../../shared/geometry';

/** Space between pages. */
const GAP = 24;

export interface PagePlace extends Box {
  readonly page: number;
}

export interface PageStack {
  readonly places: readonly PagePlace[];
  readonly width: number;
  readonly height: number;
}

export const NO_PAGES: PageStack = { places: [], width: 0, height: 0 };

export function stackPages(list: DisplayList): PageStack {
  const sizes = list.pages.map(({ width, height }) => ({
    width: width / MPT_PER_PT,
    height: height / MPT_PER_PT,
  }));
  const width = Math.max(0, ...sizes.map((size) => size.width));
  let y = 0;
  const places = sizes.map((size, page) => {
    const place = { page, x: (width - size.width) / 2, y, ...size };
    y += size.height + GAP;
    return place;
  });
  return { places, width, height: Math.max(0, y - GAP) };
}

/** The page that a point is on, else the nearest above or below. */
export function pageAt({ places }: PageStack, point: Point): PagePlace | undefined {
  return places.find((place) => point.y < place.y + place.height + GAP / 2) ?? places.at(-1);
}

export const isOnPage = (place: PagePlace, { x, y }: Point): boolean =>
  x >= place.x && x <= place.x + place.width && y >= place.y && y <= place.y + place.height;

/** From the world to a page, in millipoints. */
export const toPage = (place: PagePlace, { x, y }: Point): Point => ({
  x: (x - place.x) * MPT_PER_PT,
  y: (y - place.y) * MPT_PER_PT,
});

/** A box of a page (millipoints) in the world. */
export const toWorld = (place: PagePlace, box: Box): Box => ({
  x: place.x + box.x / MPT_PER_PT,
  y: place.y + box.y / MPT_PER_PT,
  width: box.width / MPT_PER_PT,
  height: box.height / MPT_PER_PT,
});
