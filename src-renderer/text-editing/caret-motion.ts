/**
 * Where a key takes the caret: by characters, words and paragraphs of the model, by lines of the composed document. Arrow
 * keys go where they point, whether lines run to the right, to the left or downwards.
 */
import type { Affinity } from '../../shared/display';
import { locate, positionOf, textLength } from '../../shared/model';
import type { CaretState, EditedText } from './edited-text';
import type { Motion, Reach } from './input-adapter';
import { isCaret, selectionEnd, selectionStart } from './text-change';
import type { CaretStep } from './text-geometry';
import { nextCharacter, nextWord, previousCharacter, previousWord } from './text-motion';

/** Lines that a page key moves the caret. */
const PAGE_LINES = 20;

export interface CaretTarget {
  readonly position: number;
  readonly affinity: Affinity;
  /** How far along its line further movement over lines keeps to, in millipoints. */
  readonly goal: number | null;
}

export function moved(text: EditedText, caret: CaretState, motion: Motion, extend: boolean): CaretTarget {
  if ('to' in motion) return toPlace(text, caret, motion.to);
  const { head } = text.selection;
  const step = text.geometry?.step(motion.arrow, head, caret.affinity) ?? 'back';
  return STEPS[motion.reach](text, caret, step, extend);
}

type Step = (text: EditedText, caret: CaretState, step: CaretStep, extend: boolean) => CaretTarget;

const STEPS: { readonly [reach in Reach]: Step } = {
  near(text, caret, step, extend) {
    const { paragraphs, selection } = text;
    const collapses = !extend && !isCaret(selection);
    switch (step) {
      case 'back':
        return at(collapses ? selectionStart(selection) : previousCharacter(paragraphs, selection.head));
      case 'forth':
        return at(collapses ? selectionEnd(selection) : nextCharacter(paragraphs, selection.head));
      case 'lineBack':
        return byLines(text, caret, -1, 1);
      case 'lineForth':
        return byLines(text, caret, 1, 1);
    }
  },
  word({ paragraphs, selection: { head } }, _caret, step) {
    switch (step) {
      case 'back':
        return at(previousWord(paragraphs, head));
      case 'forth':
        return at(nextWord(paragraphs, head));
      case 'lineBack':
        return at(positionOf(paragraphs, locate(paragraphs, Math.max(head - 1, 0)).paragraph, 0));
      case 'lineForth': {
        const next = locate(paragraphs, head).paragraph + 1;
        return at(next < paragraphs.length ? positionOf(paragraphs, next, 0) : textLength(paragraphs));
      }
    }
  },
  edge(text, caret, step) {
    const edges = {
      back: 'lineStart',
      forth: 'lineEnd',
      lineBack: 'textStart',
      lineForth: 'textEnd',
    } as const;
    return toPlace(text, caret, edges[step]);
  },
};

type Place = Extract<Motion, { to: unknown }>['to'];

function toPlace(text: EditedText, caret: CaretState, place: Place): CaretTarget {
  const { paragraphs, selection, geometry } = text;
  const { head } = selection;
  switch (place) {
    case 'textStart':
      return at(0);
    case 'textEnd':
      return at(textLength(paragraphs));
    case 'lineStart':
      return at(geometry?.lineEnds(head, caret.affinity).start ?? head);
    case 'lineEnd':
      return at(geometry?.lineEnds(head, caret.affinity).end ?? head, 'upstream');
    case 'pageUp':
      return byLines(text, caret, -1, PAGE_LINES);
    case 'pageDown':
      return byLines(text, caret, 1, PAGE_LINES);
  }
}

const at = (position: number, affinity: Affinity = 'downstream'): CaretTarget => ({
  position,
  affinity,
  goal: null,
});

/** Beyond the first or last line the caret goes to the text's start or end. */
function byLines(text: EditedText, caret: CaretState, direction: 1 | -1, lines: number): CaretTarget {
  const { paragraphs, selection, geometry } = text;
  const goal = caret.goal ?? geometry?.along(selection.head, caret.affinity) ?? 0;
  let place = { position: selection.head, affinity: caret.affinity };
  for (let line = 0; line < lines; line += 1) {
    const next = geometry?.inNextLine(place.position, place.affinity, goal, direction);
    if (!next) {
      const end = direction < 0 ? 0 : textLength(paragraphs);
      return line === 0 ? { position: end, affinity: 'downstream', goal } : { ...place, goal };
    }
    place = next;
  }
  return { ...place, goal };
}
