/** A part of the document: begins on a page of its own, with the masters of a first page, and counts its pages. */
import type { StructureTag } from '../../display';
import { type Fragment, stackBlocks } from '../../layout';
import type { ElementType } from '../element-type';
import { choiceField, unless } from '../inspector-fields';
import { type SectionProps, sectionPropsSchema } from './props';

export const section: ElementType<SectionProps> = {
  type: 'section',
  sequence: { id: 'element.section', migrations: [] },
  props: sectionPropsSchema,
  children: 'elements',
  name: { en: 'Section', ja: 'セクション' },
  icon: 'BookOpen',
  create: ({ language }) => ({
    type: 'section',
    props: { start: 'page', restartNumbering: true },
    children: [{ type: 'text', props: { content: { [language]: [{ inlines: [] }] } } }],
  }),
  inspector: [
    choiceField('start', 'Starts', '開始位置', {
      page: ['On a new page', '新しいページ'],
      odd: ['On a right-hand page', '右ページ（奇数）'],
      even: ['On a left-hand page', '左ページ（偶数）'],
      continuous: ['Where the text stands', '続きから'],
    }),
    unless('start', 'continuous', {
      kind: 'text',
      path: ['props', 'name'],
      label: { en: 'Name for page masters', ja: 'ページマスター用の名前' },
      maxLength: 64,
      optional: true,
    }),
    unless('start', 'continuous', {
      kind: 'toggle',
      path: ['props', 'restartNumbering'],
      label: { en: 'Page numbers from 1', ja: 'ページ番号を 1 から' },
      optional: true,
    }),
  ],
  compile(_node, props, context) {
    return {
      spaceBefore: context.children[0]?.spaceBefore ?? 0,
      spaceAfter: context.children.at(-1)?.spaceAfter ?? 0,
      section: {
        name: props.name ?? '',
        start: props.start,
        restartsNumbering: props.restartNumbering === true,
      },
      layout({ compiled, recordPath, children }, regions, layout): readonly Fragment[] {
        const source = layout.source(compiled.id, recordPath);
        const tag: StructureTag = { role: 'Sect' };
        return stackBlocks(children, regions, layout).map((frame) =>
          frame.items.length === 0 ? null : { ...frame, source, tag },
        );
      },
    };
  },
};
