/** What part of the world is on the screen. The zoom itself is the studio's; the scroll position is the canvas's own. */
import { createStore } from 'zustand/vanilla';
import type { Box, Point } from '../../shared/geometry';
import { MAX_ZOOM, MIN_ZOOM, setPage, setZoom, studioStore } from '../state';
import { NO_PAGES, type PageStack, pageAt } from './page-stack';

/** CSS pixels per point at a zoom of 1. */
const PX_PER_PT = 96 / 72;
/** Width of the rulers, in CSS pixels. */
export const RULER = 20;
/** Space kept around a page that is fitted into the window. */
const MARGIN = 28;
/** How much of the window the pages keep however far one scrolls, and how many pixels at least. */
const KEPT_SHARE = 0.5;
const KEPT = 80;
/** Milliseconds of rest after which pages are painted at the new zoom. */
const SETTLE_MS = 120;

export interface Viewport {
  /** Size of the canvas in CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Where the world's origin is, in CSS pixels from the canvas's upper left corner. */
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
  /** The zoom is being changed: old bitmaps are stretched meanwhile. */
  readonly isZooming: boolean;
}

export const viewportStore = createStore<Viewport>(() => ({
  width: 0,
  height: 0,
  x: RULER + MARGIN,
  y: RULER + MARGIN,
  zoom: 1,
  isZooming: false,
}));

let stack: PageStack = NO_PAGES;
let settle: ReturnType<typeof setTimeout> | null = null;

/** CSS pixels per point. */
export const scaleOf = ({ zoom }: Pick<Viewport, 'zoom'>): number => zoom * PX_PER_PT;

export const toScreenPoint = (view: Viewport, { x, y }: Point): Point => ({
  x: view.x + x * scaleOf(view),
  y: view.y + y * scaleOf(view),
});

export const toScreenBox = (view: Viewport, { x, y, width, height }: Box): Box => ({
  ...toScreenPoint(view, { x, y }),
  width: width * scaleOf(view),
  height: height * scaleOf(view),
});

export const toWorldPoint = (view: Viewport, { x, y }: Point): Point => ({
  x: (x - view.x) / scaleOf(view),
  y: (y - view.y) / scaleOf(view),
});

/** The part of the world that is on the screen. */
export function visibleWorld(view: Viewport): Box {
  const scale = scaleOf(view);
  return { ...toWorldPoint(view, { x: 0, y: 0 }), width: view.width / scale, height: view.height / scale };
}

/** Tells which pages there are; the place of the view on them stays. */
export function setStack(next: PageStack): void {
  const isFirst = stack.places.length === 0 && next.places.length > 0;
  stack = next;
  if (isFirst && viewportStore.getState().width > 0) fitWidth();
  else move(viewportStore.getState());
}

/** Forgets the pages: the next ones are fitted into the window. */
export function resetView(): void {
  stack = NO_PAGES;
}

/** Tells the size of the canvas in CSS pixels. */
export function resizeViewport(width: number, height: number): void {
  const before = viewportStore.getState();
  if (before.width === width && before.height === height) return;
  viewportStore.setState({ width, height });
  if (before.width === 0 && stack.places.length > 0) fitWidth();
  else move({ ...before, width, height, x: before.x + (width - before.width) / 2 });
}

export function panBy(dx: number, dy: number): void {
  const view = viewportStore.getState();
  move({ ...view, x: view.x + dx, y: view.y + dy });
}

/** Changes the zoom so that the world's point under `anchor` (CSS pixels; default: the middle) stays there. */
export function zoomTo(zoom: number, anchor?: Point): void {
  const view = viewportStore.getState();
  const next = Math.max(MIN_ZOOM, Math.min(zoom, MAX_ZOOM));
  const at = anchor ?? { x: (view.width + RULER) / 2, y: (view.height + RULER) / 2 };
  const world = toWorldPoint(view, at);
  const scale = scaleOf({ zoom: next });
  beginZoom();
  move({ ...view, zoom: next, isZooming: true, x: at.x - world.x * scale, y: at.y - world.y * scale });
  if (studioStore.getState().view.zoom !== next) setZoom(next);
}

/** Changes the zoom so that what is at the upper edge of the window stays there. */
export const zoomFromTop = (zoom: number): void =>
  zoomTo(zoom, { x: (viewportStore.getState().width + RULER) / 2, y: RULER + MARGIN });

/** Fits the width of the pages into the window. */
export function fitWidth(): void {
  const { width } = viewportStore.getState();
  const zoom = (width - RULER - 2 * MARGIN) / Math.max(1, stack.width * PX_PER_PT);
  // Beyond true size and a half, a page is too large to work on although the window is wide enough.
  showFrom(Math.min(zoom, 1.5), stack.places[studioStore.getState().view.page]?.y ?? 0);
}

/** Fits the current page into the window. */
export function fitPage(): void {
  const { width, height } = viewportStore.getState();
  const page = stack.places[studioStore.getState().view.page] ?? stack.places[0];
  if (!page) return;
  const free = { width: width - RULER - 2 * MARGIN, height: height - RULER - 2 * MARGIN };
  const zoom = Math.min(free.width / page.width, free.height / page.height) / PX_PER_PT;
  showFrom(zoom, page.y);
}

/** Scrolls to a page, counted from 0. */
export function showPage(page: number): void {
  const place = stack.places[page];
  if (place) showFrom(viewportStore.getState().zoom, place.y);
}

function showFrom(zoom: number, worldY: number): void {
  const view = viewportStore.getState();
  const next = Math.max(MIN_ZOOM, Math.min(zoom, MAX_ZOOM));
  const scale = scaleOf({ zoom: next });
  const x = RULER + (view.width - RULER - stack.width * scale) / 2;
  move({ ...view, zoom: next, x, y: RULER + MARGIN - worldY * scale });
  if (studioStore.getState().view.zoom !== next) setZoom(next);
}

/** Scrolls as little as needed to bring a box of the world into sight. */
export function reveal(box: Box): void {
  const view = viewportStore.getState();
  if (view.width === 0) return;
  const screen = toScreenBox(view, box);
  const dx = shift(screen.x, screen.width, RULER + 12, view.width - 12);
  const dy = shift(screen.y, screen.height, RULER + 24, view.height - 24);
  if (dx !== 0 || dy !== 0) move({ ...view, x: view.x + dx, y: view.y + dy });
}

/** What brings start … start + length between low and high; what is longer is shown from its start. */
function shift(start: number, length: number, low: number, high: number): number {
  if (length > high - low) return start > high || start + length < low ? low - start : 0;
  if (start < low) return low - start;
  return start + length > high ? high - start - length : 0;
}

function beginZoom(): void {
  if (settle) clearTimeout(settle);
  settle = setTimeout(() => {
    settle = null;
    viewportStore.setState({ isZooming: false });
  }, SETTLE_MS);
}

/** Keeps some of the pages in sight, on whole device pixels, and tells which page is current. */
function move(wanted: Viewport): void {
  const scale = scaleOf(wanted);
  const ratio = typeof devicePixelRatio === 'number' ? devicePixelRatio : 1;
  const snap = (length: number): number => Math.round(length * ratio) / ratio;
  const width = stack.width * scale;
  const height = stack.height * scale;
  const within = (start: number, length: number, room: number): number => {
    const kept = Math.min(Math.max(KEPT, room * KEPT_SHARE), room);
    return snap(Math.min(room - kept, Math.max(start, RULER + kept - length)));
  };
  const x = within(wanted.x, width, wanted.width);
  const y = within(wanted.y, height, wanted.height);
  viewportStore.setState({ ...wanted, x, y });
  const view = viewportStore.getState();
  const middle = toWorldPoint(view, { x: view.width / 2, y: RULER + (view.height - RULER) * 0.4 });
  const place = pageAt(stack, middle);
  if (place) setPage(place.page);
}

/** Follows the zoom that others set (buttons, shortcuts). Returns what stops it. */
export const followZoom = (): (() => void) =>
  studioStore.subscribe(({ view }, before) => {
    if (view.zoom !== before.view.zoom && view.zoom !== viewportStore.getState().zoom) zoomTo(view.zoom);
  });
