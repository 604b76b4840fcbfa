import type { NodeId } from '../../shared/model';
import { useStrings } from '../i18n';
import { ComboBox } from '../ui';
import type { ElementChoice } from './element-choices';
import { textStrings } from './text-strings';

interface ElementSelectProps {
  readonly label: string;
  readonly value: NodeId | null;
  readonly choices: readonly ElementChoice[];
  readonly onChange: (id: NodeId) => void;
}

/** One of the template's elements, found by typing its name or the beginning of its text. */
export function ElementSelect({ label, value, choices, onChange }: ElementSelectProps) {
  const t = useStrings(textStrings);
  const isMissing = value !== null && !choices.some(({ id }) => id === value);
  return (
    <ComboBox
      label={label}
      value={value ?? ''}
      options={[
        ...(isMissing ? [{ id: value, label: `▲ ${t('noElement')}` }] : []),
        ...choices.map(({ id, label: name, detail }) => ({ id, label: name, ...(detail ? { detail } : {}) })),
      ]}
      onChange={(next) => {
        if (choices.some(({ id }) => id === next)) onChange(next);
      }}
    />
  );
}
