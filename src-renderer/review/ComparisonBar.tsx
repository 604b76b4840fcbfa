import { ChevronLeft, ChevronRight, Maximize, Minus, Plus } from 'lucide-react';
import { formatNumber, useStrings } from '../i18n';
import { IconButton, SegmentedControl, ToggleButton } from '../ui';
import { zoomOf } from './page-scale';
import { strings } from './strings';

export type ComparisonView = 'side' | 'slider' | 'overlay' | 'difference';

interface ComparisonBarProps {
  /** Null where there is nothing to compare with. */
  readonly view: ComparisonView | null;
  readonly onView: (view: ComparisonView) => void;
  /** From 0. */
  readonly page: number;
  readonly pages: number;
  readonly onPage: (page: number) => void;
  /** Px per point. */
  readonly scale: number;
  readonly isFitting: boolean;
  readonly onFit: () => void;
  readonly onZoom: (direction: 1 | -1) => void;
}

/** How the pages are looked at, which page, how large. */
export function ComparisonBar(props: ComparisonBarProps) {
  const { view, onView, page, pages, onPage, scale } = props;
  const t = useStrings(strings);
  return (
    <div className="review-bar" role="toolbar" aria-label={t('comparison')}>
      {view !== null && (
        <SegmentedControl
          label={t('view')}
          value={view}
          onChange={onView}
          segments={[
            { id: 'side', label: t('viewSide') },
            { id: 'slider', label: t('viewSlider') },
            { id: 'overlay', label: t('viewOverlay') },
            { id: 'difference', label: t('viewDifference') },
          ]}
        />
      )}
      <div className="review-bar-group">
        <IconButton
          icon={ChevronLeft}
          label={t('previousPage')}
          size="small"
          isDisabled={page === 0}
          onPress={() => onPage(page - 1)}
        />
        <span className="review-bar-page numeric" aria-live="polite">
          {t('pageOfPages', { page: page + 1, pages })}
        </span>
        <IconButton
          icon={ChevronRight}
          label={t('nextPage')}
          size="small"
          isDisabled={page >= pages - 1}
          onPress={() => onPage(page + 1)}
        />
      </div>
      <div className="review-bar-group">
        <IconButton icon={Minus} label={t('zoomOut')} size="small" onPress={() => props.onZoom(-1)} />
        <span className="review-bar-zoom numeric">{formatNumber(zoomOf(scale) * 100)} %</span>
        <IconButton icon={Plus} label={t('zoomIn')} size="small" onPress={() => props.onZoom(1)} />
        <ToggleButton
          icon={Maximize}
          label={t('zoomFit')}
          size="small"
          isSelected={props.isFitting}
          onChange={props.onFit}
        />
      </div>
    </div>
  );
}
