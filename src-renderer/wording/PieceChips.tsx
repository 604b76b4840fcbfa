import { Button } from 'react-aria-components';
import {
  fieldsAmong,
  type Inline,
  type Template,
  type TemplateNode,
  type TextContent,
  wordingPieces,
} from '../../shared/model';
import { useStrings } from '../i18n';
import { useStudio } from '../state';
import { fieldPath, insertUnit } from '../text-editing';
import { Chip, Tooltip } from '../ui';
import type { Region } from './regions';
import { strings } from './strings';

interface PieceChipsProps {
  readonly template: Template;
  readonly region: Region;
  readonly node: TemplateNode;
  /** Pieces that the text had earlier. */
  readonly earlier: readonly string[];
}

/** The fields that the text may have; pressing one puts it where the caret is. */
export function PieceChips({ template, region, node, earlier }: PieceChipsProps) {
  const t = useStrings(strings);
  const isEditing = useStudio((state) => state.textEdit?.nodeId === region.nodeId);
  const content = (node.props.content ?? {}) as unknown as TextContent;
  const inlines = fieldsAmong(new Set([...wordingPieces(content), ...earlier]));
  if (inlines.length === 0) return <p className="wording-note muted">{t('noFields')}</p>;
  return (
    <>
      <ul className="wording-chips">
        {inlines.map((inline) => (
          <li key={JSON.stringify(inline)}>
            <Tooltip text={t('insert', { name: pieceName(template, region, inline, t) })}>
              <Button
                className="wording-chip"
                aria-label={t('insert', { name: pieceName(template, region, inline, t) })}
                isDisabled={!isEditing}
                // The caret must stay where it is.
                preventFocusOnPress
                onPress={() => insertUnit(inline)}
              >
                <Chip kind="field">{pieceName(template, region, inline, t)}</Chip>
              </Button>
            </Tooltip>
          </li>
        ))}
      </ul>
      <p className="wording-hint muted">{isEditing ? t('fieldsHint') : t('clickFirst')}</p>
    </>
  );
}

/** What a field is called: the data it shows, else its expression. */
function pieceName(template: Template, { nodeId }: Region, inline: Inline, t: typeof strings.text): string {
  if (inline.kind === 'page') return t(inline.show === 'count' ? 'pageCount' : 'pageNumber');
  return inline.kind === 'field' ? (fieldPath(template, nodeId, inline.value) ?? inline.value) : '';
}
