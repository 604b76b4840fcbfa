/** An image of the template: fitted into its box, or as a block of the flow. */
import { diagnostic } from '../../diag';
import type { DisplayItem, StructureTag } from '../../display';
import { type Mpt, rectanglePath, type Size, toMpt } from '../../geometry';
import { ARTIFACT, type Fragment, plainFrame } from '../../layout';
import type { Asset } from '../../model';
import { drawPath } from '../drawing';
import type { ElementType } from '../element-type';
import { blockInFlow } from '../flow-block';
import { choiceField, lengthField } from '../inspector-fields';
import { describeImage } from './describe-image';
import { type ImageProps, imagePropsSchema } from './props';

/** Points of a pixel of an image that says nothing else: 96 pixels are an inch. */
const POINTS_PER_PIXEL = 0.75;
/** How wide an image may be where there are no pages, in millipoints: text on a sheet of A4. */
const WIDEST: Mpt = 480_000;

export const image: ElementType<ImageProps> = {
  type: 'image',
  sequence: { id: 'element.image', migrations: [] },
  props: imagePropsSchema,
  children: 'none',
  name: { en: 'Image', ja: '画像' },
  icon: 'Image',
  create: () => ({ type: 'image', props: { fit: 'contain' } }),
  inspector: [
    { kind: 'asset', path: ['props', 'asset'], label: { en: 'Image', ja: '画像' }, optional: true },
    choiceField('fit', 'Fit', '合わせ方', {
      contain: ['Show all', '全体を表示'],
      cover: ['Fill and cut', '枠いっぱい'],
      stretch: ['Stretch', '引き伸ばす'],
    }),
    lengthField('width', 'Width in text', '本文中の幅', { min: 1, isOptional: true }),
    lengthField('height', 'Height in text', '本文中の高さ', { min: 1, isOptional: true }),
    choiceField(
      'align',
      'Alignment',
      '揃え',
      { start: ['Start', '先頭'], center: ['Centre', '中央'], end: ['End', '末尾'] },
      true,
    ),
  ],
  compile(node, props, context) {
    const asset = props.asset === undefined ? undefined : context.assets[props.asset];
    if (props.asset !== undefined && !asset) {
      context.report(diagnostic('asset.missing', { asset: props.asset }), 'props.asset');
    }
    const tag: StructureTag =
      node.alt && node.role !== 'artifact' ? { role: 'Figure', alt: node.alt } : ARTIFACT;
    return {
      describe: (content) =>
        describeImage(asset, props, content.compiled.box ?? flowSize(props, asset, WIDEST), content),
      layout({ compiled, recordPath }, regions, layout): readonly Fragment[] {
        const available = compiled.box ?? regions.at(0);
        const source = layout.source(compiled.id, recordPath);
        const { width, height } = compiled.box ?? flowSize(props, asset, available.width);
        const x = compiled.box ? 0 : alignedAt(props.align, available.width - width);
        const items = asset
          ? [paint(asset, props.fit, x, width, height, source)]
          : [drawPath(rectanglePath(x, 0, width, height), 0xeceff2, null, source)];
        return blockInFlow(
          { width: available.width, height, items, source, tag: asset ? tag : ARTIFACT },
          regions,
        );
      },
    };
  },
};

function flowSize({ width, height }: ImageProps, asset: Asset | undefined, available: Mpt): Size {
  const pixels = asset ?? { width: 160, height: 90 };
  const natural =
    width === undefined
      ? height === undefined
        ? pixels.width * POINTS_PER_PIXEL
        : (height * pixels.width) / pixels.height
      : width;
  const wide = Math.min(toMpt(natural), available);
  const tall =
    height === undefined || wide < toMpt(natural)
      ? Math.round((wide * pixels.height) / pixels.width)
      : toMpt(height);
  return { width: wide, height: tall };
}

const alignedAt = (align: ImageProps['align'], free: Mpt): Mpt =>
  align === 'end' ? free : align === 'center' ? Math.round(free / 2) : 0;

/** The image in a box at (x, 0): scaled to its fit, centred, and cut where it covers. */
function paint(
  asset: Asset,
  fit: ImageProps['fit'],
  x: Mpt,
  width: Mpt,
  height: Mpt,
  source: number,
): DisplayItem {
  const at = (left: Mpt, top: Mpt, size: Size): DisplayItem => ({
    kind: 'image',
    x: left,
    y: top,
    width: size.width,
    height: size.height,
    asset: asset.hash,
    page: 1,
    source,
  });
  if (fit === 'stretch') return at(x, 0, { width, height });
  const isWider = asset.width * height > asset.height * width;
  const fillsWidth = isWider === (fit === 'contain');
  const size = fillsWidth
    ? { width, height: Math.round((width * asset.height) / asset.width) }
    : { width: Math.round((height * asset.width) / asset.height), height };
  const left = Math.round((width - size.width) / 2);
  const top = Math.round((height - size.height) / 2);
  if (fit === 'contain') return at(x + left, top, size);
  return {
    kind: 'group',
    x,
    y: 0,
    frame: plainFrame(width, height, [at(left, top, size)]),
    clip: rectanglePath(0, 0, width, height),
  };
}
