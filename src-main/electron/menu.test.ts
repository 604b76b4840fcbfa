import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { menuTemplate } from './menu';
import { type Language, languageOf, text } from './strings';

function menu(platform: NodeJS.Platform, language: Language = 'en', isDevelopment = false) {
  const actions = { openPackage: vi.fn(), press: vi.fn(), showLicences: vi.fn(), showAbout: vi.fn() };
  const template = menuTemplate({ platform, language, isDevelopment, actions });
  const items = template.flatMap((entry) => entry.submenu as MenuItemConstructorOptions[]);
  return { template, items, actions };
}

/** Chooses an item as a person would. */
function choose(items: readonly MenuItemConstructorOptions[], label: string): void {
  const item = items.find((entry) => entry.label === label);
  (item?.click as (() => void) | undefined)?.();
}

describe('the menu', () => {
  it.each(['linux', 'win32', 'darwin'] as const)('has a label or a role for every item on %s', (platform) => {
    const { template, items } = menu(platform);
    for (const item of [...template, ...items]) {
      expect(item.type === 'separator' || item.label !== undefined || item.role !== undefined).toBe(true);
    }
  });

  it('has quit under File, and on macOS in the application menu', () => {
    const labels = (platform: NodeJS.Platform, index: number) =>
      menu(platform)
        .template.slice(index, index + 1)
        .flatMap((entry) => (entry.submenu as MenuItemConstructorOptions[]).map((item) => item.role));
    expect(labels('linux', 0)).toContain('quit');
    expect(labels('darwin', 0)).toContain('quit');
    expect(labels('darwin', 1)).not.toContain('quit');
  });

  it('gives no key combination to two items', () => {
    for (const platform of ['linux', 'win32', 'darwin'] as const) {
      const accelerators = menu(platform).items.flatMap((item) =>
        item.accelerator ? [item.accelerator] : [],
      );
      expect(new Set(accelerators).size).toBe(accelerators.length);
    }
  });

  it('presses the keys of the interface and leaves registering them to it', () => {
    const { items, actions } = menu('linux');
    choose(items, 'Redo');
    choose(items, 'Zoom In');
    expect(actions.press.mock.calls).toEqual([[{ key: 'Z', shift: true }], [{ key: '+' }]]);
    const undo = items.find((item) => item.label === 'Undo');
    expect(undo).toMatchObject({ accelerator: 'CommandOrControl+Z', registerAccelerator: false });
    expect(items.find((item) => item.label === 'Zoom In')?.accelerator).toBe('CommandOrControl+Plus');
  });

  it('calls its actions', () => {
    const { items, actions } = menu('linux');
    choose(items, 'Open Package…');
    choose(items, 'Licences of Fonts and Libraries');
    choose(items, 'About Fumi Studio');
    expect(actions.openPackage).toHaveBeenCalledOnce();
    expect(actions.showLicences).toHaveBeenCalledOnce();
    expect(actions.showAbout).toHaveBeenCalledOnce();
  });

  it('offers developer tools only in development', () => {
    const roles = (isDevelopment: boolean) =>
      menu('linux', 'en', isDevelopment).items.map((item) => item.role);
    expect(roles(false)).not.toContain('toggleDevTools');
    expect(roles(true)).toContain('toggleDevTools');
  });

  it('speaks Japanese', () => {
    const { template, items } = menu('linux', 'ja');
    expect(template.map((entry) => entry.label)).toEqual([
      'ファイル',
      '編集',
      '表示',
      'ウインドウ',
      'ヘルプ',
    ]);
    expect(items.map((item) => item.label)).toContain('元に戻す');
  });
});

describe('the words', () => {
  it('are filled with values', () => {
    expect(text('en', 'cannotOpen', { file: 'a.fumi', reason: 'why' })).toBe('a.fumi: why');
    expect(text('ja', 'refused', { status: '500' })).toContain('500');
  });

  it('are in the chosen language, else in that of the system', () => {
    expect(languageOf('ja', ['en-GB'])).toBe('ja');
    expect(languageOf('system', ['ja-JP', 'en'])).toBe('ja');
    expect(languageOf('system', ['de-DE', 'ja'])).toBe('en');
    expect(languageOf('system', [])).toBe('en');
  });
});
