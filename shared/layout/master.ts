/** Which page master a page gets, and the room it leaves for flows. */

import type { Frame } from '../display';
import type { Box, Mpt } from '../geometry';
import type { NodeId } from '../model';
import type { BandPart, CompiledMaster, FramePart } from './compile';

/** What decides which master a page gets. */
export interface PageRole {
  /** From 1 in the whole document: odd pages are right-hand ones. */
  readonly page: number;
  /** From 1 in its section. */
  readonly position: number;
  /** Whether it is the last of its section, as far as the pass before found out. */
  readonly isLast: boolean;
  /** Whether it only fills up. */
  readonly isBlank: boolean;
  /** Name of its section; empty for none. */
  readonly section: string;
}

/**
 * The master for a page: of the uses that fit it, in the order that {@link MasterProps} documents, the first one that
 * a master of its section has, else one that is for no section. A master whose condition does not hold is passed over.
 * `exact` is false where none fits and the first one has to do. Null for a blank page without a master for such.
 */
export function chooseMaster(
  masters: readonly CompiledMaster[],
  role: PageRole,
  holds: (master: CompiledMaster) => boolean,
): { readonly master: CompiledMaster; readonly exact: boolean } | null {
  const uses = usesOf(role);
  for (const section of role.section ? [role.section, ''] : ['']) {
    for (const use of uses) {
      const master = masters.find(
        (candidate) => candidate.use === use && candidate.section === section && holds(candidate),
      );
      if (master) return { master, exact: true };
    }
  }
  const [fallback] = masters;
  return fallback && !role.isBlank ? { master: fallback, exact: false } : null;
}

function usesOf({ page, position, isLast, isBlank }: PageRole): readonly CompiledMaster['use'][] {
  if (isBlank) return ['blank'];
  const side = page % 2 === 1 ? 'right' : 'left';
  if (position === 1) return ['first', side, 'any'];
  return isLast ? ['last', side, 'continuation', 'any'] : [side, 'continuation', 'any'];
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
