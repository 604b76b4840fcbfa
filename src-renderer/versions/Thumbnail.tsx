import { useEffect, useRef, useState } from 'react';
import type { VersionSummary } from '../../shared/contract';
import { thumbnailOf } from './thumbnails';

/** Width on the screen, in CSS pixels. */
const WIDTH = 58;

/** A version's first page; blank paper until it is composed, and where it cannot be. */
export function Thumbnail({ version }: { readonly version: VersionSummary }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [ratio, setRatio] = useState(Math.SQRT2);
  useEffect(() => {
    const isGone = new AbortController();
    thumbnailOf(version, Math.round(WIDTH * Math.SQRT2), isGone.signal).then(
      (picture) => {
        const element = canvas.current;
        if (isGone.signal.aborted || !picture || !element) return;
        element.width = picture.width;
        element.height = picture.height;
        element.getContext('2d')?.drawImage(picture.canvas, 0, 0);
        setRatio(picture.height / picture.width);
      },
      () => undefined,
    );
    return () => isGone.abort();
  }, [version]);
  return (
    <canvas
      ref={canvas}
      className="versions-picture"
      style={{ width: WIDTH, height: Math.round(WIDTH * ratio) }}
      aria-hidden
    />
  );
}
