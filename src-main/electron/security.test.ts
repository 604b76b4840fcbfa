import type { Session, WebContents } from 'electron';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeWebContents, fakeSession } from './electron.test-support';
import {
  CONTENT_SECURITY_POLICY,
  hardenContents,
  hardenSession,
  isStudioPage,
  isStudioUrl,
  WEB_PREFERENCES,
} from './security';

function hardened() {
  const contents = new FakeWebContents();
  const opened: string[] = [];
  hardenContents(contents as unknown as WebContents, (url) => opened.push(url));
  return { contents, opened };
}

/** Emits a navigation event and says whether it was stopped. */
function isStopped(contents: FakeWebContents, name: string, details: object): boolean {
  const preventDefault = vi.fn();
  contents.emit(name, { ...details, preventDefault });
  return preventDefault.mock.calls.length > 0;
}

describe('the window', () => {
  it('is sandboxed, isolated and without Node', () => {
    expect(WEB_PREFERENCES).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      webviewTag: false,
    });
  });

  it('runs scripts of its own origin only', () => {
    const directives = new Map(
      CONTENT_SECURITY_POLICY.split('; ').map((directive) => {
        const [name = '', ...sources] = directive.split(' ');
        return [name, sources];
      }),
    );
    expect(directives.get('default-src')).toEqual(["'none'"]);
    expect(directives.get('script-src')).toEqual(["'self'", "'wasm-unsafe-eval'"]);
    expect(directives.get('object-src')).toEqual(["'none'"]);
    expect(directives.get('base-uri')).toEqual(["'none'"]);
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/https?:|\*/);
  });

  it.each([
    ['app://studio/', true],
    ['app://studio/index.html?x=1', true],
    ['app://studio/api/proof/1/a.pdf', false],
    ['app://other/', false],
    ['https://studio/', false],
    ['file:///index.html', false],
    ['not an address', false],
  ])('takes %s for its page: %s', (url, expected) => {
    expect(isStudioPage(url)).toBe(expected);
  });

  it('knows its origin exactly', () => {
    expect(isStudioUrl('app://studio/api/asset/1')).toBe(true);
    expect(isStudioUrl('app://studio.example/')).toBe(false);
    expect(isStudioUrl('app://studio@example/')).toBe(false);
    expect(isStudioUrl('app://user:secret@studio/')).toBe(false);
  });

  it('stays where it is, except for a reload', () => {
    const { contents } = hardened();
    expect(isStopped(contents, 'will-navigate', { url: 'https://example.com/' })).toBe(true);
    expect(isStopped(contents, 'will-navigate', { url: 'app://studio/api/download/1' })).toBe(true);
    expect(isStopped(contents, 'will-navigate', { url: 'app://studio/' })).toBe(false);
    expect(isStopped(contents, 'will-frame-navigate', { url: 'app://studio/', isMainFrame: false })).toBe(
      true,
    );
    expect(isStopped(contents, 'will-frame-navigate', { url: 'app://studio/', isMainFrame: true })).toBe(
      false,
    );
    expect(isStopped(contents, 'will-redirect', { url: 'app://studio/' })).toBe(true);
    expect(isStopped(contents, 'will-attach-webview', {})).toBe(true);
  });

  it('opens no second window; a document of the studio goes to its viewer', () => {
    const { contents, opened } = hardened();
    for (const url of [
      'https://example.com/',
      'app://studio/',
      'app://studio/api/proof/1/a.pdf',
      'javascript:1',
    ]) {
      expect(contents.windowOpenHandler?.({ url })).toEqual({ action: 'deny' });
    }
    expect(opened).toEqual(['app://studio/api/proof/1/a.pdf']);
  });
});

describe('the session', () => {
  let session = fakeSession();
  beforeEach(() => {
    session = fakeSession();
    hardenSession(session as unknown as Session);
  });

  it('grants no permission and no device', () => {
    const decide = vi.fn();
    for (const permission of ['media', 'geolocation', 'notifications', 'clipboard-read', 'fileSystem']) {
      session.handlers.request?.(undefined, permission, decide);
    }
    expect(decide.mock.calls).toEqual([[false], [false], [false], [false], [false]]);
    expect(session.handlers.check?.()).toBe(false);
    expect(session.handlers.device?.()).toBe(false);
    expect(session.setSpellCheckerEnabled).toHaveBeenCalledWith(false);
  });

  it.each([
    ['app://studio/assets/app.js', false],
    ['blob:app://studio/1', false],
    ['devtools://devtools/bundled/x.js', false],
    ['https://example.com/track.gif', true],
    ['http://127.0.0.1:8080/', true],
    ['ws://example.com/', true],
    ['file:///etc/passwd', true],
    ['ftp://example.com/', true],
  ])('asks for %s: stopped %s', (url, stopped) => {
    const decide = vi.fn();
    session.handlers.beforeRequest?.({ url }, decide);
    expect(decide).toHaveBeenCalledWith({ cancel: stopped });
  });
});
