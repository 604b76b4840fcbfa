import type { PageBox } from '../../shared/display';
import { toPicture } from './element-marks';

interface WordMarksProps {
  readonly marks: readonly PageBox[];
  readonly page: number;
  readonly scale: number;
  /** Words of the earlier version are struck, those of the later marked. */
  readonly kind: 'before' | 'after';
}

/** Marks the words that only this version has. The list of changes says the same in words. */
export function WordMarks({ marks, page, scale, kind }: WordMarksProps) {
  return marks
    .filter((mark) => mark.page === page)
    .map(({ box }) => {
      const { x, y, width, height } = toPicture(box, scale);
      return (
        <span
          key={`${x} ${y}`}
          className={`review-words review-words-${kind}`}
          style={{ left: x, top: y, width, height }}
        />
      );
    });
}
