import { useState } from 'react';
import { useStrings } from '../i18n';
import type { ComparedSide } from './compared';
import { PageSheet } from './PageSheet';
import { strings } from './strings';

interface StackedProps {
  readonly before: ComparedSide;
  readonly after: ComparedSide;
  readonly page: number;
  readonly scale: number;
}

/** The earlier page left of a line, the later one right of it. The line is dragged, or moved by the arrow keys. */
export function SliderView({ before, after, page, scale }: StackedProps) {
  const t = useStrings(strings);
  const [percent, setPercent] = useState(50);
  const title = { before: before.name, after: after.name };
  return (
    <figure className="review-side-page">
      <figcaption className="review-page-name review-page-names">
        <b>{before.name}</b>
        <b>{after.name}</b>
      </figcaption>
      <div className="review-stack">
        <StackedPage side={after} page={page} scale={scale} />
        <div className="review-upper" style={{ clipPath: `inset(0 ${100 - percent}% 0 0)` }}>
          <StackedPage side={before} page={page} scale={scale} />
        </div>
        <span className="review-divider" style={{ left: `${percent}%` }} aria-hidden />
        <input
          type="range"
          className="review-divider-input"
          min={0}
          max={100}
          value={percent}
          aria-label={t('slider', title)}
          aria-valuetext={t('sliderValue', { name: before.name, percent })}
          onChange={(event) => setPercent(Number(event.target.value))}
        />
      </div>
    </figure>
  );
}

/** Both pages through each other; how much of either is seen can be chosen. */
export function OverlayView({ before, after, page, scale }: StackedProps) {
  const t = useStrings(strings);
  const [percent, setPercent] = useState(50);
  return (
    <figure className="review-side-page">
      <figcaption className="review-page-name review-page-names">
        <b>{before.name}</b>
        <input
          type="range"
          className="review-mix"
          min={0}
          max={100}
          value={percent}
          aria-label={t('overlay', { before: before.name, after: after.name })}
          aria-valuetext={t('overlayValue', { name: after.name, percent })}
          onChange={(event) => setPercent(Number(event.target.value))}
        />
        <b>{after.name}</b>
      </figcaption>
      <div className="review-stack">
        <StackedPage side={before} page={page} scale={scale} />
        <div className="review-upper" style={{ opacity: percent / 100 }}>
          <StackedPage side={after} page={page} scale={scale} />
        </div>
      </div>
    </figure>
  );
}

/** A page, or paper where the document has none of that number. */
function StackedPage({ side, page, scale }: Omit<StackedProps, 'before' | 'after'> & { side: ComparedSide }) {
  const t = useStrings(strings);
  const { name, list } = side;
  if (page < list.pages.length) {
    return <PageSheet list={list} page={page} scale={scale} label={t('pageOf', { name, page: page + 1 })} />;
  }
  return (
    <p className="review-no-page">{t('noSuchPage', { name, page: page + 1, count: list.pages.length })}</p>
  );
}
