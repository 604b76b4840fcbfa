/** The words of menus and dialogs. The interface itself has its own; these belong to the operating system's parts. */
export type Language = 'en' | 'ja';

const en = {
  file: 'File',
  openPackage: 'Open Package…',
  closeWindow: 'Close Window',
  quit: 'Quit Fumi Studio',
  edit: 'Edit',
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  selectAll: 'Select All',
  view: 'View',
  zoomIn: 'Zoom In',
  zoomOut: 'Zoom Out',
  actualSize: 'Actual Size',
  fullScreen: 'Full Screen',
  reload: 'Reload',
  developerTools: 'Developer Tools',
  window: 'Window',
  minimise: 'Minimise',
  bringToFront: 'Bring All to Front',
  help: 'Help',
  licences: 'Licences of Fonts and Libraries',
  about: 'About Fumi Studio',
  services: 'Services',
  hide: 'Hide Fumi Studio',
  hideOthers: 'Hide Others',
  showAll: 'Show All',
  packages: 'Fumi template packages',
  cannotOpenTitle: 'The file was not opened',
  cannotOpen: '{file}: {reason}',
  notAPackage: 'only Fumi template packages (.fumi) can be opened this way. Import data inside the studio.',
  unreadable: 'the file cannot be read. Check that it still exists and that you may read it.',
  refused: 'the studio refused it ({status}).',
  cannotStartTitle: 'Fumi Studio could not start',
  cannotShowPdf: 'The PDF was not opened',
} as const;

type Key = keyof typeof en;

const ja: Record<Key, string> = {
  file: 'ファイル',
  openPackage: 'パッケージを開く…',
  closeWindow: 'ウインドウを閉じる',
  quit: 'Fumi Studio を終了',
  edit: '編集',
  undo: '元に戻す',
  redo: 'やり直す',
  cut: '切り取り',
  copy: 'コピー',
  paste: '貼り付け',
  selectAll: 'すべて選択',
  view: '表示',
  zoomIn: '拡大',
  zoomOut: '縮小',
  actualSize: '実寸',
  fullScreen: '全画面表示',
  reload: '再読み込み',
  developerTools: '開発者ツール',
  window: 'ウインドウ',
  minimise: '最小化',
  bringToFront: 'すべてを手前に移動',
  help: 'ヘルプ',
  licences: 'フォントとライブラリのライセンス',
  about: 'Fumi Studio について',
  services: 'サービス',
  hide: 'Fumi Studio を隠す',
  hideOthers: 'ほかを隠す',
  showAll: 'すべてを表示',
  packages: 'Fumi テンプレートパッケージ',
  cannotOpenTitle: 'ファイルを開けませんでした',
  cannotOpen: '{file}: {reason}',
  notAPackage:
    'この方法で開けるのは Fumi テンプレートパッケージ（.fumi）だけです。データはスタジオの中で取り込んでください。',
  unreadable: 'ファイルを読み込めません。ファイルがあり、読み取りが許可されているか確認してください。',
  refused: 'スタジオが受け付けませんでした（{status}）。',
  cannotStartTitle: 'Fumi Studio を起動できませんでした',
  cannotShowPdf: 'PDF を開けませんでした',
};

const words: Record<Language, Record<Key, string>> = { en, ja };

/** The text of `key`, with `{name}` places filled. */
export function text(language: Language, key: Key, values: Readonly<Record<string, string>> = {}): string {
  return words[language][key].replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
}

/**
 * The language of the menus.
 *
 * @param preference The person's choice in the studio.
 * @param systemLanguages BCP 47 tags of the operating system, preferred first.
 */
export function languageOf(preference: Language | 'system', systemLanguages: readonly string[]): Language {
  if (preference !== 'system') return preference;
  return systemLanguages[0]?.toLowerCase().startsWith('ja') ? 'ja' : 'en';
}
