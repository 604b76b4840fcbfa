import type { CelType, Comparison, ConditionValue } from '../../shared/rules';
import { valueCount } from '../../shared/rules';
import { useStrings } from '../i18n';
import { NumberField, TextField } from '../ui';
import { withValue } from './condition-edits';
import { strings } from './strings';

interface ValueEditorProps {
  readonly comparison: Comparison;
  readonly type: CelType;
  readonly onChange: (comparison: Comparison) => void;
  /** What the field holds in the shown record. */
  readonly sample: string;
}

/** The values a comparison takes, each typed by the field. */
export function ValueEditor({ comparison, type, onChange, sample }: ValueEditorProps) {
  const t = useStrings(strings);
  const { operator, values } = comparison;
  const count = valueCount(operator);
  const change = (index: number) => (value: ConditionValue | undefined) =>
    onChange(withValue(comparison, index, value));

  if (count === 0) return null;
  if (count === 'many') {
    return (
      <TextField
        label={t('valueList')}
        value={values.join(', ')}
        placeholder={sample || t('valueList')}
        onCommit={(text) => onChange({ ...comparison, values: splitList(text) })}
      />
    );
  }
  const kind = operator.startsWith('count') ? 'count' : type.kind;
  if (count === 1) {
    return (
      <SingleValue
        label={t('value')}
        kind={kind}
        value={values[0]}
        onChange={change(0)}
        sample={kind === 'count' ? '' : sample}
      />
    );
  }
  return (
    <span className="condition-range">
      <SingleValue
        label={t('valueFrom')}
        kind={kind}
        value={values[0]}
        onChange={change(0)}
        sample={sample}
      />
      <span className="muted">{t('and')}</span>
      <SingleValue label={t('valueTo')} kind={kind} value={values[1]} onChange={change(1)} sample="" />
    </span>
  );
}

interface SingleValueProps {
  readonly label: string;
  readonly kind: CelType['kind'] | 'count';
  readonly value: ConditionValue | undefined;
  readonly onChange: (value: ConditionValue | undefined) => void;
  readonly sample: string;
}

function SingleValue({ label, kind, value, onChange, sample }: SingleValueProps) {
  switch (kind) {
    case 'number':
    case 'integer':
    case 'count':
      return (
        <NumberField
          isWhole={kind === 'count'}
          label={label}
          value={typeof value === 'number' ? value : null}
          onChange={(next) => onChange(next ?? undefined)}
          isOptional
          {...(kind === 'count' ? { min: 0 } : {})}
          placeholder={sample}
        />
      );
    case 'date':
    case 'datetime':
      return (
        <input
          className="ui-input condition-date"
          aria-label={label}
          type={kind === 'date' ? 'date' : 'datetime-local'}
          min="0001-01-01"
          max="9999-12-31"
          value={typeof value === 'string' ? value.slice(0, kind === 'date' ? 10 : 19) : ''}
          onChange={(event) => onChange(event.currentTarget.value || undefined)}
        />
      );
    default:
      return (
        <TextField
          label={label}
          value={typeof value === 'string' ? value : ''}
          placeholder={sample}
          onCommit={(text) => onChange(text === '' ? undefined : text)}
        />
      );
  }
}

/** Values as people list them; Japanese commas count too. */
const splitList = (text: string): string[] =>
  text
    .split(/[,、，]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
