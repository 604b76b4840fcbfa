/**
 * The studio's window in the words of a person: open a template, point at a word on the page, press a tool. What is on
 * the canvas is read from the composed document that React holds, so that the product needs no hook for tests.
 */
import type { Locator, Page } from 'playwright-core';
import { patiently } from './patience';
import { ShownDocument, type ShownSource } from './shown-document';

export interface ScreenPoint {
  readonly x: number;
  readonly y: number;
}

export class StudioPage {
  constructor(readonly page: Page) {}

  get canvas(): Locator {
    return this.page.locator('.canvas');
  }

  get inspector(): Locator {
    return this.page.getByRole('region', { name: /^(Properties|プロパティ)$/ });
  }

  get outline(): Locator {
    return this.page.getByRole('treegrid', { name: /^(Outline|アウトライン)$/ });
  }

  get dataTree(): Locator {
    return this.page.getByRole('treegrid', { name: /^(Data|データ)$/ });
  }

  get status(): Locator {
    return this.page.locator('.app-status');
  }

  /** Opens a template of the library and waits for its pages. */
  async open(name: string | RegExp): Promise<ShownDocument> {
    await this.page
      .getByRole('grid', { name: /^(Templates|テンプレート)$/ })
      .getByRole('row', { name })
      .first()
      .click();
    return await this.shown();
  }

  /** Goes back to the library. */
  async leave(): Promise<void> {
    await this.page.locator('.app-home').click();
    await this.page.locator('.library').waitFor();
  }

  /**
   * What the canvas shows now; waits until it shows anything.
   *
   * @throws Error with what the window says instead
   */
  async shown(): Promise<ShownDocument> {
    const json = (await this.page.evaluate(readShown)) ?? (await this.#firstShown());
    return new ShownDocument(JSON.parse(json) as ShownSource);
  }

  async #firstShown(): Promise<string> {
    let json: string | null = null;
    try {
      await patiently(async () => {
        json = await this.page.evaluate(readShown);
        return json;
      }, 'a document is shown').not.toBeNull();
    } catch (cause) {
      const says = await this.page.locator('body').innerText();
      const shortly = says.replaceAll(/\s+/g, ' ').slice(0, 600);
      throw new Error(`No document is shown. The window says: ${shortly}`, { cause });
    }
    return json ?? '';
  }

  /** Waits until the shown document is as wanted. */
  async shows(what: string, isWanted: (shown: ShownDocument) => boolean): Promise<ShownDocument> {
    let shown = await this.shown();
    await patiently(async () => {
      shown = await this.shown();
      return isWanted(shown);
    }, what).toBe(true);
    return shown;
  }

  /** Waits until the document's text holds `text`. */
  async showsText(text: string): Promise<ShownDocument> {
    return await this.shows(`the document says “${text}”`, (shown) => shown.text.includes(text));
  }

  /** Everything typed so far is in the workspace. */
  async saved(): Promise<void> {
    await patiently(() => this.status.locator('.status-save').innerText()).toMatch(/^Saved|に保存$/);
  }

  async clickAt({ x, y }: ScreenPoint): Promise<void> {
    await this.page.mouse.click(x, y);
  }

  /** Two clicks as fast as a person makes them, however busy the page is with the first. */
  async doubleClickAt({ x, y }: ScreenPoint): Promise<void> {
    const { mouse } = this.page;
    await mouse.move(x, y);
    await Promise.all([mouse.down(), mouse.up(), mouse.down({ clickCount: 2 }), mouse.up({ clickCount: 2 })]);
  }

  async drag(from: ScreenPoint, to: ScreenPoint): Promise<void> {
    const { mouse } = this.page;
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
    await mouse.move(to.x, to.y, { steps: 4 });
    await this.nextFrame();
    await mouse.up();
  }

  /** Moves are handled once per frame. */
  async nextFrame(): Promise<void> {
    await this.page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0))),
    );
  }

  /** The row of the outline with a name. */
  outlineRow(name: string | RegExp): Locator {
    return this.outline.getByRole('row', { name }).first();
  }

  tool(name: string): Locator {
    return this.page.locator('.tool-bar').getByRole('button', { name, exact: true });
  }
}

/** Runs in the page: a {@link ShownSource} as JSON text; null before a document is composed. */
function readShown(): string | null {
  interface Fiber {
    memoizedProps: Record<string, unknown> | null;
    memoizedState: unknown;
    child: Fiber | null;
    sibling: Fiber | null;
  }
  const root = document.getElementById('root');
  const canvas = document.querySelector('.canvas');
  const key = root && Object.keys(root).find((name) => name.startsWith('__reactContainer$'));
  if (!root || !canvas || !key) return null;
  const container = (root as unknown as Record<string, { stateNode: { current: Fiber } }>)[key];
  let composition: Record<string, unknown> | undefined;
  let view: Record<string, unknown> | undefined;
  const visit = (start: Fiber | null): void => {
    for (let fiber = start; fiber; fiber = fiber.sibling) {
      const children = fiber.memoizedProps?.children;
      for (const child of Array.isArray(children) ? children : []) {
        const props = (child as { props?: Record<string, unknown> } | null)?.props;
        if (props?.composition && props.compiled) composition ??= { ...props };
      }
      let hook = fiber.memoizedState as { memoizedState?: unknown; next?: unknown } | null;
      while (hook && typeof hook === 'object' && 'next' in hook) {
        const state = hook.memoizedState as Record<string, unknown> | null;
        if (state && typeof state === 'object' && 'isZooming' in state && 'zoom' in state) view = state;
        hook = hook.next as typeof hook;
      }
      visit(fiber.child);
    }
  };
  visit(container?.stateNode.current ?? null);
  if (!composition || !view) return null;
  const { list, diagnostics, language } = composition.composition as {
    list: Record<string, unknown> & { glyphs: Record<string, ArrayLike<number>> & { length: number } };
    diagnostics: unknown;
    language: string;
  };
  const { glyphs } = list;
  const part = (name: string): number[] => Array.from(glyphs[name] ?? []).slice(0, glyphs.length);
  const box = canvas.getBoundingClientRect();
  return JSON.stringify({
    template: (composition.compiled as { template: unknown }).template,
    list: {
      ...list,
      glyphs: {
        ids: part('ids'),
        advances: part('advances'),
        xOffsets: part('xOffsets'),
        yOffsets: part('yOffsets'),
        clusters: part('clusters'),
        hasOffsets: (glyphs as unknown as { hasOffsets: boolean }).hasOffsets,
        length: glyphs.length,
      },
    },
    diagnostics,
    language,
    view: { x: view.x, y: view.y, zoom: view.zoom, width: view.width, height: view.height },
    canvas: { x: box.x, y: box.y, width: box.width, height: box.height },
  });
}
