import { describe, expect, it } from 'vitest';
import { template } from '../../../test/support/template-builder';
import { testEngine } from '../../../test/support/world';
import { reasonText } from '../../diag';
import { displayListText } from '../../display';
import { type Asset, applyEdit, type Operation, type Template } from '../../model';
import { composed, pathsOf } from '../composed.test-support';

const asset: Asset = {
  hash: '0'.repeat(64),
  mediaType: 'image/png',
  name: 'logo.png',
  width: 40,
  height: 30,
};

const withImage = (extra: object, props: object = { asset: 'logo', fit: 'contain' }): Template =>
  template({
    operations: [{ kind: 'setTemplate', path: ['assets'], value: { logo: asset } as never }],
    flow: [{ type: 'image', ...extra, props: props as never }],
  });

const engine = testEngine();
const warned = (made: Template): unknown[] =>
  engine
    .compile(made)
    .diagnostics.filter(({ code }) => code === 'image.noAlternative')
    .map(({ severity, at }) => [severity, at.nodeId, at.property]);

describe('images without alternative text', () => {
  it('are told of, with the property that is missing', () => {
    expect(warned(withImage({}))).toEqual([['warning', 'n1', 'alt']]);
    expect(warned(withImage({ alt: '' }))).toHaveLength(1);
  });

  it('are not told of where they say what they show, are decoration, or show nothing yet', () => {
    expect(warned(withImage({ alt: 'A crane' }))).toEqual([]);
    expect(warned(withImage({ role: 'artifact' }))).toEqual([]);
    expect(warned(withImage({}, { fit: 'contain' }))).toEqual([]);
  });

  it('are told of as soon as they leave a header, which nobody hears', () => {
    const made = withImage({});
    const inHeader: Operation[] = [
      {
        ...{ kind: 'insert', parent: 'page', index: 0, id: 'header' },
        nodes: { header: { type: 'band', children: [], props: { edge: 'top', gap: 0 } } },
      },
      { kind: 'move', id: 'n1', parent: 'header', index: 0 },
    ];
    const moved = edited(made, inHeader);
    expect(warned(moved)).toEqual([]);
    expect(warned(edited(moved, [{ kind: 'move', id: 'n1', parent: 'main', index: 0 }]))).toHaveLength(1);
    expect(warned(moved)).toEqual([]);
  });
});

describe('an image that is narrower than its room', () => {
  const leftOf = (language: string, align?: 'start' | 'center' | 'end') => {
    const languages: Operation = { kind: 'setTemplate', path: ['languages'], value: [language] };
    const props = { fit: 'contain', width: 100, ...(align ? { align } : {}) };
    return pathsOf(composed(template({ flow: [{ type: 'image', props }], operations: [languages] })))[0];
  };

  it('starts at the side that the language begins at', () => {
    // The room is 306.142 points wide and begins at 56.693.
    expect([leftOf('en'), leftOf('en', 'center'), leftOf('en', 'end')]).toEqual([56.693, 159.764, 262.835]);
    expect([leftOf('he'), leftOf('he', 'center'), leftOf('he', 'end')]).toEqual([262.835, 159.764, 56.693]);
  });
});

describe('a page of a PDF that is not as large as the first', () => {
  const pages: Asset = {
    ...{ ...asset, mediaType: 'application/pdf', name: 'forms.pdf', width: 300, height: 400 },
    pageSizes: [
      { width: 300, height: 400 },
      { width: 200, height: 100 },
    ],
  };
  const imagesOf = (page: number): readonly string[] => {
    const made = template({
      operations: [
        { kind: 'setTemplate', path: ['assets'], value: { forms: pages } as never },
        { kind: 'set', id: 'page', path: ['props', 'background'], value: { asset: 'forms', page } },
        {
          ...{ kind: 'set', id: 'page', path: ['props', 'size'] },
          value: { width: 600, height: 800 },
        },
      ],
      flow: [
        {
          type: 'image',
          role: 'artifact',
          props: { asset: 'forms', page, fit: 'contain', width: 100 } as never,
        },
      ],
    });
    const { list } = engine.compose(engine.compile(made), {});
    return displayListText(list)
      .split('\n')
      .flatMap((line) => /image .* x [\d.]+/.exec(line) ?? []);
  };

  it('keeps its shape, in the text and under everything', () => {
    expect(imagesOf(1)).toEqual([
      'image 150.000 200.000 300.000 x 400.000',
      'image 56.693 56.693 100.000 x 133.333',
    ]);
    expect(imagesOf(2)).toEqual([
      'image 200.000 350.000 200.000 x 100.000',
      'image 56.693 56.693 100.000 x 50.000',
    ]);
  });
});

function edited(made: Template, operations: Operation[]): Template {
  const result = applyEdit(made, { label: 'test', operations });
  if (!result.ok) throw new Error(reasonText(result.error, 'en'));
  return result.value.template;
}
