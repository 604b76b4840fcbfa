import { useStore } from 'zustand';
import type { ReviewComment } from '../../shared/contract';
import type { NodeId } from '../../shared/model';
import { formatTime, useLocale, useStrings } from '../i18n';
import { peopleStore } from '../people';
import { Button, Pill } from '../ui';
import { elementName } from './element-name';
import type { OpenedReview } from './review-store';
import { ROLE_KEYS } from './review-words';
import { reviewStore } from './reviews';
import { strings } from './strings';

interface CommentCardProps {
  readonly comment: ReviewComment;
  readonly number: number;
  readonly opened: OpenedReview;
  /** Its element is looked at. */
  readonly isShown: boolean;
  readonly canResolve: boolean;
  readonly onShow: (nodeId: NodeId) => void;
}

/** One comment: who, when, what, and where it is pinned. */
export function CommentCard({ comment, number, opened, isShown, canResolve, onShow }: CommentCardProps) {
  const t = useStrings(strings);
  const locale = useLocale();
  const people = useStore(peopleStore.store, (state) => state.people);
  const { id, author, at, text, nodeId, resolvedBy } = comment;
  const roles = people?.find((person) => person.id === author.id)?.roles ?? [];
  const isResolved = resolvedBy !== null;
  const detail = [...roles.map((role) => t(ROLE_KEYS[role])), formatTime(at)].join(' · ');
  return (
    <li
      id={`review-comment-${id}`}
      className="review-comment"
      tabIndex={-1}
      data-shown={isShown || undefined}
      data-resolved={isResolved || undefined}
    >
      <header className="review-comment-head">
        <span
          className={nodeId === null ? 'review-comment-number' : 'review-comment-number review-comment-pin'}
        >
          {number}
        </span>
        <b>{author.name}</b>
        <span className="muted">{detail}</span>
      </header>
      <p className="review-comment-text">
        {text} {isResolved && <Pill tone="good">{t('resolvedBy', { person: resolvedBy.name })}</Pill>}
      </p>
      <footer className="review-comment-foot">
        {nodeId === null ? (
          <span className="muted">{t('onVersion')}</span>
        ) : (
          <span className="muted">
            {t('pinnedToElement')}{' '}
            <button type="button" className="review-link" onClick={() => onShow(nodeId)}>
              {elementName(opened, nodeId, locale)}
            </button>
          </span>
        )}
        {canResolve && (
          <Button
            variant="quiet"
            aria-label={t(isResolved ? 'reopenNumber' : 'resolveNumber', { number })}
            onPress={() => void reviewStore.resolve(id, !isResolved)}
          >
            {t(isResolved ? 'reopen' : 'resolve')}
          </Button>
        )}
      </footer>
    </li>
  );
}
