import { type DataContract, listFields } from '../../shared/data';
import { useStrings } from '../i18n';
import { Checkbox } from '../ui';
import { TYPE_KEYS } from './PreviewTable';
import { strings } from './strings';

interface PreviewFieldsProps {
  readonly contract: DataContract;
  readonly titleFields: readonly string[];
  readonly onToggle: (path: string, isOn: boolean) => void;
}

/** Every field with its inferred type; single values of the record can be its title. */
export function PreviewFields({ contract, titleFields, onToggle }: PreviewFieldsProps) {
  const t = useStrings(strings);
  return (
    <ul className="import-fields">
      {listFields(contract).map(({ path, key, depth, type }) => {
        const canBeTitle = type.kind !== 'list' && type.kind !== 'object' && !path.includes('[]');
        const name = type.label ?? key;
        return (
          <li key={path} style={{ paddingInlineStart: depth * 16 }}>
            <span className="import-field-check">
              {canBeTitle && (
                <Checkbox
                  label={t('titleField', { field: path })}
                  isSelected={titleFields.includes(path)}
                  onChange={(isOn) => onToggle(path, isOn)}
                />
              )}
            </span>
            <span className="import-field-name">{name}</span>
            <span className="import-type">{t(TYPE_KEYS[type.kind])}</span>
            {type.optional && <span className="muted">{t('optional')}</span>}
          </li>
        );
      })}
    </ul>
  );
}
