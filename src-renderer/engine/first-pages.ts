/**
 * Small pictures of first pages, for lists of templates and versions, composed and painted as on the canvas. They are
 * made one after the other while nothing else is to be done, for those who still want theirs; a bounded number is kept.
 */
import type { JsonObject } from '../../shared/base';
import { MPT_PER_PT } from '../../shared/geometry';
import type { Template } from '../../shared/model';
import { type PageRaster, type PaintResources, rasterisePage } from '../painting';
import type { ComposeDocument } from './compose-document';

/** What a picture shows. */
export interface PicturedDocument {
  readonly template: Template;
  readonly record: JsonObject;
}

export interface FirstPages {
  /** The picture that was made under a key; null where there is none now. */
  made(key: string): PageRaster | null;
  /**
   * Makes a picture when its turn comes, under a key that names all that it depends on; `size` is its longer side in
   * px. Null where nobody wants it any more, and for a document without pages. Rejects where `load` does and where
   * fonts or images cannot be fetched; the next one who asks tries again.
   */
  make(
    key: string,
    size: number,
    load: () => Promise<PicturedDocument>,
    signal: AbortSignal,
  ): Promise<PageRaster | null>;
}

/** Pixels for each px: letters this small are legible only where several pixels become one. */
const DENSITY = 2;

/** Pictures kept; the largest take 300 kB each. */
const MOST_KEPT = 96;

export function createFirstPages(compose: ComposeDocument, resources: PaintResources): FirstPages {
  const kept = new Map<string, PageRaster>();
  let turn: Promise<unknown> = Promise.resolve();

  async function paint(size: number, { template, record }: PicturedDocument): Promise<PageRaster | null> {
    const { list } = await compose(template, record, { index: 0 });
    const page = list.pages[0];
    if (!page) return null;
    const inches = Math.max(page.width, page.height) / MPT_PER_PT / 72;
    return rasterisePage(list, 0, (size * DENSITY) / inches, resources);
  }

  function keep(key: string, picture: PageRaster | null): PageRaster | null {
    if (!picture) return null;
    kept.set(key, picture);
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    return picture;
  }

  return {
    made: (key) => kept.get(key) ?? null,
    make(key, size, load, signal) {
      const own = turn.then(async () => {
        await whenIdle();
        if (signal.aborted) return null;
        return kept.get(key) ?? keep(key, await paint(size, await load()));
      });
      turn = own.catch(() => undefined);
      return own;
    },
  };
}

const whenIdle = (): Promise<unknown> => new Promise((resolve) => requestIdleCallback(resolve));
