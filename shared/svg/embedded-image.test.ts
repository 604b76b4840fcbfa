import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { disc, quarters, turned } from '../../test/suite/graphics-files';
import { deepItems, itemsOf, PIXEL, read, svg } from './drawing.test-support';
import { embeddedImage } from './embedded-image';
import { imagesInside } from './read-svg';

const dataOf = (bytes: Uint8Array, type = 'image/png'): string =>
  `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;

/** The head of a JPEG of 20 × 10 pixels, lying on its side where `orientation` says so. */
function jpegHead(orientation?: number): Uint8Array {
  const tiff = Buffer.from('49492a0008000000010012010300010000000000000000000000', 'hex');
  tiff.writeUInt16LE(orientation ?? 1, 18);
  const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(exif.length + 2);
  return Buffer.concat([
    Buffer.from('ffd8', 'hex'),
    ...(orientation === undefined ? [] : [Buffer.from('ffe1', 'hex'), length, exif]),
    Buffer.from('ffc0001108000a001403012200021101031101ffda', 'hex'),
    Buffer.alloc(8),
  ]);
}

const sizeOf = (bytes: Uint8Array): number[] => {
  const image = embeddedImage(dataOf(bytes));
  return image ? [image.width, image.height] : [];
};

describe('images in addresses', () => {
  it('are read to the byte and known by their hash, whatever kind the address says', () => {
    for (const type of ['image/png', 'image/jpg', 'IMAGE/PNG', 'image/png;charset=utf-8'])
      expect(embeddedImage(dataOf(quarters.bytes, type))).toEqual({
        ...{ hash: quarters.asset.hash, bytes: quarters.bytes, width: 96, height: 48 },
      });
    const broken = dataOf(quarters.bytes)
      .replace(/(.{60})/g, '$1\n  ')
      .replaceAll('+', '%2b');
    expect(embeddedImage(broken)?.hash).toBe(quarters.asset.hash);
  });

  it('are as large as they are shown', () => {
    expect(sizeOf(turned.bytes)).toEqual([48, 96]);
    expect([sizeOf(jpegHead()), sizeOf(jpegHead(3)), sizeOf(jpegHead(6))]).toEqual([
      ...[
        [20, 10],
        [20, 10],
        [10, 20],
      ],
    ]);
  });

  it('are PNG and JPEG, and nothing that would have to be fetched', () => {
    for (const address of [
      ...[
        'photo.png',
        'https://example.com/a.png',
        '//a.png',
        'file:///a.png',
        'data:,a',
        'data:image/png,abc',
      ],
      ...['data:text/plain;base64,AAAA', 'data:image/png;base64,%%%', 'data:image/png;base64,', ''],
      dataOf(Buffer.from('GIF89a'), 'image/gif'),
      dataOf(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'image/svg+xml'),
    ])
      expect(embeddedImage(address), address).toBeNull();
  });

  it('may be cut off or damaged anywhere', () => {
    for (const bytes of [quarters.bytes, turned.bytes, jpegHead(6)])
      fc.assert(
        fc.property(fc.nat(bytes.length), fc.nat(bytes.length - 1), fc.nat(255), (end, at, value) => {
          const damaged = new Uint8Array(bytes);
          damaged[at] = value;
          expect(sizeOf(damaged.subarray(0, end)).every((side) => side > 0)).toBe(true);
        }),
      );
  });
});

describe('image elements', () => {
  const picture = dataOf(quarters.bytes);
  const pictures = (attributes: string, around = (image: string) => image) =>
    itemsOf(around(`<image href="${picture}" ${attributes}/>`));

  it('are items of the image that is inside of the file', () => {
    const content = `<image href="${picture}" x="10" y="20" width="48" height="24"/><use href="#a"/><image id="b" xlink:href="${dataOf(disc.bytes)}"/>`;
    const [first, second] = deepItems(itemsOf(content), 'image');
    expect(first).toEqual({
      ...{ kind: 'image', x: 10 * PIXEL, y: 20 * PIXEL, width: 48 * PIXEL, height: 24 * PIXEL },
      ...{ asset: quarters.asset.hash, page: 1, source: -1 },
    });
    expect(second).toMatchObject({ asset: disc.asset.hash, width: 60 * PIXEL, height: 60 * PIXEL });
    expect([...read(content).images.keys()]).toEqual([quarters.asset.hash, disc.asset.hash]);
    expect(read(content).ignored).toEqual(['use']);
    expect(imagesInside(new TextEncoder().encode(svg(content))).size).toBe(2);
    expect(imagesInside(quarters.bytes).size).toBe(0);
  });

  it('are fitted into their place as they say', () => {
    const boxOf = (attributes: string): number[] => {
      const [item] = deepItems(pictures(attributes), 'image');
      return item ? [item.x, item.y, item.width, item.height].map((value) => value / PIXEL) : [];
    };
    expect(boxOf('width="40" height="40"')).toEqual([0, 10, 40, 20]);
    expect(boxOf('width="40" height="40" preserveAspectRatio="xMaxYMin"')).toEqual([0, 0, 40, 20]);
    expect(boxOf('width="40" height="40" preserveAspectRatio="none"')).toEqual([0, 0, 40, 40]);
    expect(boxOf('height="24"')).toEqual([0, 0, 48, 24]);
    expect(boxOf('width="0" height="40"')).toEqual([]);
    const [cut] = pictures('width="40" height="40" preserveAspectRatio="xMidYMid slice"');
    expect(cut).toMatchObject({ kind: 'group', frame: { items: [{ x: -20 * PIXEL, width: 80 * PIXEL }] } });
    expect(cut?.kind === 'group' && cut.clip?.slice(4, 6)).toEqual([40 * PIXEL, 0]);
  });

  it('turn, fade, are cut and hide as everything does', () => {
    const [turnedImage] = pictures(
      'width="48" height="24"',
      (image) => `<g transform="rotate(90)">${image}</g>`,
    );
    expect(turnedImage).toMatchObject({
      ...{
        kind: 'group',
        frame: { items: [{ kind: 'image', x: 0, y: 0, width: 48 * PIXEL, height: 24 * PIXEL }] },
      },
      transform: [0, 1, -1, 0, 0, 0].map((value) => expect.closeTo(value, 9)),
    });
    expect(pictures('opacity=".5"')).toMatchObject([{ kind: 'group', opacity: 0.5 }]);
    expect(pictures('visibility="hidden"')).toEqual([]);
    const clipped = pictures(
      'clip-path="url(#c)"',
      (image) => `<clipPath id="c"><circle r="9"/></clipPath>${image}`,
    );
    expect(clipped).toMatchObject([{ kind: 'group', frame: { items: [{ kind: 'image' }] } }]);
  });

  it('are told of where their picture is somewhere else', () => {
    const content =
      '<image id="photo" href="https://example.com/a.png" width="9" height="9"/><image width="9"/>';
    expect(itemsOf(content)).toEqual([]);
    expect(read(content).ignored).toEqual(['image#photo']);
    expect(read(content).images.size).toBe(0);
  });
});
