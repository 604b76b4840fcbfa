/**
 * The keyboard of the studio as one table: what the keys do and what the help sheet says. Keys that a text field, an
 * open menu or the text on the canvas wants never arrive here.
 */
import { fitPage, fitWidth } from '../canvas';
import {
  clearSelection,
  copyElements,
  deleteNodes,
  duplicateNodes,
  ELEMENTS_TYPE,
  MODES,
  modesOf,
  nextRecord,
  nudgeNodes,
  pasteElements,
  previousRecord,
  redo,
  type StudioMode,
  selectAllBeside,
  setMode,
  setTool,
  setZoom,
  shiftNode,
  studioStore,
  undo,
  zoomBy,
} from '../state';
import { isMac } from '../ui';
import { MODE_NAMES } from './mode-names';
import { setSheet } from './shell-store';
import type { ShortcutName } from './shortcut-strings';

export interface Shortcut {
  /** `Mod` is Ctrl, on a Mac ⌘. */
  readonly keys: readonly string[];
  /** The keys that the help shows, where not all. */
  readonly shown?: readonly string[];
  readonly name: ShortcutName;
  /** Only with the focus outside of lists, trees and controls that use these keys themselves. */
  readonly onCanvas?: true;
  /** Before lists and trees, which would take Alt and an arrow for an arrow. */
  readonly overTrees?: true;
  /** The same, and also while a text is typed into. */
  readonly inText?: true;
  /** Where it works: in Design alone unless it says more. */
  readonly where?: 'onPages' | 'everywhere';
  readonly run: (event: KeyboardEvent) => unknown;
}

export interface ShortcutGroup {
  readonly title: ShortcutName;
  readonly shortcuts: readonly Shortcut[];
}

const selected = () => studioStore.getState().selection.nodeIds;

const STEP_PT = 1;
const BIG_STEP_PT = 10;

const nudge =
  (dx: number, dy: number) =>
  (event: KeyboardEvent): boolean => {
    const step = event.shiftKey ? BIG_STEP_PT : STEP_PT;
    return nudgeNodes(selected(), dx * step, dy * step);
  };

function shift(direction: -1 | 1): boolean {
  const [id, ...others] = selected();
  return id !== undefined && others.length === 0 && shiftNode(id, direction);
}

/** A key for looking at the pages, whatever has the focus. */
const onPages = (keys: readonly string[], name: ShortcutName, run: Shortcut['run']): Shortcut => ({
  keys,
  name,
  inText: true,
  where: 'onPages',
  run,
});

/** Shows a mode, where the person has it. */
function goToMode(mode: StudioMode): boolean {
  if (!modesOf(studioStore.getState()).includes(mode)) return false;
  setMode(mode);
  return true;
}

/** What the clipboard, the browser and other folders do; listed in the help only. */
const elsewhere = (): false => false;

/** Keys that the text on the canvas takes itself. */
const ofText = (keys: string, name: ShortcutName): Shortcut => ({ keys: [keys], name, run: elsewhere });

export const SHORTCUTS: readonly ShortcutGroup[] = [
  {
    title: 'groupEdit',
    shortcuts: [
      { keys: ['Mod+Z'], name: 'undo', where: 'onPages', run: undo },
      { keys: ['Mod+Shift+Z', 'Mod+Y'], name: 'redo', where: 'onPages', run: redo },
      { keys: ['Mod+C'], name: 'copy', run: elsewhere },
      { keys: ['Mod+X'], name: 'cut', run: elsewhere },
      { keys: ['Mod+V'], name: 'paste', run: elsewhere },
      { keys: ['Mod+A'], name: 'selectAll', run: selectAllBeside },
      { keys: ['Mod+D'], name: 'duplicate', run: () => duplicateNodes(selected()) },
      {
        keys: ['Delete', 'Backspace'],
        name: 'delete',
        run: () => selected().length > 0 && deleteNodes(selected()),
      },
      { keys: ['F2'], name: 'rename', run: elsewhere },
      { keys: ['Alt+ArrowUp'], name: 'moveEarlier', overTrees: true, run: () => shift(-1) },
      { keys: ['Alt+ArrowDown'], name: 'moveLater', overTrees: true, run: () => shift(1) },
      {
        keys: ['ArrowLeft', 'Shift+ArrowLeft'],
        shown: ['ArrowLeft'],
        name: 'nudge',
        onCanvas: true,
        run: nudge(-1, 0),
      },
      {
        keys: ['ArrowRight', 'Shift+ArrowRight'],
        shown: ['ArrowRight'],
        name: 'nudge',
        onCanvas: true,
        run: nudge(1, 0),
      },
      {
        keys: ['ArrowUp', 'Shift+ArrowUp'],
        shown: ['ArrowUp'],
        name: 'nudge',
        onCanvas: true,
        run: nudge(0, -1),
      },
      {
        keys: ['ArrowDown', 'Shift+ArrowDown'],
        shown: ['ArrowDown'],
        name: 'nudge',
        onCanvas: true,
        run: nudge(0, 1),
      },
    ],
  },
  {
    title: 'groupText',
    shortcuts: [
      ofText('Mod+B', 'textBold'),
      ofText('Mod+I', 'textItalic'),
      ofText('Mod+U', 'textUnderline'),
      ofText('Mod+Shift+X', 'textStrike'),
      ofText('Mod+Shift+K', 'textSmallCaps'),
      ofText('Mod+.', 'textSuperscript'),
      ofText('Mod+,', 'textSubscript'),
      ofText('Mod+\\', 'textClear'),
      ofText('Mod+K', 'textLink'),
      ofText('Mod+Shift+7', 'textNumbers'),
      ofText('Mod+Shift+8', 'textBullets'),
      ofText('Tab', 'textIndent'),
      ofText('Shift+Tab', 'textOutdent'),
      ofText('Mod+Alt+F', 'textNote'),
    ],
  },
  {
    title: 'groupView',
    shortcuts: [
      onPages(['Alt+ArrowLeft'], 'previousRecord', () => void previousRecord()),
      onPages(['Alt+ArrowRight'], 'nextRecord', () => void nextRecord()),
      { ...onPages(['Mod++', 'Mod+='], 'zoomIn', () => zoomBy(1)), shown: ['Mod++'] },
      onPages(['Mod+-'], 'zoomOut', () => zoomBy(-1)),
      onPages(['Mod+0'], 'zoomActual', () => setZoom(1)),
      onPages(['Mod+1'], 'zoomPage', fitPage),
      onPages(['Mod+2'], 'zoomWidth', fitWidth),
    ],
  },
  {
    title: 'groupModes',
    shortcuts: MODES.map((mode, index) => ({
      keys: [`Alt+${index + 1}`],
      name: MODE_NAMES[mode],
      inText: true,
      where: 'everywhere',
      run: () => goToMode(mode),
    })),
  },
  {
    title: 'groupMove',
    shortcuts: [
      { keys: ['F6'], name: 'nextArea', run: elsewhere },
      { keys: ['Shift+F6'], name: 'previousArea', run: elsewhere },
      { keys: ['Escape'], name: 'leave', where: 'onPages', run: leave },
      { keys: ['?'], name: 'help', where: 'everywhere', run: () => setSheet('shortcuts') },
    ],
  },
];

/** Back to the selection tool, then out of the selection. */
function leave(): boolean {
  const { tool, selection } = studioStore.getState();
  if (tool !== 'select') setTool('select');
  else if (selection.nodeIds.length > 0 || selection.field !== null) clearSelection();
  else return false;
  return true;
}

/** `Mod+Shift+Z` of a key event; the way the table writes it. */
export function keysOf(event: KeyboardEvent): string {
  const isSign = event.key.length === 1 && !/[a-z]/i.test(event.key);
  const key = digitOf(event) ?? (event.key.length === 1 ? event.key.toUpperCase() : event.key);
  const parts = [
    ...(event.ctrlKey || event.metaKey ? ['Mod'] : []),
    ...(event.altKey ? ['Alt'] : []),
    // A sign such as ? or + may take Shift to type; which one it is says enough.
    ...(event.shiftKey && !isSign ? ['Shift'] : []),
    key,
  ];
  return parts.join('+');
}

/** With Alt a Mac's digits type other signs; the key's place says which it is. */
const digitOf = ({ altKey, code }: KeyboardEvent): string | undefined =>
  altKey ? /^Digit(\d)$/.exec(code)?.[1] : undefined;

const byKeys: ReadonlyMap<string, Shortcut> = new Map(
  SHORTCUTS.flatMap(({ shortcuts }) =>
    shortcuts.flatMap((shortcut) => shortcut.keys.map((keys) => [keys, shortcut] as const)),
  ),
);

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));

const usesArrows = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest(
    '[role=tree],[role=treegrid],[role=listbox],[role=menu],[role=radiogroup],[role=toolbar],[role=separator],[role=slider],[role=tablist],[role=grid]',
  ) !== null;

/** Notices in the corner are alert dialogs by their role, but nobody has to answer them. */
const isModal = (): boolean =>
  document.querySelector('[role=dialog],[role=alertdialog]:not(.ui-toast),[role=menu]') !== null;

/** Listens to the keyboard and the clipboard of the whole page. Returns what stops it. */
export function followShortcuts(): () => void {
  const stop = new AbortController();
  const options = { signal: stop.signal };
  // Twice: before everybody inside the page, and after them.
  window.addEventListener('keydown', (event) => handleKey(event, true), { ...options, capture: true });
  window.addEventListener('keydown', (event) => handleKey(event, false), options);
  document.addEventListener('copy', (event) => handleCopy(event, false), options);
  document.addEventListener('cut', (event) => handleCopy(event, true), options);
  document.addEventListener('paste', handlePaste, options);
  return () => stop.abort();
}

function handleKey(event: KeyboardEvent, isFirst: boolean): void {
  if (event.defaultPrevented || event.isComposing || isModal()) return;
  const shortcut = byKeys.get(keysOf(event));
  if (!shortcut || !mayRun(shortcut, event)) return;
  const isOfFirst = shortcut.inText === true || shortcut.overTrees === true;
  if (isOfFirst !== isFirst) return;
  if (shortcut.run(event) === false) return;
  event.preventDefault();
  event.stopPropagation();
}

function mayRun(shortcut: Shortcut, { target, altKey }: KeyboardEvent): boolean {
  if (isTyping(target) && (!shortcut.inText || (altKey && isMac()))) return false;
  if (shortcut.name === 'help') return true;
  const { document: open, mode } = studioStore.getState();
  if (!open) return false;
  const isThere =
    mode === 'design' ||
    shortcut.where === 'everywhere' ||
    (shortcut.where === 'onPages' && mode === 'wording');
  if (!isThere) return false;
  return !(shortcut.onCanvas && usesArrows(target));
}

const takesClipboard = (event: ClipboardEvent): boolean => {
  const { document: open, mode, textEdit } = studioStore.getState();
  return (
    !event.defaultPrevented &&
    open !== null &&
    mode === 'design' &&
    textEdit === null &&
    !isTyping(event.target)
  );
};

function handleCopy(event: ClipboardEvent, isCut: boolean): void {
  if (!takesClipboard(event) || document.getSelection()?.toString()) return;
  const clip = copyElements(selected());
  if (clip === null || !event.clipboardData) return;
  event.preventDefault();
  event.clipboardData.setData(ELEMENTS_TYPE, clip);
  event.clipboardData.setData('text/plain', clip);
  if (isCut) deleteNodes(selected(), 'cut');
}

function handlePaste(event: ClipboardEvent): void {
  if (!takesClipboard(event)) return;
  const data = event.clipboardData;
  const clip = data?.getData(ELEMENTS_TYPE) || data?.getData('text/plain');
  if (clip && pasteElements(clip)) event.preventDefault();
}
