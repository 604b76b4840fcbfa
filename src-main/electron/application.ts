/**
 * The life of the desktop application: one instance, one window, files from the operating system, an end that waits
 * for the services. The services are handed in, so that all of this runs in tests with a stand-in.
 */
import path from 'node:path';
import { createRouterClient } from '@orpc/server';
import { app, BrowserWindow, dialog, Menu, nativeTheme, session, shell } from 'electron';
import { StudioError, studioErrorMessage } from '../../shared/diag';
import { acceptConnections } from './connection';
import { DocumentViewer } from './documents';
import { menuTemplate } from './menu';
import { handOver, OpenQueue, packagesIn } from './open-files';
import { registerScheme, serveStudio } from './protocol';
import { hardenSession } from './security';
import { type Language, languageOf, text } from './strings';
import type { Studio } from './studio';
import { focusWindow, openStudioWindow, pressKeys } from './window';

/** Folders and switches the application starts with. */
export interface ApplicationOptions {
  /** Folder of the built interface. */
  readonly rendererFolder: string;
  /** Folder of fonts, licences, icons. */
  readonly assetsFolder: string;
  readonly preload: string;
  readonly platform: NodeJS.Platform;
  /** Arguments after the executable (and, unpackaged, after the application's folder). */
  readonly args: readonly string[];
  readonly workingFolder: string;
  /** Opens the services; called once, when this is the only instance. */
  createStudio(): Promise<Studio>;
}

/** What `second-instance` passes from the second start to the first. */
interface SecondStart {
  readonly packages: readonly string[];
}

/**
 * Starts the application. Resolves when the window is open, or at once where another instance already runs: that one
 * gets the files.
 */
export async function runApplication(options: ApplicationOptions): Promise<void> {
  const packages = packagesIn(options.args, options.workingFolder);
  if (!app.requestSingleInstanceLock({ packages } satisfies SecondStart)) {
    app.quit();
    return;
  }
  const queue = new OpenQueue();
  // macOS names files by event, possibly before the application is ready.
  app.on('open-file', (event, file) => {
    event.preventDefault();
    queue.add(file);
  });
  for (const file of packages) queue.add(file);
  registerScheme();
  app.enableSandbox();
  await app.whenReady();

  let studio: Studio;
  try {
    studio = await options.createStudio();
  } catch (error) {
    const language = languageOf('system', app.getPreferredSystemLanguages());
    dialog.showErrorBox(text(language, 'cannotStartTitle'), reasonOf(error, language));
    app.exit(1);
    return;
  }
  await new Application(studio, options).start(queue);
}

class Application {
  readonly #studio: Studio;
  readonly #options: ApplicationOptions;
  readonly #viewer = new DocumentViewer(app.getPath('temp'));
  #window: BrowserWindow | undefined;
  #language: Language = 'en';

  constructor(studio: Studio, options: ApplicationOptions) {
    this.#studio = studio;
    this.#options = options;
  }

  async start(queue: OpenQueue): Promise<void> {
    hardenSession(session.defaultSession);
    serveStudio({
      rendererFolder: this.#options.rendererFolder,
      handleHttp: (request) => this.#studio.handleHttp(request),
    });
    acceptConnections(this.#studio.router);
    this.#closeOnQuit();
    app.on('second-instance', (_event, _args, _folder, data) => {
      for (const file of (data as SecondStart).packages) queue.add(file);
      if (this.#window) focusWindow(this.#window);
    });
    app.on('window-all-closed', () => {
      if (this.#options.platform !== 'darwin') app.quit();
    });
    app.on('activate', () => {
      if (BrowserWindow.getAllWindows().length === 0) void this.#openWindow();
    });
    // The language and theme are chosen inside the studio; coming back to the window is soon enough.
    app.on('browser-window-focus', () => void this.#followPreferences());
    await this.#followPreferences();
    await this.#openWindow();
    queue.deliverTo((file) => void this.#open(file));
  }

  async #openWindow(): Promise<void> {
    const { preload, assetsFolder } = this.#options;
    this.#window = await openStudioWindow({
      preload,
      icon: path.join(assetsFolder, 'icons', 'icon.png'),
      stateFile: path.join(app.getPath('userData'), 'window-state.json'),
      isDevelopment: !app.isPackaged,
      openDocument: (url) => void this.#openDocument(url),
    });
    this.#window.once('closed', () => {
      this.#window = undefined;
    });
  }

  /** Takes over language and theme from the person's preferences, falling back to the system's. */
  async #followPreferences(): Promise<void> {
    const preferences = await this.#readPreferences();
    nativeTheme.themeSource = preferences.theme;
    this.#language = languageOf(preferences.language, app.getPreferredSystemLanguages());
    this.#showMenu();
  }

  async #readPreferences() {
    try {
      return (await createRouterClient(this.#studio.router).studio.info()).preferences;
    } catch (error) {
      console.error('The preferences were not read', error);
      return { theme: 'system', language: 'system' } as const;
    }
  }

  #showMenu(): void {
    const { platform, assetsFolder } = this.#options;
    const template = menuTemplate({
      language: this.#language,
      platform,
      isDevelopment: !app.isPackaged,
      actions: {
        openPackage: () => void this.#choosePackages(),
        press: (keys) => {
          if (this.#window) pressKeys(this.#window, keys, platform);
        },
        showLicences: () => void shell.openPath(path.join(assetsFolder, 'licences')),
        showAbout: () => app.showAboutPanel(),
      },
    });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  }

  /** The open dialog; what is chosen goes the way of a double click. */
  async #choosePackages(): Promise<void> {
    const filters = [{ name: text(this.#language, 'packages'), extensions: ['fumi'] }];
    const choice: Electron.OpenDialogOptions = { filters, properties: ['openFile', 'multiSelections'] };
    const { filePaths } = this.#window
      ? await dialog.showOpenDialog(this.#window, choice)
      : await dialog.showOpenDialog(choice);
    for (const file of filePaths) await this.#open(file);
  }

  async #open(file: string): Promise<void> {
    if (this.#window === undefined) await this.#openWindow();
    const problem = await handOver(file, this.#studio, this.#language);
    if (problem !== undefined) dialog.showErrorBox(text(this.#language, 'cannotOpenTitle'), problem);
    if (this.#window) focusWindow(this.#window);
  }

  async #openDocument(url: string): Promise<void> {
    try {
      await this.#viewer.open(url, (request) => this.#studio.handleHttp(request));
    } catch (error) {
      dialog.showErrorBox(text(this.#language, 'cannotShowPdf'), reasonOf(error, this.#language));
    }
  }

  /** Holds the end of the application until the services have closed their files. */
  #closeOnQuit(): void {
    let isClosing = false;
    app.on('will-quit', (event) => {
      event.preventDefault();
      if (isClosing) return;
      isClosing = true;
      void Promise.all([this.#studio.close(), this.#viewer.dispose()]).then(
        () => app.exit(0),
        (error: unknown) => {
          console.error('The workspace was not closed cleanly', error);
          app.exit(1);
        },
      );
    });
  }
}

function reasonOf(error: unknown, language: Language): string {
  if (error instanceof StudioError) return studioErrorMessage(error, language);
  return error instanceof Error ? error.message : String(error);
}
