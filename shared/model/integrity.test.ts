import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { reasonText } from '../diag';
import { englishWords } from '../diag/saying.test-support';
import { checkTemplate, type ElementSchemas, integrityReasons, parseTemplate } from './integrity';
import { openTemplate } from './migration';
import type { Template } from './template';

const elements: ElementSchemas = {
  propsSchemaOf: (type) =>
    type === 'text'
      ? z.strictObject({ size: z.number().optional() })
      : type === 'row' || type === 'table'
        ? z.strictObject({})
        : undefined,
  childTypesOf: (type) => (type === 'table' ? ['row'] : 'none'),
  isPart: (type) => type === 'row',
};

function template(nodes: Template['nodes'] = {}): Template {
  return {
    format: 'fumi-template',
    versions: {},
    name: 'Sample',
    languages: ['en'],
    data: { kind: 'object', fields: {} },
    styles: { colours: {}, text: {} },
    assets: {},
    root: 'document',
    nodes: {
      document: { type: 'document', children: ['main'], props: {} },
      main: { type: 'flow', props: {} },
      ...nodes,
    },
  };
}

/** All breaches in English; none has English in its Japanese. */
const reasons = (of: Template) => {
  const issues = checkTemplate(of, elements);
  expect(englishWords(reasonText(integrityReasons(issues), 'ja'))).toEqual([]);
  return issues.map(({ nodeId, reason }) => `${nodeId}: ${reasonText(reason, 'en')}`);
};

describe('checkTemplate', () => {
  it('accepts a sound tree', () => {
    expect(checkTemplate(template(), elements)).toEqual([]);
  });

  it('finds a node without a place, a missing child and a node with two places', () => {
    expect(reasons(template({ lost: { type: 'text', props: {} } }))).toEqual([
      'lost: it has no place in the tree',
    ]);
    expect(reasons(template({ main: { type: 'flow', children: ['gone'], props: {} } }))).toEqual([
      'main: its child gone does not exist',
    ]);
    const twice = template({
      main: { type: 'flow', children: ['a', 'a'], props: {} },
      a: { type: 'text', props: {} },
    });
    expect(reasons(twice)).toEqual(['a: it has more than one place in the tree']);
  });

  it('does not follow a circle for ever', () => {
    const circle = template({
      main: { type: 'flow', children: ['a'], props: {} },
      a: { type: 'other', children: ['main'], props: {} },
    });
    expect(reasons(circle)).toContain('main: it has more than one place in the tree');
  });

  it('keeps parts inside their own parents', () => {
    const row = template({
      main: { type: 'flow', children: ['row'], props: {} },
      row: { type: 'row', props: {} },
    });
    expect(reasons(row)).toEqual(['row: an element of type row cannot stand inside flow']);
  });

  it('names the property that does not fit its schema', () => {
    const wrong = template({
      main: { type: 'flow', children: ['a'], props: {} },
      a: { type: 'text', props: { size: 'big' } },
    });
    expect(checkTemplate(wrong, elements)[0]).toMatchObject({ nodeId: 'a', property: 'props.size' });
  });

  it('keeps nodes of unknown types as they are', () => {
    const unknown = template({
      main: { type: 'flow', children: ['a'], props: {} },
      a: { type: 'hologram', props: { depth: 3 } },
    });
    expect(checkTemplate(unknown, elements)).toEqual([]);
  });
});

describe('opening a template', () => {
  const sequences = [
    {
      id: 'template',
      migrations: [{ name: 'add-languages', up: (json: object) => ({ ...json, languages: ['en'] }) }],
    },
  ];

  it('answers not-ours, too-new, corrupt and ok', () => {
    expect(openTemplate([], sequences, elements)).toMatchObject({ kind: 'not-ours' });
    expect(openTemplate({ format: 'docx' }, sequences, elements)).toMatchObject({ kind: 'not-ours' });
    expect(openTemplate({ ...template(), versions: { template: 9 } }, sequences, elements)).toEqual({
      kind: 'too-new',
      sequence: 'template',
      found: 9,
      known: 1,
    });
    expect(
      openTemplate({ ...template(), versions: { template: 1 }, surprise: 1 }, sequences, elements),
    ).toMatchObject({ kind: 'corrupt' });
    expect(openTemplate({ ...template(), versions: { template: 1 } }, sequences, elements)).toMatchObject({
      kind: 'ok',
      applied: [],
    });
  });

  it('migrates what is older, and names the migration that fails', () => {
    const { languages: _, ...old } = template();
    expect(openTemplate({ ...old, versions: {} }, sequences, elements)).toMatchObject({
      kind: 'ok',
      applied: ['template/add-languages'],
      template: { versions: { template: 1 }, languages: ['en'] },
    });
    const failing = [
      {
        id: 'template',
        migrations: [
          {
            name: 'break',
            up: () => {
              throw new Error('no');
            },
          },
        ],
      },
    ];
    expect(openTemplate(template(), failing, elements)).toMatchObject({
      kind: 'migration-failed',
      migration: 'template/break',
    });
  });

  it('keeps versions of sequences it does not know', () => {
    const opened = openTemplate(
      { ...template(), versions: { template: 1, 'element.hologram': 4 } },
      sequences,
      elements,
    );
    expect(opened).toMatchObject({ template: { versions: { 'element.hologram': 4 } } });
  });
});

describe('parseTemplate', () => {
  it('refuses unknown keys of a node and says where', () => {
    const wrong = template({ main: { type: 'flow', props: {}, colour: 'red' } as never });
    const parsed = parseTemplate(wrong, elements);
    expect(parsed.ok).toBe(false);
    if (!parsed.ok) expect(reasonText(integrityReasons(parsed.error), 'en')).toMatch(/^main: .*colour/);
  });

  it('tells the first few breaches, and how many more there are', () => {
    const lost = Array.from({ length: 7 }, (_, index) => [`lost${index}`, { type: 'text', props: {} }]);
    const parsed = parseTemplate(template(Object.fromEntries(lost)), elements);
    const told = (locale: 'en' | 'ja') =>
      parsed.ok ? '' : reasonText(integrityReasons(parsed.error), locale);
    expect(told('en')).toMatch(/^lost0: it has no place in the tree, .*lost4: [^,]*, and 2 more$/);
    expect(told('ja')).toMatch(/^lost0: ツリーのどこにもありません、.*、ほか 2 件$/);
  });
});
