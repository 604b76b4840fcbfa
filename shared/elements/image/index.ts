/** An image of the template: fitted into its box, or as a block of the flow. */
import { diagnostic } from '../../diag';
import { type DisplayItem, directionOf, type StructureTag, type TextDirection } from '../../display';
import { type Box, type Mpt, rectanglePath, type Size, toMpt } from '../../geometry';
import {
  ARTIFACT,
  drawPicture,
  type FileOf,
  type Fragment,
  pictureFamily,
  pictureProblem,
  pictureSize,
  plainFrame,
  UNBOUNDED,
} from '../../layout';
import { type Asset, assetPageSize } from '../../model';
import { drawPath } from '../drawing';
import type { ElementType } from '../element-type';
import { blockInFlow } from '../flow-block';
import { choiceField, lengthField, numberField, onlyForFiles, onlyInFlow } from '../inspector-fields';
import { describeImage } from './describe-image';
import { type ImageProps, imagePropsSchema } from './props';

/** How wide an image may be where there are no pages, in millipoints: text on a sheet of A4. */
const WIDEST: Mpt = 480_000;

export const image: ElementType<ImageProps> = {
  type: 'image',
  sequence: { id: 'element.image', migrations: [] },
  props: imagePropsSchema,
  children: 'none',
  name: { en: 'Image', ja: '画像' },
  icon: 'Image',
  tells: ['decoration', 'alternative'],
  create: () => ({ type: 'image', props: { fit: 'contain' } }),
  inspector: [
    { kind: 'asset', path: ['props', 'asset'], label: { en: 'Image', ja: '画像' }, optional: true },
    onlyForFiles(
      'asset',
      'application/pdf',
      numberField('page', 'Page of the PDF', 'PDF のページ', { min: 1, step: 1, isWhole: true, absent: 1 }),
    ),
    choiceField('fit', 'Fit', '合わせ方', {
      contain: ['Show all', '全体を表示'],
      cover: ['Fill and cut', '枠いっぱい'],
      stretch: ['Stretch', '引き伸ばす'],
    }),
    onlyInFlow(lengthField('width', 'Width', '幅', { min: 1, absent: ['Automatic', '自動'] })),
    onlyInFlow(lengthField('height', 'Height', '高さ', { min: 1, absent: ['Automatic', '自動'] })),
    onlyInFlow(
      choiceField(
        'align',
        'Alignment',
        '揃え',
        { start: ['Start', '先頭'], center: ['Centre', '中央'], end: ['End', '末尾'] },
        'start',
      ),
    ),
  ],
  compile(node, props, context) {
    const asset = props.asset === undefined ? undefined : context.assets[props.asset];
    if (props.asset !== undefined && !asset) {
      context.report(diagnostic('asset.missing', { asset: props.asset }), 'props.asset');
    }
    const problem = asset && pictureProblem(asset, context.fileOf);
    if (problem) context.report(problem, 'props.asset');
    const { fileOf } = context;
    const { page = 1 } = props;
    const family = pictureFamily(context.styles);
    const own = asset ? ownSize(asset, page, fileOf) : EMPTY;
    const isHeard = node.role !== 'artifact';
    const tag: StructureTag = isHeard && node.alt ? { role: 'Figure', alt: node.alt } : ARTIFACT;
    if (asset && isHeard && !node.alt && !context.isInBand) {
      context.report(diagnostic('image.noAlternative', {}), 'alt');
    }
    return {
      resolve: (_scope, { language }) => language,
      describe: (content) =>
        describeImage(asset, props, content.compiled.box ?? flowSize(props, own, WIDEST), content),
      measure() {
        const { width } = flowSize(props, own, UNBOUNDED);
        return { min: props.width === undefined ? 0 : width, max: width };
      },
      layout({ compiled, recordPath, data }, regions, layout): readonly Fragment[] {
        const available = compiled.box ?? regions.at(0);
        const source = layout.source(compiled.id, recordPath);
        const { width, height } = compiled.box ?? flowSize(props, own, available.width);
        const lang = String(data);
        const x = compiled.box ? 0 : alignedAt(props.align, directionOf(lang), available.width - width);
        layout.setText(compiled.id, recordPath);
        const text = { context: layout.text, lang, family };
        const items = asset
          ? [
              fitted((box) => drawPicture(asset, page, box, source, fileOf, text), own, props.fit, {
                x,
                width,
                height,
              }),
            ]
          : [drawPath(rectanglePath(x, 0, width, height), 0xeceff2, null, source)];
        return blockInFlow(
          { width: available.width, height, items, source, tag: asset ? tag : ARTIFACT },
          regions,
        );
      },
    };
  },
};

/** How large the place of an image is as long as none is chosen, in points. */
const EMPTY: Size = { width: 120, height: 67.5 };

const ownSize = (asset: Asset, page: number, fileOf: FileOf): Size =>
  asset.mediaType === 'application/pdf' ? assetPageSize(asset, page) : pictureSize(asset, fileOf);

/** In the text an image has its own size, or that of its props; it never gets wider than there is room. */
function flowSize({ width, height }: ImageProps, own: Size, available: Mpt): Size {
  const natural = width ?? (height === undefined ? own.width : (height * own.width) / own.height);
  const wide = Math.min(toMpt(natural), available);
  const tall =
    height === undefined || wide < toMpt(natural)
      ? Math.round((wide * own.height) / own.width)
      : toMpt(height);
  return { width: wide, height: tall };
}

/** Left edge of what is aligned in so much room more than it needs. */
function alignedAt(align: ImageProps['align'], direction: TextDirection, free: Mpt): Mpt {
  if (align === 'center') return Math.round(free / 2);
  return (align === 'end') === (direction === 'ltr') ? free : 0;
}

/** An image of this size in a box at (x, 0): scaled to its fit, centred, and cut where it covers. */
function fitted(
  draw: (box: Box) => DisplayItem,
  own: Size,
  fit: ImageProps['fit'],
  { x, width, height }: { readonly x: Mpt } & Size,
): DisplayItem {
  if (fit === 'stretch') return draw({ x, y: 0, width, height });
  const isWider = own.width * height > own.height * width;
  const fillsWidth = isWider === (fit === 'contain');
  const size = fillsWidth
    ? { width, height: Math.round((width * own.height) / own.width) }
    : { width: Math.round((height * own.width) / own.height), height };
  const left = Math.round((width - size.width) / 2);
  const top = Math.round((height - size.height) / 2);
  if (fit === 'contain') return draw({ x: x + left, y: top, ...size });
  return {
    kind: 'group',
    x,
    y: 0,
    frame: plainFrame(width, height, [draw({ x: left, y: top, ...size })]),
    clip: rectanglePath(0, 0, width, height),
  };
}
