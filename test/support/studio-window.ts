/**
 * Opens the studio for an end-to-end test: the web host in the installed browser, or Electron where
 * `FUMI_HOST=electron` (set by `npm test` where its executable is present). Tests use the page and do not know.
 */
import { existsSync } from 'node:fs';
import { _electron, type Browser, chromium, type Page } from 'playwright-core';
import { inProject } from './project';
import { type HostOptions, type StudioHost, startWebHost } from './studio-host';

/** The studio as a test sees it. */
export interface StudioWindow {
  readonly page: Page;
  /** Messages of the page's console of level error, and uncaught errors. */
  readonly errors: readonly string[];
  /** Ends window and host. */
  close(): Promise<void>;
  /** Kills the host without warning; the window stays until {@link close}. */
  killHost(): Promise<void>;
}

export interface StudioWindowOptions {
  /** Folder of the workspace; made where absent. */
  readonly workspace: string;
  /** BCP 47 tag the browser reports. */
  readonly locale?: string;
  readonly colorScheme?: 'light' | 'dark';
  readonly viewport?: { readonly width: number; readonly height: number };
  /** ISO 8601 moment at which the host's clock stands; runs where absent. */
  readonly clock?: string;
}

const VIEWPORT = { width: 1440, height: 900 } as const;

/** Opens a window on a workspace. */
export async function openStudio(options: StudioWindowOptions): Promise<StudioWindow> {
  return process.env.FUMI_HOST === 'electron' ? await openElectron(options) : await openWeb(options);
}

/** Where `npm test` has not named a browser, this one is tried. */
const USUAL_BROWSER = '/usr/bin/chromium';

/** Keeps the browser from doing anything but showing the studio. */
const QUIET = [
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];

let started: Promise<Browser> | undefined;

/**
 * A browser for all tests of this process that only draw, started where it does not run. It ends with the process: who
 * opens a page closes that. A studio that is used has a browser of its own.
 *
 * @throws Error where no installed browser is known
 */
export async function sharedBrowser(): Promise<Browser> {
  const running = await started?.catch(() => undefined);
  if (!running?.isConnected()) started = launchBrowser();
  return await (started as Promise<Browser>);
}

async function launchBrowser(): Promise<Browser> {
  const executablePath = process.env.FUMI_BROWSER ?? USUAL_BROWSER;
  if (!existsSync(executablePath)) {
    throw new Error('FUMI_BROWSER names no browser: run the end-to-end tests with `npm test -- --only e2e`.');
  }
  return await chromium.launch({
    executablePath,
    chromiumSandbox: process.getuid?.() !== 0,
    args: QUIET,
    // Without a locale of its own a browser cannot open files with names that are not ASCII.
    env: { ...(process.env as Record<string, string>), LANG: 'C.UTF-8' },
  });
}

async function openWeb(options: StudioWindowOptions): Promise<StudioWindow> {
  const host = await startWebHost(options.workspace, hostOptions(options));
  try {
    return await openBrowserWindow(host, options);
  } catch (error) {
    await host.kill();
    throw error;
  }
}

const hostOptions = ({ clock }: StudioWindowOptions): HostOptions => (clock === undefined ? {} : { clock });

async function openBrowserWindow(host: StudioHost, options: StudioWindowOptions): Promise<StudioWindow> {
  const browser = await launchBrowser();
  const context = await browser.newContext({
    viewport: options.viewport ?? VIEWPORT,
    locale: options.locale ?? 'en-GB',
    colorScheme: options.colorScheme ?? 'light',
    acceptDownloads: true,
  });
  const page = await context.newPage();
  const errors = watchErrors(page);
  await page.goto(host.url);
  return {
    page,
    errors,
    killHost: () => host.kill(),
    close: async () => {
      await browser.close();
      await host.stop();
    },
  };
}

async function openElectron(options: StudioWindowOptions): Promise<StudioWindow> {
  const executablePath = process.env.ELECTRON_EXEC_PATH;
  const application = await _electron.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [inProject(), '--workspace', options.workspace, `--lang=${options.locale ?? 'en-GB'}`],
    colorScheme: options.colorScheme ?? 'light',
    acceptDownloads: true,
    env: {
      ...(process.env as Record<string, string>),
      ...(options.clock === undefined ? {} : { FUMI_CLOCK: options.clock }),
    },
  });
  const page = await application.firstWindow();
  const errors = watchErrors(page);
  await page.setViewportSize(options.viewport ?? VIEWPORT);
  return {
    page,
    errors,
    killHost: async () => {
      const ended = new Promise<void>((resolve) => application.process().once('exit', () => resolve()));
      application.process().kill('SIGKILL');
      await ended;
    },
    // An application that was killed has nothing left to close.
    close: async () => {
      if (application.process().exitCode === null && application.process().signalCode === null) {
        await application.close();
      }
    },
  };
}

function watchErrors(page: Page): readonly string[] {
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  return errors;
}
