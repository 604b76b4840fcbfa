/** The studio's window: made safe before it loads anything, shown when it has something to show. */
import { BrowserWindow, nativeTheme, screen } from 'electron';
import type { Keys } from './menu';
import { hardenContents, STUDIO_URL, WEB_PREFERENCES } from './security';
import { fitToDisplays, keepWindowState, MINIMUM_SIZE, readWindowState } from './window-state';

/** Canvas colours of the two themes, so that nothing flashes before the first paint. */
const BACKGROUND = { light: '#e9ecef', dark: '#16181b' } as const;

export interface WindowOptions {
  /** The preload script. */
  readonly preload: string;
  readonly icon: string;
  /** Where the window's place is kept. */
  readonly stateFile: string;
  readonly isDevelopment: boolean;
  /** Called for an address of the studio that wants a window of its own. */
  openDocument(url: string): void;
}

/** Opens the window and starts loading the interface. */
export async function openStudioWindow(options: WindowOptions): Promise<BrowserWindow> {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter((display) => display.id !== primary.id);
  const areas = [primary, ...others].map((display) => display.workArea);
  const { maximised, fullScreen, ...place } = fitToDisplays(await readWindowState(options.stateFile), areas);
  const window = new BrowserWindow({
    ...place,
    minWidth: MINIMUM_SIZE.width,
    minHeight: MINIMUM_SIZE.height,
    show: false,
    title: 'Fumi Studio',
    icon: options.icon,
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
    webPreferences: { ...WEB_PREFERENCES, preload: options.preload, devTools: options.isDevelopment },
  });
  hardenContents(window.webContents, options.openDocument);
  keepWindowState(window, options.stateFile);
  window.once('ready-to-show', () => {
    if (maximised) window.maximize();
    if (fullScreen) window.setFullScreen(true);
    window.show();
  });
  void window
    .loadURL(STUDIO_URL)
    .catch((error: unknown) => console.error('The interface did not load', error));
  return window;
}

/** Brings a window to the front wherever it is. */
export function focusWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** Presses Ctrl (Cmd on macOS) and the keys for the page, as a person would. */
export function pressKeys(
  window: BrowserWindow,
  { key, shift = false }: Keys,
  platform: NodeJS.Platform,
): void {
  const command = platform === 'darwin' ? 'meta' : 'control';
  const modifiers: ('meta' | 'control' | 'shift')[] = shift ? [command, 'shift'] : [command];
  const keyCode = key === '+' ? 'Plus' : key;
  window.webContents.sendInputEvent({ type: 'keyDown', keyCode, modifiers });
  window.webContents.sendInputEvent({ type: 'keyUp', keyCode, modifiers });
}
