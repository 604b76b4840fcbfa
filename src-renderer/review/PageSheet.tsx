import { type ReactNode, useEffect, useRef } from 'react';
import type { DisplayList } from '../../shared/display';
import { MPT_PER_PT } from '../../shared/geometry';
import { paintResources } from '../engine';
import { paintPage } from '../painting';
import { densityFor } from './page-scale';

interface PageSheetProps {
  readonly list: DisplayList;
  readonly page: number;
  /** Px per point. */
  readonly scale: number;
  /** What the picture shows, for those who do not see it. */
  readonly label: string;
  /** Lies on the page. */
  readonly children?: ReactNode;
}

/** Pixels of the largest picture: 48 MB. */
const MAX_PIXELS = 12_000_000;

/** A page of a document, painted by the engine's painter. */
export function PageSheet({ list, page, scale, label, children }: PageSheetProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const source = list.pages[page];
  const width = Math.round(((source?.width ?? 0) / MPT_PER_PT) * scale);
  const height = Math.round(((source?.height ?? 0) / MPT_PER_PT) * scale);

  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const density = densityFor({ width, height }, MAX_PIXELS);
    element.width = Math.max(1, Math.round(width * density));
    element.height = Math.max(1, Math.round(height * density));
    const context = element.getContext('2d', { alpha: false });
    if (!context) return;
    context.fillStyle = '#ffffff';
    context.fillRect(0, 0, element.width, element.height);
    context.scale(scale * density, scale * density);
    paintPage(context, list, page, paintResources);
  }, [list, page, scale, width, height]);

  return (
    <div className="review-sheet" style={{ width, height }}>
      <canvas ref={canvas} role="img" aria-label={label} style={{ width, height }} />
      {children}
    </div>
  );
}
