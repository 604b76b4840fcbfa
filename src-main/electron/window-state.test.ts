import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { BrowserWindow } from 'electron';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeWindow } from './electron.test-support';
import {
  DEFAULT_STATE,
  fitToDisplays,
  keepWindowState,
  MINIMUM_SIZE,
  readWindowState,
  type WindowState,
  writeWindowState,
} from './window-state';

const state: WindowState = { x: 100, y: 80, width: 1280, height: 820, maximised: true, fullScreen: false };
const primary = { x: 0, y: 0, width: 1920, height: 1040 };
const second = { x: 1920, y: 0, width: 2560, height: 1400 };

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'fumi-window-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the kept window state', () => {
  it('comes back as it was written and leaves no partial file', async () => {
    const file = path.join(folder, 'deep', 'window-state.json');
    writeWindowState(file, state);
    expect(await readWindowState(file)).toEqual(state);
    expect(await readdir(path.dirname(file))).toEqual(['window-state.json']);
  });

  it.each([
    '',
    'null',
    '{"width":"wide"}',
    '{"width":1e9,"height":1,"maximised":true,"fullScreen":false}',
    '[1',
  ])('is the default when the file holds %j', async (content) => {
    const file = path.join(folder, 'window-state.json');
    await writeFile(file, content);
    expect(await readWindowState(file)).toEqual(DEFAULT_STATE);
  });

  it('is the default when there is no file', async () => {
    expect(await readWindowState(path.join(folder, 'none.json'))).toEqual(DEFAULT_STATE);
  });

  it('is written once a move settles, and on closing', async () => {
    vi.useFakeTimers();
    try {
      const file = path.join(folder, 'window-state.json');
      const window = new FakeWindow({});
      keepWindowState(window as unknown as BrowserWindow, file);
      window.emit('move');
      window.emit('move');
      await vi.advanceTimersByTimeAsync(100);
      expect(window.getNormalBounds).not.toHaveBeenCalled();
      await vi.advanceTimersByTimeAsync(1000);
      expect(window.getNormalBounds).toHaveBeenCalledTimes(1);
      window.emit('close');
      expect(window.getNormalBounds).toHaveBeenCalledTimes(2);
      expect(await readdir(folder)).toEqual(['window-state.json']);
      expect(await readWindowState(file)).toMatchObject({ x: 10, y: 20, width: 1200, height: 800 });
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('fitting to the displays', () => {
  it('keeps a place that can be seen', () => {
    expect(fitToDisplays(state, [primary])).toEqual(state);
    expect(fitToDisplays({ ...state, x: 2000 }, [primary, second])).toMatchObject({ x: 2000 });
  });

  it('centres a window whose display is gone', () => {
    const fitted = fitToDisplays({ ...state, x: 2000 }, [primary]);
    expect(fitted.x).toBeUndefined();
    expect(fitted).toMatchObject({ width: 1280, height: 820, maximised: true });
  });

  it('centres a window whose title bar is out of reach', () => {
    expect(fitToDisplays({ ...state, y: -40 }, [primary]).x).toBeUndefined();
    expect(fitToDisplays({ ...state, y: 1030 }, [primary]).x).toBeUndefined();
    expect(fitToDisplays({ ...state, x: 1900 }, [primary]).x).toBeUndefined();
  });

  it('shrinks a window to its display', () => {
    expect(fitToDisplays({ ...state, width: 4000, height: 3000 }, [primary])).toMatchObject({
      width: 1920,
      height: 1040,
    });
  });

  it('always gives a reachable window of a usable size', () => {
    const place = fc.integer({ min: -5000, max: 8000 });
    const size = fc.integer({ min: 1, max: 6000 });
    fc.assert(
      fc.property(place, place, size, size, (x, y, width, height) => {
        const fitted = fitToDisplays({ ...state, x, y, width, height }, [primary, second]);
        expect(fitted.width).toBeGreaterThanOrEqual(MINIMUM_SIZE.width);
        expect(fitted.height).toBeGreaterThanOrEqual(MINIMUM_SIZE.height);
        if (fitted.x === undefined || fitted.y === undefined) return;
        const { x: left, y: top } = fitted;
        const seen = [primary, second].some(
          (area) =>
            top >= area.y &&
            top < area.y + area.height &&
            left < area.x + area.width &&
            left + fitted.width > area.x,
        );
        expect(seen).toBe(true);
      }),
    );
  });
});
