import { useState } from 'react';
import type { NodeId } from '../../shared/model';
import { useLocale, useStrings } from '../i18n';
import { Button, PanelSection, Select, TextField } from '../ui';
import { CommentCard } from './CommentCard';
import { elementName } from './element-name';
import type { OpenedReview } from './review-store';
import { reviewStore } from './reviews';
import { strings } from './strings';

interface CommentsPanelProps {
  readonly opened: OpenedReview;
  /** The record on show; null without a data set. */
  readonly record: number | null;
  /** The element that is looked at: what is written is pinned to it. */
  readonly nodeId: NodeId | null;
  readonly onNode: (nodeId: NodeId | null) => void;
  /** Elements of the page on show. */
  readonly elements: readonly NodeId[];
}

/** What people have to say about the version, pinned to elements or to the whole. */
export function CommentsPanel(props: CommentsPanelProps) {
  const { opened, nodeId, onNode } = props;
  const t = useStrings(strings);
  const { comments, review } = opened;
  const open = comments.filter(({ resolvedAt }) => resolvedAt === null).length;
  const isOpen = review.state === 'open' || review.state === 'preparing';
  return (
    <PanelSection
      title={t('comments')}
      end={<span className="numeric">{t('openComments', { count: open })}</span>}
    >
      {comments.length === 0 && (
        <p className="review-explain">{t(isOpen ? 'noComments' : 'noCommentsMade')}</p>
      )}
      <ol className="review-comments">
        {comments.map((comment, index) => (
          <CommentCard
            key={comment.id}
            comment={comment}
            number={index + 1}
            opened={opened}
            isShown={comment.nodeId !== null && comment.nodeId === nodeId}
            canResolve={isOpen || review.state === 'returned'}
            onShow={onNode}
          />
        ))}
      </ol>
      {isOpen && <Composer {...props} />}
    </PanelSection>
  );
}

/** The version as a whole, in the list of places a comment can be pinned to. */
const WHOLE = ' whole';

function Composer({ opened, record, nodeId, onNode, elements }: CommentsPanelProps) {
  const t = useStrings(strings);
  const locale = useLocale();
  const [text, setText] = useState('');
  const places = nodeId === null || elements.includes(nodeId) ? elements : [nodeId, ...elements];
  const { before, after } = opened;

  const send = async () => {
    if (text.trim() === '') return;
    if (await reviewStore.comment(text.trim(), { nodeId, record })) setText('');
  };

  return (
    <div className="review-composer">
      <TextField
        label={t('newComment')}
        placeholder={t('commentPlaceholder')}
        rows={2}
        maxLength={4000}
        value={text}
        onChange={setText}
        onSubmit={() => void send()}
        description={t('composerHint')}
      />
      <div className="review-composer-line">
        <Select
          label={t('pinnedTo')}
          value={nodeId ?? WHOLE}
          options={[
            { id: WHOLE, label: t('wholeVersion') },
            ...places.map((id) => ({ id, label: elementName({ before, after }, id, locale) })),
          ]}
          onChange={(id) => onNode(id === WHOLE ? null : id)}
        />
        <Button isDisabled={text.trim() === ''} onPress={() => void send()}>
          {t('comment')}
        </Button>
      </div>
    </div>
  );
}
