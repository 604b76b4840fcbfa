/** Comments as pins on the pages: their numbers, and which element each is on. */
import type { ReviewComment } from '../../shared/contract';
import type { Box } from '../../shared/geometry';
import type { NodeId } from '../../shared/model';

export interface Pin {
  readonly commentId: string;
  readonly nodeId: NodeId;
  /** The number that the page and the list of comments share. */
  readonly number: number;
  readonly author: string;
  readonly isResolved: boolean;
}

/** Numbers of the comments, 1, 2, 3 … in the order in which they were made; they stay when a comment is resolved. */
export function pinsOf(comments: readonly ReviewComment[]): readonly Pin[] {
  return comments.flatMap(({ id, nodeId, author, resolvedAt }, index) =>
    nodeId === null
      ? []
      : [{ commentId: id, nodeId, number: index + 1, author: author.name, isResolved: resolvedAt !== null }],
  );
}

/** Where the tip of a pin stands on a page, in px. */
export interface PlacedPin {
  readonly pin: Pin;
  readonly x: number;
  readonly y: number;
}

/** How wide and high a pin is, in px: none may cover another, or it could not be pressed. */
const SIZE = 22;

/**
 * Pins at the upper right of their elements; where another stands already, further to the left. `boxOf` answers where
 * an element is; those that are not on the page have no pin.
 */
export function placePins(
  pins: readonly Pin[],
  boxOf: (nodeId: NodeId) => Box | undefined,
): readonly PlacedPin[] {
  const placed: PlacedPin[] = [];
  for (const pin of pins) {
    const box = boxOf(pin.nodeId);
    if (!box) continue;
    const y = box.y;
    let x = box.x + box.width;
    for (let inTheWay = covering(placed, x, y); inTheWay; inTheWay = covering(placed, x, y)) {
      x = inTheWay.x - SIZE;
    }
    placed.push({ pin, x, y });
  }
  return placed;
}

const covering = (placed: readonly PlacedPin[], x: number, y: number): PlacedPin | undefined =>
  placed.find((other) => Math.abs(other.x - x) < SIZE && Math.abs(other.y - y) < SIZE);
