/** Keeps the window's place between sessions and brings it back to where it can be seen. */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { BrowserWindow, Rectangle } from 'electron';
import { z } from 'zod';

const windowStateSchema = z.strictObject({
  x: z.int().exactOptional(),
  y: z.int().exactOptional(),
  width: z.int().min(1).max(100_000),
  height: z.int().min(1).max(100_000),
  maximised: z.boolean(),
  fullScreen: z.boolean(),
});

/** Place in device-independent pixels of the screen; without `x` and `y` the window is centred. */
export type WindowState = z.infer<typeof windowStateSchema>;

export const MINIMUM_SIZE = { width: 960, height: 600 } as const;

export const DEFAULT_STATE: WindowState = { width: 1440, height: 900, maximised: false, fullScreen: false };

/** How much of the title bar must lie on a display for the window to be reachable. */
const REACHABLE = { width: 120, height: 24 } as const;

/** Pause after the last move or resize before the place is written. */
const SETTLE_MS = 400;

/** The kept state; the default where there is none or the file is not ours. */
export async function readWindowState(file: string): Promise<WindowState> {
  try {
    return windowStateSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return DEFAULT_STATE;
  }
}

/**
 * Writes the state so that a crash leaves the old file or the new one. Synchronous, because the last one is written
 * while the application ends.
 */
export function writeWindowState(file: string, state: WindowState): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const partial = `${file}.partial`;
  writeFileSync(partial, JSON.stringify(state));
  renameSync(partial, file);
}

/**
 * The state adapted to the displays of today: a window that lay on a display no longer there is centred, one larger
 * than its display is shrunk to it.
 *
 * @param workAreas Usable areas of the displays, the primary one first.
 */
export function fitToDisplays(state: WindowState, workAreas: readonly Rectangle[]): WindowState {
  const { x, y, ...rest } = state;
  if (x !== undefined && y !== undefined) {
    for (const area of workAreas) {
      const size = sizeWithin(state, area);
      if (isReachable(x, y, size.width, area)) return { ...rest, ...size, x, y };
    }
  }
  const [primary] = workAreas;
  return primary === undefined ? rest : { ...rest, ...sizeWithin(state, primary) };
}

function sizeWithin({ width, height }: WindowState, area: Rectangle) {
  return {
    width: Math.min(Math.max(width, MINIMUM_SIZE.width), area.width),
    height: Math.min(Math.max(height, MINIMUM_SIZE.height), area.height),
  };
}

function isReachable(x: number, y: number, width: number, area: Rectangle): boolean {
  const visible = Math.min(x + width, area.x + area.width) - Math.max(x, area.x);
  return (
    visible >= Math.min(REACHABLE.width, width) && y >= area.y && y + REACHABLE.height <= area.y + area.height
  );
}

/** Writes the window's place whenever it settles, and once when it closes. */
export function keepWindowState(window: BrowserWindow, file: string): void {
  let timer: NodeJS.Timeout | undefined;
  const save = () => {
    clearTimeout(timer);
    timer = undefined;
    try {
      writeWindowState(file, stateOf(window));
    } catch (error) {
      // A full disk costs the place of the window, nothing else.
      console.error('The window state was not kept', error);
    }
  };
  const saveSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(save, SETTLE_MS);
  };
  window.on('resize', saveSoon);
  window.on('move', saveSoon);
  window.on('maximize', saveSoon);
  window.on('unmaximize', saveSoon);
  window.on('enter-full-screen', saveSoon);
  window.on('leave-full-screen', saveSoon);
  window.on('close', save);
}

function stateOf(window: BrowserWindow): WindowState {
  return { ...window.getNormalBounds(), maximised: window.isMaximized(), fullScreen: window.isFullScreen() };
}
