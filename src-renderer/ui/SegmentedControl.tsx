import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { ICON_STROKE, type Icon, SMALL_ICON_SIZE } from './icon';
import './segmented-control.css';

export interface Segment<K extends string> {
  readonly id: K;
  readonly label: string;
  /** Shown instead of the label, which stays the accessible name. */
  readonly icon?: Icon;
  /** BCP 47 of the label, where it differs from the interface's. */
  readonly lang?: string;
}

interface SegmentedControlProps<K extends string> {
  readonly label: string;
  readonly segments: readonly Segment<K>[];
  readonly value: K;
  readonly onChange: (value: K) => void;
  readonly isDisabled?: boolean;
}

/** One of a few, all of them seen. */
export function SegmentedControl<K extends string>(props: SegmentedControlProps<K>) {
  const { label, segments, value, onChange, isDisabled = false } = props;
  return (
    <ToggleButtonGroup
      aria-label={label}
      className="ui-segmented"
      selectionMode="single"
      disallowEmptySelection
      isDisabled={isDisabled}
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = segments.find((segment) => keys.has(segment.id));
        if (chosen) onChange(chosen.id);
      }}
    >
      {segments.map(({ id, label: text, icon: IconComponent, lang }) => (
        <ToggleButton
          key={id}
          id={id}
          className="ui-segment"
          {...(IconComponent ? { 'aria-label': text } : {})}
        >
          {IconComponent ? (
            <IconComponent size={SMALL_ICON_SIZE} strokeWidth={ICON_STROKE} aria-hidden />
          ) : (
            <span lang={lang}>{text}</span>
          )}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
