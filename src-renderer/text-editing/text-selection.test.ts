// @vitest-environment node
import { afterEach, describe, expect, it } from 'vitest';
import { present } from '../../shared/base';
import { studioStore } from '../state';
import { compiled, composition, lineOn, pages } from './carried-row.test-support';
import { caretStore, editedText } from './edited-text';
import { beginTextEdit, leaveTextEdit, pointTo } from './text-selection';

afterEach(leaveTextEdit);

describe('a text that stands on several pages under one place of the record', () => {
  const caretNow = () => {
    const { affinity } = caretStore.getState();
    const text = present(editedText(), 'a text is edited');
    return present(text.geometry?.caret(text.selection.head, affinity), 'a caret');
  };

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
