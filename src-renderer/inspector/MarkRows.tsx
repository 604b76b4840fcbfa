import {
  Bold,
  CaseSensitive,
  Italic,
  RemoveFormatting,
  Strikethrough,
  Subscript,
  Superscript,
  Underline,
} from 'lucide-react';
import type { Marks } from '../../shared/model';
import { useStrings } from '../i18n';
import { focusText, focusTextSoon } from '../text-editing';
import { type Icon, IconButton, NumberField, ToggleButton } from '../ui';
import { ColourControl } from './FieldControl';
import { sameValue } from './merged-value';
import { strings } from './strings';
import { applyMark, clearMarks, currentMark, type MarkedStretch } from './text-marks';
import { textStrings } from './text-strings';

interface Toggle {
  readonly icon: Icon;
  readonly shortcut: string;
}

const MARKS = {
  bold: { icon: Bold, shortcut: 'Mod+B' },
  italic: { icon: Italic, shortcut: 'Mod+I' },
  underline: { icon: Underline, shortcut: 'Mod+U' },
  strike: { icon: Strikethrough, shortcut: 'Mod+Shift+X' },
} as const satisfies { readonly [key: string]: Toggle };

/** Bold and the like, raised and lowered, small caps. */
export function MarkToggles(marked: MarkedStretch) {
  const t = useStrings(strings);
  const own = useStrings(textStrings);
  const toggle = <K extends keyof Marks>(
    { icon, shortcut }: Toggle,
    label: string,
    key: K,
    value: NonNullable<Marks[K]>,
  ) => (
    <ToggleButton
      key={label}
      icon={icon}
      size="small"
      label={label}
      shortcut={shortcut}
      // The caret stays where it is.
      preventFocusOnPress
      isSelected={sameValue(currentMark(marked, key)) === value}
      onChange={(isSelected) => applyMark(marked, key, isSelected ? value : undefined)}
    />
  );
  return (
    <div className="inspector-marks">
      {(['bold', 'italic', 'underline', 'strike'] as const).map((mark) =>
        toggle(MARKS[mark], t(mark), mark, true),
      )}
      {toggle({ icon: Superscript, shortcut: 'Mod+.' }, own('superscript'), 'position', 'super')}
      {toggle({ icon: Subscript, shortcut: 'Mod+,' }, own('subscript'), 'position', 'sub')}
      {toggle({ icon: CaseSensitive, shortcut: 'Mod+Shift+K' }, own('smallCaps'), 'smallCaps', true)}
    </div>
  );
}

/** The way back from all of them. */
export function ClearMarks(marked: MarkedStretch) {
  const t = useStrings(textStrings);
  return (
    <IconButton
      icon={RemoveFormatting}
      size="small"
      label={t('clearMarks')}
      shortcut="Mod+\"
      preventFocusOnPress
      onPress={() => clearMarks(marked)}
    />
  );
}

/** A length of the letters in points: their size, the space between them. */
export function MarkNumber({
  mark,
  label,
  prefix,
  limits,
  step = 1,
  ...marked
}: MarkedStretch & {
  readonly mark: 'size' | 'letterSpacing';
  readonly label: string;
  readonly prefix?: string;
  readonly limits: { readonly min: number; readonly max: number };
  readonly step?: number;
}) {
  const t = useStrings(strings);
  const merged = currentMark(marked, mark);
  return (
    <NumberField
      label={label}
      {...(prefix === undefined ? {} : { prefix })}
      value={sameValue(merged) ?? null}
      {...limits}
      step={step}
      isOptional
      suffix="pt"
      placeholder={merged.kind === 'mixed' ? t('mixed') : t('spaceStyle')}
      onChange={(next) => applyMark(marked, mark, next ?? undefined)}
      onSubmit={focusText}
    />
  );
}

export function TextColour(marked: MarkedStretch) {
  const t = useStrings(strings);
  const merged = currentMark(marked, 'colour');
  return (
    <ColourControl
      label={t('colour')}
      value={sameValue(merged) ?? null}
      isMixed={merged.kind === 'mixed'}
      isOptional
      absent={t('asStyle')}
      onChange={(next) => applyMark(marked, 'colour', next ?? undefined)}
      onDone={focusTextSoon}
    />
  );
}
