/** Which characters stand upright in vertical lines and which are turned with them (UAX #50). */
import { CodePointTable } from '../base';
import type { Face } from './face';
import { VERTICAL_ORIENTATION_RANGES } from './vertical-orientation-ranges';

const SIDEWAYS = 0;
const UPRIGHT = 1;
const TRANSFORMED = 2;

let table: CodePointTable | undefined;

/**
 * Whether the character stands upright in a vertical line. Brackets, dashes and the like (Tr) do so in the forms that
 * a font has for vertical text, and are turned where it has none.
 */
export function isUpright(codePoint: number, face: Face | undefined): boolean {
  if (codePoint < 0xa7) return false;
  table ??= new CodePointTable(
    VERTICAL_ORIENTATION_RANGES,
    { upright: UPRIGHT, transformed: TRANSFORMED },
    SIDEWAYS,
  );
  const orientation = table.of(codePoint);
  return orientation === UPRIGHT || (orientation === TRANSFORMED && face?.font.hasVerticalForms === true);
}
