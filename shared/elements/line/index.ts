/** A straight line: along a diagonal of its box, or across the flow. */
import { linePath } from '../../geometry';
import { ARTIFACT } from '../../layout';
import { compileStroke, drawPath } from '../drawing';
import type { ElementType } from '../element-type';
import { blockInFlow } from '../flow-block';
import { choiceField, colourField, dashField, lengthField, onlyInBox } from '../inspector-fields';
import { describeLine } from './describe-line';
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
    colourField('stroke.colour', 'Colour', '色', false),
    lengthField('stroke.width', 'Width', '太さ', { max: 100 }),
    dashField('stroke.dash', 'Dashes', '線種'),
    onlyInBox(
      choiceField(
        'direction',
        'Direction',
        '向き',
        { falling: ['Falling', '右下がり'], rising: ['Rising', '右上がり'] },
        'falling',
      ),
    ),
  ],
  compile(_node, props, context) {
    const stroke = compileStroke(props.stroke, context, 'props.stroke');
    return {
      describe: (content, describe) => describeLine(stroke, content, describe),
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
