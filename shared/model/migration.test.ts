/** Templates of every version that ever was, frozen as they were saved, still open. */
import { describe, expect, it } from 'vitest';
import type { ElementSchemas } from './integrity';
import { openTemplate, TEMPLATE_SEQUENCE } from './migration';

const anything: ElementSchemas = {
  propsSchemaOf: () => undefined,
  childTypesOf: () => 'elements',
  isPart: () => false,
};

/** A letter as version 0 of the sequence `template` wrote it. */
const VERSION_0 = {
  format: 'fumi-template',
  versions: { template: 0 },
  name: 'Letter',
  languages: ['en', 'ja'],
  data: { kind: 'object', fields: {} },
  styles: {
    colours: { brand: '#2f4bb3' },
    text: { body: { family: 'Source Sans 3', size: 10, leading: 14, kinsoku: 'strict' } },
  },
  assets: {},
  root: 'root',
  nodes: {
    root: { type: 'document', children: ['page', 'body'], props: {} },
    page: {
      type: 'master',
      children: ['frame'],
      props: {
        use: 'continuation',
        size: { width: 595.276, height: 841.89 },
        margins: { top: 40, right: 40, bottom: 40, left: 40 },
      },
    },
    frame: {
      type: 'frame',
      box: { x: 40, y: 40, width: 515, height: 760 },
      props: { flow: 'body' },
    },
    body: { type: 'flow', children: ['text'], props: {} },
    text: {
      type: 'text',
      breakBefore: 'page',
      keep: { withNext: true },
      props: {
        content: { en: [{ align: 'justify', inlines: [{ kind: 'page', show: 'count' }] }] },
      },
    },
  },
};

describe('templates of earlier versions', () => {
  it('version 0 opens and is what it was', () => {
    const opened = openTemplate(VERSION_0, [TEMPLATE_SEQUENCE], anything);
    expect(opened).toEqual({
      kind: 'ok',
      template: { ...VERSION_0, versions: { template: TEMPLATE_SEQUENCE.migrations.length } },
      applied: [
        'template/complete-layout',
        'template/page-sizes-of-files',
        'template/pages-as-sections-count',
      ],
    });
  });
});
