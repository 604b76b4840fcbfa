import { afterEach, describe, expect, it, vi } from 'vitest';
import { present } from '../../shared/base';
import { studioStore } from '../state';
import { editedText, leaveTextEdit } from '../text-editing';
import { compiled, composition, lineOn, pages } from '../text-editing/carried-row.test-support';
import { currentScene } from './canvas-scene';
import { dispatch } from './effects';
import { toWorld } from './page-stack';

vi.mock('../rpc', () => ({ api: {} }));

/** Presses and lifts the pointer so far along the line of the row at page breaks. */
function click(page: number, along: number, clicks: number): void {
  const { box } = lineOn(page);
  const place = present(currentScene()?.stack.places[page], 'the page');
  const world = toWorld(place, { x: box.x + along, y: box.y + box.height / 2, width: 0, height: 0 });
  const modifiers = { shift: false, alt: false, command: false, space: false };
  const input = { world, screen: world, page, onPage: true, modifiers };
  dispatch({ kind: 'down', button: 'main', clicks, ...input });
  dispatch({ kind: 'up', ...input });
}

const caretPage = () => editedText()?.geometry?.caret(0)?.page;

afterEach(leaveTextEdit);

describe('a click on a field of a text that stands on several pages', () => {
  it('selects it on the page that was clicked, as wide as it is there', () => {
    studioStore.setState({ compiled, composition });
    const [first = 0, second = 0] = pages;
    click(first, 3000, 2);
    expect(caretPage()).toBe(first);
    click(second, 60_000, 1);
    expect(caretPage()).toBe(second);
    expect(studioStore.getState().textEdit).toMatchObject({ nodeId: 'said', anchor: 0, head: 1 });
  });
});
