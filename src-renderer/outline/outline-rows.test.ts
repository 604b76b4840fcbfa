import { describe, expect, it } from 'vitest';
import { EMPTY_CONTRACT } from '../../shared/data';
import { reasonText } from '../../shared/diag';
import { elementTypes } from '../../shared/engine';
import { applyEdit, type Template } from '../../shared/model';
import { api } from '../rpc';
import { provideServices } from '../state';
import { excerptOf } from './node-face';
import { initiallyExpanded, NO_ROWS, type OutlineRow, outlineRows } from './outline-rows';

const template: Template = {
  format: 'fumi-template',
  versions: {},
  name: 'Letter',
  languages: ['en', 'ja'],
  data: EMPTY_CONTRACT,
  styles: { colours: {}, text: {} },
  assets: {},
  root: 'doc',
  nodes: {
    doc: { type: 'document', children: ['first', 'next', 'main'], props: {} },
    first: { type: 'master', children: ['frame'], props: {} },
    next: { type: 'master', name: 'Next pages', props: {} },
    frame: { type: 'frame', props: { flow: 'main' } },
    main: { type: 'flow', name: 'Main flow', children: ['greeting', 'table'], props: {} },
    greeting: {
      type: 'text',
      when: 'account.closing < 0',
      props: {
        content: {
          en: [
            {
              inlines: [
                { kind: 'text', text: 'Dear ' },
                { kind: 'field', value: 'customer.name' },
              ],
            },
          ],
        },
      },
    },
    table: { type: 'table', children: ['row'], props: {} },
    row: { type: 'row', each: { list: 'transactions', as: 'item' }, props: { role: 'body' } },
  },
};

provideServices({ api, elements: elementTypes });

const flat = (rows: readonly OutlineRow[]): OutlineRow[] =>
  rows.flatMap((row) => [row, ...flat(row.children)]);

describe('outline rows', () => {
  const before = outlineRows(template, 'en', NO_ROWS);
  const { rows, byId: cache } = before;

  it('name every node: by itself, by its text, or by its type', () => {
    expect(flat(rows).map(({ label }) => label)).toEqual([
      'Page',
      'Frame · Main flow',
      'Next pages',
      'Main flow',
      'Dear ‹name›',
      'Table',
      'Body',
    ]);
  });

  it('carry conditions and repeats', () => {
    const byId = new Map(flat(rows).map((row) => [row.id, row]));
    expect(byId.get('greeting')?.when).toBe('account.closing < 0');
    expect(byId.get('row')?.each).toBe('transactions');
  });

  it('stay the same objects where nothing changed', () => {
    const edit = {
      label: 'x',
      operations: [{ kind: 'set' as const, id: 'greeting', path: ['name'], value: 'Greeting' }],
    };
    const changed = applyEdit(template, edit);
    if (!changed.ok) throw new Error(reasonText(changed.error, 'en'));
    const next = outlineRows(changed.value.template, 'en', before).byId;
    const kept = [...next].filter(([id, row]) => cache.get(id) === row).map(([id]) => id);
    expect(kept.sort()).toEqual(['first', 'frame', 'next', 'row', 'table']);
    expect(next.get('greeting')?.label).toBe('Greeting');
  });

  it('are the very same rows where nothing that is shown changed', () => {
    const edit = {
      label: 'x',
      operations: [{ kind: 'set' as const, id: 'table', path: ['alt'], value: 'A table' }],
    };
    const changed = applyEdit(template, edit);
    if (!changed.ok) throw new Error(reasonText(changed.error, 'en'));
    expect(outlineRows(changed.value.template, 'en', before)).toBe(before);
  });

  it('open the first page and the flows, not tables', () => {
    expect([...initiallyExpanded(template)]).toEqual(['first', 'main']);
  });
});

it('cuts long texts', () => {
  const text = {
    type: 'text',
    props: { content: { ja: [{ inlines: [{ kind: 'text', text: '文'.repeat(200) }] }] } },
  };
  expect(excerptOf(text, ['en', 'ja'])).toBe(`${'文'.repeat(60)}…`);
  expect(excerptOf({ type: 'line', props: {} }, ['en'])).toBe('');
});
