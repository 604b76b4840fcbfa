interface PageIconProps {
  /** The page in points. */
  readonly width: number;
  readonly height: number;
  /** Length of the longer side in px. */
  readonly size: number;
}

/** Heights and widths of the strokes, in hundredths of the page. */
const LINES = [
  { y: 26, width: 40 },
  { y: 34, width: 74 },
  { y: 41, width: 74 },
  { y: 48, width: 74 },
  { y: 55, width: 52 },
] as const;

/** A small sheet in the proportions of the page. */
export function PageIcon({ width, height, size }: PageIconProps) {
  const scale = size / Math.max(width, height, 1);
  const sheet = { width: Math.round(width * scale), height: Math.round(height * scale) };
  return (
    <svg
      className="library-sheet"
      width={sheet.width}
      height={sheet.height}
      viewBox="0 0 100 100"
      preserveAspectRatio="none"
      aria-hidden
    >
      <rect className="library-sheet-head" x={13} y={11} width={32} height={6} />
      {LINES.map((line) => (
        <rect key={line.y} className="library-sheet-line" x={13} y={line.y} width={line.width} height={2.6} />
      ))}
    </svg>
  );
}
