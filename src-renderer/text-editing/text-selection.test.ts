// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { present } from '../../shared/base';
import { elementTypes } from '../../shared/engine';
import { adopt, discardDocument, provideServices, studioStore } from '../state';
import { compiled, composition, lineOn, pages } from './carried-row.test-support';
import { caretStore, editedText } from './edited-text';
import { testEngine } from './engine.test-support';
import {
  compiledInColumns,
  compositionInColumns,
  firstLines,
  recordInColumns,
  templateInColumns,
} from './rows-in-columns.test-support';
import { beginTextEdit, leaveTextEdit, pointTo } from './text-selection';
import { textCommands } from './text-session';

vi.mock('../rpc', () => ({
  api: {},
  errorText: String,
  isRefusal: () => false,
  studioFailureOf: () => null,
}));

afterEach(leaveTextEdit);

const caretNow = () => {
  const { affinity } = caretStore.getState();
  const text = present(editedText(), 'a text is edited');
  return present(text.geometry?.caret(text.selection.head, affinity), 'a caret');
};

describe('a text that stands on several pages under one place of the record', () => {
  it('has its caret where it was pointed at, on whichever page and whatever it says there', () => {
    expect(pages.length).toBeGreaterThan(2);
    expect(new Set(pages.map((page) => lineOn(page).recordPath)).size).toBe(1);
    expect(new Set(pages.map((page) => lineOn(page).textEnd)).size).toBe(2);
    studioStore.setState({ compiled, composition });
    const [first = 0] = pages;
    beginTextEdit({ nodeId: 'said', recordPath: lineOn(first).recordPath, page: first });
    for (const page of [...pages, ...pages.toReversed()]) {
      const { carets, box } = lineOn(page);
      for (const x of carets.slice(-8)) {
        pointTo(page, { x, y: box.y + box.height / 2 }, 'caret');
        expect(caretNow()).toMatchObject({ page, box: { x, y: box.y } });
      }
    }
  });

  it('is begun where it was pointed at', () => {
    studioStore.setState({ compiled, composition });
    for (const page of pages) {
      const { carets, box, recordPath } = lineOn(page);
      const x = carets.at(-5) ?? 0;
      const point = { x, y: box.y + box.height / 2 };
      expect(beginTextEdit({ nodeId: 'said', recordPath, page, point })).toBe(true);
      expect(caretNow()).toMatchObject({ page, box: { x, y: box.y } });
    }
  });

  it('keeps a selection in the instance that it began in', () => {
    studioStore.setState({ compiled, composition });
    const [first = 0, second = 0] = pages;
    const { recordPath, box } = lineOn(first);
    beginTextEdit({ nodeId: 'said', recordPath, page: first });
    pointTo(second, { x: box.x, y: lineOn(second).box.y }, 'extend');
    expect(caretNow().page).toBe(first);
  });
});

describe('a text that stands several times on one page under one place of the record', () => {
  const pointAt = ({ carets, box }: ReturnType<typeof firstLines>[number], index: number) => ({
    x: carets.at(index) ?? 0,
    y: box.y + box.height / 2,
  });

  it.each([
    ['heading', 3, 1],
    ['said', 2, 2],
  ])('has its caret where it was clicked, whatever it says there: %s', (nodeId, times, wordings) => {
    const lines = firstLines(nodeId);
    expect(lines).toHaveLength(times);
    expect(new Set(lines.map(({ recordPath }) => recordPath)).size).toBe(1);
    expect(new Set(lines.map(({ textEnd }) => textEnd)).size).toBe(wordings);
    studioStore.setState({ compiled: compiledInColumns, composition: compositionInColumns });
    for (const line of lines) {
      const { recordPath, box } = line;
      for (const index of [-1, -2, -3]) {
        const point = pointAt(line, index);
        expect(beginTextEdit({ nodeId, recordPath, page: 0, point })).toBe(true);
        expect(caretNow()).toMatchObject({ page: 0, box: { x: point.x, y: box.y } });
        for (const other of lines) {
          const there = pointAt(other, index);
          pointTo(0, there, 'caret');
          expect(caretNow()).toMatchObject({ page: 0, box: { x: there.x, y: other.box.y } });
        }
      }
    }
  });

  it('keeps it there while keys move it, and while one types', () => {
    provideServices({
      api: { templates: { apply: () => new Promise(() => undefined) }, datasets: {} } as never,
      elements: elementTypes,
    });
    const [template, updatedAt] = [templateInColumns, '2026-01-01T00:00:00Z'];
    const lines = firstLines('heading');
    expect(lines).toHaveLength(3);
    for (const { recordPath, carets, box } of lines) {
      adopt({ id: 'd', template, revision: 0, updatedAt, dataset: null });
      studioStore.setState({ compiled: compiledInColumns, composition: compositionInColumns });
      const point = { x: carets[1] ?? 0, y: box.y + box.height / 2 };
      beginTextEdit({ nodeId: 'heading', recordPath, page: 0, point });
      textCommands.move({ arrow: 'right', reach: 'near' }, false);
      expect(caretNow().box).toMatchObject({ x: carets[2], y: box.y });
      textCommands.move({ arrow: 'down', reach: 'near' }, false);
      expect(caretNow().box.y).toBeGreaterThan(box.y);
      textCommands.move({ arrow: 'up', reach: 'near' }, false);
      expect(caretNow().box).toMatchObject({ x: carets[2], y: box.y });
      textCommands.insertText('i');
      const changed = present(studioStore.getState().document, 'a document').template;
      const compiledAgain = testEngine.compile(changed);
      const composition = testEngine.compose(compiledAgain, recordInColumns);
      studioStore.setState({ compiled: compiledAgain, composition });
      expect(caretNow().box.x).toBeGreaterThan(carets[2] ?? 0);
      expect(caretNow().box.x).toBeLessThan(carets[4] ?? 0);
      expect(caretNow().box.y).toBe(box.y);
      leaveTextEdit();
      discardDocument();
    }
  });
});
