/** The pages that the samples are made of: A4, one frame as wide as the text. */
import type { Insets } from '../../../shared/geometry';
import { mmToPt } from '../../../shared/geometry';
import { PAGE_SIZES } from '../../../shared/model';
import { type Branch, branch } from './template-tree';

/** Makes page masters and frames with the same margins, in points, and the same width of text. */
export const a4Pages = (margins: Insets, textWidth: number) => ({
  master: (id: string, name: string, use: string, children: readonly Branch[]): Branch =>
    branch('master', id, { use, size: { ...PAGE_SIZES.A4 }, margins: { ...margins } }, children, { name }),

  /** A frame of the flow `main` from `top` down to the lower margin. */
  frame: (id: string, top: number): Branch =>
    branch('frame', id, { flow: 'main' }, undefined, {
      box: { x: margins.left, y: top, width: textWidth, height: mmToPt(297) - top - margins.bottom },
    }),
});
