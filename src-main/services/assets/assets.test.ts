import fc from 'fast-check';
import { degrees, PDFDocument, StandardFonts } from 'pdf-lib';
import { PNG } from 'pngjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { present } from '../../../shared/base';
import { type Diagnostic, reason, studioErrorMessage } from '../../../shared/diag';
import { turned } from '../../../test/suite/graphics-files';
import { printProfile } from '../../../test/support';
import { installAssets } from '../installation.test-support';
import { failureOf, openStudio } from '../studio.test-support';
import { inspectImage } from '.';
import type { FilePage } from './file-problems';

const png = (width: number, height: number): Uint8Array =>
  Uint8Array.from(PNG.sync.write(new PNG({ width, height })));

/** A JPEG of markers only: enough to look into, not to show. */
function jpeg({
  frame = 0xc0,
  precision = 8,
  width = 3,
  height = 2,
  end = true,
  orientation = 1,
  components = 1,
} = {}): Uint8Array {
  const exif = [
    ...Buffer.from('Exif\0\0MM\0*'),
    0,
    0,
    0,
    8,
    0,
    1,
    1,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    orientation,
    0,
    0,
  ];
  return Uint8Array.from([
    ...[0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2],
    ...[0xff, 0xe1, 0, exif.length + 2, ...exif],
    ...[0xff, frame, 0, 8 + 3 * components, precision, height >> 8, height & 255, width >> 8, width & 255],
    ...[components, ...Array.from({ length: components }, (_, index) => [index + 1, 0x11, 0]).flat()],
    ...[0xff, 0xda, 0, 4, 0, 0, 0x55],
    ...(end ? [0xff, 0xd9] : []),
  ]);
}

let assetsDir: string;

beforeAll(() => {
  assetsDir = installAssets();
});

describe('images', () => {
  it('are known by their content', async () => {
    expect(await inspectImage(png(7, 5))).toEqual({
      ok: true,
      value: { mediaType: 'image/png', width: 7, height: 5 },
    });
    expect(await inspectImage(jpeg())).toEqual({
      ok: true,
      value: { mediaType: 'image/jpeg', width: 3, height: 2 },
    });
    expect((await inspectImage(jpeg({ frame: 0xc2 }))).ok).toBe(true);
    expect((await inspectImage(jpeg({ end: false }))).ok).toBe(true);
    expect(await inspectImage(jpeg({ orientation: 6 }))).toMatchObject({ value: { width: 2, height: 3 } });
    expect(await inspectImage(turned.bytes)).toMatchObject({ value: { width: 48, height: 96 } });
    expect(await inspectImage(Buffer.from('<?xml version="1.0"?><svg width="30.1" height="20"/>'))).toEqual({
      ok: true,
      value: { mediaType: 'image/svg+xml', width: 23, height: 15 },
    });
    const document = await PDFDocument.create();
    document.addPage([400.2, 300]);
    expect(await inspectImage(await document.save())).toEqual({
      ok: true,
      value: {
        ...{ mediaType: 'application/pdf', width: 401, height: 300 },
        pageSizes: [{ width: 400.2, height: 300 }],
      },
    });
    const whole = await PDFDocument.create();
    for (const _page of [1, 2]) whole.addPage([400, 300]);
    expect(await inspectImage(await whole.save())).toEqual({
      ok: true,
      value: { mediaType: 'application/pdf', width: 400, height: 300 },
    });
  });

  it('of PDF tells of each page where they are not all of one size, as it is shown', async () => {
    const document = await PDFDocument.create();
    document.addPage([400.2, 300]);
    document.addPage([400.1, 300]);
    document.addPage([595.2756, 300]).setRotation(degrees(90));
    expect(await inspectImage(await document.save())).toEqual({
      ok: true,
      value: {
        ...{ mediaType: 'application/pdf', width: 401, height: 300 },
        pageSizes: [
          { width: 400.2, height: 300 },
          { width: 400.1, height: 300 },
          { width: 300, height: 595.276 },
        ],
      },
    });
  });

  it.each([
    [new Uint8Array(), reason('file.empty')],
    [Buffer.from('<html/>'), reason('svg.otherRoot')],
    [Buffer.from('<svg><g></svg>'), reason('xml.malformed')],
    [
      Buffer.from('<svg width="1e6" height="1"/>'),
      reason('image.tooManyPoints', { width: 750_000, height: 1 }),
    ],
    [Buffer.from('%PDF-1.7 no'), reason('pdf.damaged')],
    [Buffer.from('hello world'), reason('file.otherKind')],
    [png(7, 5).subarray(0, 40), reason('file.cutOff')],
    [jpeg().subarray(0, 40), reason('file.cutOff')],
    [jpeg({ frame: 0xc9 }), reason('jpeg.compression')],
    [jpeg({ precision: 12 }), reason('jpeg.depth')],
    [jpeg({ width: 0 }), reason('jpeg.noSize')],
    [jpeg({ width: 60_000 }), reason('image.tooManyPixels', { width: 60_000, height: 2 })],
  ])('that cannot be used say why (%#)', async (bytes, error) => {
    expect(await inspectImage(bytes)).toEqual({ ok: false, error });
  });

  it('of formats that are not taken in are refused with what to save them as', async () => {
    const { api, upload } = await openStudio({ assetsDir });
    const failureFor = async (start: string, name: string) =>
      failureOf(api.assets.add({ token: await upload(name, Uint8Array.from(Buffer.from(start, 'latin1'))) }));
    const pixels: readonly (readonly [string, string])[] = [
      ...([
        ['GIF89a..', 'GIF'],
        ['RIFF\x10\0\0\0WEBPVP8 ', 'WebP'],
        ['MM\0*\0\0\0\x08', 'TIFF'],
      ] as const),
      ...([
        ['\0\0\0\x1cftypavif\0\0\0\0', 'AVIF'],
        ['\0\0\0\x18ftypheic\0\0\0\0', 'HEIC'],
      ] as const),
      ...([
        ['BM\x36\x03\0\0\0\0\0\0', 'BMP'],
        ['8BPS\0\x01', 'Photoshop'],
      ] as const),
      ...([
        ['\0\0\0\x0cjP  \r\n', 'JPEG 2000'],
        ['\xff\x0a\xfa', 'JPEG XL'],
      ] as const),
    ];
    for (const [start, format] of pixels) {
      const args = { file: 'seal.png', format };
      expect(await failureFor(start, 'seal.png')).toEqual({ code: 'asset.pixelFormat', args });
    }
    for (const [start, format] of [
      ['%!PS-Adobe-3.0 EPSF', 'EPS'],
      ['\x1f\x8b\x08', 'SVGZ'],
      ['\xd7\xcd\xc6\x9a', 'WMF'],
      [`\x01\0\0\0${'.'.repeat(36)} EMF`, 'EMF'],
    ] as const) {
      expect(await failureFor(start, 'a')).toEqual({
        code: 'asset.drawingFormat',
        args: { file: 'a', format },
      });
    }
  });

  it('never make an exception of what somebody sends', async () => {
    const starts = [png(2, 2), jpeg(), jpeg({ orientation: 3 }), new Uint8Array()];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...starts),
        fc.nat(80),
        fc.uint8Array({ maxLength: 60 }),
        async (start, cut, rest) => {
          const result = await inspectImage(Uint8Array.from([...start.subarray(0, cut), ...rest]));
          expect(typeof result.ok).toBe('boolean');
        },
      ),
    );
  });

  it('are kept under their hash and served again', async () => {
    const { api, upload, get } = await openStudio({ assetsDir });
    const bytes = png(4, 4);
    const asset = await api.assets.add({ token: await upload('ロゴ.png', bytes) });
    expect(asset).toMatchObject({ name: 'ロゴ.png', mediaType: 'image/png', width: 4, height: 4 });
    const response = await get(`/api/asset/${asset.hash}`);
    expect(response.headers.get('content-type')).toBe('image/png');
    expect(response.headers.get('cache-control')).toContain('immutable');
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes);
    const text = await upload('note.png', 'hello');
    expect(await failureOf(api.assets.add({ token: text }))).toEqual({
      code: 'asset.unsupported',
      args: { file: 'note.png', reason: reason('file.otherKind') },
    });
  });

  it('that cannot be used say why in the language of whoever brought them', async () => {
    const { api, upload } = await openStudio({ assetsDir });
    const token = await upload('big.svg', '<svg width="1e6" height="1"/>');
    const failure = present(await failureOf(api.assets.add({ token })), 'it is far too wide');
    expect(studioErrorMessage(failure, 'ja')).toBe(
      'big.svg は画像（PNG、JPEG、SVG、PDF）として使えません: 750000 × 1 pt は大きすぎます。',
    );
  });
});

describe('problems of files in an archive', () => {
  const codesOf = (problems: readonly (readonly Diagnostic[])[]) =>
    problems.map((each) => each.map(({ code }) => code));

  it('are those that a batch finds in the pages of PDF files', async () => {
    const { api, upload } = await openStudio({ assetsDir });
    const document = await PDFDocument.create();
    document.addPage([400, 300]);
    document.addPage().drawText('Paper', { font: await document.embedFont(StandardFonts.Helvetica) });
    const token = await upload('paper.pdf', await document.save());
    const { hash } = await api.assets.add({ token });
    const files = [1, 2, 3].map((page) => ({ hash, page }));
    const problems = await api.assets.fileProblems({ files, profile: null });
    expect(codesOf(problems)).toEqual([[], ['pdf.importedPage'], ['asset.unreadable']]);
    expect(problems[1]?.[0]?.args).toMatchObject({ asset: hash, page: 2 });
    const gone = { hash: '0'.repeat(64), page: 1 };
    expect(await api.assets.fileProblems({ files: [gone], profile: null })).toEqual([[]]);
  });

  it('are inks without a profile, in drawings too, until the template has one', async () => {
    const { api, upload } = await openStudio({ assetsDir });
    const photo = jpeg({ components: 4 });
    const inside = `data:image/jpeg;base64,${Buffer.from(photo).toString('base64')}`;
    const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><image width="30" height="20" href="${inside}"/></svg>`;
    const files: FilePage[] = [];
    for (const bytes of [photo, jpeg(), png(4, 4), Buffer.from(drawing)]) {
      const { hash } = await api.assets.add({ token: await upload('photo', bytes) });
      files.push({ hash, page: 1 });
    }
    const inks = ['pdf.cmykImage'];
    expect(codesOf(await api.assets.fileProblems({ files, profile: null }))).toEqual([inks, [], [], inks]);
    const { profile } = await api.assets.addProfile({ token: await upload('press.icc', printProfile()) });
    const printed = await api.assets.fileProblems({ files, profile: profile.hash });
    expect(codesOf(printed)).toEqual([[], [], [], []]);
  });
});

describe('output profiles', () => {
  it('are kept under their hash, with what their printing condition may be called', async () => {
    const { api, upload, get } = await openStudio({ assetsDir });
    const token = await upload('press.icc', printProfile());
    const { condition, profile } = await api.assets.addProfile({ token });
    expect({ condition, name: profile.name }).toEqual({ condition: 'uCMY', name: 'press.icc' });
    const response = await get(`/api/asset/${profile.hash}`);
    expect(response.headers.get('content-type')).toBe('application/vnd.iccprofile');
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(printProfile());
  });

  it('say why they cannot be used', async () => {
    const { api, upload } = await openStudio({ assetsDir });
    const failureFor = async (bytes: Uint8Array) =>
      failureOf(api.assets.addProfile({ token: await upload('press.icc', bytes) }));
    expect(await failureFor(png(1, 1))).toEqual({ code: 'profile.notIcc', args: { profile: 'press.icc' } });
    const screen = printProfile();
    screen.set(Buffer.from('mntrRGB '), 12);
    expect(await failureFor(screen)).toMatchObject({ code: 'profile.notCmyk' });
    const converter = printProfile();
    converter.set(Buffer.from('spac'), 12);
    expect(await failureFor(converter)).toMatchObject({ code: 'profile.notOutput' });
  });
});
