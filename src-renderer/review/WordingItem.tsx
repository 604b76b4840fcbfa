import type { NodeId } from '../../shared/model';
import type { TextPart, WordingDifference } from '../../shared/review';
import { useLocale, useStrings } from '../i18n';
import { Pill } from '../ui';
import { Subject } from './ChangeItem';
import { pieceText, shortened, type Versions } from './difference-words';
import { passageName } from './element-name';
import { strings } from './strings';

interface WordingItemProps {
  readonly wording: WordingDifference;
  readonly versions: Versions;
  readonly isShown: boolean;
  readonly onShow: ((nodeId: NodeId) => void) | undefined;
}

/** A passage with its removed words struck and its new words marked. */
export function WordingItem({ wording, versions, isShown, onShow }: WordingItemProps) {
  const t = useStrings(strings);
  const locale = useLocale();
  const { nodeId, language, kind, formatting, parts } = wording;
  const isMultilingual = versions.after.languages.length > 1;
  return (
    <li className="difference-item" data-shown={isShown || undefined}>
      <Subject name={passageName(versions, nodeId, locale)} nodeId={nodeId} onShow={onShow} />
      {isMultilingual && <span className="difference-property">{language}</span>}
      {kind !== 'changed' && <Pill tone={kind === 'added' ? 'good' : 'alarm'}>{t(kind)}</Pill>}
      {formatting && <Pill tone="notice">{t('formatting')}</Pill>}
      <p className="difference-text" lang={language}>
        {shortened(parts).map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text have no identity but their place.
          <Part key={index} part={part} />
        ))}
      </p>
    </li>
  );
}

function Part({ part: { kind, piece } }: { readonly part: TextPart }) {
  const t = useStrings(strings);
  const text = pieceText(piece);
  const shown = piece.kind === 'field' || piece.kind === 'page' ? <Field text={text} /> : text;
  if (kind === 'same') return shown;
  return kind === 'removed' ? (
    <del className="difference-removed">
      <span className="visually-hidden">{t('removedWords')} </span>
      {shown}
    </del>
  ) : (
    <ins className="difference-added">
      <span className="visually-hidden">{t('addedWords')} </span>
      {shown}
    </ins>
  );
}

const Field = ({ text }: { readonly text: string }) => <span className="difference-field">{text}</span>;
