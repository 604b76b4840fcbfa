import { describe, expect, it } from 'vitest';
import { reasonText } from '../../shared/diag';
import { createBlankTemplate } from '../../shared/engine';
import {
  applyEdit,
  childrenOf,
  nodeOf,
  type Operation,
  rootChildren,
  type Template,
} from '../../shared/model';
import {
  addBand,
  addFlow,
  addFrame,
  addMaster,
  hasBand,
  nextUse,
  setPageGeometry,
  setUse,
} from './page-edits';

const blank = createBlankTemplate({ name: 'Letter', pageSize: 'A4', language: 'en' });

function ids(): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `new${count}`;
  };
}

function edited(template: Template, operations: readonly Operation[]): Template {
  const result = applyEdit(template, { label: 'test', operations: [...operations] });
  if (!result.ok) throw new Error(reasonText(result.error, 'en'));
  return result.value.template;
}

const props = (template: Template, id: string) => nodeOf(template, id)?.props;

describe('page masters', () => {
  it('are added for what there is none for yet, behind the others, with the frames of the last', () => {
    const { id, operations } = addMaster(blank, 'Next', ids());
    const template = edited(blank, operations);
    expect(rootChildren(template, 'master')).toEqual(['page', id]);
    expect(childrenOf(nodeOf(template, template.root) as never)).toEqual(['page', id, 'main']);
    expect(props(template, id)).toEqual({ ...props(blank, 'page'), use: 'continuation' });
    const [frame = ''] = childrenOf(nodeOf(template, id) as never);
    expect(nodeOf(template, frame)).toEqual(nodeOf(blank, 'frame'));
    expect(nextUse(template)).toBe('first');
  });

  it('are renamed with their use, unless somebody gave them another name', () => {
    const nameOf = (use: string) => `For ${use}`;
    const { id, operations } = addMaster(blank, nameOf('continuation'), ids());
    const added = edited(blank, operations);
    const changed = edited(added, setUse(added, id, 'blank', nameOf));
    expect(nodeOf(changed, id)).toMatchObject({ name: 'For blank', props: { use: 'blank' } });
    const named = edited(changed, [{ kind: 'set', id, path: ['name'], value: 'Back' }]);
    const last = edited(named, setUse(named, id, 'last', nameOf));
    expect(nodeOf(last, id)).toMatchObject({ name: 'Back', props: { use: 'last' } });
  });

  it('keep the edges of frames on their margins, and leave others where they are', () => {
    const margins = { top: 100, right: 20, bottom: 56.693, left: 40 };
    const size = { width: 400, height: 600 };
    const before = edited(blank, addFrame(blank, 'page', ids())?.operations ?? []);
    const template = edited(before, setPageGeometry(before, 'page', { margins, size }));
    expect(props(template, 'page')).toMatchObject({ margins, size });
    expect(nodeOf(template, 'frame')?.box).toEqual({ x: 40, y: 100, width: 340, height: 443.307 });
    const own = nodeOf(before, 'new1')?.box;
    expect(nodeOf(template, 'new1')?.box).toMatchObject({ x: 40, y: 100, height: 443.307 });
    expect(nodeOf(template, 'new1')?.box?.width).toBeCloseTo((own?.x ?? 0) + (own?.width ?? 0) - 40, 3);
  });

  it('leave frames alone that margins would take all room from', () => {
    const margins = { top: 0, right: 400, bottom: 0, left: 400 };
    const template = edited(blank, setPageGeometry(blank, 'page', { margins }));
    expect(nodeOf(template, 'frame')?.box).toEqual(nodeOf(blank, 'frame')?.box);
  });
});

it('headers come first and footers last, each with a text to write into', () => {
  const newId = ids();
  const header = addBand(blank, 'page', 'top', newId);
  const withHeader = edited(blank, header.operations);
  const template = edited(withHeader, addBand(withHeader, 'page', 'bottom', newId).operations);
  const types = childrenOf(nodeOf(template, 'page') as never).map((id) => [
    nodeOf(template, id)?.type,
    props(template, id)?.edge,
  ]);
  expect(types).toEqual([
    ['band', 'top'],
    ['frame', undefined],
    ['band', 'bottom'],
  ]);
  expect(nodeOf(template, header.id)).toMatchObject({
    type: 'text',
    props: { content: { en: [{ inlines: [] }] } },
  });
  expect([hasBand(blank, 'page', 'top'), hasBand(template, 'page', 'top')]).toEqual([false, true]);
});

it('a frame takes a flow that its page does not show yet, and can be given one of its own', () => {
  const newId = ids();
  const first = addFrame(blank, 'page', newId);
  const template = edited(blank, first?.operations ?? []);
  expect(props(template, first?.id ?? '')?.flow).toBe('main');
  const flow = addFlow(template, first?.id ?? '', 'Side', newId);
  const own = edited(template, flow.operations);
  expect(rootChildren(own, 'flow')).toEqual(['main', flow.id]);
  expect(props(own, first?.id ?? '')?.flow).toBe(flow.id);
  const bare = edited(own, [{ kind: 'remove', id: first?.id ?? '' }]);
  expect(props(edited(bare, addFrame(bare, 'page', newId)?.operations ?? []), 'new3')?.flow).toBe(flow.id);
});
