/** A window of the browser that shows pages written as SVG, inside of a document as the pages of a channel are. */
import type { CDPSession, Page } from 'playwright-core';
import { sharedBrowser } from '../support';
import type { Greys } from './greys';
import { greysOfPng } from './png-greys';

const CSS_DPI = 96;

export class SvgWindow {
  private constructor(
    private readonly page: Page,
    private readonly inside: CDPSession,
    private readonly scale: number,
    private readonly factor: number,
  ) {}

  /** A window that draws `factor` times as fine as `dpi` says. */
  static async open(dpi: number, factor: number): Promise<SvgWindow> {
    const scale = (dpi * factor) / CSS_DPI;
    const page = await (await sharedBrowser()).newPage({ deviceScaleFactor: scale });
    return new SvgWindow(page, await page.context().newCDPSession(page), scale, factor);
  }

  /** Shows a page and answers what the browser draws. */
  async draw(svg: string): Promise<Greys> {
    const markup = svg.slice(svg.indexOf('<svg'));
    await this.page.setContent(
      `<!doctype html><style>html,body{margin:0}svg{display:block}</style>${markup}`,
    );
    await this.page.evaluate(() => document.fonts.ready);
    const size = await this.page.locator('svg').evaluate((element) => {
      const { width, height } = element.getBoundingClientRect();
      return { width: Math.ceil(width), height: Math.ceil(height) };
    });
    await this.page.setViewportSize(size);
    // A picture that is quickly packed and not small.
    const { data } = await this.inside.send('Page.captureScreenshot', {
      format: 'png',
      optimizeForSpeed: true,
      clip: { x: 0, y: 0, ...size, scale: this.scale },
    });
    return await greysOfPng(Buffer.from(data, 'base64'), this.factor);
  }

  /** The text of the shown page in the order of its elements. */
  async text(): Promise<string> {
    return (await this.page.locator('svg text').allTextContents()).join('');
  }

  async close(): Promise<void> {
    await this.page.close();
  }
}
