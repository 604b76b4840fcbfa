/** What an image says in channels without pages: the image, or its alternative text where it cannot be shown. */
import type { SemanticBlock } from '../../display';
import type { Size } from '../../geometry';
import type { Content } from '../../layout';
import type { Asset } from '../../model';
import type { ImageProps } from './props';

export function describeImage(
  asset: Asset | undefined,
  { align = 'start' }: ImageProps,
  { width, height }: Size,
  { compiled }: Content,
): readonly SemanticBlock[] {
  if (!asset) return [];
  const { id, node, spaceBefore, spaceAfter } = compiled;
  const alt = node.role === 'artifact' ? '' : (node.alt ?? '');
  const { hash, mediaType } = asset;
  const file = { asset: hash, mediaType, alt, width, height, align };
  return [{ kind: 'image', nodeId: id, spaceBefore, spaceAfter, ...file }];
}
