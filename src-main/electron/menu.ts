/**
 * The application menu. What the interface does itself (undo, zoom) has one home there: choosing such an item presses
 * its keys for the page, so that a menu and a keyboard can never do different things.
 */
import type { MenuItemConstructorOptions } from 'electron';
import { type Language, text } from './strings';

/** A key combination of the interface. */
export interface Keys {
  readonly key: string;
  readonly shift?: boolean;
}

export interface MenuActions {
  openPackage(): void;
  /** Presses Ctrl (Cmd on macOS) and the keys in the window. */
  press(keys: Keys): void;
  showLicences(): void;
  showAbout(): void;
}

export interface MenuOptions {
  readonly language: Language;
  readonly platform: NodeJS.Platform;
  /** Whether to offer reload and developer tools. */
  readonly isDevelopment: boolean;
  readonly actions: MenuActions;
}

type Item = MenuItemConstructorOptions;

const SEPARATOR: Item = { type: 'separator' };

/** The whole menu as Electron's `Menu.buildFromTemplate` takes it. */
export function menuTemplate(options: MenuOptions): Item[] {
  const isMac = options.platform === 'darwin';
  return [
    ...(isMac ? [applicationMenu(options)] : []),
    fileMenu(options, isMac),
    editMenu(options),
    viewMenu(options),
    windowMenu(options, isMac),
    helpMenu(options, isMac),
  ];
}

/** An item that presses keys of the interface; the page handles the keys itself, the menu only shows them. */
function pressing({ language, actions }: MenuOptions, key: Parameters<typeof text>[1], keys: Keys): Item {
  return {
    label: text(language, key),
    accelerator: `CommandOrControl+${keys.shift ? 'Shift+' : ''}${keys.key === '+' ? 'Plus' : keys.key}`,
    registerAccelerator: false,
    click: () => actions.press(keys),
  };
}

function applicationMenu({ language, actions }: MenuOptions): Item {
  return {
    role: 'appMenu',
    submenu: [
      { label: text(language, 'about'), click: () => actions.showAbout() },
      SEPARATOR,
      { role: 'services', label: text(language, 'services') },
      SEPARATOR,
      { role: 'hide', label: text(language, 'hide') },
      { role: 'hideOthers', label: text(language, 'hideOthers') },
      { role: 'unhide', label: text(language, 'showAll') },
      SEPARATOR,
      { role: 'quit', label: text(language, 'quit') },
    ],
  };
}

function fileMenu({ language, actions }: MenuOptions, isMac: boolean): Item {
  return {
    label: text(language, 'file'),
    submenu: [
      {
        label: text(language, 'openPackage'),
        accelerator: 'CommandOrControl+O',
        click: () => actions.openPackage(),
      },
      SEPARATOR,
      { role: 'close', label: text(language, 'closeWindow'), accelerator: 'CommandOrControl+W' },
      ...(isMac
        ? []
        : [
            SEPARATOR,
            { role: 'quit', label: text(language, 'quit'), accelerator: 'CommandOrControl+Q' } satisfies Item,
          ]),
    ],
  };
}

function editMenu(options: MenuOptions): Item {
  const { language } = options;
  return {
    label: text(language, 'edit'),
    submenu: [
      pressing(options, 'undo', { key: 'Z' }),
      pressing(options, 'redo', { key: 'Z', shift: true }),
      SEPARATOR,
      { role: 'cut', label: text(language, 'cut') },
      { role: 'copy', label: text(language, 'copy') },
      { role: 'paste', label: text(language, 'paste') },
      pressing(options, 'selectAll', { key: 'A' }),
    ],
  };
}

function viewMenu(options: MenuOptions): Item {
  const { language, isDevelopment } = options;
  return {
    label: text(language, 'view'),
    submenu: [
      pressing(options, 'zoomIn', { key: '+' }),
      pressing(options, 'zoomOut', { key: '-' }),
      pressing(options, 'actualSize', { key: '0' }),
      SEPARATOR,
      { role: 'togglefullscreen', label: text(language, 'fullScreen') },
      ...(isDevelopment
        ? ([
            SEPARATOR,
            { role: 'reload', label: text(language, 'reload') },
            { role: 'toggleDevTools', label: text(language, 'developerTools') },
          ] satisfies Item[])
        : []),
    ],
  };
}

function windowMenu({ language }: MenuOptions, isMac: boolean): Item {
  return {
    label: text(language, 'window'),
    role: 'window',
    submenu: [
      { role: 'minimize', label: text(language, 'minimise') },
      ...(isMac
        ? ([SEPARATOR, { role: 'front', label: text(language, 'bringToFront') }] satisfies Item[])
        : []),
    ],
  };
}

function helpMenu({ language, actions }: MenuOptions, isMac: boolean): Item {
  return {
    label: text(language, 'help'),
    role: 'help',
    submenu: [
      { label: text(language, 'licences'), click: () => actions.showLicences() },
      ...(isMac
        ? []
        : [SEPARATOR, { label: text(language, 'about'), click: () => actions.showAbout() } satisfies Item]),
    ],
  };
}
