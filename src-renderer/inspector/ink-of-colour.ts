/** The process colours that an ink begins with: a plain reading of the screen's colour, for people to correct. */
import { blueOf, greenOf, parseHexColour, redOf } from '../../shared/geometry';

/** Whole percent of cyan, magenta, yellow and black, with all that is grey in black. */
export function cmykOf(hex: string): [number, number, number, number] {
  const rgb = parseHexColour(hex);
  const parts = [redOf(rgb), greenOf(rgb), blueOf(rgb)].map((part) => part / 255);
  const light = Math.max(...parts);
  if (light === 0) return [0, 0, 0, 100];
  const [cyan, magenta, yellow] = parts.map((part) => Math.round(((light - part) / light) * 100));
  return [cyan ?? 0, magenta ?? 0, yellow ?? 0, Math.round((1 - light) * 100)];
}
