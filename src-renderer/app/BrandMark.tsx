import './brand-mark.css';

/** 文, "letter". */
export const BrandMark = ({ size = 24 }: { readonly size?: number }) => (
  <span
    className="app-mark"
    style={{ width: size, height: size, fontSize: size * 0.6 }}
    lang="ja"
    aria-hidden
  >
    文
  </span>
);
