import { afterEach, beforeEach, expect, it } from 'vitest';
import { discardDocument, studioStore, undo } from '../state';
import { asOneChange, change } from './change';
import { openLetter, shownNode, shownTemplate } from './inspector.test-support';

beforeEach(openLetter);
afterEach(discardDocument);

const steps = () => studioStore.getState().document?.history.done.length;
const asset = {
  hash: '0'.repeat(64),
  mediaType: 'image/png',
  name: 'logo.png',
  width: 1,
  height: 1,
} as const;

it('makes one step of undo of changes that belong together, and one each of others', () => {
  asOneChange('properties', () => {
    change('properties', [{ kind: 'setTemplate', path: ['assets', 'logo'], value: { ...asset } }]);
    change('rename', [{ kind: 'set', id: 'letter', path: ['name'], value: 'Letter' }]);
  });
  expect(steps()).toBe(1);
  change('rename', [{ kind: 'set', id: 'note', path: ['name'], value: 'Note' }]);
  expect(steps()).toBe(2);
  undo();
  undo();
  expect(shownTemplate().assets).toEqual({});
  expect(shownNode('letter').name).toBeUndefined();
});
