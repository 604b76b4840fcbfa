/** How narrow and how wide blocks can be, for columns that follow what stands in them. */
import type { Content, ContentWidths } from './compiled';
import type { LayoutContext } from './context';

/**
 * Widths of blocks that stand one below the other. An element that does not say its own is as its children are; one
 * without any takes whatever width there is.
 */
export function measureBlocks(blocks: readonly Content[], context: LayoutContext): ContentWidths {
  let min = 0;
  let max = 0;
  for (const block of blocks) {
    const { measure } = block.compiled.behaviour;
    const own = measure ? measure(block, context) : measureBlocks(block.children, context);
    min = Math.max(min, own.min);
    max = Math.max(max, own.max);
  }
  return { min, max };
}
