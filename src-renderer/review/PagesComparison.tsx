import { useEffect, useMemo, useRef, useState } from 'react';
import type { JsonObject } from '../../shared/base';
import type { Composition } from '../../shared/engine';
import type { NodeId, Template } from '../../shared/model';
import type { TemplateDifference } from '../../shared/review';
import { useStrings } from '../i18n';
import { ComparisonBar, type ComparisonView } from './ComparisonBar';
import type { ComparedSide } from './compared';
import { DifferenceView } from './DifferenceView';
import { changedElements } from './difference-words';
import { firstPageOf } from './element-marks';
import { largestPage, scaleOf, useRoom, type Zoom, zoomStep } from './page-scale';
import type { Pin } from './pins';
import { SideBySide } from './SideBySide';
import { OverlayView, SliderView } from './StackedPages';
import { strings } from './strings';
import { useDocuments } from './use-documents';
import { wordMarks } from './word-marks';
import './pages.css';

export interface PagesComparisonProps {
  /** The earlier version; null where there is none: then only the later one is shown. */
  readonly before: Template | null;
  readonly after: Template | null;
  /** The record that both are composed with. */
  readonly record: JsonObject;
  /** What the documents take for today; by default the host's day. */
  readonly date?: string;
  /** `v13` and `v14`. */
  readonly names?: { readonly before: string; readonly after: string };
  /** Who made or approved them. */
  readonly details?: { readonly before: string; readonly after: string };
  /** What is marked on the pages. */
  readonly difference?: TemplateDifference | null;
  /** The element that is looked at: its page is shown. */
  readonly nodeId?: NodeId | null;
  /** Somebody points at an element of the later page, or at none. */
  readonly onPick?: (nodeId: NodeId | null) => void;
  readonly pins?: readonly Pin[];
  readonly onPin?: (pin: Pin) => void;
  /** Called with the documents that are on show. */
  readonly onPage?: (composition: Composition | null, page: number) => void;
}

/** The pages of one record's document by two versions, looked at in four ways. */
export function PagesComparison(props: PagesComparisonProps) {
  const { before, after, record, date, nodeId = null, pins = [], difference = null, onPage } = props;
  const t = useStrings(strings);
  const { documents, problem } = useDocuments(before, after, record, date);
  const sides = useSides(props, documents);
  const [view, setView] = useState<ComparisonView>('side');
  const [zoom, setZoom] = useState<Zoom>('fit');
  const area = useRef<HTMLDivElement>(null);
  const room = useRoom(area);
  const pages = Math.max(1, ...[sides.before, sides.after].map((side) => side?.list.pages.length ?? 0));
  const [page, setPage] = usePage(pages, nodeId, sides);
  const both = sides.before && sides.after ? { before: sides.before, after: sides.after } : null;
  const shownView = both ? view : 'side';
  const columns = shownView === 'side' && both ? 2 : 1;
  const largest = useMemo(() => largestPage([sides.before?.list, sides.after?.list]), [sides]);
  const scale = scaleOf(zoom, largest, { ...room, height: room.height - CAPTION }, columns);
  const changed = useMemo(() => (difference ? changedElements(difference) : []), [difference]);

  useEffect(() => onPage?.(documents?.after ?? null, page), [onPage, documents, page]);

  return (
    <div className="review-pages">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard. */}
      <section className="review-pages-area" ref={area} aria-label={t('pages')} tabIndex={0}>
        {problem !== null && (
          <p className="review-problem" role="alert">
            ▲ {problem}
          </p>
        )}
        {!documents && problem === null && <p className="review-pages-note">{t('composing')}</p>}
        {documents && (!both || shownView === 'side') && (
          <SideBySide
            {...sides}
            page={page}
            scale={scale}
            nodeId={nodeId}
            onPick={props.onPick}
            pins={pins}
            onPin={props.onPin}
          />
        )}
        {both && shownView === 'slider' && <SliderView {...both} page={page} scale={scale} />}
        {both && shownView === 'overlay' && <OverlayView {...both} page={page} scale={scale} />}
        {both && shownView === 'difference' && (
          <DifferenceView {...both} page={page} scale={scale} changed={changed} />
        )}
      </section>
      <ComparisonBar
        view={both ? shownView : null}
        onView={setView}
        page={page}
        pages={pages}
        onPage={setPage}
        scale={scale}
        isFitting={zoom === 'fit'}
        onFit={() => setZoom('fit')}
        onZoom={(direction) => setZoom(zoomStep(scale, direction))}
      />
    </div>
  );
}

/** Height of the line above a page, in px. */
const CAPTION = 26;

interface Sides {
  readonly before: ComparedSide | null;
  readonly after: ComparedSide | null;
}

function useSides(
  { before, after, names, details, difference = null }: PagesComparisonProps,
  documents: { readonly before: Composition | null; readonly after: Composition | null } | null,
): Sides {
  const t = useStrings(strings);
  const fallback = { before: t('before'), after: t('after') };
  const nameBefore = names?.before ?? fallback.before;
  const nameAfter = names?.after ?? fallback.after;
  const detailBefore = details?.before ?? '';
  const detailAfter = details?.after ?? '';
  return useMemo(() => {
    const side = (role: ComparedSide['role'], template: Template | null, composition?: Composition | null) =>
      template && composition
        ? {
            role,
            name: role === 'before' ? nameBefore : nameAfter,
            detail: role === 'before' ? detailBefore : detailAfter,
            template,
            list: composition.list,
            marks: difference ? wordMarks(composition, difference.wording, role) : [],
          }
        : null;
    return {
      before: side('before', before, documents?.before),
      after: side('after', after, documents?.after),
    };
  }, [before, after, documents, difference, nameBefore, nameAfter, detailBefore, detailAfter]);
}

/** The page on show, from 0. An element that is looked at brings its page. */
function usePage(pages: number, nodeId: NodeId | null, sides: Sides): [number, (page: number) => void] {
  const [page, setPage] = useState(0);
  const latest = useRef(sides);
  latest.current = sides;
  useEffect(() => {
    const { before, after } = latest.current;
    if (nodeId === null) return;
    const found = (after && firstPageOf(after.list, nodeId)) ?? (before && firstPageOf(before.list, nodeId));
    if (found !== null) setPage(found);
  }, [nodeId]);
  return [Math.min(page, pages - 1), setPage];
}
