import { useEffect, useMemo, useRef } from 'react';
import type { NodeId } from '../../shared/model';
import { paintResources } from '../engine';
import { formatNumber, useStrings } from '../i18n';
import { type PageRaster, rasterisePage } from '../painting';
import type { ComparedSide } from './compared';
import { differenceOf, type Pixels, paintDifference, type RasterDifference } from './difference-raster';
import { elementBoxes } from './element-marks';
import { Outline } from './SideBySide';
import { strings } from './strings';

interface DifferenceViewProps {
  readonly before: ComparedSide;
  readonly after: ComparedSide;
  readonly page: number;
  readonly scale: number;
  /** Elements that were changed: they get a frame. */
  readonly changed: readonly NodeId[];
}

/** Px per point at which pages are compared, however large they are shown: 144 dpi, where strokes are whole pixels. */
const COMPARED_SCALE = 2;

/** The later page faint, and in vermilion what looks different from the earlier one. */
export function DifferenceView({ before, after, page, scale, changed }: DifferenceViewProps) {
  const t = useStrings(strings);
  const canvas = useRef<HTMLCanvasElement>(null);
  const compared = useMemo(() => compare(before, after, page), [before, after, page]);

  const { width = 0, height = 0, count = 0 } = compared?.difference ?? {};
  const shown = {
    width: Math.round((width * scale) / COMPARED_SCALE),
    height: Math.round((height * scale) / COMPARED_SCALE),
  };

  useEffect(() => {
    if (compared && canvas.current) drawPicture(canvas.current, compared, shown.width, shown.height);
  }, [compared, shown.width, shown.height]);

  if (!compared) return null;
  const share = (100 * count) / (width * height);
  const text =
    count === 0
      ? t('sameLook')
      : t('differingShare', {
          percent: share < 0.01 ? `< ${formatNumber(0.01, 2)}` : formatNumber(share, 2),
        });
  return (
    <figure className="review-side-page">
      <figcaption className="review-page-name">
        <b>{t('between', { before: before.name, after: after.name })}</b>{' '}
        <span className="review-page-detail numeric">{text}</span>
      </figcaption>
      <div className="review-sheet" style={shown}>
        <canvas ref={canvas} role="img" aria-label={text} style={shown} />
        {changed.flatMap((nodeId) =>
          changedBoxes(before, after, page, scale, nodeId).map((box) => (
            <Outline key={`${nodeId} ${box.x} ${box.y}`} box={box} kind="changed" />
          )),
        )}
      </div>
    </figure>
  );
}

/** Draws the picture in its size on the screen, smoothly. */
function drawPicture(
  canvas: HTMLCanvasElement,
  { difference, picture }: Compared,
  width: number,
  height: number,
): void {
  const density = window.devicePixelRatio || 1;
  canvas.width = Math.max(1, Math.round(width * density));
  canvas.height = Math.max(1, Math.round(height * density));
  const context = canvas.getContext('2d');
  const source = new OffscreenCanvas(difference.width, difference.height);
  if (!context) return;
  const image = new ImageData(picture, difference.width, difference.height);
  source.getContext('2d')?.putImageData(image, 0, 0);
  context.imageSmoothingQuality = 'high';
  context.drawImage(source, 0, 0, canvas.width, canvas.height);
}

/** Where a changed element is; one that was removed, where it was. */
function changedBoxes(
  before: ComparedSide,
  after: ComparedSide,
  page: number,
  scale: number,
  nodeId: NodeId,
) {
  const boxes = elementBoxes(after.list, page, scale, nodeId);
  return boxes.length > 0 ? boxes : elementBoxes(before.list, page, scale, nodeId);
}

interface Compared {
  readonly difference: RasterDifference;
  readonly picture: Uint8ClampedArray<ArrayBuffer>;
}

/** Compares both pages; null where they cannot be painted. */
function compare(before: ComparedSide, after: ComparedSide, page: number): Compared | null {
  const [earlier, later] = [before, after].map(({ list }) => pixelsOf(list, page));
  if (!earlier || !later) return null;
  const difference = differenceOf(earlier, later);
  return { difference, picture: paintDifference(later, difference, VERMILION) };
}

/** 朱 on paper: pages are white in both themes. */
const VERMILION = [207, 63, 44] as const;

const NO_PAGE: Pixels = { width: 0, height: 0, data: new Uint8ClampedArray() };

function pixelsOf(list: ComparedSide['list'], page: number): Pixels | null {
  if (page >= list.pages.length) return NO_PAGE;
  const raster: PageRaster | null = rasterisePage(list, page, COMPARED_SCALE * DPI_PER_SCALE, paintResources);
  const { width = 0, height = 0 } = raster ?? {};
  return raster?.canvas.getContext('2d')?.getImageData(0, 0, width, height) ?? null;
}

/** One pixel per point is 72 dpi. */
const DPI_PER_SCALE = 72;
