/** A table bound to a list: head, body rows that repeat, what is carried over page breaks, foot. */
import { directionOf, type TextDirection } from '../../display';
import type { ElementType, NodeSpec } from '../element-type';
import { choiceField, colourField, lengthField, strokeFields } from '../inspector-fields';
import { isPageRole } from './carry';
import { compileTable } from './compile-table';
import { describeTable } from './describe-table';
import { measureTable } from './grid';
import { layoutTable } from './layout';
import { type TableProps, tablePropsSchema } from './props';

export { cell } from './cell';
export { rowGroup } from './group-type';
export { row } from './row-type';

export const table: ElementType<TableProps> = {
  type: 'table',
  // What these add is optional: there is nothing to change, but a program without it must refuse the template.
  sequence: {
    id: 'element.table',
    migrations: [
      { name: 'groups-widths-and-lines', up: (template) => template },
      { name: 'direction', up: (template) => template },
    ],
  },
  props: tablePropsSchema,
  children: ['row', 'rowGroup'],
  name: { en: 'Table', ja: '表' },
  icon: 'Table',
  create: ({ language }) => {
    const cellOf = (text: string): NodeSpec => ({
      type: 'cell',
      props: {},
      children: [
        {
          type: 'text',
          props: { content: { [language]: [{ inlines: text ? [{ kind: 'text', text }] : [] }] } },
        },
      ],
    });
    const heading = language.startsWith('ja') ? '項目' : 'Heading';
    return {
      type: 'table',
      props: {
        columns: [1, 2, 3].map(() => ({ width: { kind: 'share', share: 1 } })),
        padding: { x: 4, y: 3 },
        rule: { colour: '#dfe3e8', width: 0.5 },
        headRule: { colour: '#4a525c', width: 1 },
      },
      children: [
        { type: 'row', props: { role: 'head' }, children: [1, 2, 3].map((n) => cellOf(`${heading} ${n}`)) },
        { type: 'row', props: { role: 'body' }, children: [1, 2, 3].map(() => cellOf('')) },
      ],
    };
  },
  inspector: [
    lengthField('padding.x', 'Cell padding, sides', 'セルの余白（左右）', { max: 200 }),
    lengthField('padding.y', 'Cell padding, top and bottom', 'セルの余白（上下）', { max: 200 }),
    ...strokeFields(
      'rule',
      ['Row line colour', '行の線の色'],
      ['Row line width', '行の線の太さ'],
      ['Row dashes', '行の線種'],
    ),
    ...strokeFields(
      'headRule',
      ['Head line colour', '見出しの線の色'],
      ['Head line width', '見出しの線の太さ'],
      ['Head dashes', '見出しの線種'],
    ),
    colourField('zebra', 'Every second row', '一行おきの塗り'),
    ...strokeFields(
      'columnRule',
      ['Column line colour', '列の線の色'],
      ['Column line width', '列の線の太さ'],
      ['Column dashes', '列の線種'],
    ),
    choiceField(
      'direction',
      'Columns run',
      '列の並ぶ向き',
      { ltr: ['From left to right', '左から右'], rtl: ['From right to left', '右から左'] },
      ['As the language is written', '言語に従う'],
    ),
    choiceField(
      'align',
      'Alignment',
      '表の揃え',
      { start: ['Start', '先頭'], center: ['Centre', '中央'], end: ['End', '末尾'] },
      'start',
    ),
    {
      kind: 'toggle',
      path: ['props', 'splitRows'],
      label: { en: 'Rows may divide', ja: '行の途中で改頁' },
      optional: true,
    },
  ],
  compile(_node, props, context) {
    const compiled = compileTable(props, context);
    return {
      defers: ({ node }) => isPageRole(node.props.role),
      resolve: (_scope, { language }): TextDirection => props.direction ?? directionOf(language),
      measure: (content, layout) => measureTable(compiled, content, layout),
      describe: (content, describe) => describeTable(compiled, content, describe),
      layouts: 3,
      layout: (content, regions, layout) => layoutTable(compiled, content, regions, layout),
    };
  },
};
