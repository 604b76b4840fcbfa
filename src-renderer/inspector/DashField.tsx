import { useStrings } from '../i18n';
import { ComboBox } from '../ui';
import { readDash, USUAL_DASHES, writeDash } from './dash-pattern';
import { layoutStrings } from './layout-strings';

interface DashFieldProps {
  readonly label: string;
  /** Nothing for a solid line. */
  readonly value: readonly number[];
  /** In words, where lines differ. */
  readonly placeholder?: string;
  /** Nothing for a solid line. */
  readonly onChange: (dash: readonly number[]) => void;
}

const SOLID = ' ';

const NAMES = Object.keys(USUAL_DASHES) as (keyof typeof USUAL_DASHES)[];

/** Dashes of a line: one of the usual patterns, or lengths of dashes and gaps. */
export function DashField({ label, value, placeholder, onChange }: DashFieldProps) {
  const t = useStrings(layoutStrings);
  return (
    <ComboBox
      label={label}
      value={placeholder === undefined ? writeDash(value) || SOLID : ''}
      {...(placeholder === undefined ? {} : { placeholder })}
      allowsCustomValue
      options={[
        { id: SOLID, label: t('solid') },
        ...NAMES.map((name) => {
          const id = writeDash(USUAL_DASHES[name]);
          return { id, label: t(name), detail: id };
        }),
      ]}
      onChange={(text) => {
        const dash = readDash(text);
        if (dash) onChange(dash);
      }}
    />
  );
}
