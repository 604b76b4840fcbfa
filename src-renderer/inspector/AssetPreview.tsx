import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { Asset } from '../../shared/model';
import { engineStore, paintResources } from '../engine';
import { httpUrl } from '../rpc';

/** Height of the preview's box in CSS pixels. */
const HEIGHT = 72;

interface AssetPreviewProps {
  readonly asset: Asset;
}

/** A small picture of an asset; of a PDF its first page. */
export function AssetPreview({ asset }: AssetPreviewProps) {
  return asset.mediaType === 'application/pdf' ? (
    <PagePreview asset={asset} />
  ) : (
    <img className="inspector-asset-preview" src={httpUrl('asset', asset.hash)} alt={asset.name} />
  );
}

function PagePreview({ asset }: AssetPreviewProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const version = useStore(engineStore, (state) => state.resourceVersion);
  const width = Math.max(1, Math.round((HEIGHT * asset.width) / asset.height));

  // biome-ignore lint/correctness/useExhaustiveDependencies: the version says that a picture has come.
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context) return;
    element.width = Math.round(width * devicePixelRatio);
    element.height = Math.round(HEIGHT * devicePixelRatio);
    const picture = paintResources.imageOf(asset.hash, 1, element.width);
    if (picture) context.drawImage(picture, 0, 0, element.width, element.height);
  }, [asset.hash, width, version]);

  return (
    <canvas
      ref={canvas}
      className="inspector-asset-preview"
      role="img"
      aria-label={asset.name}
      style={{ width, height: HEIGHT }}
    />
  );
}
