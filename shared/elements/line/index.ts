/** A straight line: along a diagonal of its box, or across the flow. */
import { linePath } from '../../geometry';
import { ARTIFACT } from '../../layout';
import { compileStroke, drawPath } from '../drawing';
import type { ElementType } from '../element-type';
import { blockInFlow } from '../flow-block';
import { type LineProps, linePropsSchema } from './props';

export const line: ElementType<LineProps> = {
  type: 'line',
  sequence: { id: 'element.line', migrations: [] },
  props: linePropsSchema,
  children: 'none',
  name: { en: 'Line', ja: '線' },
  icon: 'Minus',
  create: () => ({ type: 'line', props: { stroke: { colour: '#7b8591', width: 0.5 } } }),
  inspector: [
    { kind: 'colour', path: ['props', 'stroke', 'colour'], label: { en: 'Colour', ja: '色' } },
    {
      kind: 'length',
      path: ['props', 'stroke', 'width'],
      label: { en: 'Width', ja: '太さ' },
      min: 0,
      max: 100,
    },
    {
      kind: 'choice',
      path: ['props', 'direction'],
      label: { en: 'Direction', ja: '向き' },
      optional: true,
      options: [
        { value: 'falling', label: { en: 'Falling', ja: '右下がり' } },
        { value: 'rising', label: { en: 'Rising', ja: '右上がり' } },
      ],
    },
  ],
  compile(_node, props, context) {
    const stroke = compileStroke(props.stroke, context, 'props.stroke');
    return {
      layout({ compiled, recordPath }, regions, layout) {
        const width = compiled.box?.width ?? regions.at(0).width;
        const height = compiled.box?.height ?? stroke?.width ?? 0;
        const source = layout.source(compiled.id, recordPath);
        const middle = Math.round(height / 2);
        const [from, to] = !compiled.box
          ? [middle, middle]
          : props.direction === 'rising'
            ? [height, 0]
            : [0, height];
        const items = [drawPath(linePath(0, from, width, to), null, stroke, source)];
        return blockInFlow({ width, height, items, source, tag: ARTIFACT }, regions);
      },
    };
  },
};
