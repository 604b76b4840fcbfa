const MAC_SIGNS: { readonly [key: string]: string } = {
  Mod: '⌘',
  Shift: '⇧',
  Alt: '⌥',
  Delete: '⌫',
  Escape: 'esc',
};

const SIGNS: { readonly [key: string]: string } = {
  Mod: 'Ctrl',
  Escape: 'Esc',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
};

export const isMac = (): boolean => /Mac|iP(hone|ad)/.test(navigator.platform);

/** `Mod+Shift+Z` → `Ctrl+Shift+Z`, on a Mac `⌘⇧Z`. */
export function shortcutText(keys: string, onMac = isMac()): string {
  const signs = onMac ? { ...SIGNS, ...MAC_SIGNS } : SIGNS;
  return keys
    .split(/\+(?=.)/)
    .map((key) => signs[key] ?? key)
    .join(onMac ? '' : '+');
}
