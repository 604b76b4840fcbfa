import { useState } from 'react';
import { useStrings } from '../i18n';
import { strings } from './strings';

/** Letters that are shown whole: about the four lines that a longer note is cut to. */
const SHORT = 140;

/** What the submitter has to say; a long note is opened on demand, for the changes are below it. */
export function ReviewNote({ text }: { readonly text: string }) {
  const t = useStrings(strings);
  const [isOpen, setIsOpen] = useState(false);
  const isLong = text.length > SHORT || text.split('\n').length > 4;
  return (
    <>
      <p className={isLong && !isOpen ? 'review-note review-note-short' : 'review-note'}>{text}</p>
      {isLong && (
        <button
          type="button"
          className="review-link review-note-more"
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
        >
          {t(isOpen ? 'noteLess' : 'noteMore')}
        </button>
      )}
    </>
  );
}
