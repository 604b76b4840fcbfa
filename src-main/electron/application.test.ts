import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { implement } from '@orpc/server';
import type { MenuItemConstructorOptions } from 'electron';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Preferences, studioContract } from '../../shared/contract';
import { StudioError, studioErrorMessage } from '../../shared/diag';
import { runApplication } from './application';
import {
  app,
  dialog,
  FakeWindow,
  Menu,
  nativeTheme,
  protocol,
  resetElectron,
  session,
} from './electron.test-support';
import type { Studio, StudioRouter } from './studio';

vi.mock('electron', () => import('./electron.test-support'));

let folder = '';
let preferences: Preferences;

beforeEach(async () => {
  resetElectron();
  folder = await mkdtemp(path.join(tmpdir(), 'fumi-app-'));
  app.folder = folder;
  await writeFile(path.join(folder, 'a.fumi'), 'bytes');
  preferences = { theme: 'system', language: 'system', lastTemplate: null };
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function fakeStudio() {
  const { studio } = implement(studioContract);
  const info = studio.info.handler(() => ({
    version: '1',
    host: 'electron' as const,
    workspaceName: 'w',
    preferences,
    fonts: [],
  }));
  return {
    router: { studio: { info } } as unknown as StudioRouter,
    handleHttp: vi.fn(async (_request: Request) => Response.json({ token: 't1' })),
    requestOpen: vi.fn(),
    close: vi.fn(async () => undefined),
  } satisfies Studio;
}

async function run(args: readonly string[] = [], platform: NodeJS.Platform = 'linux', studio = fakeStudio()) {
  const createStudio = vi.fn(async (): Promise<Studio> => studio);
  await runApplication({
    rendererFolder: folder,
    assetsFolder: folder,
    preload: '/dist/electron/preload.cjs',
    platform,
    args,
    workingFolder: folder,
    createStudio,
  });
  return { studio, createStudio, window: FakeWindow.all[0] };
}

/** The menu that is shown now. */
const shownMenu = () =>
  (Menu.setApplicationMenu.mock.calls.at(-1)?.[0] ?? []) as MenuItemConstructorOptions[];
const menuLabels = () => shownMenu().map((item) => item.label);

describe('starting', () => {
  it('prepares scheme and sandbox before the application is ready, then opens a safe window', async () => {
    const { window } = await run();
    expect(app.calls).toEqual(['registerScheme', 'enableSandbox', 'ready']);
    expect(window?.options).toMatchObject({
      show: false,
      webPreferences: {
        sandbox: true,
        contextIsolation: true,
        preload: '/dist/electron/preload.cjs',
        devTools: false,
      },
    });
    expect(window?.loadURL).toHaveBeenCalledWith('app://studio/');
    expect(protocol.handle).toHaveBeenCalledWith('app', expect.any(Function));
    expect(session.defaultSession.handlers.check?.()).toBe(false);
    expect(window?.webContents.windowOpenHandler?.({ url: 'https://example.com' })).toEqual({
      action: 'deny',
    });
  });

  it('shows the window when it has something to show', async () => {
    const { window } = await run();
    expect(window?.show).not.toHaveBeenCalled();
    window?.emit('ready-to-show');
    expect(window?.show).toHaveBeenCalledOnce();
  });

  it('brings the window back to where it was', async () => {
    const state = { x: 5, y: 6, width: 1100, height: 700, maximised: true, fullScreen: false };
    await writeFile(path.join(folder, 'window-state.json'), JSON.stringify(state));
    const { window } = await run();
    expect(window?.options).toMatchObject({ x: 5, y: 6, width: 1100, height: 700 });
    window?.emit('ready-to-show');
    expect(window?.maximize).toHaveBeenCalledOnce();
  });

  it('leaves at once when another instance runs, without opening the workspace', async () => {
    app.holdsLock = false;
    const { createStudio } = await run(['a.fumi']);
    expect(app.requestSingleInstanceLock).toHaveBeenCalledWith({ packages: [path.join(folder, 'a.fumi')] });
    expect(app.quit).toHaveBeenCalledOnce();
    expect(createStudio).not.toHaveBeenCalled();
    expect(FakeWindow.all).toEqual([]);
  });

  it('says why it cannot start and ends', async () => {
    await runApplication({
      rendererFolder: folder,
      assetsFolder: folder,
      preload: '',
      platform: 'linux',
      args: [],
      workingFolder: folder,
      createStudio: async () => {
        throw new Error('the workspace is in use');
      },
    });
    expect(dialog.showErrorBox).toHaveBeenCalledWith(
      'Fumi Studio could not start',
      'the workspace is in use',
    );
    expect(app.exit).toHaveBeenCalledWith(1);
    expect(FakeWindow.all).toEqual([]);
  });
});

describe('a workspace that cannot be opened', () => {
  it("is explained in the system's language", async () => {
    app.languages = ['ja-JP'];
    const error = new StudioError('workspace.busy', { folder: 'w' });
    await runApplication({
      rendererFolder: folder,
      assetsFolder: folder,
      preload: '',
      platform: 'linux',
      args: [],
      workingFolder: folder,
      createStudio: () => Promise.reject(error),
    });
    expect(dialog.showErrorBox).toHaveBeenCalledWith(
      'Fumi Studio を起動できませんでした',
      studioErrorMessage(error, 'ja'),
    );
  });
});

describe('files from the operating system', () => {
  it('are taken from the arguments', async () => {
    const { studio } = await run(['a.fumi']);
    await vi.waitFor(() => expect(studio.requestOpen).toHaveBeenCalledWith({ token: 't1', name: 'a.fumi' }));
  });

  it('are taken from a second start, which brings the window to the front', async () => {
    const { studio, window } = await run();
    app.emit('second-instance', {}, [], '/', { packages: [path.join(folder, 'a.fumi')] });
    expect(window?.focus).toHaveBeenCalled();
    await vi.waitFor(() => expect(studio.requestOpen).toHaveBeenCalledOnce());
  });

  it('are taken from a double click on macOS, also before the application is ready', async () => {
    const studio = fakeStudio();
    const running = run([], 'darwin', studio);
    const preventDefault = vi.fn();
    app.emit('open-file', { preventDefault }, path.join(folder, 'a.fumi'));
    await running;
    expect(preventDefault).toHaveBeenCalledOnce();
    await vi.waitFor(() => expect(studio.requestOpen).toHaveBeenCalledOnce());
  });

  it('that cannot be opened are explained', async () => {
    await run(['gone.fumi']);
    await vi.waitFor(() =>
      expect(dialog.showErrorBox).toHaveBeenCalledWith(
        'The file was not opened',
        expect.stringContaining('gone.fumi'),
      ),
    );
  });

  it('are chosen in a dialog and reach the interface as tokens', async () => {
    const { studio } = await run();
    dialog.showOpenDialog.mockImplementation(async () => ({
      canceled: false,
      filePaths: [path.join(folder, 'a.fumi')],
    }));
    const items = shownMenu().flatMap((entry) => entry.submenu as MenuItemConstructorOptions[]);
    const click = items.find((item) => item.label === 'Open Package…')?.click as (() => void) | undefined;
    click?.();
    await vi.waitFor(() => expect(studio.requestOpen).toHaveBeenCalledWith({ token: 't1', name: 'a.fumi' }));
  });
});

describe('preferences', () => {
  it('decide theme and menu language, and are read again when the window is focused', async () => {
    await run();
    expect(menuLabels()[0]).toBe('File');
    preferences = { theme: 'dark', language: 'ja', lastTemplate: null };
    app.emit('browser-window-focus');
    await vi.waitFor(() => expect(menuLabels()[0]).toBe('ファイル'));
    expect(nativeTheme.themeSource).toBe('dark');
  });

  it('fall back to the system when they cannot be read', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    app.languages = ['ja-JP'];
    await run([], 'linux', { ...fakeStudio(), router: {} as StudioRouter });
    expect(menuLabels()[0]).toBe('ファイル');
  });
});

describe('the end', () => {
  it('follows the last window, except on macOS', async () => {
    await run();
    app.emit('window-all-closed');
    expect(app.quit).toHaveBeenCalledOnce();
    resetElectron();
    await run([], 'darwin');
    app.emit('window-all-closed');
    expect(app.quit).not.toHaveBeenCalled();
  });

  it('opens a new window on macOS when the icon is clicked', async () => {
    const { window } = await run([], 'darwin');
    window?.emit('closed');
    FakeWindow.all.length = 0;
    app.emit('activate');
    await vi.waitFor(() => expect(FakeWindow.all).toHaveLength(1));
  });

  it('waits until the services have closed', async () => {
    const { studio } = await run();
    let finish = () => {};
    studio.close.mockImplementation(
      () =>
        new Promise((resolve) => {
          finish = () => resolve(undefined);
        }),
    );
    const preventDefault = vi.fn();
    app.emit('will-quit', { preventDefault });
    app.emit('will-quit', { preventDefault });
    expect(preventDefault).toHaveBeenCalledTimes(2);
    expect(studio.close).toHaveBeenCalledOnce();
    expect(app.exit).not.toHaveBeenCalled();
    finish();
    await vi.waitFor(() => expect(app.exit).toHaveBeenCalledWith(0));
  });

  it('tells by its exit code that closing failed', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { studio } = await run();
    studio.close.mockImplementation(() => Promise.reject(new Error('disk full')));
    app.emit('will-quit', { preventDefault: () => undefined });
    await vi.waitFor(() => expect(app.exit).toHaveBeenCalledWith(1));
  });
});
