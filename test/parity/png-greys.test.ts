import { createCanvas } from '@napi-rs/canvas';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { reduceToGreys } from './greys';
import { greysOfPng } from './png-greys';

/** Noise over a ramp, so that no filter leaves a row as it was. */
function drawing(width: number, height: number): PNG {
  const picture = new PNG({ width, height });
  for (let at = 0; at < picture.data.length; at += 1)
    picture.data[at] = at % 4 === 3 ? 255 : (Math.imul(at, 2_654_435_761) >>> 26) + (at % 150);
  return picture;
}

describe('a PNG by luminance', () => {
  const picture = drawing(31, 23);
  const expected = reduceToGreys(picture.data, 31, 23, 4, 3);

  for (const filterType of [0, 1, 2, 3, 4] as const)
    for (const colorType of [2, 6] as const)
      it(`is read with filter ${filterType} and colour type ${colorType}`, async () => {
        const png = PNG.sync.write(picture, { filterType, colorType, inputHasAlpha: true });
        expect(await greysOfPng(png, 3)).toEqual(expected);
      });

  it('is read where its rows have different filters', async () => {
    const canvas = createCanvas(200, 160);
    const context = canvas.getContext('2d');
    context.fillStyle = '#fff';
    context.fillRect(0, 0, 200, 160);
    context.fillStyle = '#2a6';
    context.arc(90, 80, 60, 0, 6);
    context.fill();
    const { data } = context.getImageData(0, 0, 200, 160);
    expect(await greysOfPng(canvas.toBuffer('image/png'), 3)).toEqual(reduceToGreys(data, 200, 160, 4, 3));
  });

  it('is refused where rows are missing', async () => {
    const png = PNG.sync.write(picture);
    png.writeUInt32BE(26, png.indexOf('IHDR') + 8);
    await expect(greysOfPng(png, 3)).rejects.toThrow('the PNG ends before its picture');
  });

  it('is refused in grey, which no window is kept in', async () => {
    const png = PNG.sync.write(picture, { colorType: 0 });
    await expect(greysOfPng(png, 3)).rejects.toThrow('not a PNG as windows are kept in');
  });
});
