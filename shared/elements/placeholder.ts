/** What stands for an element that cannot be drawn: of a type this version does not know, or with wrong props. */
import { linePath, rectanglePath } from '../geometry';
import { ARTIFACT, type Behaviour } from '../layout';
import { drawPath } from './drawing';
import { blockInFlow } from './flow-block';

const HEIGHT_IN_FLOW = 24_000;
const LINE = { colour: 0xb57400, width: 500, dash: [3000, 2000] };

export const placeholder: Behaviour = {
  layout({ compiled, recordPath }, regions, context) {
    const width = compiled.box?.width ?? regions.at(0).width;
    const height = compiled.box?.height ?? HEIGHT_IN_FLOW;
    const source = context.source(compiled.id, recordPath);
    const items = [
      drawPath(rectanglePath(0, 0, width, height), null, LINE, source),
      drawPath(linePath(0, 0, width, height), null, LINE, source),
      drawPath(linePath(0, height, width, 0), null, LINE, source),
    ];
    return blockInFlow({ width, height, items, source, tag: ARTIFACT }, regions);
  },
};
