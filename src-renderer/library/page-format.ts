import { ptToMm } from '../../shared/geometry';
import { PAGE_SIZES, type PageSizeName } from '../../shared/model';

/** Points by which a page may miss a usual size and still be called by its name. */
const TOLERANCE = 1;

const near = (a: number, b: number): boolean => Math.abs(a - b) <= TOLERANCE;

/** `A4`, `Letter`, or `100 × 210 mm`. Sizes in points; turned pages keep their name. */
export function pageFormatName(width: number, height: number): string {
  for (const [name, size] of Object.entries(PAGE_SIZES)) {
    const isUpright = near(width, size.width) && near(height, size.height);
    const isTurned = near(width, size.height) && near(height, size.width);
    if (isUpright || isTurned) return name;
  }
  return `${Math.round(ptToMm(width))} × ${Math.round(ptToMm(height))} mm`;
}

/** `210 × 297 mm` */
export function pageSizeLabel(name: PageSizeName): string {
  const { width, height } = PAGE_SIZES[name];
  return `${Math.round(ptToMm(width))} × ${Math.round(ptToMm(height))} mm`;
}
