import { SEAL_PATHS } from './seal-paths';

interface SealProps {
  /** What the seal says, for those who do not see it. */
  readonly label: string;
  /** Pressed on the version; before that only its place is seen. */
  readonly isInked: boolean;
}

/** 承認, the seal of approval: drawn, so that it is there before any font is. */
export const Seal = ({ label, isInked }: SealProps) => (
  <svg
    className={isInked ? 'review-seal review-seal-inked' : 'review-seal'}
    width={76}
    height={76}
    viewBox="0 0 76 76"
    role="img"
    aria-label={label}
  >
    <g transform="rotate(-4 38 38)">
      <rect x="5.5" y="5.5" width="65" height="65" rx="7" />
      <path d={SEAL_PATHS.upper} transform="translate(23.5 9) scale(0.29)" />
      <path d={SEAL_PATHS.lower} transform="translate(23.5 38) scale(0.29)" />
    </g>
  </svg>
);
