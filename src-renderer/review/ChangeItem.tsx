import { HEX_COLOUR_PATTERN } from '../../shared/geometry';
import type { NodeId } from '../../shared/model';
import { useStrings } from '../i18n';
import { Swatch } from '../ui';
import type { ChangeLine } from './difference-words';
import { strings } from './strings';

interface ChangeItemProps {
  readonly line: ChangeLine;
  readonly isShown: boolean;
  readonly onShow: ((nodeId: NodeId) => void) | undefined;
}

/** One change: whose, which property, what it was and what it is. */
export function ChangeItem({ line, isShown, onShow }: ChangeItemProps) {
  const t = useStrings(strings);
  const { nodeId, subject, property, before, after } = line;
  const className = line.isExpression ? 'difference-value difference-expression' : 'difference-value';
  return (
    <li className="difference-item" data-shown={isShown || undefined}>
      <Subject name={subject} nodeId={nodeId} onShow={onShow} />
      {property && <span className="difference-property">{property}</span>}
      {(before !== null || after !== null) && (
        <span className="difference-values">
          {before !== null && (
            <del className={className}>
              <span className="visually-hidden">{t('was')} </span>
              <Value text={before} />
            </del>
          )}
          {after !== null && (
            <ins className={className}>
              <span className="visually-hidden">{t('is')} </span>
              <Value text={after} />
            </ins>
          )}
        </span>
      )}
    </li>
  );
}

/** A value; a colour with a sample of it. */
const Value = ({ text }: { readonly text: string }) => (
  <>
    {HEX_COLOUR_PATTERN.test(text) && <Swatch hex={text} />}
    {text}
  </>
);

interface SubjectProps {
  readonly name: string;
  readonly nodeId: NodeId | null;
  readonly onShow: ((nodeId: NodeId) => void) | undefined;
}

/** Whose change it is; pressing an element's name shows it on the page. */
export function Subject({ name, nodeId, onShow }: SubjectProps) {
  const t = useStrings(strings);
  if (nodeId === null || !onShow) return <b className="difference-subject">{name}</b>;
  return (
    <button
      type="button"
      className="difference-subject difference-link"
      title={t('showOnPage')}
      onClick={() => onShow(nodeId)}
    >
      {name}
    </button>
  );
}
