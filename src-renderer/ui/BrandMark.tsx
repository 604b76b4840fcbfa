import './brand-mark.css';

/** 文, "letter": drawn, so that it is there before any font is. */
export const BrandMark = ({ size = 24 }: { readonly size?: number }) => (
  <svg className="ui-mark" width={size} height={size} viewBox="0 0 48 48" aria-hidden>
    <rect width="48" height="48" rx="10" />
    <path d="M24 9v6M11 16.5h26M32.5 16.5C29.5 26 22 34.5 11.5 38.5M15.5 16.5C18.5 26 26 34.5 36.5 38.5" />
  </svg>
);
