import { deflateSync, inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { template, text } from '../../test/support/template-builder';
import { shippedFonts, testEngine } from '../../test/support/world';
import { reason } from '../diag';
import type { DisplayList } from '../display';
import { linePath } from '../geometry';
import { type Font, SFNT_CHECKSUM, sfntChecksum, sfntTables, writeSfnt } from '../text';
import { writePageHtml, writePageSvg } from './page-document';
import { pathData, points } from './page-numbers';
import type { PageOptions } from './page-options';
import { writeWebFont } from './web-font';

const [sans] = shippedFonts(['Source Sans 3']) as [Font];

const options: PageOptions = {
  font: () => sans,
  image: () => ({ reason: reason('file.missing') }),
  deflate: (bytes) => bytes,
  report: () => {},
};

/** One page that says `words`, with a link over it. */
function listOf(words: string, uri: string): DisplayList {
  const engine = testEngine(['Source Sans 3']);
  const { list } = engine.compose(engine.compile(template({ flow: [text(words)] })), {});
  const [page] = list.pages;
  if (!page) throw new Error('there is no page');
  const link = { kind: 'link', x: 0, y: 0, width: 9000, height: 9000, uri, source: -1 } as const;
  return {
    ...list,
    title: '<b>',
    pages: [{ ...page, frame: { ...page.frame, items: [...page.frame.items, link] } }],
  };
}

const htmlOf = (list: DisplayList): string => {
  let html = '';
  writePageHtml(list, options, (part) => {
    html += part;
  });
  return html;
};

describe('pages for browsers', () => {
  it('say the text of the page, each character at its place', () => {
    const svg = writePageSvg(listOf('A <b> & "c"', 'https://example.com/'), 0, options);
    expect(svg).toMatch(
      /<text font-family="f0" font-size="[\d.]+"[^>]* x="[\d. ]+" y="[\d.]+">A &lt;b&gt; &amp; "c"<\/text>/,
    );
    expect(svg).toContain('<title>&lt;b&gt;</title>');
    expect(svg).toContain('role="paragraph"');
  });

  it('show groups through their masks', () => {
    const list = listOf('x', '#none');
    const [page] = list.pages;
    if (!page) throw new Error('there is no page');
    const square = {
      kind: 'path',
      x: 0,
      y: 0,
      path: linePath(0, 0, 9000, 9000),
      stroke: null,
      source: -1,
    } as const;
    const frameOf = (fill: number) => ({ ...page.frame, items: [{ ...square, fill }] });
    const group = (by: 'alpha' | 'luminance') =>
      ({
        kind: 'group',
        x: 2000,
        y: 0,
        frame: frameOf(0xff0000),
        mask: { frame: frameOf(0x808080), by },
      }) as const;
    const svg = writePageSvg(
      {
        ...list,
        pages: [{ ...page, frame: { ...page.frame, items: [group('luminance'), group('alpha')] } }],
      },
      ...([0, options] as const),
    );
    const [bright, opaque] = svg.match(/<mask .*?<\/mask><g .*?<\/g>/g) ?? [];
    expect(bright).toMatch(
      /<mask id="fumi.m1"[^>]*><path d="M2 0[^>]* fill="#808080"\/><\/mask><g mask="url\(#fumi.m1\)">/,
    );
    expect(opaque).toMatch(/<mask id="fumi.m2"[^>]* style="mask-type:alpha">/);
  });

  it('say what can be read in an image, unseen over it', () => {
    const list = listOf('x', '#none');
    const [page] = list.pages;
    if (!page) throw new Error('there is no page');
    const image = { kind: 'image', asset: 'a', page: 1, source: -1 } as const;
    const placed = { ...image, x: 10_000, y: 20_000, width: 200_000, height: 100_000 };
    const matrix = [0.01, 0, 0, 0.02, 0.5, 0.25] as const;
    const texts = [
      { text: 'Ask <us>', matrix, size: 8, width: 40, isRtl: false },
      { text: 'שלום', matrix, size: 8, width: 40, isRtl: true },
    ];
    const svg = writePageSvg(
      { ...list, pages: [{ ...page, frame: { ...page.frame, items: [placed] } }] },
      0,
      { ...options, image: () => ({ mediaType: 'image/png', bytes: new Uint8Array(), texts }) },
    );
    expect(svg).toContain(
      '<text transform="matrix(2 0 0 2 110 45)" font-size="8" fill-opacity="0" textLength="40" lengthAdjust="spacingAndGlyphs">Ask &lt;us&gt;</text>',
    );
    expect(svg).toMatch(/<text [^>]* x="40" direction="rtl"[^>]*>שלום<\/text>/);
  });

  it('are printed on sheets of their own sizes', () => {
    const list = listOf('x', '#none');
    const [page] = list.pages;
    if (!page) throw new Error('there is no page');
    const lying = { ...page, width: page.height, height: page.width };
    const html = htmlOf({ ...list, pages: [page, lying, page] });
    expect(html).toContain(
      '@page{size:419.528pt 595.276pt;margin:0}\n@page s1{size:595.276pt 419.528pt;margin:0}',
    );
    expect([...html.matchAll(/<section[^>]*>/g)].map(([tag]) => tag.includes(';page:s1"'))).toEqual([
      ...[false, true, false],
    ]);
    expect(htmlOf(list)).not.toContain('page:s');
  });

  it('are in the order of reading in lines that run to the left, underlined words among them', () => {
    const engine = testEngine(['Noto Sans Arabic', 'Source Sans 3']);
    const inlines = ['\u0645\u0646 ', '\u0639\u0646\u062f', ' \u0641\u064a'].map((words, index) => ({
      ...{ kind: 'text', text: words },
      ...(index === 1 ? { marks: { underline: true } } : {}),
    }));
    const flow = [{ type: 'text', lang: 'ar', props: { content: { en: [{ inlines }] } } as never }];
    const { list } = engine.compose(engine.compile(template({ flow })), {});
    const svg = engine.writePageSvg(list, 0);
    const shown = [...svg.matchAll(/<text [^>]*>([^<]*)/g)].map(([, words]) => words).join('');
    expect(shown.replace(/\s/g, '')).toBe('\u0645\u0646\u0639\u0646\u062f\u0641\u064a');
    // The outlines of three runs, and the line under the second.
    expect(svg.match(/<path /g)).toHaveLength(4);
  });

  it('link where links may go, and nowhere else', () => {
    expect(htmlOf(listOf('Pay', 'https://example.com/?a=1&b=2'))).toContain(
      '<a href="https://example.com/?a=1&amp;b=2"',
    );
    expect(htmlOf(listOf('Pay', 'javascript:alert(1)'))).not.toContain('<a ');
  });

  it('put fonts beside the file where that is asked for', () => {
    const put: string[] = [];
    const svg = writePageSvg(listOf('Pay', '#x'), 0, {
      ...options,
      resource: ({ name, mediaType }) => {
        put.push(`${mediaType} ${name}`);
        return `fonts/${name}`;
      },
    });
    expect(put).toEqual([expect.stringMatching(/^font\/woff font-[0-9a-f]{12}\.woff$/)]);
    expect(svg).toContain(`src:url("fonts/${put[0]?.split(' ')[1]}")`);
  });

  it('are the same bytes for the same list', () => {
    const list = listOf('Pay now', 'tel:+81312345678');
    expect(htmlOf(list)).toBe(htmlOf(list));
  });
});

describe('numbers of SVG', () => {
  it('are points without needless digits', () => {
    expect([0, 12_000, 12_500, -500, 1, -1001].map(points)).toEqual([
      '0',
      '12',
      '12.5',
      '-.5',
      '.001',
      '-1.001',
    ]);
    expect(pathData(linePath(0, 0, 1000, -500), 250, 0)).toBe('M.25 0L1.25-.5');
  });
});

describe('a web font', () => {
  it('is a WOFF whose tables are whole and whose map knows its characters only', () => {
    const characters = new Map(
      [...'Pay'].map((each) => [each.charCodeAt(0), sans.glyphOf(each.charCodeAt(0))]),
    );
    const woff = writeWebFont(sans, characters, (bytes) => new Uint8Array(deflateSync(bytes)));
    const view = new DataView(woff.buffer);
    expect(view.getUint32(0)).toBe(0x774f4646);
    expect(view.getUint32(8)).toBe(woff.length);
    const tables: [string, Uint8Array][] = [];
    const checksums: number[] = [];
    for (let index = 0; index < view.getUint16(12); index += 1) {
      const at = 44 + 20 * index;
      const [offset, packed, length] = [4, 8, 12].map((place) => view.getUint32(at + place)) as [
        number,
        number,
        number,
      ];
      expect(offset + packed).toBeLessThanOrEqual(woff.length);
      const stored = woff.subarray(offset, offset + packed);
      const content = new Uint8Array(packed < length ? inflateSync(stored) : stored);
      tables.push([String.fromCharCode(...woff.subarray(at, at + 4)), content]);
      checksums.push(view.getUint32(at + 16));
    }
    const sfnt = writeSfnt(tables);
    expect(sfntTables(sfnt).map(({ checksum }) => checksum)).toEqual(checksums);
    expect(sfntTables(sfnt).map(({ tag, content }) => [tag, content])).toEqual(tables);
    expect([sfntChecksum(sfnt), sfnt.length]).toEqual([SFNT_CHECKSUM, view.getUint32(16)]);
    const tags = tables.map(([tag]) => tag);
    expect(tags).toEqual(
      expect.arrayContaining([
        'OS/2',
        'cmap',
        'glyf',
        'head',
        'hhea',
        'hmtx',
        'loca',
        'maxp',
        'name',
        'post',
      ]),
    );
    expect(tags).toEqual([...tags].sort());
  });
});
