import { FieldRow, Switch } from '../ui';

interface SwitchRowProps {
  readonly label: string;
  /** What it means, below the switch. */
  readonly hint: string;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
}

/** A switch that needs a sentence of explanation. */
export function SwitchRow({ label, hint, isSelected, onChange }: SwitchRowProps) {
  return (
    <FieldRow label={label} isTop>
      <div className="inspector-stack inspector-switch">
        <Switch label={label} isSelected={isSelected} onChange={onChange} />
        <p className="inspector-hint">{hint}</p>
      </div>
    </FieldRow>
  );
}
