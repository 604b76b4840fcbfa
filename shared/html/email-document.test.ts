import { describe, expect, it } from 'vitest';
import type { SemanticTable } from '../display';
import { boldLook, documentOf, plainLook, run, says, tableOf } from '../display/semantic.test-support';
import { darkGround, darkText, luminanceOf } from './dark-colours';
import { writeEmailHtml } from './email-document';

const facts = { subject: 'Your bill', preview: 'Due on Monday' };
const place = { nodeId: 'n', spaceBefore: 0, spaceAfter: 0 };

describe('e-mail HTML', () => {
  it('escapes everything that comes from data', () => {
    const evil = '<img src=x onerror=alert(1)>"&\0';
    const { html } = writeEmailHtml(
      documentOf(
        [says([run(evil, { look: boldLook }), run('x', { lang: '"><script>' })]), tableOf([[evil], [evil]])],
        { lang: 'en' },
      ),
      { subject: evil, preview: evil },
    );
    expect(html).not.toMatch(/<img src=x|<script|\0/);
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
  });

  it('holds no script and fetches nothing', () => {
    const { html } = writeEmailHtml(documentOf([says('Hello')]), facts);
    expect(html).not.toMatch(/<script|<link|@import|url\(|javascript:/i);
  });

  it('says language and direction, subject and preview', () => {
    const { html } = writeEmailHtml(documentOf([says('مرحبا')], { lang: 'ar' }), facts);
    expect(html).toContain('<html lang="ar" dir="rtl"');
    expect(html).toContain('text-align:right');
    expect(html).toContain('<title>Your bill</title>');
    expect(html).toMatch(/mso-hide:all[^>]*>Due on Monday/);
  });

  it('turns paragraphs that run the other way, and puts their start where they begin', () => {
    const { html } = writeEmailHtml(
      documentOf([says('Hello'), says('12 مرحبا, Anna'), says('12,30')]),
      facts,
    );
    expect(html.match(/ dir="rtl"/g)).toHaveLength(1);
    expect(html).toMatch(/<p dir="rtl" class="[^"]*" style="[^"]*text-align:right">12/);
    const arabic = writeEmailHtml(documentOf([says('Hello'), says('12,30')], { lang: 'ar' }), facts).html;
    expect(arabic).toMatch(/<p dir="ltr" class="[^"]*" style="[^"]*text-align:left">Hello/);
    expect(arabic).toMatch(/<p class="[^"]*" style="[^"]*text-align:right">12,30/);
  });

  it('turns tables that run the other way, but not what is in their cells', () => {
    const table = tableOf([
      ['What', 'Sum'],
      ['Paper', '12'],
    ]);
    const two: SemanticTable = {
      ...table,
      body: table.body.map((row) => ({
        ...row,
        cells: row.cells.map((cell) => ({ ...cell, blocks: [...cell.blocks, says('more')] })),
      })),
    };
    const htmlOf = (of: SemanticTable, lang: string) =>
      writeEmailHtml(documentOf([of], { lang }), facts).html;
    expect(htmlOf(table, 'en')).toMatch(/<table class="d"/);
    const turned = htmlOf({ ...two, direction: 'rtl' }, 'en');
    expect(turned).toMatch(/<table dir="rtl" class="d"/);
    expect(turned.match(/<th[^>]* dir="ltr"/g)).toHaveLength(2);
    expect(turned.match(/<td[^>]* dir="ltr"/g)).toHaveLength(2);
    // In Arabic the usual table has nothing to say.
    expect(htmlOf({ ...two, direction: 'rtl' }, 'ar')).toMatch(/<table class="d"/);
    const latin = htmlOf({ ...two, direction: 'ltr' }, 'ar');
    expect(latin).toMatch(/<table dir="ltr" class="d"/);
    expect(latin.match(/<td[^>]* dir="rtl"/g)).toHaveLength(2);
  });

  it('shows a link that stands alone as a button of a coloured cell', () => {
    const { html } = writeEmailHtml(
      documentOf([
        {
          kind: 'button',
          ...place,
          label: [{ kind: 'run', text: 'Pay now', look: plainLook }],
          link: 'https://example.com/?a=1&b=2',
          look: { ...plainLook, colour: 0x1f4fd8 },
          align: 'start',
        },
      ]),
      facts,
    );
    expect(html).toContain('bgcolor="#1f4fd8"');
    expect(html).toContain('href="https://example.com/?a=1&amp;b=2"');
  });

  it('divides long words where a screen is narrow, and in columns of short ones only those', () => {
    const { html } = writeEmailHtml(
      documentOf([
        tableOf([
          ['Date', 'Payee'],
          ['1 Dec', 'Brzęczyszczykiewicz, Łódź'],
        ]),
      ]),
      facts,
    );
    expect(html).toContain('.p{overflow-wrap:anywhere}.d td,.d th{overflow-wrap:normal}');
    expect(html.match(/<td[^>]* class="(?:[^"]* )?w[" ][^>]*>[^<]*/g)).toEqual([
      expect.stringContaining('>Brz'),
    ]);
  });

  it('keeps amounts at the end of a cell on one line, and lets text there go on below', () => {
    const { html } = writeEmailHtml(
      documentOf([
        tableOf([
          ['What', '>How much'],
          ['Premium', '>CZK 1,250,000,000.00'],
          ['Note', '>Payable by bank transfer within thirty days of this letter'],
        ]),
      ]),
      facts,
    );
    const cells = html.match(/<td[^>]*text-align:right[^>]*>[^<]*/g) ?? [];
    expect(cells.map((cell) => [cell.includes('nowrap'), cell.replace(/.*>/, '').slice(0, 7)])).toEqual([
      [true, 'CZK 1,2'],
      [false, 'Payable'],
    ]);
  });

  it('draws the line below a cell of several rows where it ends, and knows the columns beside it', () => {
    const table = tableOf([['Region', 'Half']]);
    const [head] = table.head;
    const [region, half] = head?.cells ?? [];
    if (!head || !region || !half) throw new Error('a head of two cells');
    const rows = [
      { ...head, cells: [{ ...region, rowSpan: 2 }, half] },
      { ...head, cells: [half] },
    ];
    const { html } = writeEmailHtml(
      documentOf([{ ...table, columns: [0.25, 0.75], head: rows, body: rows }]),
      facts,
    );
    const [regionHead, halfHead, secondHead, regionBelow, halfBelow] = html.match(/<th [^>]*>/g) ?? [];
    for (const cell of [regionHead, secondHead]) expect(cell).toContain('border-bottom:1px solid #4a525c');
    for (const cell of [halfHead, regionBelow, halfBelow])
      expect(cell).toContain('border-bottom:1px solid #dfe3e8');
    for (const cell of [halfHead, secondHead]) expect(cell).toContain('width="75%"');
  });

  it('draws those sides of a box that it has', () => {
    const line = (colour: number) => ({ colour, width: 750 });
    const look = { fill: null, accent: null, radius: 0, padding: { top: 0, right: 0, bottom: 0, left: 0 } };
    const bordersOf = (top: number | null, bottom: number | null) => {
      const stroke = (colour: number | null) => (colour === null ? null : line(colour));
      const border = { top: stroke(top), right: stroke(top), bottom: stroke(bottom), left: stroke(top) };
      const box = { kind: 'box' as const, ...place, ...look, border, blocks: [says('x')] };
      const { html } = writeEmailHtml(documentOf([box]), facts);
      return html.match(/border(?:-[a-z]+)?:1px solid #[0-9a-f]+/g) ?? [];
    };
    expect(bordersOf(0xaa, 0xaa)).toEqual(['border:1px solid #0000aa']);
    expect(bordersOf(null, 0xaa)).toEqual(['border-bottom:1px solid #0000aa']);
    expect(bordersOf(0xbb, 0xaa).sort()).toEqual([
      'border-bottom:1px solid #0000aa',
      'border-left:1px solid #0000bb',
      'border-right:1px solid #0000bb',
      'border-top:1px solid #0000bb',
    ]);
    expect(bordersOf(null, null)).toEqual([]);
  });

  it('attaches PNG and JPEG images once and lets others be spoken', () => {
    const image = {
      kind: 'image' as const,
      ...place,
      asset: 'a'.repeat(64),
      mediaType: 'image/png',
      alt: 'Our logo',
      width: 60_000,
      height: 30_000,
      align: 'start' as const,
    };
    const { html, images, diagnostics } = writeEmailHtml(
      documentOf([
        image,
        image,
        { ...image, asset: 'b'.repeat(64), mediaType: 'image/svg+xml', alt: 'A chart' },
      ]),
      facts,
    );
    expect(images).toHaveLength(1);
    expect(html).toContain(`src="cid:${images[0]?.id}" width="80" height="40" alt="Our logo"`);
    expect(html).toContain('A chart');
    expect(diagnostics.map(({ code }) => code)).toEqual(['email.imageFormat']);
  });

  it('is reported when Gmail would cut it, and when it says nothing', () => {
    const long = writeEmailHtml(
      documentOf(Array.from({ length: 900 }, () => says('A paragraph of some length.'))),
      facts,
    );
    expect(long.diagnostics.map(({ code }) => code)).toEqual(['email.tooLarge']);
    expect(writeEmailHtml(documentOf([]), facts).diagnostics.map(({ code }) => code)).toEqual([
      'email.empty',
    ]);
  });

  it('changes every colour for dark mode so that text can be read on any ground', () => {
    for (const text of [0x000000, 0x1c2024, 0xb3261e, 0x1f4fd8, 0xffffff, 0x7f7f00]) {
      for (const ground of [0xffffff, 0xfdf3f2, 0xeef3fb, 0xffcc00, 0x1f4fd8, 0x000000]) {
        const ratio = (luminanceOf(darkText(text)) + 0.05) / (luminanceOf(darkGround(ground)) + 0.05);
        expect(ratio, `${text.toString(16)} on ${ground.toString(16)}`).toBeGreaterThanOrEqual(4.5);
      }
    }
    const { html } = writeEmailHtml(
      documentOf([says([run('late', { look: { ...plainLook, colour: 0xb3261e } })])]),
      facts,
    );
    expect(html).toMatch(/prefers-color-scheme:dark\).*\.tb3261e\{color:#[0-9a-f]{6}!important\}/);
    expect(html).toContain('class="tb3261e"');
  });

  it('is the same for the same content', () => {
    const document = documentOf([
      says('Hello'),
      tableOf([
        ['a', 'b'],
        ['1', '2'],
      ]),
    ]);
    expect(writeEmailHtml(document, facts)).toEqual(writeEmailHtml(document, facts));
  });
});
