import { deflateSync, inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../diag';
import type { DisplayList } from '../display';
import { exifOrientation } from './exif';
import { type ImageData, packImageOnce, readImage, reductionOf } from './image';
import { decodeJpeg } from './jpeg-decoder';
import { encodeJpeg } from './jpeg-encoder';
import type { PdfOptions } from './options';
import { hasProgram, objectsWith, pixelOf, readPdf, runOnPdf } from './pdf-file.test-support';
import { writePdf } from './pdf-writer';
import { createBuilder, options, statement } from './sample-document.test-support';

const inflate = (bytes: Uint8Array): Uint8Array => new Uint8Array(inflateSync(bytes));

function chunk(type: string, body: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(12 + body.length);
  new DataView(bytes.buffer).setUint32(0, body.length);
  bytes.set(Buffer.from(type), 4);
  bytes.set(body, 8);
  return bytes;
}

interface PngParts {
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  readonly colourType: number;
  readonly lines: readonly number[];
  readonly interlaced?: boolean;
  readonly palette?: readonly number[];
  readonly transparency?: readonly number[];
  readonly more?: readonly Uint8Array[];
}

function pngOf(parts: PngParts): Uint8Array {
  const head = new Uint8Array(13);
  const view = new DataView(head.buffer);
  view.setUint32(0, parts.width);
  view.setUint32(4, parts.height);
  head.set([parts.bits, parts.colourType, 0, 0, parts.interlaced ? 1 : 0], 8);
  return new Uint8Array(
    Buffer.concat([
      new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
      chunk('IHDR', head),
      ...(parts.more ?? []),
      ...(parts.palette ? [chunk('PLTE', new Uint8Array(parts.palette))] : []),
      ...(parts.transparency ? [chunk('tRNS', new Uint8Array(parts.transparency))] : []),
      chunk('IDAT', deflateSync(new Uint8Array(parts.lines))),
      chunk('IEND', new Uint8Array(0)),
    ]),
  );
}

function read(bytes: Uint8Array): ImageData {
  const image = readImage(bytes, inflate);
  if (!image.ok) throw new Error(image.error.code);
  return image.value;
}

const reason = (bytes: Uint8Array): string => {
  const image = readImage(bytes, inflate);
  return image.ok ? 'ok' : image.error.code;
};

describe('PNG', () => {
  it('passes opaque images of up to 8 bits on as they are', () => {
    const rgb = read(pngOf({ width: 1, height: 2, bits: 8, colourType: 2, lines: [0, 1, 2, 3, 0, 4, 5, 6] }));
    expect(rgb).toMatchObject({ components: 3, bits: 8, alpha: null });
    expect(rgb.filter).toContain('/Predictor 15/Colors 3/BitsPerComponent 8/Columns 1');
    expect([...inflate(rgb.data)]).toEqual([0, 1, 2, 3, 0, 4, 5, 6]);
    const palette = read(
      pngOf({
        width: 8,
        height: 1,
        bits: 1,
        colourType: 3,
        lines: [0, 0xaa],
        palette: [1, 2, 3, 4, 5, 6, 7, 8, 9],
      }),
    );
    expect(palette).toMatchObject({ components: 1, bits: 1 });
    expect([...(palette.palette ?? [])]).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('parts alpha from colour, with every line filter, as another decoder does', () => {
    const source = new PNG({ width: 7, height: 9 });
    for (let at = 0; at < source.data.length; at += 1) source.data[at] = (at * at * 31 + at * 7) & 255;
    for (const filterType of [0, 1, 2, 3, 4]) {
      const image = read(new Uint8Array(PNG.sync.write(source, { filterType, colorType: 6 })));
      const pixels = Array.from({ length: 63 }, (_, pixel) => [
        ...image.data.subarray(3 * pixel, 3 * pixel + 3),
        image.alpha?.[pixel] ?? 255,
      ]).flat();
      expect(pixels).toEqual([...source.data]);
    }
  });

  it('reduces 16 bits and knows transparent colours', () => {
    const grey = read(
      pngOf({
        width: 2,
        height: 1,
        bits: 16,
        colourType: 0,
        lines: [0, 0x12, 0x34, 0xab, 0xcd],
        transparency: [0xab, 0xcd],
      }),
    );
    expect([[...grey.data], [...(grey.alpha ?? [])]]).toEqual([
      [0x12, 0xab],
      [255, 0],
    ]);
    const palette = read(
      pngOf({
        ...{ width: 3, height: 1, bits: 2, colourType: 3, lines: [0, 0b00011000] },
        ...{ palette: [9, 9, 9, 1, 2, 3, 4, 5, 6], transparency: [0, 128] },
      }),
    );
    expect([...palette.data]).toEqual([9, 9, 9, 1, 2, 3, 4, 5, 6]);
    expect([...(palette.alpha ?? [])]).toEqual([0, 128, 255]);
  });

  it('keeps a profile unless the file says sRGB, and knows how it is turned', () => {
    const profile = profileOf('RGB ');
    const embedded = chunk('iCCP', new Uint8Array([0x61, 0, 0, ...deflateSync(profile)]));
    const plain = { width: 1, height: 1, bits: 8, colourType: 2, lines: [0, 1, 2, 3] };
    expect(read(pngOf({ ...plain, more: [embedded] })).profile).toEqual(profile);
    const srgb = chunk('sRGB', new Uint8Array([0]));
    expect(read(pngOf({ ...plain, more: [embedded, srgb] })).profile).toBeNull();
    expect(read(pngOf({ ...plain, colourType: 0, lines: [0, 1], more: [embedded] })).profile).toBeNull();
    const damaged = chunk('iCCP', new Uint8Array([0x61, 0, 0, 1, 2, 3]));
    expect(read(pngOf({ ...plain, more: [damaged] })).profile).toBeNull();
    const turned = chunk('eXIf', new Uint8Array(exifOf(3)));
    expect(read(pngOf({ ...plain, more: [turned] })).orientation).toBe(3);
  });

  it('has a profile of its gamma where that is not nearly sRGB', () => {
    const gamma = (value: number) => chunk('gAMA', new Uint8Array(new Uint32Array([value]).buffer).reverse());
    const grey = { width: 1, height: 1, bits: 8, colourType: 0, lines: [0, 1] };
    const colours = { ...grey, colourType: 2, lines: [0, 1, 2, 3] };
    const profileFor = (parts: PngParts, ...more: Uint8Array[]) => read(pngOf({ ...parts, more })).profile;
    const linear = profileFor(colours, gamma(100_000)) as Uint8Array;
    expect(Buffer.from(linear).toString('latin1', 12, 20)).toBe('mntrRGB ');
    expect([...linear.subarray(-4)]).toEqual([1, 0, 0, 0]);
    const mac = profileFor(grey, gamma(55_556)) as Uint8Array;
    expect(Buffer.from(mac).toString('latin1', 12, 20)).toBe('mntrGRAY');
    expect([...mac.subarray(-4)]).toEqual([1, 205, 0, 0]);
    expect(profileFor(colours, gamma(45_455))).toBeNull();
    expect(profileFor(colours, gamma(0))).toBeNull();
    expect(profileFor(colours, gamma(100_000), chunk('sRGB', new Uint8Array([0])))).toBeNull();
  });

  it('reads interlaced images', () => {
    // 3 × 3: passes 1 (1 pixel), 4 (1), 5 (2), 6 (2 lines of 1) and 7 (3) have pixels.
    const lines = [0, 10, 0, 12, 0, 30, 32, 0, 11, 0, 31, 0, 20, 21, 22];
    const image = read(pngOf({ width: 3, height: 3, bits: 8, colourType: 0, interlaced: true, lines }));
    expect([...image.data]).toEqual([10, 11, 12, 20, 21, 22, 30, 31, 32]);
  });

  it('says what is wrong with a damaged file', () => {
    const good = pngOf({ width: 1, height: 2, bits: 8, colourType: 2, lines: [0, 1, 2, 3, 0, 4, 5, 6] });
    expect(reason(good.slice(0, 50))).toBe('file.cutOff');
    expect(reason(pngOf({ width: 9, height: 9, bits: 8, colourType: 2, lines: [0, 1] }))).toBe('file.cutOff');
    expect(reason(pngOf({ width: 1, height: 1, bits: 8, colourType: 5, lines: [0, 1] }))).toBe(
      'png.colourType',
    );
    expect(reason(pngOf({ width: 1, height: 1, bits: 8, colourType: 3, lines: [0, 1] }))).toBe('png.palette');
    const damaged = good.slice();
    damaged.fill(255, 41, 50);
    expect(reason(damaged)).toBe('png.damaged');
    expect(reason(new Uint8Array(20))).toBe('image.notPixels');
  });
});

/** A JPEG's segments without scan data. */
function jpegOf(components: number, ...segments: readonly (readonly number[])[]): Uint8Array {
  const frame = [0xff, 0xc0, 0, 8 + 3 * components, 8, 0, 20, 0, 30, components];
  for (let index = 0; index < components; index += 1) frame.push(index + 1, 0x11, 0);
  return new Uint8Array([0xff, 0xd8, ...segments.flat(), ...frame, 0xff, 0xda, 0, 2, 0xff, 0xd9]);
}

const ADOBE = [0xff, 0xee, 0, 14, ...Buffer.from('Adobe'), 0, 100, 0, 0, 0, 0, 2];

/** The header of an ICC profile, and a byte more. */
function profileOf(space: string, kind = 'mntr'): Uint8Array {
  const profile = new Uint8Array(129);
  new DataView(profile.buffer).setUint32(0, profile.length);
  profile.set(Buffer.from(kind + space), 12);
  profile.set(Buffer.from('acsp'), 36);
  return profile;
}

const profilePart = (part: Uint8Array, number: number, count: number): readonly number[] => [
  ...[0xff, 0xe2, 0, part.length + 16, ...Buffer.from('ICC_PROFILE\0'), number, count, ...part],
];

/** Exif data with nothing but an orientation. */
const exifOf = (orientation: number): readonly number[] => [
  ...[0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0],
];

const exifPart = (orientation: number): readonly number[] => {
  const exif = exifOf(orientation);
  return [0xff, 0xe1, 0, exif.length + 8, ...Buffer.from('Exif\0\0'), ...exif];
};

describe('JPEG', () => {
  it('reads size and colours and keeps the data', () => {
    const bytes = jpegOf(3, ADOBE);
    expect(read(bytes)).toMatchObject({ width: 30, height: 20, components: 3, data: bytes });
    expect(read(jpegOf(1)).components).toBe(1);
    expect(read(jpegOf(4)).components).toBe(4);
  });

  it('has an end in a PDF, whatever its file has', () => {
    const bytes = jpegOf(3);
    for (const ending of [[], [0xff], [0xff, 0xff]]) {
      const file = new Uint8Array([...bytes.subarray(0, -2), ...ending]);
      expect(read(file)).toMatchObject({ width: 30, height: 20, data: bytes });
    }
  });

  it('keeps a profile that fits its colours, in whatever order its parts come', () => {
    const profile = profileOf('CMYK', 'prtr');
    const [first, second] = [profile.subarray(0, 60), profile.subarray(60)];
    const parts = [profilePart(second, 2, 2), profilePart(first, 1, 2)];
    expect(read(jpegOf(4, ...parts)).profile).toEqual(profile);
    expect(read(jpegOf(3, ...parts)).profile).toBeNull();
    expect(read(jpegOf(4, profilePart(first, 1, 2))).profile).toBeNull();
    expect(read(jpegOf(3, profilePart(profileOf('RGB '), 1, 1))).profile).toEqual(profileOf('RGB '));
  });

  it('is turned as its Exif data says', () => {
    expect(read(jpegOf(3, exifPart(6))).orientation).toBe(6);
    expect(read(jpegOf(3, exifPart(9))).orientation).toBe(1);
    expect(exifOrientation(new Uint8Array(exifOf(8).slice(0, -9)))).toBe(1);
  });

  it('says what is wrong', () => {
    expect(reason(jpegOf(3).slice(0, 12))).toBe('file.cutOff');
    expect(reason(jpegOf(3).slice(0, -6))).toBe('file.cutOff');
    expect(reason(jpegOf(2))).toBe('jpeg.components');
    expect(reason(new Uint8Array([0xff, 0xd8, 0xff, 0xda, 0, 2, 0, 0, 0, 0]))).toBe('jpeg.noSize');
  });
});

it('never fails on damaged files', () => {
  const source = new PNG({ width: 5, height: 4 });
  source.data.fill(77);
  const embedded = chunk('iCCP', new Uint8Array([0x61, 0, 0, ...deflateSync(profileOf('RGB '))]));
  const files = [
    new Uint8Array(PNG.sync.write(source, { colorType: 6 })),
    pngOf({
      ...{ width: 3, height: 3, bits: 8, colourType: 0, interlaced: true, more: [embedded] },
      lines: [0, 10, 0, 12, 0, 30, 32, 0, 11, 0, 31, 0, 20, 21, 22],
    }),
    jpegOf(3, ADOBE, exifPart(6), profilePart(profileOf('RGB '), 1, 1)),
  ];
  const changes = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(
      fc.constantFrom(...files),
      changes,
      fc.integer({ min: 1, max: 3 }),
      (file, places, factor) => {
        const damaged = file.slice();
        for (const [at, value] of places) damaged[at % damaged.length] = value;
        expect(typeof packImageOnce(damaged, options(), factor).ok).toBe('boolean');
        expect(reductionOf(damaged, 10, 10, 300)).toBeGreaterThanOrEqual(1);
      },
    ),
    { numRuns: 400 },
  );
});

describe('images in a file', () => {
  const source = new PNG({ width: 8, height: 8 });
  source.data.fill(120);
  const png = new Uint8Array(PNG.sync.write(source, { colorType: 6 }));
  const assets = new Map([['logo', png]]);

  it('of process colours look in archives as they are printed, where that is known', () => {
    const image = {
      kind: 'image',
      x: 0,
      y: 0,
      width: 9000,
      height: 9000,
      asset: 'ad',
      page: 1,
      source: -1,
    } as const;
    const list = createBuilder().page([image]).build();
    const problems: string[] = [];
    const write = (changes: Partial<PdfOptions>) =>
      readPdf(
        writePdf(list, {
          ...options(new Map([['ad', jpegOf(4, ADOBE)]])),
          report: ({ code }) => problems.push(code),
          ...changes,
        }),
      );
    const spaceOf = (pdf: ReturnType<typeof readPdf>) =>
      /\/ColorSpace(.*?)\/Bits/.exec(objectsWith(pdf, '/Subtype/Image')[0]?.body ?? '')?.[1];
    const printing = { profile: profileOf('CMYK', 'prtr'), condition: 'FOGRA51' };
    expect(spaceOf(write({ printing }))).toMatch(/^\[\/ICCBased \d+ 0 R\]$/);
    expect(spaceOf(write({ printing, conformance: 'pdfx-4' }))).toBe('/DeviceCMYK');
    expect(problems).toEqual([]);
    expect(spaceOf(write({}))).toBe('/DeviceCMYK');
    expect(problems).toEqual(['pdf.cmykImage']);
  });

  it('are written once, with their alpha', () => {
    const list = createBuilder();
    const image = {
      kind: 'image',
      x: 0,
      y: 0,
      width: 9000,
      height: 9000,
      asset: 'logo',
      page: 1,
      source: -1,
    } as const;
    list.page([image, image]).page([image]);
    const pdf = readPdf(writePdf(list.build(), options(assets)));
    expect(objectsWith(pdf, '/Subtype/Image')).toHaveLength(2);
    expect(objectsWith(pdf, '/SMask')).toHaveLength(1);
  });

  /** Four colours: red and green above, blue and white below. */
  const quarters = (size: number): Uint8Array => {
    const picture = new PNG({ width: size, height: size });
    for (let at = 0; at < size * size; at += 1) {
      const isRight = at % size >= size / 2;
      const isLower = at >= (size * size) / 2;
      const colour = [isRight === isLower ? 255 : 0, isRight ? 255 : 0, isLower ? 255 : 0, 255];
      picture.data.set(isLower || isRight ? colour : [255, 0, 0, 255], at * 4);
    }
    return new Uint8Array(PNG.sync.write(picture, { colorType: 2 }));
  };

  const placed = (asset: string, size: number): DisplayList =>
    createBuilder()
      .page([
        {
          kind: 'image',
          ...{ x: 100_000, y: 100_000, width: size, height: size, asset, page: 1, source: -1 },
        },
      ])
      .build();

  it('are reduced where nobody could see all their pixels', () => {
    const found = new Map([['photo', quarters(400)]]);
    const sizeOf = (size: number, changes: Partial<PdfOptions> = {}): string | undefined => {
      const pdf = readPdf(writePdf(placed('photo', size), { ...options(found), ...changes }));
      return /\/Width (\d+)/.exec(objectsWith(pdf, '/Subtype/Image')[0]?.body ?? '')?.[1];
    };
    expect(sizeOf(72_000)).toBe('400');
    expect(sizeOf(36_000)).toBe('200');
    expect(sizeOf(36_000, { maxImageDpi: 0 })).toBe('400');
    expect(sizeOf(72_000, { maxImageDpi: 100 })).toBe('100');
  });

  it('are the mean of what they were', () => {
    const four = pngOf({
      ...{ width: 3, height: 2, bits: 8, colourType: 6 },
      lines: [
        ...[0, 10, 0, 0, 255, 20, 0, 0, 255, 90, 1, 2, 128],
        ...[0, 30, 0, 0, 255, 200, 200, 200, 0, 90, 1, 2, 128],
      ],
    });
    const image = packImageOnce(four, options(), 2);
    if (!image.ok) throw new Error(image.error.code);
    expect([...inflate(image.value.data)]).toEqual([20, 0, 0, 90, 1, 2]);
    expect([...inflate(image.value.alpha ?? new Uint8Array())]).toEqual([191, 128]);
  });

  /** The same four colours as a photograph, in grey, RGB or CMYK. */
  const photo = (size: number, components: 1 | 3 | 4 = 3): Uint8Array => {
    const colours = { 1: [[60], [120], [180], [240]], 3: RGB_QUARTERS, 4: CMYK_QUARTERS }[components];
    const data = new Uint8Array(size * size * components);
    for (let at = 0; at < size * size; at += 1) {
      const quarter = (at % size >= size / 2 ? 1 : 0) + (at >= (size * size) / 2 ? 2 : 0);
      data.set(colours[quarter] ?? [], at * components);
    }
    return encodeJpeg({ width: size, height: size, components, data });
  };
  const RGB_QUARTERS = [
    [255, 0, 0],
    [0, 255, 0],
    [0, 0, 255],
    [255, 255, 255],
  ];
  /** The wrong way round, as Adobe's programs write it: cyan, magenta, yellow, black. */
  const CMYK_QUARTERS = [
    [0, 255, 255, 255],
    [255, 0, 255, 255],
    [255, 255, 0, 255],
    [255, 255, 255, 0],
  ];

  /** A file with segments behind its first marker. */
  const withSegments = (file: Uint8Array, ...segments: readonly (readonly number[])[]): Uint8Array =>
    new Uint8Array([...file.subarray(0, 2), ...segments.flat(), ...file.subarray(2)]);

  const reduced = (file: Uint8Array, factor: number) => {
    const image = packImageOnce(file, options(), factor);
    if (!image.ok) throw new Error(image.error.code);
    return image.value;
  };

  it.each([1, 3, 4] as const)('of JPEG are reduced in their own colours (%i components)', (components) => {
    const file = photo(96, components);
    const whole = read(file);
    const image = reduced(file, 3);
    expect(image).toMatchObject({
      ...{ width: 32, height: 32, components, bits: 8, filter: '/Filter/DCTDecode', isTooLarge: false },
    });
    const samples = decodeJpeg(image) ?? new Uint8Array();
    const original = decodeJpeg(whole) ?? new Uint8Array();
    const sample = (data: Uint8Array, size: number, x: number, y: number) =>
      [...data.subarray((y * size + x) * components)].slice(0, components);
    for (const [x, y] of [
      [4, 4],
      [27, 4],
      [4, 27],
      [27, 27],
    ] as const) {
      sample(samples, 32, x, y).forEach((value, index) => {
        expect(Math.abs(value - (sample(original, 96, 3 * x + 1, 3 * y + 1)[index] ?? 0))).toBeLessThan(4);
      });
    }
  });

  it('of JPEG keep their profile and their turn', () => {
    const profile = profileOf('RGB ');
    const file = withSegments(photo(96), exifPart(6), profilePart(profile, 1, 1));
    expect(reduced(file, 2)).toMatchObject({ width: 48, orientation: 6, profile });
  });

  it('of JPEG are coded once for each size, and stay as they are where that takes no more room', () => {
    const { deflate, inflate } = options();
    const file = photo(96);
    const once = packImageOnce(file, { deflate, inflate }, 2);
    expect(packImageOnce(file, { deflate, inflate }, 2)).toBe(once);
    expect(reduced(file, 1).data).toBe(file);
    const tiny = photo(8);
    expect(reduced(tiny, 2)).toMatchObject({ width: 8, data: tiny, isTooLarge: false });
  });

  it('of JPEG have 0 for full ink, as browsers show them, whoever wrote the file', () => {
    const files = [jpegOf(4, ADOBE), jpegOf(4), jpegOf(3, ADOBE)];
    const decodings = files.map((file) => {
      const pdf = readPdf(writePdf(placed('photo', 20_000), options(new Map([['photo', file]]))));
      return /\/Decode\[[\d ]+\]/.exec(objectsWith(pdf, '/Subtype/Image')[0]?.body ?? '')?.[0];
    });
    expect(decodings).toEqual(['/Decode[1 0 1 0 1 0 1 0]', '/Decode[1 0 1 0 1 0 1 0]', undefined]);
  });

  it('of JPEG miss something only where their file breaks off inside of the picture', () => {
    const whole = photo(96);
    const problems = (file: Uint8Array, maxImageDpi: number) => {
      const reported: Diagnostic[] = [];
      const more = { maxImageDpi, report: (problem: Diagnostic) => reported.push(problem) };
      writePdf(placed('photo', 20_000), { ...options(new Map([['photo', file]])), ...more });
      return reported.map(({ code, args }) => `${code} ${args.asset}`);
    };
    for (const dpi of [0, 72]) {
      expect(problems(whole.slice(0, -2), dpi)).toEqual([]);
      expect(problems(whole.slice(0, -60), dpi)).toEqual(['asset.cutOff photo']);
    }
  });

  it('of JPEG are measured as they are shown', () => {
    const wide = encodeJpeg({
      ...{ width: 64, height: 16, components: 1 },
      data: new Uint8Array(64 * 16),
    });
    expect(reductionOf(wide, 16, 4, 72)).toBe(4);
    expect(reductionOf(withSegments(wide, exifPart(6)), 4, 16, 72)).toBe(4);
    expect(reductionOf(withSegments(wide, exifPart(6)), 16, 4, 72)).toBe(1);
  });

  it('that cannot be reduced stay as they are, which is said', () => {
    const cut = jpegOf(3);
    const reported: Diagnostic[] = [];
    const more = { maxImageDpi: 72, report: (problem: Diagnostic) => reported.push(problem) };
    const bytes = writePdf(placed('photo', 5_000), { ...options(new Map([['photo', cut]])), ...more });
    expect(objectsWith(readPdf(bytes), '/Subtype/Image')[0]?.body).toContain('/Width 30/Height 20');
    expect(reported).toMatchObject([
      { code: 'pdf.imageNotReduced', severity: 'info', args: { asset: 'photo' } },
    ]);
  });

  it.skipIf(!hasProgram('pdftoppm'))('of JPEG look as they did (needs poppler)', () => {
    const shown = (components: 3 | 4, maxImageDpi: number) => {
      const assets = new Map([['photo', photo(200, components)]]);
      const more = { maxImageDpi, conformance: 'none' } as const;
      const bytes = writePdf(placed('photo', 40_000), { ...options(assets), ...more });
      return [pixelOf(bytes, 110, 110), pixelOf(bytes, 130, 110), pixelOf(bytes, 110, 130)];
    };
    for (const components of [3, 4] as const) {
      const whole = shown(components, 0).flat();
      const small = shown(components, 72).flat();
      small.forEach((value, at) => {
        expect(Math.abs(value - (whole[at] ?? 1000))).toBeLessThan(4);
      });
    }
    expect(shown(3, 72)[0]?.[0]).toBeGreaterThan(250);
  });

  it.skipIf(!hasProgram('pdftoppm'))('are turned as cameras say (needs poppler)', () => {
    const upright = quarters(40);
    const turnedBy = (orientation: number): Uint8Array => {
      const exif = chunk('eXIf', new Uint8Array(exifOf(orientation)));
      return new Uint8Array(Buffer.concat([upright.subarray(0, 33), exif, upright.subarray(33)]));
    };
    /** Upper left and upper right quarter as they are shown. */
    const shown = (orientation: number) => {
      const bytes = writePdf(placed('photo', 40_000), options(new Map([['photo', turnedBy(orientation)]])));
      return [pixelOf(bytes, 110, 110), pixelOf(bytes, 130, 110)].map((rgb) => rgb.join(' '));
    };
    const [red, green, blue, white] = ['255 0 0', '0 255 0', '0 0 255', '255 255 255'];
    expect(shown(1)).toEqual([red, green]);
    expect(shown(2)).toEqual([green, red]);
    expect(shown(3)).toEqual([white, blue]);
    expect(shown(4)).toEqual([blue, white]);
    expect(shown(5)).toEqual([red, blue]);
    expect(shown(6)).toEqual([blue, red]);
    expect(shown(7)).toEqual([white, green]);
    expect(shown(8)).toEqual([green, white]);
  });

  it.skipIf(!hasProgram('qpdf'))('are valid to qpdf', () => {
    const bytes = writePdf(statement('logo'), options(assets));
    expect(runOnPdf(bytes, 'qpdf', ['--check', 'FILE'])).toContain('No syntax');
  });
});
