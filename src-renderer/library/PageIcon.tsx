/** A small sheet in the proportions of the page, with its format written on it. */
export function PageIcon(props: { readonly width: number; readonly height: number; readonly size: number }) {
  const { width, height, size } = props;
  const scale = size / Math.max(width, height, 1);
  return (
    <span
      className="library-sheet"
      style={{ width: Math.round(width * scale), height: Math.round(height * scale) }}
      aria-hidden
    >
      <span className="library-sheet-head" />
      <span className="library-sheet-line library-sheet-short" />
      <span className="library-sheet-line" />
      <span className="library-sheet-line" />
      <span className="library-sheet-line" />
      <span className="library-sheet-line library-sheet-short" />
    </span>
  );
}
