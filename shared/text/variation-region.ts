/** Regions of a design space: how far a place on an axis lies inside one. */

/** The value of a tent over a region at a coordinate (OpenType 1.9, "Algorithm for Interpolation of Instance Values"). */
export function tent(coordinate: number, from: number, peak: number, to: number): number {
  if (peak === 0 || coordinate === peak || from > peak || peak > to || (from < 0 && to > 0)) return 1;
  if (coordinate <= from || coordinate >= to) return 0;
  return coordinate < peak ? (coordinate - from) / (peak - from) : (to - coordinate) / (to - peak);
}
