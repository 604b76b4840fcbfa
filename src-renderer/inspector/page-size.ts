/** Page sizes by name, in either orientation. */
import { PAGE_SIZES, type PageSizeName } from '../../shared/model';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Points by which a size may differ from the standard and still bear its name. */
const TOLERANCE = 0.5;

/** The standard that a size follows, if one, and how the page lies. */
export function pageSizeOf(size: Size): {
  readonly name: PageSizeName | null;
  readonly isLandscape: boolean;
} {
  const isLandscape = size.width > size.height;
  const upright = isLandscape ? turned(size) : size;
  const name = (Object.keys(PAGE_SIZES) as PageSizeName[]).find((key) => {
    const standard = PAGE_SIZES[key];
    return (
      Math.abs(standard.width - upright.width) <= TOLERANCE &&
      Math.abs(standard.height - upright.height) <= TOLERANCE
    );
  });
  return { name: name ?? null, isLandscape };
}

/** The size with its sides exchanged. */
export const turned = ({ width, height }: Size): { width: number; height: number } => ({
  width: height,
  height: width,
});
