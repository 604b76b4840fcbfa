/** Which page master a page gets, and the room it leaves for flows. */

import type { Frame } from '../display';
import type { Box, Mpt } from '../geometry';
import type { NodeId } from '../model';
import type { BandPart, CompiledMaster, FramePart } from './compile';

/**
 * The master for a page: `first` for the first, `last` for the last of several, `continuation` for the others, and
 * `any` where there is no such master. A master whose condition does not hold is passed over. `exact` is false where
 * none fits and the first one has to do.
 */
export function chooseMaster(
  masters: readonly CompiledMaster[],
  page: number,
  pageCount: number,
  holds: (master: CompiledMaster) => boolean,
): { readonly master: CompiledMaster; readonly exact: boolean } | null {
  const uses =
    page === 1
      ? ['first', 'any']
      : page === pageCount
        ? ['last', 'continuation', 'any']
        : ['continuation', 'any'];
  for (const use of uses) {
    const master = masters.find((candidate) => candidate.use === use && holds(candidate));
    if (master) return { master, exact: true };
  }
  const [fallback] = masters;
  return fallback ? { master: fallback, exact: false } : null;
}

/** A band as it stands on a page. */
export interface PlacedBand {
  readonly part: BandPart;
  readonly frame: Frame;
  readonly x: Mpt;
  readonly y: Mpt;
}

/** A frame of a master as far as the bands leave it. */
export interface FrameRoom {
  readonly id: NodeId;
  readonly flow: NodeId;
  readonly box: Box;
}

/** Stacks the bands from their edges inwards, each with its gap. */
export function placeBands(
  master: CompiledMaster,
  bands: readonly { readonly part: BandPart; readonly frame: Frame }[],
): { readonly placed: readonly PlacedBand[]; readonly top: Mpt; readonly bottom: Mpt } {
  let top = 0;
  let bottom = master.height;
  const placed: PlacedBand[] = [];
  for (const { part, frame } of bands) {
    const x = master.margins.left;
    if (part.edge === 'top') {
      const y = Math.max(top, master.margins.top);
      placed.push({ part, frame, x, y });
      top = y + frame.height + part.gap;
    } else {
      const y = Math.min(bottom, master.height - master.margins.bottom) - frame.height;
      placed.push({ part, frame, x, y });
      bottom = y - part.gap;
    }
  }
  return { placed, top, bottom };
}

/** The room of a frame between the bands. */
export function roomOf({ id, flow, box }: FramePart, top: Mpt, bottom: Mpt): FrameRoom {
  const y = Math.max(box.y, top);
  const end = Math.min(box.y + box.height, bottom);
  return { id, flow, box: { x: box.x, y, width: box.width, height: Math.max(0, end - y) } };
}
