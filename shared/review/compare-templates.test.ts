import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../base';
import { reasonText } from '../diag';
import { applyEdit, type Operation, type Template } from '../model';
import { changedTemplates, SAMPLE_TEMPLATE } from '../model/random-edits.test-support';
import { compareTemplates, isDifferent, type TemplateDifference } from '.';

function edited(...operations: Operation[]): Template {
  const applied = applyEdit(SAMPLE_TEMPLATE, { label: 'edit', operations });
  if (!applied.ok) throw new Error(reasonText(applied.error, 'en'));
  return applied.value.template;
}

/** The lists of a difference that hold something. */
const found = (after: Template, before: Template | null = SAMPLE_TEMPLATE): Partial<TemplateDifference> =>
  Object.fromEntries(Object.entries(compareTemplates(before, after)).filter(([, list]) => list.length > 0));

const set = (id: string, path: string[], value?: unknown): Operation => ({
  kind: 'set',
  id,
  path,
  ...(value !== undefined && { value: value as never }),
});

const setTemplate = (path: string[], value?: unknown): Operation => ({
  kind: 'setTemplate',
  path,
  ...(value !== undefined && { value: value as never }),
});

describe('the difference of two templates', () => {
  it('is empty for equal ones', () => {
    expect(found(structuredClone(SAMPLE_TEMPLATE))).toEqual({});
  });

  it('names the words that changed', () => {
    const after = edited({
      kind: 'replaceText',
      id: 'greeting',
      language: 'en',
      from: 12,
      to: 21,
      slice: [{ inlines: [{ kind: 'text', text: 'letter' }] }],
    });
    const { wording, ...others } = found(after);
    expect(others).toEqual({});
    expect(wording).toMatchObject([
      { nodeId: 'greeting', language: 'en', kind: 'changed', formatting: false },
    ]);
    expect(
      wording?.[0]?.parts.map(({ kind, piece }) => [kind, 'text' in piece ? piece.text : piece.kind]),
    ).toEqual([
      ['same', 'Dear '],
      ['same', 'field'],
      ['same', 'paragraphEnd'],
      ['same', 'Your '],
      ['removed', 'statement'],
      ['added', 'letter'],
      ['same', ' is here.'],
    ]);
  });

  it('lists texts of languages that came and went', () => {
    const after = edited(
      set('closing', ['props', 'content', 'ja'], [{ inlines: [{ kind: 'text', text: '敬具' }] }]),
      set('greeting', ['props', 'content', 'ja']),
    );
    expect(found(after).wording).toEqual([
      {
        nodeId: 'greeting',
        language: 'ja',
        kind: 'removed',
        formatting: false,
        parts: [{ kind: 'removed', piece: { kind: 'text', text: 'お客様へ' } }],
      },
      {
        nodeId: 'closing',
        language: 'ja',
        kind: 'added',
        formatting: false,
        parts: [{ kind: 'added', piece: { kind: 'text', text: '敬具' } }],
      },
    ]);
  });

  it('tells conditions, repeats, fields and the choice of language as rules', () => {
    const field = (value: string) => [{ inlines: [{ kind: 'field', value }] }];
    const after = edited(
      setTemplate(['languageBy'], 'lang'),
      set('greeting', ['when'], 'name == "x"'),
      set('greeting', ['props', 'content', 'en'], field('title')),
      set('box', ['each']),
    );
    const rule = (expression: string, as: string | null = null) => ({ expression, format: null, as });
    expect(found(after).rules).toEqual([
      { nodeId: null, property: 'languageBy', before: null, after: rule('lang') },
      { nodeId: 'greeting', property: 'when', before: rule('name != ""'), after: rule('name == "x"') },
      { nodeId: 'greeting', property: 'props.content.en', before: rule('name'), after: rule('title') },
      { nodeId: 'box', property: 'each', before: rule('lines', 'line'), after: null },
    ]);
    expect(found(after).elements).toBeUndefined();
  });

  it('does not take a field that moved for a rule that changed', () => {
    const after = edited(
      set(
        'greeting',
        ['props', 'content', 'en'],
        [{ inlines: [{ kind: 'text', text: 'Hello ' }] }, { inlines: [{ kind: 'field', value: 'name' }] }],
      ),
    );
    expect(Object.keys(found(after))).toEqual(['wording']);
  });

  it('tells styles property by property', () => {
    const after = edited(
      setTemplate(['styles', 'text', 'body', 'size'], 11),
      setTemplate(['styles', 'text', 'note'], { italic: true }),
      setTemplate(['styles', 'text', 'empty'], {}),
      setTemplate(['styles', 'colours', 'ink']),
    );
    const text = { kind: 'text', before: null };
    expect(found(after)).toEqual({
      styles: [
        { kind: 'colour', name: 'ink', change: 'removed', property: null, before: '#000000', after: null },
        { ...text, name: 'body', change: 'changed', property: 'size', before: 10, after: 11 },
        { ...text, name: 'note', change: 'added', property: 'italic', after: true },
        { ...text, name: 'empty', change: 'added', property: null, after: null },
      ],
    });
  });

  it('tells list styles and inks property by property', () => {
    const level = { kind: 'decimal', label: '%1.', indent: 18, labelWidth: 18 };
    const after = edited(
      setTemplate(['styles', 'lists', 'clauses'], { levels: [level] }),
      setTemplate(['styles', 'inks', 'ink'], { cmyk: [0, 0, 0, 100] }),
    );
    const added = { change: 'added', before: null };
    expect(found(after)).toEqual({
      styles: [
        { ...added, kind: 'ink', name: 'ink', property: 'cmyk', after: [0, 0, 0, 100] },
        { ...added, kind: 'list', name: 'clauses', property: 'levels', after: [level] },
      ],
    });
  });

  it('tells a subtree once, its texts and rules each', () => {
    const after = edited({ kind: 'remove', id: 'box' });
    const { elements, wording, rules } = found(after);
    expect(elements).toEqual([{ kind: 'removed', nodeId: 'box' }]);
    expect(wording).toMatchObject([{ nodeId: 'inside', kind: 'removed' }]);
    expect(rules).toMatchObject([{ nodeId: 'box', property: 'each', after: null }]);
  });

  it('tells one moved element, not those it passed', () => {
    const after = edited({ kind: 'move', id: 'greeting', parent: 'main', index: 2 });
    expect(found(after)).toEqual({
      elements: [
        {
          kind: 'moved',
          nodeId: 'greeting',
          before: { parent: 'main', index: 0 },
          after: { parent: 'main', index: 2 },
        },
      ],
    });
  });

  it('tells properties by their path, of page masters too', () => {
    const after = edited(
      set('page', ['props', 'use'], 'first'),
      set('image', ['box', 'x'], 5),
      set('box', ['props', 'columns', '1', 'width'], 9),
      set('box', ['edit'], { policy: 'wording', budget: 9 }),
    );
    const { x: _x, ...rest } = { x: 0, y: 2, width: 3, height: 4 };
    expect(found(after)).toEqual({
      elements: [
        { kind: 'changed', nodeId: 'page', property: 'props.use', before: 'any', after: 'first' },
        {
          kind: 'changed',
          nodeId: 'image',
          property: 'box',
          before: { x: 1, ...rest },
          after: { x: 5, ...rest },
        },
        {
          kind: 'changed',
          nodeId: 'box',
          property: 'edit',
          before: null,
          after: { policy: 'wording', budget: 9 },
        },
        { kind: 'changed', nodeId: 'box', property: 'props.columns[1].width', before: 2, after: 9 },
      ],
    });
  });

  it('tells fields, images and properties of the document', () => {
    const after = edited(
      setTemplate(['data', 'fields', 'name', 'optional'], true),
      setTemplate(['data', 'fields', 'lines', 'item'], { kind: 'string' }),
      setTemplate(['assets', 'logo', 'hash'], 'b'.repeat(64)),
      setTemplate(['name'], 'Letter'),
      setTemplate(['customer'], 'name'),
    );
    const { data, images, document, ...others } = found(after);
    expect(others).toEqual({});
    expect(data).toMatchObject([
      { path: 'name', kind: 'changed', before: { optional: false }, after: { optional: true } },
      { path: 'lines[]', kind: 'changed', before: { kind: 'object' }, after: { kind: 'string' } },
      { path: 'lines[].amount', kind: 'removed', before: { kind: 'number' }, after: null },
    ]);
    expect(images).toMatchObject([{ assetId: 'logo', kind: 'replaced' }]);
    expect(document).toEqual([
      { property: 'name', before: 'Sample', after: 'Letter' },
      { property: 'customer', before: null, after: 'name' },
    ]);
  });

  it('takes everything of a first version for new', () => {
    const { elements, wording, data, document } = found(SAMPLE_TEMPLATE, null);
    expect(elements).toEqual([{ kind: 'added', nodeId: 'document' }]);
    expect(wording?.map(({ nodeId, language, kind }) => `${nodeId} ${language} ${kind}`)).toEqual([
      'greeting en added',
      'greeting ja added',
      'inside en added',
      'closing en added',
    ]);
    expect(data?.every(({ kind }) => kind === 'added')).toBe(true);
    expect(document?.map(({ property }) => property)).toEqual(['name', 'languages', 'recordTitle']);
  });

  it('is there exactly where the JSON differs', () => {
    fc.assert(
      fc.property(changedTemplates(3), changedTemplates(3), (before, after) => {
        const difference = compareTemplates(before, after);
        expect(isDifferent(difference)).toBe(canonicalJson(before) !== canonicalJson(after));
      }),
      { numRuns: 500 },
    );
  });
});
