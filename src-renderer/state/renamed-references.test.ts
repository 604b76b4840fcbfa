import { describe, expect, it } from 'vitest';
import type { TemplateNode } from '../../shared/model';
import { copySubtree } from './elements';

const text: TemplateNode = {
  type: 'text',
  children: ['note'],
  props: {
    content: {
      en: [
        {
          inlines: [
            { kind: 'footnote', node: 'note' },
            { kind: 'reference', node: 'elsewhere', show: 'page' },
            { kind: 'text', text: 'above', marks: { bold: true, link: { node: 'text' } } },
            { kind: 'sum', node: 'note', value: '1', over: 'page' },
            { kind: 'lineBreak' },
          ],
        },
      ],
    },
  },
};

const nodes = { text, note: { type: 'footnote', props: {} } };

describe('a copied text', () => {
  it('speaks of what was copied with it under the new ids, of others as before', () => {
    let count = 0;
    const copy = copySubtree(nodes, 'text', () => {
      count += 1;
      return `copy${count}`;
    });
    expect(copy.nodes.copy1?.children).toEqual(['copy2']);
    expect(copy.nodes.copy1?.props.content).toEqual({
      en: [
        {
          inlines: [
            { kind: 'footnote', node: 'copy2' },
            { kind: 'reference', node: 'elsewhere', show: 'page' },
            { kind: 'text', text: 'above', marks: { bold: true, link: { node: 'copy1' } } },
            { kind: 'sum', node: 'copy2', value: '1', over: 'page' },
            { kind: 'lineBreak' },
          ],
        },
      ],
    });
    expect(nodes.text).toBe(text);
  });
});
