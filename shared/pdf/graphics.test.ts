import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../diag';
import type { DisplayItem, DisplayList, Gradient, GroupItem, PathItem } from '../display';
import type { DisplayListBuilder } from '../display/display-list.test-support';
import { type Colour, INK, type Ink, rectanglePath } from '../geometry';
import { iccProfile } from './icc.test-support';
import type { PdfOptions } from './options';
import {
  hasProgram,
  objectsWith,
  pageContents,
  pixelOf,
  type ReadPdf,
  readPdf,
  references,
  runOnPdf,
} from './pdf-file.test-support';
import { writePdf } from './pdf-writer';
import { createBuilder, options, paragraph } from './sample-document.test-support';

const square = (x: number, y: number, fill: Colour | null, more: Partial<PathItem> = {}): PathItem => ({
  kind: 'path',
  ...{ x: x * 1000, y: y * 1000, path: rectanglePath(0, 0, 40_000, 40_000), fill, stroke: null, source: -1 },
  ...more,
});

function listOf(build: (list: DisplayListBuilder) => readonly DisplayItem[], inks: readonly Ink[] = []) {
  const list = createBuilder();
  return { ...list.page(build(list)).build(), inks };
}

function write(list: DisplayList, changes: Partial<PdfOptions> = {}): { bytes: Uint8Array; pdf: ReadPdf } {
  const bytes = writePdf(list, { ...options(), ...changes });
  return { bytes, pdf: readPdf(bytes) };
}

const content = ({ pdf }: { pdf: ReadPdf }): string => pageContents(pdf)[0] ?? '';
const latin = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString('latin1');

const GRADIENT: Gradient = {
  from: { x: 0, y: 0, radius: 0 },
  to: { x: 1, y: 0, radius: 0 },
  stops: [
    { offset: 0, colour: 0xff0000, opacity: 1 },
    { offset: 0.5, colour: 0xff0000, opacity: 1 },
    { offset: 0.5, colour: 0x00ff00, opacity: 1 },
    { offset: 1, colour: 0x0000ff, opacity: 1 },
  ],
  transform: [40_000, 0, 0, 40_000, 0, 0],
};

const CYAN: Ink = { rgb: 0x00a0e0, cmyk: [1, 0, 0, 0], spot: null, tint: 1, overprint: false };
const SPOT: Ink = { rgb: 0xcc2200, cmyk: [0, 0.9, 1, 0.1], spot: 'DIC 222', tint: 0.8, overprint: false };
const OVER: Ink = { rgb: 0x000000, cmyk: [0, 0, 0, 1], spot: null, tint: 1, overprint: true };

describe('strokes', () => {
  const line = { colour: 0x112233, width: 2000, dash: [] } as const;

  it('say ends, corners and mitres only where they change', () => {
    const list = listOf(() => [
      square(0, 0, null, { stroke: line }),
      square(0, 0, null, { stroke: { ...line, cap: 'round', join: 'bevel' } }),
      square(0, 0, null, { stroke: { ...line, cap: 'round', join: 'bevel' } }),
      square(0, 0, null, { stroke: { ...line, miterLimit: 4 } }),
    ]);
    expect(content(write(list)).match(/\d J \d j [\d.]+ M/g)).toEqual(['1 J 2 j 10 M', '0 J 0 j 4 M']);
  });

  it('of no width are not drawn', () => {
    const list = listOf(() => [square(0, 0, null, { stroke: { ...line, width: 0 } })]);
    expect(content(write(list))).not.toMatch(/\bS\b/);
  });
});

describe('inks', () => {
  const list = listOf(
    () => [square(0, 0, INK), square(50, 0, INK + 1), square(100, 0, INK + 2), square(150, 0, 0xff0000)],
    [CYAN, SPOT, OVER],
  );

  it('are sRGB in files for archives', () => {
    const written = write(list);
    expect(content(written)).toContain('0 0.627 0.878 rg');
    expect(content(written)).not.toMatch(/ k\n| scn\n/);
    expect(objectsWith(written.pdf, 'Separation')).toEqual([]);
  });

  it('are process and spot colours elsewhere', () => {
    const written = write(list, { conformance: 'none' });
    expect(content(written)).toContain('1 0 0 0 k\n');
    expect(content(written)).toContain('/C0 cs 0.8 scn\n');
    expect(objectsWith(written.pdf, '/Separation')[0]?.body).toBe(
      '[/Separation/DIC#20222/DeviceCMYK<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[0 0.9 1 0.1]/N 1>>]',
    );
  });

  it('overprint where they say so, and only there', () => {
    const written = write(list, { conformance: 'none' });
    const [on, off] = content(written).match(/\/G\d+ gs/g) ?? [];
    expect(content(written)).toMatch(/\/G\d gs\n0 0 0 1 k\n/);
    expect(content(written)).toMatch(/\/G\d gs\n1 0 0 rg\n/);
    const states = objectsWith(written.pdf, '/OPM')[0]?.body ?? '';
    expect(states).toContain(`${on?.slice(0, 3)}<</op true/OP false/OPM 1>>`);
    expect(states).toContain(`${off?.slice(0, 3)}<</op false/OP false/OPM 0>>`);
  });
});

describe('gradients', () => {
  const list = listOf(() => [
    square(100, 100, 0x888888, { gradient: GRADIENT }),
    square(200, 100, 0x888888, { gradient: GRADIENT }),
  ]);

  it('are written once and painted inside of the path', () => {
    const written = write(list);
    expect(objectsWith(written.pdf, '/ShadingType 2')).toHaveLength(1);
    expect(content(written).match(/W n\n40 0 0 -40 100 [\d.]+ cm\n\/S0 sh\nQ/g)).toHaveLength(1);
    expect(content(written).match(/\/S0 sh/g)).toHaveLength(2);
  });

  it.skipIf(!hasProgram('pdftoppm'))('look as they should (needs poppler)', () => {
    const { bytes } = write(list);
    expect(pixelOf(bytes, 105, 120)).toEqual([255, 0, 0]);
    const [red, green, blue] = pixelOf(bytes, 121, 120);
    expect([red, (green ?? 0) > 200, (blue ?? 255) < 50]).toEqual([0, true, true]);
    expect(pixelOf(bytes, 99, 120)).toEqual([255, 255, 255]);
  });

  it.skipIf(!hasProgram('pdftoppm'))('let through what they let through (needs poppler)', () => {
    const faded: Gradient = {
      ...GRADIENT,
      stops: [
        { offset: 0, colour: 0xff0000, opacity: 1 },
        { offset: 1, colour: 0xff0000, opacity: 0 },
      ],
    };
    const { bytes, pdf } = write(listOf(() => [square(100, 100, 0, { gradient: faded })]));
    expect(objectsWith(pdf, '/S/Luminosity')).toHaveLength(1);
    const [, left = 0] = pixelOf(bytes, 102, 120);
    const [, middle = 0] = pixelOf(bytes, 120, 120);
    const [, right = 0] = pixelOf(bytes, 138, 120);
    expect(left).toBeLessThan(30);
    expect(Math.abs(middle - 128)).toBeLessThan(10);
    expect(right).toBeGreaterThan(225);
    // Half of it in a group of half opacity: the mask says all, because readers differ about a mask with a constant.
    const group = (list: DisplayListBuilder): DisplayItem =>
      list.group(list.frame([square(100, 100, 0, { gradient: faded })]), 0, 0, { opacity: 0.5 });
    const twice = write(listOf((list) => [square(100, 100, 0, { gradient: faded }), group(list)]));
    expect(objectsWith(twice.pdf, '/S/Luminosity')[0]?.body).toMatch(/<<\/ca 1\/SMask<<\/S\/Luminosity/);
    expect(objectsWith(twice.pdf, '/ColorSpace/DeviceGray').map(({ body }) => body)).toMatchObject([
      ...[expect.stringContaining('/C0[1]/C1[0]'), expect.stringContaining('/C0[0.5]/C1[0]')],
    ]);
  });
});

describe('masks of groups', () => {
  const masked = (
    mask: readonly DisplayItem[],
    by: 'alpha' | 'luminance',
    changes: Partial<GroupItem> = {},
  ) =>
    listOf((list) => [
      square(100, 100, 0x00ff00),
      list.group(list.frame([square(100, 100, 0xff0000), square(120, 100, 0x0000ff)]), 0, 0, {
        mask: { frame: list.frame(mask), by },
        ...changes,
      }),
    ]);
  const grey = square(100, 100, 0x808080);

  it('are soft masks over the whole, in the coordinates of the group', () => {
    const { pdf } = write(masked([grey], 'luminance', { x: 10_000, transform: [1, 0, 0, 1, 5000, 0] }));
    const [state] = objectsWith(pdf, '/S/Luminosity');
    const id = Number(/\/S\/Luminosity\/G (\d+) 0 R/.exec(state?.body ?? '')?.[1]);
    const form = pdf.objects.get(id);
    expect(form?.body).toContain('/Group<</S/Transparency/CS/DeviceGray>>');
    expect(latin(form?.stream)).toContain('0.502 g\n100 -140 40 40 re\nf');
    expect(latin(form?.stream)).not.toMatch(/MCID|Artifact/);
    expect(objectsWith(pdf, '/S/Alpha')).toEqual([]);
    expect(objectsWith(write(masked([grey], 'alpha')).pdf, '/S/Alpha')).toHaveLength(1);
  });

  it('do not lead back to themselves, but to the masks inside of them', () => {
    const inner = masked([grey], 'alpha').pages[0]?.frame.items ?? [];
    const { pdf } = write(masked(inner, 'luminance'));
    const masks = [...pdf.objects.values()].filter(({ body }) => /\/ExtGState<</.test(body));
    const states = masks.map(({ body }) => /\/ExtGState<<(.*?)>>\/ColorSpace/.exec(body)?.[1]);
    expect(states.sort()).toEqual([
      '',
      '',
      expect.stringMatching(/^\/G\d+<<\/SMask<<\/S\/Alpha\/G \d+ 0 R>>>>$/),
    ]);
  });

  it.skipIf(!hasProgram('pdftoppm'))('let through what is bright or opaque (needs poppler)', () => {
    const half = write(masked([grey], 'luminance'));
    expect(pixelOf(half.bytes, 110, 120)).toEqual([128, 127, 0]);
    expect(pixelOf(half.bytes, 150, 120)).toEqual([255, 255, 255]);
    const whole = write(masked([grey], 'alpha'));
    expect([pixelOf(whole.bytes, 110, 120), pixelOf(whole.bytes, 130, 120)]).toEqual([
      [255, 0, 0],
      [0, 0, 255],
    ]);
    const faint = write(masked([grey], 'alpha', { opacity: 0.5 }));
    expect(pixelOf(faint.bytes, 110, 120)).toEqual([128, 127, 0]);
  });
});

describe('opacity of groups', () => {
  const overlapping = listOf((list) => [
    list.group(list.frame([square(100, 100, 0xff0000), square(120, 100, 0x0000ff)]), 0, 0, { opacity: 0.5 }),
  ]);

  it.skipIf(!hasProgram('pdftoppm'))('is that of the whole (needs poppler)', () => {
    const { bytes, pdf } = write(overlapping);
    expect(objectsWith(pdf, '/Group<</S/Transparency>>')).toHaveLength(1);
    const [upper] = [pixelOf(bytes, 150, 120)];
    expect(pixelOf(bytes, 130, 120)).toEqual(upper);
    expect((upper?.[0] ?? 0) > 120 && (upper?.[0] ?? 255) < 136).toBe(true);
  });

  it('needs no form where nothing overlaps', () => {
    const list = listOf((builder) => [
      builder.group(builder.frame([square(100, 100, 0xff0000)]), 0, 0, { opacity: 0.5 }),
      builder.group(
        builder.frame([builder.run(builder.source('n', 'ab')), builder.run(builder.source('n', 'cd'))]),
        ...([0, 0] as const),
        { opacity: 0.5 },
      ),
    ]);
    expect(objectsWith(write(list).pdf, '/Subtype/Form')).toEqual([]);
  });

  it('leads from marked text in a form back to its element', () => {
    const list = listOf((builder) => [
      paragraph(builder, { role: 'P' }, 'a', ['before'], 30_000, 30_000),
      builder.group(
        builder.frame([
          square(100, 100, 0xff0000),
          paragraph(builder, { role: 'P' }, 'b', ['inside'], 30_000, 60_000),
          { kind: 'link', x: 0, y: 0, width: 9000, height: 9000, uri: 'https://example.com/', source: -1 },
        ]),
        ...([0, 0] as const),
        { opacity: 0.5 },
      ),
      paragraph(builder, { role: 'P' }, 'c', ['after'], 30_000, 90_000),
    ]);
    const { pdf } = write(list);
    const form = [...pdf.objects].find(([, { body }]) => body.includes('/Subtype/Form'));
    const key = Number(/\/StructParents (\d+)/.exec(form?.[1].body ?? '')?.[1]);
    expect(latin(form?.[1].stream)).toContain('/P<</MCID 0>>BDC');
    const numbers = objectsWith(pdf, '/Nums[')[0]?.body ?? '';
    const entry = new RegExp(`(?:\\[|\\s)${key} \\[(\\d+) 0 R\\]`).exec(numbers)?.[1];
    const element = pdf.objects.get(Number(entry))?.body ?? '';
    expect(element).toContain('/S/P/');
    expect(element).toContain(`/Stm ${form?.[0]} 0 R/MCID 0>>`);
    const keys = [...numbers.matchAll(/(?:^|[[\s])(\d+) (?:\[[^\]]*\]|\d+ 0 R)/g)].map((match) =>
      Number(match[1]),
    );
    expect(keys).toEqual([0, 1, 2]);
    expect(pageContents(pdf)[0]?.match(/MCID \d/g)).toEqual(['MCID 0', 'MCID 1']);
  });

  it.skipIf(!hasProgram('qpdf'))('makes sound files (needs qpdf)', () => {
    expect(runOnPdf(write(overlapping).bytes, 'qpdf', ['--check', 'FILE'])).toContain('No syntax');
  });
});

describe('drawings', () => {
  const builder = createBuilder();
  const frame = builder.frame([square(0, 0, 0x00ff00), square(0, 60, null, { gradient: GRADIENT })], {
    width: 100_000,
    height: 100_000,
  });
  const drawing = (x: number, scale: number): DisplayItem =>
    builder.group(frame, x * 1000, 200_000, { transform: [scale, 0, 0, scale, 0, 0], drawing: 'square' });
  const list = builder
    .page([builder.tagged({ role: 'Figure', alt: 'A square' }, [drawing(100, 1)]), drawing(300, 2)])
    .build();

  it('are one form, wherever they are shown', () => {
    const written = write(list);
    expect(objectsWith(written.pdf, '/Subtype/Form')).toHaveLength(1);
    expect(content(written).match(/\/X\d+ Do/g)).toHaveLength(2);
    expect(content(written)).toMatch(/\/Figure<<\/MCID 0>>BDC\nq 1 0 0 1 100 [\d.]+ cm \/X\d+ Do Q\nEMC/);
    expect(latin(objectsWith(written.pdf, '/Subtype/Form')[0]?.stream)).not.toContain('BDC');
    expect(objectsWith(written.pdf, '/S/Figure')[0]?.body).toContain('/BBox[100 542 200 642]');
  });

  it.skipIf(!hasProgram('pdftoppm'))('stand where the page has them (needs poppler)', () => {
    const { bytes } = write(list);
    expect(pixelOf(bytes, 120, 220)).toEqual([0, 255, 0]);
    expect(pixelOf(bytes, 105, 280)).toEqual([255, 0, 0]);
    expect(pixelOf(bytes, 378, 278)).toEqual([0, 255, 0]);
    expect(pixelOf(bytes, 382, 278)).toEqual([255, 255, 255]);
  });
});

describe('what is printed', () => {
  const dashed = { colour: INK, width: 2000, dash: [3000] };
  const base = listOf(() => [square(-3, -3, INK, { stroke: dashed })], [SPOT]);
  const list: DisplayList = { ...base, pages: base.pages.map((page) => ({ ...page, bleed: 8504 })) };
  const printed: Partial<PdfOptions> = { tagged: false, conformance: 'pdfx-4' };

  it('has boxes for bleed and trim', () => {
    const page = objectsWith(write(list, printed).pdf, '/Type/Page/')[0]?.body;
    expect(page).toContain('/MediaBox[-8.504 -8.504 603.504 850.504]');
    expect(page).toContain('/BleedBox[-8.504 -8.504 603.504 850.504]/TrimBox[0 0 595 842]');
    expect(objectsWith(write(list).pdf, '/Type/Page/')[0]?.body).not.toContain('TrimBox');
  });

  it('has crop marks on every plate, outside of the bleed', () => {
    const written = write(list, { ...printed, cropMarks: true });
    expect(objectsWith(written.pdf, '/Type/Page/')[0]?.body).toContain('/MediaBox[-22.677 ');
    expect(objectsWith(written.pdf, '/Separation/All')).toHaveLength(1);
    expect(content(written)).toMatch(/0\.25 w\n\[\]0 d\n/);
    expect(content(written)).toMatch(/\/C1 CS 1 SCN\n-8\.5 842 m\n-22\.68 842 l\n/);
  });

  it('says what it is printed by, or that it does not', () => {
    const reported: Diagnostic[] = [];
    write(list, { ...printed, report: (problem) => reported.push(problem) });
    expect(reported.map(({ code }) => code)).toEqual(['pdf.noPrintProfile']);
    const profile = iccProfile();
    const { pdf } = write(list, {
      ...printed,
      printing: { profile, condition: 'FOGRA51' },
      report: (problem) => reported.push(problem),
    });
    expect(reported).toHaveLength(1);
    const intent = objectsWith(pdf, '/GTS_PDFX')[0]?.body ?? '';
    expect(intent).toContain('/OutputConditionIdentifier(FOGRA51)');
    expect(intent).toContain('/RegistryName(http://www.color.org)');
    const id = Number(/\/DestOutputProfile (\d+) 0 R/.exec(intent)?.[1]);
    expect(pdf.objects.get(id)?.body).toContain('/N 4');
    expect(new Uint8Array(pdf.objects.get(id)?.stream ?? [])).toEqual(profile);
    expect(objectsWith(pdf, '/DefaultRGB')).toHaveLength(1);
  });

  it('mixes transparent parts as the printer does', () => {
    const translucent = listOf((builder) => [
      builder.group(builder.frame([square(0, 0, 0xff0000)]), 0, 0, { opacity: 0.5 }),
    ]);
    expect(objectsWith(write(translucent, printed).pdf, '/Type/Page/')[0]?.body).toContain('/CS/DeviceCMYK');
    expect(objectsWith(write(translucent).pdf, '/Type/Page/')[0]?.body).toContain('/CS/DeviceRGB');
  });
});

it('shows nothing that is not among the resources', () => {
  const list = listOf((builder) => [
    builder.group(
      builder.frame([
        square(0, 0, 0xff0000, { gradient: GRADIENT }),
        builder.group(
          builder.frame([square(0, 0, 1), builder.run(builder.source('n', 'ab'))]),
          ...([0, 0] as const),
          { opacity: 0.3 },
        ),
      ]),
      ...([0, 0] as const),
      { opacity: 0.5 },
    ),
  ]);
  const { pdf } = write(list);
  for (const { body, stream } of objectsWith(pdf, '/Subtype/Form')) {
    const text = latin(stream);
    for (const [, name] of text.matchAll(/(\/X\d+) Do/g)) expect(body).toContain(`${name} `);
    for (const id of references(body)) expect(pdf.objects.has(id)).toBe(true);
  }
});
