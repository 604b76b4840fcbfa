import { useMemo } from 'react';
import { Button } from 'react-aria-components';
import type { Template } from '../../shared/model';
import { useStrings } from '../i18n';
import { useSettled, useStudio } from '../state';
import { insertUnit } from '../text-editing';
import { Chip, Tooltip } from '../ui';
import { type OfferedField, offeredFields } from './pieces';
import type { Region } from './regions';
import { strings } from './strings';

interface PieceChipsProps {
  readonly template: Template;
  readonly region: Region;
  /** Pieces that the text had earlier. */
  readonly earlier: readonly string[];
}

/** The fields that the text may have; pressing one puts it where the caret is. */
export function PieceChips({ template, region, earlier }: PieceChipsProps) {
  const t = useStrings(strings);
  const isEditing = useStudio((state) => state.textEdit?.nodeId === region.nodeId);
  const composition = useSettled((state) => state.composition);
  const fields = useMemo(
    () => offeredFields(template, composition, region, earlier),
    [template, composition, region, earlier],
  );
  if (fields.length === 0) return <p className="wording-note muted">{t('noFields')}</p>;
  return (
    <>
      <ul className="wording-chips">
        {fields.map((field) => (
          <li key={JSON.stringify(field.inline)}>
            <FieldButton field={field} isDisabled={!isEditing} />
          </li>
        ))}
      </ul>
      <p className="wording-hint muted">{isEditing ? t('fieldsHint') : t('clickFirst')}</p>
    </>
  );
}

function FieldButton({ field, isDisabled }: { readonly field: OfferedField; readonly isDisabled: boolean }) {
  const t = useStrings(strings);
  const { inline, label, value } = field;
  const name = label ?? nameOf(field, t);
  const isValueShown = label !== null && value !== null && value !== '';
  return (
    <Tooltip text={detailOf(field)}>
      <Button
        className="wording-chip"
        isDisabled={isDisabled}
        // The caret must stay where it is.
        preventFocusOnPress
        onPress={() => insertUnit(inline)}
      >
        <span className="visually-hidden">{t('insert')} </span>
        <Chip kind="field">
          <span className="wording-chip-name">{name} </span>
          {isValueShown && <span className="wording-chip-value">{value}</span>}
        </Chip>
      </Button>
    </Tooltip>
  );
}

/** A page number by its name; what is computed as this customer reads it, else as the designer wrote it. */
function nameOf({ inline, value }: OfferedField, t: typeof strings.text): string {
  if (inline.kind === 'page') return t(inline.show === 'count' ? 'pageCount' : 'pageNumber');
  return value ? t('computed', { value }) : inline.value;
}

const detailOf = ({ inline, path, value }: OfferedField): string =>
  path !== null && value ? `${path} = ${value}` : inline.kind === 'field' ? inline.value : (value ?? '');
