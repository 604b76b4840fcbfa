interface DigestProps {
  /** SHA-256 in hexadecimal; null is a dash. */
  readonly value: string | null;
}

const SHOWN = 8;

/** The first characters of a digest, enough to tell two apart by eye; the whole of it when pointed at. */
export const Digest = ({ value }: DigestProps) =>
  value === null ? (
    <span className="mono">–</span>
  ) : (
    <span className="mono" title={value}>
      {value.slice(0, SHOWN)}
    </span>
  );
