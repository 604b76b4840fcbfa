/** A rectangle, with round corners if wanted: placed by its box, or across the flow with a height of its own. */
import { rectanglePath, roundedRectanglePath, toMpt } from '../../geometry';
import { ARTIFACT } from '../../layout';
import { compileFill, compileStroke, drawPath } from '../drawing';
import type { ElementType } from '../element-type';
import { blockInFlow } from '../flow-block';
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
    { kind: 'colour', path: ['props', 'fill'], label: { en: 'Fill', ja: '塗り' }, optional: true },
    {
      kind: 'colour',
      path: ['props', 'stroke', 'colour'],
      label: { en: 'Line colour', ja: '線の色' },
      optional: true,
    },
    {
      kind: 'length',
      path: ['props', 'stroke', 'width'],
      label: { en: 'Line width', ja: '線の太さ' },
      min: 0,
      max: 100,
      optional: true,
    },
    {
      kind: 'length',
      path: ['props', 'radius'],
      label: { en: 'Corner radius', ja: '角の丸み' },
      min: 0,
      optional: true,
    },
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
