/**
 * What the window may do: load the studio's own origin, and nothing else. No navigation, no new windows, no webviews,
 * no permissions, no network. The renderer is sandboxed and isolated; a hole in it reaches only the checked host API.
 */
import type { Session, WebContents, WebPreferences } from 'electron';

/** The window's address. `app:` is registered as a standard, secure scheme. */
export const STUDIO_URL = 'app://studio/';

const STUDIO_HOST = 'studio';

/** Web preferences of the studio's window, each the safe side of its option. */
export const WEB_PREFERENCES = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  safeDialogs: true,
  spellcheck: false,
} as const satisfies WebPreferences;

/**
 * `wasm-unsafe-eval` is for HarfBuzz, inline styles for the code editor's theme; scripts are files of the origin only.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' blob: data:",
  "font-src 'self' blob:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join('; ');

/** Headers of every answer under `app://`. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/** Whether an address belongs to the studio's origin. */
export function isStudioUrl(address: string): boolean {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  return url?.protocol === 'app:' && url.host === STUDIO_HOST && url.username === '' && url.password === '';
}

/** Whether an address is the interface's page itself: the one place the window may go (a reload). */
export function isStudioPage(address: string): boolean {
  return isStudioUrl(address) && ['/', '/index.html'].includes(new URL(address).pathname);
}

/** Schemes that never leave the machine and that the interface uses. */
const LOCAL_SCHEMES = new Set(['app:', 'blob:', 'data:', 'devtools:']);

/** Denies a session every permission, every device and the network. */
export function hardenSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest((details, decide) => {
    decide({ cancel: !LOCAL_SCHEMES.has(new URL(details.url).protocol) });
  });
}

/**
 * Keeps a page where it is.
 *
 * @param openDocument Called for an address of the studio that the interface wanted a new window for (a proof's PDF).
 */
export function hardenContents(contents: WebContents, openDocument: (url: string) => void): void {
  contents.setWindowOpenHandler(({ url }) => {
    if (isStudioUrl(url) && !isStudioPage(url)) openDocument(url);
    return { action: 'deny' };
  });
  contents.on('will-navigate', (event) => {
    if (!isStudioPage(event.url)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isStudioPage(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
}
