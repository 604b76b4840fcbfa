import { afterEach, describe, expect, it } from 'vitest';
import { elementTypes } from '../../shared/engine';
import type { Template, TemplateNode } from '../../shared/model';
import { adopt, discardDocument, provideServices, select, studioStore } from '../state';
import { templateWith, testEngine, textNode } from '../text-editing/engine.test-support';
import { handleCanvasKey } from './canvas-keyboard';
import { currentScene } from './canvas-scene';

const word = (text: string): TemplateNode => ({
  ...textNode([{ inlines: [{ kind: 'text', text }] }]),
  edit: { policy: 'wording' },
});

const cellOf = (child: string): TemplateNode => ({ type: 'cell', children: [child], props: {} });

/** A row of two cells, the words in which may be changed. */
function template(direction?: 'ltr' | 'rtl', language = 'en'): Template {
  const width = { kind: 'share', share: 1 };
  const base = templateWith(
    {
      table: {
        type: 'table',
        children: ['row'],
        props: {
          columns: [{ width }, { width }],
          padding: { x: 2, y: 2 },
          ...(direction ? { direction } : {}),
        },
      },
      row: { type: 'row', children: ['cell1', 'cell2'], props: { role: 'body' } },
      cell1: cellOf('first'),
      cell2: cellOf('second'),
      first: word('first'),
      second: word('second'),
    },
    ['table'],
  );
  return { ...base, languages: [language] };
}

function show(shown: Template): void {
  provideServices({ api: {} as never, elements: elementTypes });
  adopt({ id: 'd', template: shown, revision: 0, updatedAt: '2026-01-01T00:00:00Z', dataset: null });
  const compiled = testEngine.compile(shown);
  studioStore.setState({ mode: 'wording', compiled, composition: testEngine.compose(compiled, {}) });
}

const press = (key: string): readonly string[] => {
  handleCanvasKey({ key, code: key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false });
  return studioStore.getState().selection.nodeIds;
};

afterEach(() => {
  discardDocument();
  studioStore.setState({ mode: 'design' });
});

describe('the arrow keys go to what stands there', () => {
  it('in a table whose first column is at the left', () => {
    show(template());
    select(['first']);
    expect(press('ArrowRight')).toEqual(['second']);
    expect(press('ArrowLeft')).toEqual(['first']);
  });

  it.each([
    ['by itself', template('rtl')],
    ['by the language', template(undefined, 'he')],
  ])('in a table that runs from right to left %s', (_by, shown) => {
    show(shown);
    expect(currentScene()?.readingOrder()).toEqual(['first', 'second']);
    select(['first']);
    expect(press('ArrowLeft')).toEqual(['second']);
    expect(press('ArrowRight')).toEqual(['first']);
    expect(press('ArrowDown')).toEqual(['second']);
    expect(press('ArrowUp')).toEqual(['first']);
  });
});
