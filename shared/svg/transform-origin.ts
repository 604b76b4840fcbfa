/** Around which point an element is transformed (CSS Transforms 1, 4 and 11). */
import { type Box, type Matrix, multiply } from '../geometry';
import { parseLength, parseTransform } from './length';
import type { Declarations } from './style-sheet';

const ACROSS: Readonly<Record<string, string>> = { left: '0%', center: '50%', right: '100%' };
const DOWN: Readonly<Record<string, string>> = { top: '0%', center: '50%', bottom: '100%' };

/**
 * What an element's properties do to its coordinates, `em` as large as its font. `boxOf` says what its origin is measured
 * by: the box of the element's outlines, where it asks for that, or that of the viewport; null where nobody can say, and
 * then there is no origin.
 */
export function transformOf(own: Declarations, em: number, boxOf: (isOwn: boolean) => Box | null): Matrix {
  const transform = parseTransform(own.get('transform'));
  const text = own.get('transform-origin')?.trim();
  const isOwn = /^(?:fill|stroke|content|border)-box$/.test(own.get('transform-box')?.trim() ?? '');
  if (!own.has('transform') || (text === undefined && !isOwn)) return transform;
  const box = boxOf(isOwn);
  const origin = box && originOf(text ?? '0 0', box, em);
  if (!origin) return transform;
  const [x, y] = origin;
  return multiply([1, 0, 0, 1, x, y], multiply(transform, [1, 0, 0, 1, -x, -y]));
}

function originOf(text: string, box: Box, em: number): readonly [number, number] | null {
  const [first = '', second = 'center'] = text.split(/\s+/);
  const isTurned = /^(?:top|bottom)$/.test(first) || /^(?:left|right)$/.test(second);
  const [across, down] = isTurned ? [second, first] : [first, second];
  const x = parseLength(ACROSS[across] ?? across, box.width, em);
  const y = parseLength(DOWN[down] ?? down, box.height, em);
  return x === undefined || y === undefined ? null : [box.x + x, box.y + y];
}
