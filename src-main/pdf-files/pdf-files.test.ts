import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { deflateSync, inflateSync } from 'node:zlib';
import { degrees, PDFDocument, PDFHexString, PDFName, rgb, StandardFonts } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { type Diagnostic, reason, reasonText } from '../../shared/diag';
import type { DisplayList, ImageItem } from '../../shared/display';
import { type PdfConformance, type PdfOptions, writePdf } from '../../shared/pdf';
import { openPdf, openPdfAssets, type PdfFile } from '.';
import { cleanContent } from './content-stream';

const clean = (text: string): string =>
  Buffer.from(cleanContent(Buffer.from(text, 'latin1')).content).toString('latin1');

describe('content of other files', () => {
  it('loses its marks and nothing else', () => {
    expect(clean('/P <</MCID 0>> BDC BT (a (b\\) BMC) ) Tj ET EMC')).toBe('\n BT (a (b\\) BMC) ) Tj ET\n');
    expect(clean('q 1 0 0 1 0 0 cm\n/Span BMC\n<424d43> Tj\nEMC Q')).toBe(
      'q 1 0 0 1 0 0 cm\n\n<424d43> Tj\n Q',
    );
    expect(clean('/OC /MC0 BDC 0 0 9 9 re f % EMC BDC\nEMC /A /B DP /C MP')).toBe('\n 0 0 9 9 re f\n\n\n');
    expect(clean('[(a)-3(b)] TJ T* (x) \' 1 2 (y) " true /BM gs')).toContain('1 2 (y) "');
  });

  it('keeps the data of inline images', () => {
    const image = 'BI /W 2 /H 1 /BPC 8 /CS /G ID \x80EMC EI\x90 EI Q';
    expect(clean(`q ${image}`)).toBe(`q ${image}`);
  });

  it('tells process colours from their names', () => {
    const isProcess = (text: string) => cleanContent(Buffer.from(text)).hasProcessColours;
    expect(isProcess('0 0 0 1 k 0 0 9 9 re f')).toBe(true);
    expect(isProcess('(k) Tj /k gs 0 g')).toBe(false);
  });
});

/** A red page, 300 × 200, with a green square at the upper left as it is shown, and a page 2 turned by 90°. */
async function sample(
  change: (document: PDFDocument) => Promise<void> | void = () => {},
): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  for (const turn of [0, 90]) {
    const page = document.addPage([300, 200]);
    page.drawRectangle({ x: 0, y: 0, width: 300, height: 200, color: rgb(1, 0, 0) });
    page.drawRectangle({ x: 0, y: 160, width: 40, height: 40, color: rgb(0, 1, 0) });
    page.setRotation(degrees(turn));
  }
  await change(document);
  return await document.save();
}

async function open(bytes: Uint8Array): Promise<PdfFile> {
  const file = await openPdf(bytes);
  if (!file.ok) throw new Error(file.error.code);
  return file.value;
}

const archival = async (bytes: Uint8Array, page = 1): Promise<readonly string[]> => {
  const imported = (await open(bytes)).page(page);
  if ('reason' in imported) throw new Error(imported.reason.code);
  return imported.problems
    .filter(({ forbiddenBy }) => forbiddenBy.includes('archive'))
    .map(({ words }) => reasonText(words, 'en'));
};

describe('PDF files', () => {
  it('tell number and size of their pages as they are shown', async () => {
    const file = await open(await sample((document) => document.getPage(0).setCropBox(10, 10, 200, 100)));
    expect([file.pageCount, file.sizeOf(1), file.sizeOf(2), file.sizeOf(3)]).toEqual([
      ...[2, { width: 200, height: 100 }, { width: 200, height: 300 }, null],
    ]);
  });

  it('say why they cannot be used', async () => {
    expect(await openPdf(Buffer.from('%PDF-1.7 nonsense'))).toEqual({
      ...{ ok: false, error: reason('pdf.damaged') },
    });
    const secret = await sample((document) => {
      document.encrypt({ userPassword: 'a', ownerPassword: 'b' });
    });
    expect(await openPdf(secret)).toEqual({ ok: false, error: reason('pdf.password') });
    const file = await open(await sample());
    expect(file.page(3)).toEqual({ reason: reason('pdf.noPage', { pages: 2, page: 3 }) });
  });

  it('say what an archive may not hold', async () => {
    expect(await archival(await sample())).toEqual([]);
    const text = await sample(async (document) => {
      const font = await document.embedFont(StandardFonts.Helvetica);
      document.getPage(0).drawText('not embedded', { font });
    });
    expect(await archival(text)).toEqual(['fonts that are not embedded (Helvetica)']);
    const process = await sample((document) => {
      const page = document.getPage(0);
      const stream = document.context.stream('0 0 0 1 k 0 0 9 9 re f');
      page.node.set(PDFName.of('Contents'), document.context.register(stream));
    });
    expect(await archival(process)).toEqual(['CMYK colours']);
  });
});

function documentOf(items: readonly Pick<ImageItem, 'x' | 'y' | 'width' | 'height' | 'page'>[]): DisplayList {
  const [width, height] = [400_000, 600_000];
  const frame = {
    ...{ width, height, source: -1, tag: null },
    items: items.map((item): ImageItem => ({ kind: 'image', asset: 'letterhead', source: -1, ...item })),
  };
  return {
    pages: [{ width, height, frame, masterId: 'first', bleed: 0 }],
    ...{ fonts: [], sources: [], inks: [], destinations: [], bookmarks: [], attachments: [] },
    glyphs: {
      ids: new Uint16Array(),
      ...{ advances: new Int32Array(), xOffsets: new Int32Array(), yOffsets: new Int32Array() },
      ...{ clusters: new Uint32Array(), hasOffsets: false, length: 0 },
    },
    ...{ lang: 'en', title: 'Letter' },
  };
}

async function write(
  bytes: Uint8Array,
  list: DisplayList,
  changes: Partial<PdfOptions> = {},
): Promise<Uint8Array> {
  return writePdf(list, {
    ...{ title: 'Letter', lang: 'en', creationDate: { year: 2026, month: 11, day: 26 } },
    font: () => {
      throw new Error('there is no text');
    },
    asset: (hash) => (hash === 'letterhead' ? bytes : undefined),
    deflate: (data) => deflateSync(data),
    inflate: (data) => inflateSync(data),
    importPage: await openPdfAssets([['letterhead', bytes]]),
    ...changes,
  });
}

const has = (program: string): boolean => spawnSync(program, ['--version']).error === undefined;

function run(bytes: Uint8Array, program: string, args: (file: string) => readonly string[]): Buffer {
  const folder = mkdtempSync(path.join(tmpdir(), 'fumi-pages-'));
  try {
    const file = path.join(folder, 'written.pdf');
    writeFileSync(file, bytes);
    const done = spawnSync(program, args(file), { maxBuffer: 64 << 20 });
    if (done.status !== 0) throw new Error(`${program}: ${done.stdout}${done.stderr}`);
    return done.stdout;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Colours at places of the first page, points from the upper left, as poppler draws them. */
function coloursAt(bytes: Uint8Array, places: readonly (readonly [number, number])[]): string[] {
  const picture = run(bytes, 'pdftoppm', (file) => ['-r', '72', '-singlefile', file]);
  const header = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(picture.subarray(0, 64).toString('latin1'));
  const start = header?.[0].length ?? 0;
  return places.map(([x, y]) => {
    const at = start + 3 * (y * Number(header?.[1]) + x);
    return picture.subarray(at, at + 3).join(' ');
  });
}

const [RED, GREEN, WHITE] = ['255 0 0', '0 255 0', '255 255 255'];

describe('pages in our files', () => {
  it.skipIf(!has('pdftoppm'))('stand upright in their place (needs poppler)', async () => {
    const bytes = await write(
      await sample(),
      documentOf([
        { x: 50_000, y: 100_000, width: 300_000, height: 200_000, page: 1 },
        { x: 100_000, y: 320_000, width: 100_000, height: 150_000, page: 2 },
      ]),
    );
    expect(
      coloursAt(bytes, [
        [60, 110],
        [60, 290],
        [340, 110],
        [40, 110],
        [60, 310],
      ]),
    ).toEqual([...[GREEN, RED, RED, WHITE, WHITE]]);
    // Turned clockwise, the upper left corner is the upper right one.
    expect(
      coloursAt(bytes, [
        [195, 325],
        [105, 325],
        [105, 465],
      ]),
    ).toEqual([GREEN, RED, RED]);
  });

  it('bring what they share along once', async () => {
    const source = await sample(async (document) => {
      const font = await document.embedFont(StandardFonts.Courier);
      for (const page of document.getPages()) page.drawText('shared', { font });
    });
    const place = { x: 0, y: 0, width: 300_000, height: 200_000 };
    const bytes = await write(
      source,
      documentOf([
        { ...place, page: 1 },
        { ...place, page: 2 },
        { ...place, page: 1 },
      ]),
    );
    const read = await PDFDocument.load(bytes);
    const bodies = read.context.enumerateIndirectObjects().map(([, object]) => object.toString());
    expect(bodies.filter((body) => body.includes('/BaseFont'))).toHaveLength(1);
    expect(bodies.filter((body) => body.includes('/Subtype /Form'))).toHaveLength(2);
  });

  it.skipIf(!has('qpdf'))('make sound files (needs qpdf)', async () => {
    const bytes = await write(
      await sample(),
      documentOf([{ x: 0, y: 0, width: 300_000, height: 200_000, page: 1 }]),
    );
    expect(run(bytes, 'qpdf', (file) => ['--check', file]).toString()).toContain('No syntax');
  });

  it('say what their RGB means where it is printed in process colours', async () => {
    const list = documentOf([{ x: 0, y: 0, width: 300_000, height: 200_000, page: 1 }]);
    const form = async (changes: Partial<PdfOptions>): Promise<string> => {
      const read = await PDFDocument.load(await write(await sample(), list, changes));
      const bodies = read.context.enumerateIndirectObjects().map(([, object]) => object.toString());
      return bodies.find((body) => body.includes('/Subtype /Form')) ?? '';
    };
    expect(await form({ conformance: 'pdfx-4' })).toContain('/DefaultRGB');
    expect(await form({})).not.toContain('/DefaultRGB');
  });

  it('are reported where they cannot be had or do not keep', async () => {
    const place = { x: 0, y: 0, width: 300_000, height: 200_000 };
    const problemsOf = async (source: Uint8Array, page: number): Promise<string[]> => {
      const problems: Diagnostic[] = [];
      await write(source, documentOf([{ ...place, page }]), { report: (problem) => problems.push(problem) });
      return problems.map(({ code }) => code);
    };
    expect(await problemsOf(await sample(), 1)).toEqual([]);
    expect(await problemsOf(await sample(), 9)).toEqual(['asset.unreadable']);
    expect(await problemsOf(Buffer.from('%PDF-1.4 broken'), 1)).toEqual(['asset.unreadable']);
    const text = await sample(async (document) => {
      document.getPage(0).drawText('Helvetica', { font: await document.embedFont(StandardFonts.Helvetica) });
    });
    expect(await problemsOf(text, 1)).toEqual(['pdf.importedPage']);
  });

  it('are reported to files of the standards that forbid what is in them', async () => {
    const text = await sample(async (document) => {
      document.getPage(0).drawText('Helvetica', { font: await document.embedFont(StandardFonts.Helvetica) });
    });
    const process = await sample((document) => {
      const stream = document.context.stream('0 0 0 1 k 0 0 9 9 re f');
      document.getPage(0).node.set(PDFName.of('Contents'), document.context.register(stream));
    });
    const list = documentOf([{ x: 0, y: 0, width: 300_000, height: 200_000, page: 1 }]);
    const forbids = async (source: Uint8Array, conformance: PdfConformance): Promise<boolean> => {
      const problems: Diagnostic[] = [];
      await write(source, list, { conformance, report: (problem) => problems.push(problem) });
      return problems.some(({ code }) => code === 'pdf.importedPage');
    };
    for (const [conformance, ...expected] of [
      ['pdfa-2b', true, true],
      ['pdfx-4', true, false],
      ['ua-1', true, false],
      ['none', false, false],
    ] as const)
      expect([conformance, await forbids(text, conformance), await forbids(process, conformance)]).toEqual([
        conformance,
        ...expected,
      ]);
  });

  it('are the same bytes every time', async () => {
    const list = documentOf([{ x: 0, y: 0, width: 300_000, height: 200_000, page: 1 }]);
    const source = await sample();
    expect(Buffer.compare(await write(source, list), await write(source, list))).toBe(0);
  });
});

/** What a file is encrypted by, for qpdf: the user's password, the owner's, bits, and more. */
const ENCRYPTIONS = [
  ['RC4, 40 bits', ['', 'owner', '40', '--']],
  ['RC4, 128 bits', ['', 'owner', '128', '--use-aes=n', '--']],
  ['AES, 128 bits', ['', 'owner', '128', '--use-aes=y', '--']],
  [
    'AES, 128 bits, strings in object streams',
    ['', 'owner', '128', '--use-aes=y', '--', '--object-streams=generate'],
  ],
  ['AES, 256 bits', ['', 'owner', '256', '--cleartext-metadata', '--']],
] as const;

const encrypted = (bytes: Uint8Array, options: readonly string[]): Uint8Array =>
  run(bytes, 'qpdf', (file) => ['--allow-weak-crypto', '--encrypt', ...options, file, '-']);

/** Strings that are spelt with brackets and escapes instead of digits; places of objects are found without a table. */
function withLiteralPalettes(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1');
  const spelt = text.replace(/(\/DeviceRGB 2 )<([0-9a-f]+)>/g, (_, before: string, digits: string) => {
    const characters = Buffer.from(digits, 'hex').toString('latin1');
    return `${before}(${characters.replace(/[\\()]/g, '\\$&').replaceAll('\r', '\\r')})`;
  });
  return Buffer.from(spelt, 'latin1');
}

describe.skipIf(!has('qpdf'))('PDF files with an owner (needs qpdf)', () => {
  /** Colours whose bytes are brackets and backslashes, in a string of their own and in one of a stream. */
  const withPalette = () =>
    sample((document) => {
      const { context } = document;
      const colours = Buffer.from('()\\))(\\(\r', 'latin1');
      const palette = PDFHexString.of(colours.toString('hex'));
      const space = context.register(context.obj([...['Indexed', 'DeviceRGB', 2], palette]));
      for (const [name, ColorSpace] of [
        ['Own', context.obj([...['Indexed', 'DeviceRGB', 2], palette])],
        ['Shared', space],
      ] as const) {
        const image = context.stream(new Uint8Array([0, 1, 2]), {
          ...{ Type: 'XObject', Subtype: 'Image', Width: 3, Height: 1, BitsPerComponent: 8, ColorSpace },
        });
        document.getPage(0).node.setXObject(PDFName.of(name), context.register(image));
      }
      const content = context.stream('q 300 0 0 100 0 100 cm /Own Do Q q 300 0 0 100 0 0 cm /Shared Do Q');
      document.getPage(0).node.set(PDFName.of('Contents'), context.register(content));
    });
  const list = documentOf([{ x: 0, y: 0, width: 300_000, height: 200_000, page: 1 }]);
  const places = [50, 150, 250].flatMap((x) => [
    [x, 50],
    [x, 150],
  ]) as [number, number][];

  for (const [name, options] of ENCRYPTIONS) {
    it.skipIf(!has('pdftoppm'))(`are opened where everybody may read them: ${name}`, async () => {
      const hexadecimal = encrypted(await withPalette(), options);
      for (const source of [hexadecimal, withLiteralPalettes(hexadecimal)])
        for (const changes of [{}, { encryption: { userPassword: '', secret: new Uint8Array(32) } }]) {
          const colours = coloursAt(await write(source, list, changes), places);
          expect(colours).toEqual([
            ...['40 41 92', '40 41 92', '41 41 40', '41 41 40', '92 40 13', '92 40 13'],
          ]);
        }
    });
  }

  it('stay closed where only a password opens them, or their owner forbids to take anything out', async () => {
    const reasonOf = async (...options: readonly string[]) => {
      const file = await openPdf(encrypted(await sample(), options));
      return file.ok ? null : file.error.code;
    };
    expect(await reasonOf('user', 'owner', '256', '--')).toBe('pdf.password');
    expect(await reasonOf('user', 'owner', '128', '--use-aes=y', '--')).toBe('pdf.password');
    expect(await reasonOf('', 'owner', '256', '--extract=n', '--')).toBe('pdf.forbidden');
    expect(await reasonOf('', 'owner', '40', '--extract=n', '--')).toBe('pdf.forbidden');
    expect(await reasonOf('', 'owner', '256', '--modify=none', '--print=none', '--')).toBeNull();
  });
});

it('opens damaged files or says that it cannot', async () => {
  const whole = await sample();
  for (let cut = 0; cut < whole.length; cut += 97) {
    const damaged = whole.slice();
    damaged.fill(0x20, cut, cut + 40);
    const file = await openPdf(damaged);
    if (file.ok) expect(file.value.page(1)).toBeDefined();
  }
});
