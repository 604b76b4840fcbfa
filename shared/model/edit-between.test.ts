import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../base';
import { reasonText } from '../diag';
import { editBetween } from './edit-between';
import { applyEdit, type Operation } from './operation';
import { changedTemplates, SAMPLE_TEMPLATE } from './random-edits.test-support';
import type { Template } from './template';

const applied = (template: Template, operations: Operation[]) => {
  const result = applyEdit(template, { label: 'edit', operations });
  if (!result.ok) throw new Error(reasonText(result.error, 'en'));
  return result.value;
};

const operationsTo = (after: Template): readonly Operation[] =>
  editBetween(SAMPLE_TEMPLATE, after, 'restore')?.operations ?? [];

describe('the edit between two templates', () => {
  it('is none where they are equal', () => {
    expect(editBetween(SAMPLE_TEMPLATE, structuredClone(SAMPLE_TEMPLATE), 'restore')).toBeNull();
  });

  it('sets what differs and nothing else', () => {
    const { template } = applied(SAMPLE_TEMPLATE, [
      { kind: 'setTemplate', path: ['name'], value: 'Other' },
      { kind: 'setTemplate', path: ['recordTitle'] },
      { kind: 'set', id: 'image', path: ['box', 'x'], value: 9 },
    ]);
    expect(editBetween(SAMPLE_TEMPLATE, template, 'restore')).toEqual({
      label: 'restore',
      operations: [
        { kind: 'setTemplate', path: ['name'], value: 'Other' },
        { kind: 'setTemplate', path: ['recordTitle'] },
        { kind: 'set', id: 'image', path: ['box'], value: { x: 9, y: 2, width: 3, height: 4 } },
      ],
    });
  });

  it('moves one element past the others, not the others past it', () => {
    const move: Operation = { kind: 'move', id: 'greeting', parent: 'main', index: 2 };
    expect(operationsTo(applied(SAMPLE_TEMPLATE, [move]).template)).toEqual([move]);
  });

  it('brings back a removed element with all it held', () => {
    const { template } = applied(SAMPLE_TEMPLATE, [{ kind: 'remove', id: 'box' }]);
    const { box, inside, aside } = SAMPLE_TEMPLATE.nodes;
    expect(editBetween(template, SAMPLE_TEMPLATE, 'restore')?.operations).toEqual([
      { kind: 'insert', id: 'box', parent: 'main', index: 1, nodes: { box, inside, aside } },
    ]);
  });

  it('turns parent and child around', () => {
    const { template: nested } = applied(SAMPLE_TEMPLATE, [
      { kind: 'insert', id: 'inner', parent: 'box', index: 0, nodes: { inner: { type: 'box', props: {} } } },
    ]);
    const { template: turned } = applied(nested, [
      { kind: 'move', id: 'inner', parent: 'main', index: 0 },
      { kind: 'move', id: 'box', parent: 'inner', index: 0 },
    ]);
    const edit = editBetween(nested, turned, 'restore');
    expect(applyEdit(nested, edit as never)).toMatchObject({ ok: true, value: { template: turned } });
  });

  it('leaves unchanged elements the same objects', () => {
    const { template } = applied(SAMPLE_TEMPLATE, [
      { kind: 'set', id: 'closing', path: ['when'], value: 'true' },
    ]);
    const edit = editBetween(SAMPLE_TEMPLATE, structuredClone(template), 'restore');
    const restored = applyEdit(SAMPLE_TEMPLATE, edit as never);
    if (!restored.ok) throw new Error(reasonText(restored.error, 'en'));
    const { nodes } = restored.value.template;
    const isChanged = (id: string) => nodes[id] !== SAMPLE_TEMPLATE.nodes[id];
    expect(Object.keys(nodes).filter(isChanged)).toEqual(['closing']);
  });

  it('refuses templates that do not belong together', () => {
    const other = { ...SAMPLE_TEMPLATE, root: 'main' };
    expect(() => editBetween(SAMPLE_TEMPLATE, other, 'restore')).toThrow('the same root');
  });

  it('leads from any template to any other, and its inverse leads back', () => {
    fc.assert(
      fc.property(changedTemplates(8), changedTemplates(8), (before, after) => {
        const edit = editBetween(before, after, 'restore');
        if (edit === null) {
          expect(canonicalJson(after)).toBe(canonicalJson(before));
          return;
        }
        const there = applyEdit(before, edit);
        if (!there.ok) throw new Error(reasonText(there.error, 'en'));
        expect(canonicalJson(there.value.template)).toBe(canonicalJson(after));
        const back = applyEdit(there.value.template, there.value.inverse);
        if (!back.ok) throw new Error(reasonText(back.error, 'en'));
        expect(canonicalJson(back.value.template)).toBe(canonicalJson(before));
      }),
      { numRuns: 500 },
    );
  });
});
