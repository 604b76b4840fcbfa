/** A stand-in for the `electron` module: the parts the application uses, recording what was asked of them. */
import { EventEmitter } from 'node:events';
import { vi } from 'vitest';

export class FakeWebContents extends EventEmitter {
  windowOpenHandler: ((details: { url: string }) => { action: string }) | undefined;
  readonly sendInputEvent = vi.fn();

  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.windowOpenHandler = handler;
  }
}

export class FakeWindow extends EventEmitter {
  static readonly all: FakeWindow[] = [];
  readonly webContents = new FakeWebContents();
  readonly loadURL = vi.fn(async (_url: string) => undefined);
  readonly show = vi.fn();
  readonly focus = vi.fn();
  readonly restore = vi.fn();
  readonly maximize = vi.fn();
  readonly setFullScreen = vi.fn();
  isMinimized = vi.fn(() => false);
  isMaximized = vi.fn(() => false);
  isFullScreen = vi.fn(() => false);
  getNormalBounds = vi.fn(() => ({ x: 10, y: 20, width: 1200, height: 800 }));

  constructor(readonly options: Record<string, unknown>) {
    super();
    FakeWindow.all.push(this);
  }

  static getAllWindows(): FakeWindow[] {
    return FakeWindow.all;
  }
}

class FakeApp extends EventEmitter {
  isPackaged = true;
  holdsLock = true;
  languages = ['en-GB'];
  folder = '';
  readonly calls: string[] = [];
  readonly exit = vi.fn((_code: number) => undefined);
  readonly quit = vi.fn();
  readonly enableSandbox = vi.fn(() => this.calls.push('enableSandbox'));
  readonly showAboutPanel = vi.fn();
  readonly requestSingleInstanceLock = vi.fn((_data: unknown) => this.holdsLock);

  async whenReady(): Promise<void> {
    this.calls.push('ready');
  }

  getPath(_name: string): string {
    return this.folder;
  }

  getPreferredSystemLanguages(): string[] {
    return this.languages;
  }
}

interface PermissionHandlers {
  request?: (contents: unknown, permission: string, decide: (granted: boolean) => void) => void;
  check?: () => boolean;
  device?: () => boolean;
  beforeRequest?: (details: { url: string }, decide: (answer: { cancel: boolean }) => void) => void;
}

/** A session that keeps its handlers. */
export function fakeSession() {
  const handlers: PermissionHandlers = {};
  return {
    handlers,
    setPermissionRequestHandler: (handler: NonNullable<PermissionHandlers['request']>) => {
      handlers.request = handler;
    },
    setPermissionCheckHandler: (handler: () => boolean) => {
      handlers.check = handler;
    },
    setDevicePermissionHandler: (handler: () => boolean) => {
      handlers.device = handler;
    },
    setSpellCheckerEnabled: vi.fn(),
    webRequest: {
      onBeforeRequest: (handler: NonNullable<PermissionHandlers['beforeRequest']>) => {
        handlers.beforeRequest = handler;
      },
    },
  };
}

/** A display of the given usable area. */
export function display(id: number, x: number, y: number, width: number, height: number) {
  return { id, workArea: { x, y, width, height } };
}

export const app = new FakeApp();
export const BrowserWindow = FakeWindow;
export const ipcMain = new EventEmitter();
export const nativeTheme = { themeSource: 'system', shouldUseDarkColors: false };
export const session = { defaultSession: fakeSession() };
export const shell = { openPath: vi.fn(async (_file: string) => '') };
export const screen = {
  getPrimaryDisplay: () => display(1, 0, 0, 1920, 1040),
  getAllDisplays: () => [display(1, 0, 0, 1920, 1040)],
};
export const dialog = {
  showErrorBox: vi.fn(),
  showOpenDialog: vi.fn(async (..._args: unknown[]) => ({ canceled: true, filePaths: [] as string[] })),
};
export const Menu = {
  buildFromTemplate: vi.fn((template: unknown) => template),
  setApplicationMenu: vi.fn(),
};
export const protocol = {
  registerSchemesAsPrivileged: vi.fn((_schemes: unknown) => app.calls.push('registerScheme')),
  handle: vi.fn((_scheme: string, _handler: (request: Request) => Promise<Response>) => undefined),
};
export const contextBridge = { exposeInMainWorld: vi.fn() };
export const ipcRenderer = { postMessage: vi.fn() };

/** Forgets everything recorded, so that each test starts from a fresh application. */
export function resetElectron(): void {
  vi.clearAllMocks();
  app.removeAllListeners();
  ipcMain.removeAllListeners();
  FakeWindow.all.length = 0;
  app.calls.length = 0;
  app.isPackaged = true;
  app.holdsLock = true;
  app.languages = ['en-GB'];
  nativeTheme.themeSource = 'system';
  session.defaultSession = fakeSession();
}
