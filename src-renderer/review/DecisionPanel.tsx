import { useState } from 'react';
import { useStore } from 'zustand';
import { studioErrorMessage } from '../../shared/diag';
import { formatTime, useLocale, useStrings } from '../i18n';
import { PeopleDialog, peopleStore } from '../people';
import { rolesOf, showToast, useStudio } from '../state';
import { Button, PanelSection } from '../ui';
import { ApproveDialog } from './ApproveDialog';
import { ReturnDialog } from './ReturnDialog';
import type { OpenedReview } from './review-store';
import { shortDigest } from './review-words';
import { reviewStore } from './reviews';
import { Seal } from './Seal';
import { strings } from './strings';

interface DecisionPanelProps {
  readonly opened: OpenedReview;
}

/** What is signed, whether the person at the desk may sign it, and what was decided. */
export function DecisionPanel(props: DecisionPanelProps) {
  const t = useStrings(strings);
  const { review } = props.opened;
  const { state } = review;
  return (
    <PanelSection title={t('decision')}>
      <div className="review-decision">
        {state === 'approved' ? (
          <Approved {...props} />
        ) : state === 'returned' || state === 'withdrawn' ? (
          <Ended {...props} />
        ) : state === 'open' ? (
          <Open {...props} />
        ) : (
          <p className="muted">{t(state === 'preparing' ? 'decisionPreparing' : 'decisionFailed')}</p>
        )}
        <Withdraw {...props} />
      </div>
    </PanelSection>
  );
}

/** The digests that a signature binds. */
function Signed({ opened: { review, version, evidence } }: DecisionPanelProps) {
  const t = useStrings(strings);
  return (
    <>
      <p>
        {t(review.state === 'approved' ? 'signedPackage' : 'signsPackage')}{' '}
        <code title={version.digest}>{shortDigest(version.digest)}</code>
      </p>
      {evidence && (
        <p>
          {t('andEvidence')} <code title={evidence.digest}>{shortDigest(evidence.digest)}</code>{' '}
          <span className="muted numeric">{t('overRecords', { count: evidence.records })}</span>
        </p>
      )}
    </>
  );
}

function Open(props: DecisionPanelProps) {
  const t = useStrings(strings);
  const task = useStore(reviewStore.store, (state) => state.task);
  const isReviewer = useStudio((state) => rolesOf(state).includes('reviewer'));
  const [dialog, setDialog] = useState<'approve' | 'return' | null>(null);
  const { opened } = props;
  return (
    <>
      <div className="review-seal-row">
        <Seal label={t('sealEmpty')} isInked={false} />
        <div className="review-seal-text">
          <Signed opened={opened} />
          {isReviewer ? <FourEyes {...props} /> : <p className="muted">{t('waitsForReviewer')}</p>}
        </div>
      </div>
      {isReviewer && (
        <div className="review-decide">
          <Button isDisabled={task !== null} onPress={() => setDialog('return')}>
            {t('return')}
          </Button>
          <Button
            variant="approve"
            isDisabled={task !== null || opened.obstacle !== null}
            onPress={() => setDialog('approve')}
          >
            {t('approve')}
          </Button>
        </div>
      )}
      <ApproveDialog opened={opened} isOpen={dialog === 'approve'} onClose={() => setDialog(null)} />
      <ReturnDialog opened={opened} isOpen={dialog === 'return'} onClose={() => setDialog(null)} />
    </>
  );
}

/** Whether the reviewer is another person than those whose changes are approved, and what else stands in the way. */
function FourEyes({ opened: { obstacle } }: DecisionPanelProps) {
  const t = useStrings(strings);
  const locale = useLocale();
  // Stays open once there is a key, which then shows its fingerprint.
  const [isMakingKey, setIsMakingKey] = useState(false);
  return (
    <>
      {obstacle?.code !== 'review.fourEyes' && <p className="review-good">✓ {t('notYours')}</p>}
      {obstacle && <p className="review-obstacle">▲ {studioErrorMessage(obstacle, locale)}</p>}
      {obstacle?.code === 'key.missing' && (
        <Button onPress={() => setIsMakingKey(true)}>{t('makeKey')}</Button>
      )}
      <PeopleDialog isOpen={isMakingKey} onClose={() => setIsMakingKey(false)} />
    </>
  );
}

function Approved({ opened }: DecisionPanelProps) {
  const t = useStrings(strings);
  const people = useStore(peopleStore.store, (state) => state.people);
  const { review, approval } = opened;
  const key = people
    ?.map(({ signingKey }) => signingKey)
    .find((candidate) => candidate?.publicKey === approval?.publicKey);
  return (
    <div className="review-seal-row">
      <Seal label={t('sealed')} isInked />
      <div className="review-seal-text">
        <p>
          <b>{review.decidedBy?.name}</b>{' '}
          <span className="muted">{review.decidedAt && formatTime(review.decidedAt)}</span>
        </p>
        <Signed opened={opened} />
        {approval && (
          <p>
            {t('key')} <code title={approval.publicKey}>{key?.fingerprint ?? approval.publicKey}</code>
          </p>
        )}
      </div>
    </div>
  );
}

function Ended({ opened: { review } }: DecisionPanelProps) {
  const t = useStrings(strings);
  const { state, decidedBy, decidedAt, reason } = review;
  return (
    <>
      <p>
        <b>{t(state === 'returned' ? 'wasReturned' : 'wasWithdrawn')}</b>{' '}
        <span className="muted">
          {decidedBy && decidedAt && `${decidedBy.name}, ${formatTime(decidedAt)}`}
        </span>
      </p>
      {reason && <blockquote className="review-reason">{reason}</blockquote>}
    </>
  );
}

/** Whoever may submit versions may take one back before it is decided. */
function Withdraw({ opened: { review } }: DecisionPanelProps) {
  const t = useStrings(strings);
  const task = useStore(reviewStore.store, (state) => state.task);
  const maySubmit = useStudio((state) => rolesOf(state).some((role) => role !== 'reviewer'));
  const isUndecided = review.state === 'preparing' || review.state === 'open' || review.state === 'failed';
  if (!isUndecided || !maySubmit) return null;
  return (
    <Button
      isDisabled={task !== null}
      onPress={async () => {
        const isDone = await reviewStore.withdraw();
        if (isDone) showToast({ kind: 'info', text: t('withdrawn', { version: review.version }) });
      }}
    >
      {t('withdraw')}
    </Button>
  );
}
