import { useEffect, useRef, useState } from 'react';
import type { TemplateSummary } from '../../shared/contract';
import type { PageRaster } from '../painting';
import { PageIcon } from './PageIcon';
import { madeThumbnail, makeThumbnail } from './thumbnails';

interface PagePictureProps {
  readonly template: TemplateSummary;
  /** Length of the longer side in px. */
  readonly size: number;
}

/** The first page of a template, small; a sheet with strokes until it is made, and where it cannot be. */
export function PagePicture({ template, size }: PagePictureProps) {
  const place = useRef<HTMLSpanElement>(null);
  const picture = useThumbnail(template, place);
  return (
    <span ref={place} className="library-page" aria-hidden>
      {picture === null ? (
        <PageIcon width={template.pageWidth} height={template.pageHeight} size={size} />
      ) : (
        <Picture picture={picture} size={size} />
      )}
    </span>
  );
}

/** The picture of a template, asked for once its place is in sight. */
function useThumbnail(template: TemplateSummary, place: React.RefObject<Element | null>): PageRaster | null {
  const [made, setMade] = useState<PageRaster | null>(null);
  useEffect(() => {
    const known = madeThumbnail(template);
    if (known) setMade(known);
    const element = place.current;
    if (known || !element) return;
    const isGone = new AbortController();
    const sight = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      sight.disconnect();
      makeThumbnail(template, isGone.signal)
        .then((picture) => {
          if (!isGone.signal.aborted) setMade(picture);
        })
        // The sheet with strokes says enough: why a template cannot be shown is told where it is opened.
        .catch(() => undefined);
    });
    sight.observe(element);
    return () => {
      isGone.abort();
      sight.disconnect();
    };
  }, [template, place]);
  return madeThumbnail(template) ?? made;
}

function Picture({ picture, size }: { readonly picture: PageRaster; readonly size: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    canvas.current?.getContext('2d')?.drawImage(picture.canvas, 0, 0);
  }, [picture]);
  const scale = size / Math.max(picture.width, picture.height);
  return (
    <canvas
      ref={canvas}
      className="library-sheet"
      width={picture.width}
      height={picture.height}
      style={{ width: picture.width * scale, height: picture.height * scale }}
    />
  );
}
