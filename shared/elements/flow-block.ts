/** Blocks that cannot be divided: they stand in the current region, or whole in the next. */
import type { Frame } from '../display';
import { type Fragment, isEmpty, type Regions } from '../layout';

/** The frame where it fits, and in the next region where it does not; in an empty region it stays in any case. */
export function blockInFlow(frame: Frame, regions: Regions): readonly Fragment[] {
  const region = regions.at(0);
  return frame.height <= region.height || isEmpty(region) ? [frame] : [null, frame];
}
