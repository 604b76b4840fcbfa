import { expect, it } from 'vitest';
import { poster } from '../../test/suite/drawing-files';
import { disc, quarters } from '../../test/suite/graphics-files';
import { testWorld } from '../../test/support/world';
import { withEmbeddedImages } from './embedded-images';

it('has the images inside of drawings, once the drawing was asked for', () => {
  const files = new Map([
    [poster.asset.hash, poster.bytes],
    [disc.asset.hash, disc.bytes],
  ]);
  const world = withEmbeddedImages(testWorld([], files));
  expect(world.asset(quarters.asset.hash)).toBeUndefined();
  expect(world.asset(poster.asset.hash)).toBe(poster.bytes);
  expect(world.asset(quarters.asset.hash)).toEqual(quarters.bytes);
  expect(world.asset(disc.asset.hash)).toBe(disc.bytes);
  expect(world.asset('0'.repeat(64))).toBeUndefined();
});
