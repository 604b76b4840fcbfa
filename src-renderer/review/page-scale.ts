/** How large pages are shown. */
import { useEffect, useState } from 'react';
import type { DisplayList } from '../../shared/display';
import { MPT_PER_PT, type Size } from '../../shared/geometry';

/** `fit` shows whole pages; a number is a factor, 1 being 4/3 px per point. */
export type Zoom = 'fit' | number;

/** Factors that zooming steps through. */
export const ZOOM_STEPS = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3] as const;

/** A point at zoom 1, in px. */
const PX_PER_PT = 4 / 3;

/** Space around and between pages, in px. */
export const PAGE_GAP = 16;

/** Shows nothing smaller than this, however small the window is. */
const MIN_SCALE = 0.2;

/** The size in points that the largest page of the documents has. */
export function largestPage(lists: readonly (DisplayList | null | undefined)[]): Size {
  const pages = lists.flatMap((list) => list?.pages ?? []);
  return {
    width: Math.max(1, ...pages.map(({ width }) => width / MPT_PER_PT)),
    height: Math.max(1, ...pages.map(({ height }) => height / MPT_PER_PT)),
  };
}

/** Px per point, for `columns` pages beside each other in `room` (px). */
export function scaleOf(zoom: Zoom, page: Size, room: Size, columns: number): number {
  if (zoom !== 'fit') return zoom * PX_PER_PT;
  const width = (room.width - (columns + 1) * PAGE_GAP) / columns / page.width;
  const height = (room.height - 2 * PAGE_GAP) / page.height;
  return Math.max(MIN_SCALE, Math.min(width, height));
}

/** The next factor up (1) or down (−1) from a scale in px per point. */
export function zoomStep(scale: number, direction: 1 | -1): number {
  const zoom = scale / PX_PER_PT;
  const next =
    direction > 0
      ? ZOOM_STEPS.find((step) => step > zoom * 1.01)
      : ZOOM_STEPS.findLast((step) => step < zoom * 0.99);
  return next ?? (direction > 0 ? (ZOOM_STEPS.at(-1) ?? 1) : ZOOM_STEPS[0]);
}

/** 1 is 4/3 px per point. */
export const zoomOf = (scale: number): number => scale / PX_PER_PT;

/** Device pixels per px for a picture of this size (px): the screen's, or fewer where it would take too many pixels. */
export function densityFor({ width, height }: Size, maxPixels: number): number {
  const screen = window.devicePixelRatio || 1;
  return Math.min(screen, Math.sqrt(maxPixels / Math.max(1, width * height)));
}

/** The inner size of an element in px, as it changes. */
export function useRoom(element: React.RefObject<HTMLElement | null>): Size {
  const [room, setRoom] = useState<Size>({ width: 0, height: 0 });
  useEffect(() => {
    const { current } = element;
    if (!current) return;
    const measure = (): void => setRoom({ width: current.clientWidth, height: current.clientHeight });
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    measure();
    return () => observer.disconnect();
  }, [element]);
  return room;
}
