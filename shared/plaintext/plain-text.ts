import type { SemanticDocument } from '../display';
import { linesOfBlocks } from './text-blocks';

/**
 * A document as plain text, as the alternative of an e-mail: lines end with `\n`, paragraphs are not wrapped, since the
 * reader's window does that.
 */
export function writePlainText({ blocks, notes }: SemanticDocument): string {
  const lines = linesOfBlocks(blocks, 'roomy');
  if (notes.length > 0) lines.push('', '--');
  for (const { number, blocks: own } of notes) {
    linesOfBlocks(own, 'compact').forEach((line, index) => {
      lines.push(index === 0 ? `[${number}] ${line}` : `    ${line}`);
    });
  }
  return `${lines.join('\n').trim()}\n`;
}
