/** A table bound to a list: head, body rows that repeat, what is carried over page breaks, foot. */
import { toMpt } from '../../geometry';
import type { CompiledNode } from '../../layout';
import { compileFill, compileStroke } from '../drawing';
import type { ElementType, NodeSpec } from '../element-type';
import { colourField, lengthField, strokeFields } from '../inspector-fields';
import { isPageRole } from './carry';
import { describeTable } from './describe-table';
import { type CompiledTable, layoutTable } from './layout';
import { type TableProps, tablePropsSchema } from './props';

export { cell } from './cell';
export { row } from './row-type';

const withRole = (nodes: readonly CompiledNode[], role: string): CompiledNode[] =>
  nodes.filter(({ node }) => node.props.role === role);

export const table: ElementType<TableProps> = {
  type: 'table',
  sequence: { id: 'element.table', migrations: [] },
  props: tablePropsSchema,
  children: ['row'],
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
    ...strokeFields('rule', ['Row line colour', '行の線の色'], ['Row line width', '行の線の太さ']),
    ...strokeFields(
      'headRule',
      ['Head line colour', '見出しの線の色'],
      ['Head line width', '見出しの線の太さ'],
    ),
    colourField('zebra', 'Every second row', '一行おきの塗り'),
  ],
  compile(_node, props, context) {
    const { children } = context;
    const compiled: CompiledTable = {
      columns: props.columns,
      paddingX: toMpt(props.padding.x),
      paddingY: toMpt(props.padding.y),
      rule: compileStroke(props.rule, context, 'props.rule'),
      headRule: compileStroke(props.headRule, context, 'props.headRule'),
      zebra: compileFill(props.zebra, context, 'props.zebra') ?? null,
      carriedForward: withRole(children, 'carriedForward'),
      broughtForward: withRole(children, 'broughtForward'),
    };
    return {
      defers: ({ node }) => isPageRole(node.props.role),
      describe: (content, describe) => describeTable(compiled, content, describe),
      layout: (content, regions, layout) => layoutTable(compiled, content, regions, layout),
    };
  },
};
