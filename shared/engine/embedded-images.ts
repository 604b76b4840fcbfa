/** Images inside of drawings as assets: writers ask for them by their hash, as for the files of a template. */
import { imagesInside } from '../svg';
import type { World } from './world';

/** The world with what is inside of its drawings. A drawing is asked for before an image of it is. */
export function withEmbeddedImages(world: World): World {
  const seen = new Set<string>();
  const inside = new Map<string, Uint8Array>();
  return {
    ...world,
    asset(hash) {
      const bytes = world.asset(hash);
      if (!bytes) return inside.get(hash);
      if (!seen.has(hash)) {
        seen.add(hash);
        for (const [key, image] of imagesInside(bytes)) inside.set(key, image);
      }
      return bytes;
    },
  };
}
