import { useEffect, useMemo, useRef } from 'react';
import type { NodeId } from '../../shared/model';
import { paintResources } from '../engine';
import { formatNumber, useStrings } from '../i18n';
import { type PageRaster, rasterisePage } from '../painting';
import type { ComparedSide } from './compared';
import { differenceOf, type Pixels, paintDifference, type RasterDifference } from './difference-raster';
import { elementBoxes } from './element-marks';
import { densityFor, largestPage } from './page-scale';
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

/** Pixels that are compared at most: more would keep the reader waiting. */
const MAX_PIXELS = 4_000_000;

/** The later page faint, and in vermilion what looks different from the earlier one. */
export function DifferenceView({ before, after, page, scale, changed }: DifferenceViewProps) {
  const t = useStrings(strings);
  const canvas = useRef<HTMLCanvasElement>(null);
  const largest = largestPage([before.list, after.list]);
  const density = densityFor({ width: largest.width * scale, height: largest.height * scale }, MAX_PIXELS);
  const compared = useMemo(
    () => compare(before, after, page, scale * density),
    [before, after, page, scale, density],
  );

  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!compared || !canvas.current || !context) return;
    const { difference, picture } = compared;
    canvas.current.width = difference.width;
    canvas.current.height = difference.height;
    context.putImageData(new ImageData(picture, difference.width, difference.height), 0, 0);
  }, [compared]);

  if (!compared) return null;
  const { width, height, count } = compared.difference;
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
      <div className="review-sheet" style={{ width: width / density, height: height / density }}>
        <canvas
          ref={canvas}
          role="img"
          aria-label={text}
          style={{ width: width / density, height: height / density }}
        />
        {changed.flatMap((nodeId) =>
          changedBoxes(before, after, page, scale, nodeId).map((box) => (
            <Outline key={`${nodeId} ${box.x} ${box.y}`} box={box} kind="changed" />
          )),
        )}
      </div>
    </figure>
  );
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

/** Compares both pages at `scale` device pixels per point; null where they cannot be painted. */
function compare(before: ComparedSide, after: ComparedSide, page: number, scale: number): Compared | null {
  const [earlier, later] = [before, after].map(({ list }) => pixelsOf(list, page, scale));
  if (!earlier || !later) return null;
  const difference = differenceOf(earlier, later);
  return { difference, picture: paintDifference(later, difference, VERMILION) };
}

/** 朱 on paper: pages are white in both themes. */
const VERMILION = [207, 63, 44] as const;

const NO_PAGE: Pixels = { width: 0, height: 0, data: new Uint8ClampedArray() };

function pixelsOf(list: ComparedSide['list'], page: number, scale: number): Pixels | null {
  if (page >= list.pages.length) return NO_PAGE;
  const raster: PageRaster | null = rasterisePage(list, page, scale * DPI_PER_SCALE, paintResources);
  const { width = 0, height = 0 } = raster ?? {};
  return raster?.canvas.getContext('2d')?.getImageData(0, 0, width, height) ?? null;
}

/** One pixel per point is 72 dpi. */
const DPI_PER_SCALE = 72;
