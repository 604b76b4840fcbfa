/**
 * Turns what the browser does to one hidden text area into editing commands. All quirks of browsers and input methods
 * are in here: nobody else listens to `beforeinput`, composition or clipboard events.
 *
 * The area is empty except while an input method composes: then it holds the composition, because that is where input
 * methods want to see it. Keys that move or delete are read from `keydown`, as an empty area reports no deletion.
 * Keys pressed for the input method (`isComposing`, key code 229) are its own.
 */
import { readClip, type TextClip, writeClip } from './clipboard';
import type { Position, ToggledMark } from './text-change';
import type { Direction } from './text-geometry';

/** How far an arrow key goes: a character or line, a word or paragraph, the end of the line or text. */
export type Reach = 'near' | 'word' | 'edge';

export type Motion =
  | { readonly arrow: Direction; readonly reach: Reach }
  | { readonly to: 'lineStart' | 'lineEnd' | 'pageUp' | 'pageDown' | 'textStart' | 'textEnd' };

export type Deletion = 'backward' | 'forward' | 'wordBackward' | 'wordForward';

/** What the adapter asks for. */
export interface InputTarget {
  insertText(text: string): void;
  splitParagraph(): void;
  insertLineBreak(): void;
  delete(what: Deletion): void;
  move(motion: Motion, extend: boolean): void;
  selectAll(): void;
  toggleMark(mark: ToggledMark): void;
  togglePosition(position: Position): void;
  clearMarks(): void;
  /** Makes a list in a list style that every template has, or ends it. */
  toggleList(style: 'bullets' | 'numbers'): void;
  /** Tab and Shift+Tab; false where they should go on to the next control. */
  tab(isBack: boolean): boolean;
  editLink(): void;
  insertNote(): void;
  /** Shows the composition so far; `caret` counts in `text`. */
  compose(text: string, caret: number): void;
  /** Ends the composition; an empty text means it was given up. */
  commit(text: string): void;
  copy(): TextClip | null;
  cut(): TextClip | null;
  paste(clip: TextClip): void;
  undo(): void;
  redo(): void;
  /** Escape. */
  leave(): void;
}

const isMac = typeof navigator !== 'undefined' && navigator.platform.startsWith('Mac');

/** Connects an area with a target. Returns what disconnects them. */
export function connectInput(area: HTMLTextAreaElement, target: InputTarget): () => void {
  let isComposing = false;

  const listeners: { [K in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[K]) => void } = {
    keydown(event) {
      if (isComposing || event.isComposing || event.keyCode === 229) {
        // The shell's shortcuts must not see the input method's keys.
        event.stopPropagation();
        return;
      }
      if (!handleKey(event, target)) return;
      event.preventDefault();
      event.stopPropagation();
    },
    beforeinput(event) {
      if (event.inputType === 'insertCompositionText' || event.inputType === 'deleteCompositionText') return;
      if (isComposing || !event.cancelable) return;
      event.preventDefault();
      const text = event.data ?? event.dataTransfer?.getData('text/plain') ?? '';
      if (event.inputType.startsWith('insert') && text) target.insertText(text);
    },
    input() {
      if (isComposing) {
        // The area already shows the composition; `compositionupdate` comes before it does.
        target.compose(area.value, area.selectionEnd);
        return;
      }
      // What could not be prevented above (some character pickers) has arrived in the area.
      const text = area.value;
      area.value = '';
      if (text) target.insertText(text);
    },
    compositionstart() {
      isComposing = true;
      area.value = '';
      target.compose('', 0);
    },
    compositionend(event) {
      isComposing = false;
      area.value = '';
      target.commit(event.data);
    },
    copy(event) {
      offer(event, target.copy());
    },
    cut(event) {
      offer(event, target.cut());
    },
    paste(event) {
      event.preventDefault();
      const clip = event.clipboardData ? readClip(event.clipboardData) : null;
      if (clip) target.paste(clip);
    },
  };

  for (const [name, listener] of Object.entries(listeners)) {
    area.addEventListener(name, listener as EventListener);
  }
  return () => {
    for (const [name, listener] of Object.entries(listeners)) {
      area.removeEventListener(name, listener as EventListener);
    }
    area.value = '';
  };
}

function offer(event: ClipboardEvent, clip: TextClip | null): void {
  event.preventDefault();
  if (clip && event.clipboardData) writeClip(event.clipboardData, clip);
}

/** Whether the key was one of ours. */
function handleKey(event: KeyboardEvent, target: InputTarget): boolean {
  const isCommand = isMac ? event.metaKey : event.ctrlKey;
  const isWordwise = isMac ? event.altKey : event.ctrlKey;
  const motion = motionOf(event, isWordwise);
  if (motion) {
    target.move(motion, event.shiftKey);
    return true;
  }
  switch (event.key) {
    case 'Enter':
      if (isCommand) return false;
      if (event.shiftKey) target.insertLineBreak();
      else target.splitParagraph();
      return true;
    case 'Backspace':
      target.delete(isWordwise ? 'wordBackward' : 'backward');
      return true;
    case 'Delete':
      target.delete(isWordwise ? 'wordForward' : 'forward');
      return true;
    case 'Tab':
      return !isCommand && !event.altKey && target.tab(event.shiftKey);
    case 'Escape':
      target.leave();
      return true;
  }
  if (!isCommand) return false;
  if (event.altKey) return handleNote(event, target);
  return (event.shiftKey && handleShifted(event, target)) || handleCommand(event, target);
}

/** By the key's place: with Alt, letters of a Mac are other signs. */
function handleNote({ code }: KeyboardEvent, target: InputTarget): boolean {
  if (code !== 'KeyF') return false;
  target.insertNote();
  return true;
}

/** Digits by their place, for with Shift they are signs that differ from keyboard to keyboard. */
function handleShifted({ code, key }: KeyboardEvent, target: InputTarget): boolean {
  if (code === 'Digit7') target.toggleList('numbers');
  else if (code === 'Digit8') target.toggleList('bullets');
  else if (key.toLowerCase() === 'x') target.toggleMark('strike');
  else if (key.toLowerCase() === 'k') target.toggleMark('smallCaps');
  else return false;
  return true;
}

function handleCommand(event: KeyboardEvent, target: InputTarget): boolean {
  switch (event.key.toLowerCase()) {
    case 'a':
      target.selectAll();
      return true;
    case 'b':
      target.toggleMark('bold');
      return true;
    case 'i':
      target.toggleMark('italic');
      return true;
    case 'u':
      target.toggleMark('underline');
      return true;
    case 'k':
      target.editLink();
      return true;
    case '.':
      target.togglePosition('super');
      return true;
    case ',':
      target.togglePosition('sub');
      return true;
    case '\\':
      target.clearMarks();
      return true;
    case 'z':
      if (event.shiftKey) target.redo();
      else target.undo();
      return true;
    case 'y':
      target.redo();
      return true;
    default:
      return false;
  }
}

const ARROWS: { readonly [key: string]: Direction } = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

function motionOf(event: KeyboardEvent, isWordwise: boolean): Motion | null {
  const arrow = ARROWS[event.key];
  if (arrow) return { arrow, reach: isMac && event.metaKey ? 'edge' : isWordwise ? 'word' : 'near' };
  switch (event.key) {
    case 'Home':
      return { to: event.ctrlKey ? 'textStart' : 'lineStart' };
    case 'End':
      return { to: event.ctrlKey ? 'textEnd' : 'lineEnd' };
    case 'PageUp':
      return { to: 'pageUp' };
    case 'PageDown':
      return { to: 'pageDown' };
    default:
      return null;
  }
}
