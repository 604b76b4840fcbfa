import { ChevronLeft } from 'lucide-react';
import type { NodeId } from '../../shared/model';
import type { TemplateDifference } from '../../shared/review';
import { useStrings } from '../i18n';
import { IconButton, PanelSection } from '../ui';
import { DifferenceList } from './DifferenceList';
import { EvidenceSection } from './EvidenceSection';
import { RepresentativeList } from './RepresentativeList';
import { ReviewNote } from './ReviewNote';
import type { OpenedReview } from './review-store';
import { reviewStore } from './reviews';
import { strings } from './strings';

interface ChangesPanelProps {
  readonly opened: OpenedReview;
  readonly difference: TemplateDifference;
  /** The record on show. */
  readonly record: number;
  readonly recordTitle: string;
  readonly onRecord: (record: number) => void;
  readonly nodeId: NodeId | null;
  readonly onNode: (nodeId: NodeId | null) => void;
}

/** What changed, whose pages differ, and what the evidence says. */
export function ChangesPanel(props: ChangesPanelProps) {
  const { opened, difference, record, recordTitle, onRecord, nodeId, onNode } = props;
  const t = useStrings(strings);
  const { review, before, after, evidence } = opened;
  const versions = { before, after };
  const span =
    review.baseVersion === null
      ? t('firstVersion')
      : t('fromTo', { before: review.baseVersion, after: review.version });
  return (
    <>
      <header className="review-left-head">
        <IconButton
          icon={ChevronLeft}
          label={t('backToList')}
          size="small"
          onPress={() => void reviewStore.select(null)}
        />
        <b className="review-left-name" title={review.templateName}>
          {review.templateName}
        </b>
      </header>
      {review.note && <ReviewNote text={review.note} />}
      <PanelSection title={t('whatChanged')} end={<span className="numeric">{span}</span>}>
        {before ? (
          <DifferenceList difference={difference} {...versions} nodeId={nodeId} onShow={onNode} />
        ) : (
          <p className="review-explain">{t('firstVersionText')}</p>
        )}
      </PanelSection>
      {evidence && (
        <>
          <RepresentativeList
            opened={opened}
            evidence={evidence}
            record={record}
            recordTitle={recordTitle}
            onRecord={onRecord}
          />
          <EvidenceSection evidence={evidence} versions={versions} onRecord={onRecord} onNode={onNode} />
        </>
      )}
    </>
  );
}
