import { useCallback, useMemo, useState } from 'react';
import type { Composition } from '../../shared/engine';
import type { NodeId } from '../../shared/model';
import { compareTemplates } from '../../shared/review';
import { formatTime, useStrings } from '../i18n';
import { Landmark } from '../ui';
import { ChangesPanel } from './ChangesPanel';
import { CommentsPanel } from './CommentsPanel';
import { DecisionPanel } from './DecisionPanel';
import { elementsOfPage } from './element-marks';
import { PagesComparison } from './PagesComparison';
import { PreparingNotice } from './PreparingNotice';
import { pinsOf } from './pins';
import type { OpenedReview } from './review-store';
import { strings } from './strings';
import { useRecord } from './use-record';

/** One review: what changed, the pages, the comments and the decision. */
export function ReviewWork({ opened }: { readonly opened: OpenedReview }) {
  const t = useStrings(strings);
  const { review, after, before, base, version, evidence, comments, datasetId } = opened;
  const [recordIndex, setRecordIndex] = useState<number | null>(null);
  const [nodeId, setNodeId] = useState<NodeId | null>(null);
  const [onPage, setOnPage] = useState<readonly NodeId[]>([]);
  const difference = useMemo(() => compareTemplates(before, after), [before, after]);
  const shownIndex = recordIndex ?? firstRecord(opened);
  const record = useRecord(datasetId, shownIndex);
  const pins = useMemo(() => pinsOf(comments), [comments]);

  const handlePage = useCallback(
    (composition: Composition | null, page: number) =>
      setOnPage(composition ? elementsOfPage(after, composition.list, page) : []),
    [after],
  );
  const names = {
    before: base ? t('versionName', { version: base.number }) : '',
    after: t('versionName', { version: review.version }),
  };
  const details = {
    before: base ? madeBy(base, t) : '',
    after: madeBy(version, t),
  };

  return (
    <div className="review-work">
      <Landmark role="region" label={t('changes')} className="review-left">
        <ChangesPanel
          opened={opened}
          difference={difference}
          record={shownIndex}
          recordTitle={record.fetched?.title ?? ''}
          onRecord={setRecordIndex}
          nodeId={nodeId}
          onNode={setNodeId}
        />
      </Landmark>
      <Landmark role="region" label={t('comparedPages')} className="review-middle">
        {review.state === 'preparing' || review.state === 'failed' ? (
          <PreparingNotice review={review} />
        ) : null}
        {record.problem !== null && (
          <p className="review-problem" role="alert">
            ▲ {record.problem}
          </p>
        )}
        {record.fetched && (
          <PagesComparison
            before={before}
            after={after}
            record={record.fetched.data}
            {...(evidence ? { date: evidence.date } : {})}
            names={names}
            details={details}
            difference={before ? difference : null}
            nodeId={nodeId}
            onPick={setNodeId}
            pins={pins}
            onPin={(pin) => {
              setNodeId(pin.nodeId);
              document.getElementById(`review-comment-${pin.commentId}`)?.focus();
            }}
            onPage={handlePage}
          />
        )}
      </Landmark>
      <Landmark role="complementary" label={t('commentsAndDecision')} className="review-right">
        <div className="review-comments-area">
          <CommentsPanel
            opened={opened}
            record={datasetId === null ? null : shownIndex}
            nodeId={nodeId}
            onNode={setNodeId}
            elements={onPage}
          />
        </div>
        <DecisionPanel opened={opened} />
      </Landmark>
    </div>
  );
}

/** A record that shows a change, else the first that stands for others. */
function firstRecord({ evidence }: OpenedReview): number {
  const representatives = evidence?.representatives ?? [];
  return (representatives.find(({ isChanged }) => isChanged) ?? representatives[0])?.record ?? 0;
}

/** `approved 3 Oct, M. Sato` or `K. Tanaka, 2 Oct` */
function madeBy(
  { review, savedBy, savedAt }: OpenedReview['version'],
  t: (key: 'approvedBy' | 'savedBy', args: { person: string; time: string }) => string,
): string {
  if (review?.state === 'approved' && review.decidedBy && review.decidedAt) {
    return t('approvedBy', { person: review.decidedBy.name, time: formatTime(review.decidedAt) });
  }
  return t('savedBy', { person: savedBy.name, time: formatTime(savedAt) });
}
