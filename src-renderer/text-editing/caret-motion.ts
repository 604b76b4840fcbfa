/** Where a key takes the caret: by characters and words of the model, by lines of the composed document. */
import type { Affinity } from '../../shared/display';
import { textLength } from '../../shared/model';
import type { CaretState, EditedText } from './edited-text';
import type { Motion } from './input-adapter';
import { isCaret, selectionEnd, selectionStart } from './text-change';
import { nextCharacter, nextWord, previousCharacter, previousWord } from './text-motion';

/** Lines that a page key moves the caret. */
const PAGE_LINES = 20;

export interface CaretTarget {
  readonly position: number;
  readonly affinity: Affinity;
  /** x that further vertical movement keeps to, in millipoints. */
  readonly goalX: number | null;
}

export function moved(text: EditedText, caret: CaretState, motion: Motion, extend: boolean): CaretTarget {
  const { paragraphs, selection, geometry } = text;
  const { head } = selection;
  const collapses = !extend && !isCaret(selection);
  switch (motion) {
    case 'left':
      return at(collapses ? selectionStart(selection) : previousCharacter(paragraphs, head));
    case 'right':
      return at(collapses ? selectionEnd(selection) : nextCharacter(paragraphs, head));
    case 'wordLeft':
      return at(previousWord(paragraphs, head));
    case 'wordRight':
      return at(nextWord(paragraphs, head));
    case 'textStart':
      return at(0);
    case 'textEnd':
      return at(textLength(paragraphs));
    case 'lineStart':
      return at(geometry?.lineEnds(head, caret.affinity).start ?? head);
    case 'lineEnd':
      return at(geometry?.lineEnds(head, caret.affinity).end ?? head, 'upstream');
    case 'up':
      return byLines(text, caret, -1, 1);
    case 'down':
      return byLines(text, caret, 1, 1);
    case 'pageUp':
      return byLines(text, caret, -1, PAGE_LINES);
    case 'pageDown':
      return byLines(text, caret, 1, PAGE_LINES);
  }
}

const at = (position: number, affinity: Affinity = 'downstream'): CaretTarget => ({
  position,
  affinity,
  goalX: null,
});

/** Beyond the first or last line the caret goes to the text's start or end. */
function byLines(text: EditedText, caret: CaretState, direction: 1 | -1, lines: number): CaretTarget {
  const { paragraphs, selection, geometry } = text;
  const goalX = caret.goalX ?? geometry?.caret(selection.head, caret.affinity)?.x ?? 0;
  let place = { position: selection.head, affinity: caret.affinity };
  for (let line = 0; line < lines; line += 1) {
    const next = geometry?.vertical(place.position, place.affinity, goalX, direction);
    if (!next) {
      const end = direction < 0 ? 0 : textLength(paragraphs);
      return line === 0 ? { position: end, affinity: 'downstream', goalX } : { ...place, goalX };
    }
    place = next;
  }
  return { ...place, goalX };
}
