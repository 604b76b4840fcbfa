/** A rectangle, with round corners if wanted: placed by its box, or across the flow with a height of its own. */
import { rectanglePath, roundedRectanglePath, toMpt } from '../../geometry';
import { ARTIFACT } from '../../layout';
import { compileFill, compileStroke, drawPath } from '../drawing';
import type { ElementType } from '../element-type';
import { blockInFlow } from '../flow-block';
import { colourField, lengthField, onlyInFlow, strokeFields } from '../inspector-fields';
import { type RectangleProps, rectanglePropsSchema } from './props';

export const rectangle: ElementType<RectangleProps> = {
  type: 'rectangle',
  sequence: { id: 'element.rectangle', migrations: [] },
  props: rectanglePropsSchema,
  children: 'none',
  name: { en: 'Rectangle', ja: '四角形' },
  icon: 'Square',
  create: () => ({ type: 'rectangle', props: { fill: '#eef2ff', height: 48 } }),
  inspector: [
    colourField('fill', 'Fill', '塗り'),
    ...strokeFields('stroke', ['Line colour', '線の色'], ['Line width', '線の太さ'], ['Line dashes', '線種']),
    lengthField('radius', 'Corner radius', '角の丸み', { isOptional: true }),
    onlyInFlow(lengthField('height', 'Height', '高さ', { max: 14_400, absent: 0 })),
  ],
  compile(_node, props, context) {
    const fill = compileFill(props.fill, context, 'props.fill');
    const stroke = compileStroke(props.stroke, context, 'props.stroke');
    const radius = toMpt(props.radius ?? 0);
    const flowHeight = toMpt(props.height ?? 0);
    return {
      layout({ compiled, recordPath }, regions, layout) {
        const width = compiled.box?.width ?? regions.at(0).width;
        const height = compiled.box?.height ?? flowHeight;
        const source = layout.source(compiled.id, recordPath);
        const path =
          radius > 0 ? roundedRectanglePath(0, 0, width, height, radius) : rectanglePath(0, 0, width, height);
        const frame = { width, height, items: [drawPath(path, fill, stroke, source)], source, tag: ARTIFACT };
        return blockInFlow(frame, regions);
      },
    };
  },
};
