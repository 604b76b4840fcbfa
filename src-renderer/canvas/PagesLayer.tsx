/** The pages themselves: one shape each, drawn from bitmaps. Only pages in sight exist. */
import type Konva from 'konva';
import { useMemo } from 'react';
import { Layer, Shape } from 'react-konva';
import { useStore } from 'zustand';
import type { DisplayList } from '../../shared/display';
import { boxesIntersect, MPT_PER_PT } from '../../shared/geometry';
import { engineStore, paintResources } from '../engine';
import { paintPage } from '../painting';
import { ON_PAPER } from './overlay-colours';
import { PageBitmaps } from './page-bitmaps';
import type { PagePlace, PageStack } from './page-stack';
import { scaleOf, toScreenBox, type Viewport, viewportStore, visibleWorld } from './viewport';

interface PagesLayerProps {
  readonly list: DisplayList;
  readonly stack: PageStack;
}

export function PagesLayer({ list, stack }: PagesLayerProps) {
  const view = useStore(viewportStore);
  const version = useStore(engineStore, (state) => state.resourceVersion);
  const bitmaps = useMemo(() => new PageBitmaps(paintResources), []);
  const visible = visibleWorld(view);
  return (
    <Layer listening={false}>
      {stack.places
        .filter((place) => boxesIntersect(place, visible))
        .map((place) => (
          <Shape
            key={place.page}
            listening={false}
            perfectDrawEnabled={false}
            sceneFunc={(context: Konva.Context) =>
              drawPage(context._context, bitmaps, list, place, view, version)
            }
          />
        ))}
    </Layer>
  );
}

function drawPage(
  context: CanvasRenderingContext2D,
  bitmaps: PageBitmaps,
  list: DisplayList,
  place: PagePlace,
  view: Viewport,
  version: number,
): void {
  const ratio = devicePixelRatio;
  const scale = scaleOf(view);
  const box = toScreenBox(view, place);
  const x = Math.round(box.x * ratio) / ratio;
  const y = Math.round(box.y * ratio) / ratio;
  context.save();
  drawPaper(context, x, y, box.width, box.height);
  const bleed = ((list.pages[place.page]?.bleed ?? 0) / MPT_PER_PT) * scale;
  if (bleed > 0) drawBleed(context, x - bleed, y - bleed, box.width + 2 * bleed, box.height + 2 * bleed);
  const bitmap = bitmaps.get(list, place.page, scale * ratio, version, view.isZooming);
  if (bitmap) {
    const isExact = !view.isZooming;
    const width = isExact ? bitmap.width / ratio : box.width;
    const height = isExact ? bitmap.height / ratio : box.height;
    context.drawImage(bitmap, x, y, width, height);
  } else {
    context.beginPath();
    context.rect(x, y, box.width, box.height);
    context.clip();
    context.translate(x, y);
    context.scale(scale, scale);
    paintPage(context, list, place.page, paintResources);
  }
  context.restore();
}

/** How far what is printed goes beyond the paper; what lies there is cut off and not shown. */
function drawBleed(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  width: number,
  height: number,
): void {
  context.save();
  context.strokeStyle = ON_PAPER.guide;
  context.lineWidth = 1;
  context.setLineDash([4, 3]);
  context.strokeRect(Math.round(x) + 0.5, Math.round(y) + 0.5, Math.round(width), Math.round(height));
  context.restore();
}

function drawPaper(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  width: number,
  height: number,
): void {
  context.save();
  context.shadowColor = 'rgba(0, 0, 0, 0.16)';
  context.shadowBlur = 18;
  context.shadowOffsetY = 6;
  context.fillStyle = '#ffffff';
  context.fillRect(x, y, width, height);
  context.shadowColor = 'rgba(0, 0, 0, 0.14)';
  context.shadowBlur = 2;
  context.shadowOffsetY = 1;
  context.fillRect(x, y, width, height);
  context.restore();
}
