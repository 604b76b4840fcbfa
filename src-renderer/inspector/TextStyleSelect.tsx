import { useStrings } from '../i18n';
import { useSettled } from '../state';
import { Select } from '../ui';
import { strings } from './strings';

interface TextStyleSelectProps {
  readonly label: string;
  readonly value: string | null;
  readonly isMixed?: boolean;
  /** What absence is called; null where a style must be chosen. */
  readonly absent: string | null;
  /** Styles that may not be chosen. */
  readonly without?: readonly string[];
  readonly onChange: (name: string | null) => void;
  /** Once a style was chosen and the list has given the focus back. */
  readonly onDone?: () => void;
}

/** A key that no style can have, for "none". */
const ABSENT = ' ';

/** One of the template's text styles, by its label. A name that no style has is shown as it is. */
export function TextStyleSelect(props: TextStyleSelectProps) {
  const { label, value, isMixed = false, absent, without = [], onChange, onDone } = props;
  const t = useStrings(strings);
  const styles = useSettled((state) => state.document?.template.styles.text) ?? {};
  const known = Object.entries(styles)
    .filter(([name]) => !without.includes(name))
    .map(([name, style]) => ({ id: name, label: style.label ?? name }));
  const isMissing = value !== null && !(value in styles);

  return (
    <Select
      label={label}
      value={isMixed ? null : (value ?? (absent === null ? null : ABSENT))}
      placeholder={isMixed ? t('mixed') : '–'}
      options={[
        ...(absent === null ? [] : [{ id: ABSENT, label: absent }]),
        ...known,
        ...(isMissing ? [{ id: value, label: `▲ ${value}` }] : []),
      ]}
      onChange={(next) => onChange(next === ABSENT ? null : next)}
      {...(onDone ? { onDone } : {})}
    />
  );
}
