/** Comments as pins on the pages: their numbers, and which element each is on. */
import type { ReviewComment } from '../../shared/contract';
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
