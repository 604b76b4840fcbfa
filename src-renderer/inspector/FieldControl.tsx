import { useStore } from 'zustand';
import type { Json } from '../../shared/base';
import type { InspectorField } from '../../shared/elements';
import { useLocale, useStrings } from '../i18n';
import { useSettled } from '../state';
import {
  ColourField,
  FieldRow,
  formatLength,
  LengthField,
  lengthUnitStore,
  NumberField,
  Select,
  Switch,
  TextField,
} from '../ui';
import { AssetControl } from './AssetControl';
import { DashField } from './DashField';
import { type Merged, sameValue } from './merged-value';
import { strings } from './strings';
import { TextStyleSelect } from './TextStyleSelect';

interface FieldControlProps {
  readonly field: InspectorField;
  readonly merged: Merged<Json>;
  /** Without a value: clear. */
  readonly onChange: (value?: Json) => void;
}

/** One row of the inspector for a property that an element type declares. */
export function FieldControl(props: FieldControlProps) {
  const label = props.field.label[useLocale()];
  return (
    <FieldRow label={label}>
      <Control {...props} label={label} />
    </FieldRow>
  );
}

/** Stands for "absent" in lists, whose entries need a key. */
const ABSENT = ' ';

function Control({ field, merged, onChange, label }: FieldControlProps & { readonly label: string }) {
  const t = useStrings(strings);
  const locale = useLocale();
  const { unit } = useStore(lengthUnitStore);
  const value = sameValue(merged);
  const isMixed = merged.kind === 'mixed';
  const isOptional = field.optional === true;

  switch (field.kind) {
    case 'length':
    case 'number': {
      const Field = field.kind === 'length' ? LengthField : NumberField;
      const { absent } = field;
      const standing =
        typeof absent === 'object'
          ? absent[locale]
          : absent === undefined
            ? t('none')
            : field.kind === 'length'
              ? formatLength(absent, unit)
              : String(absent);
      return (
        <Field
          label={label}
          value={typeof value === 'number' ? value : null}
          onChange={(next) => (next === null ? onChange() : onChange(next))}
          min={field.min}
          max={field.max}
          {...(field.kind === 'number' ? { step: field.step, isWhole: field.isWhole } : {})}
          isOptional={isOptional}
          placeholder={isMixed ? t('mixed') : isOptional ? standing : ''}
        />
      );
    }
    case 'text':
      return (
        <TextField
          label={label}
          value={typeof value === 'string' ? value : ''}
          placeholder={isMixed ? t('mixed') : isOptional ? t('none') : ''}
          {...(field.maxLength === undefined ? {} : { maxLength: field.maxLength })}
          onCommit={(next) => (next === '' && isOptional ? onChange() : onChange(next))}
        />
      );
    case 'colour':
      return (
        <ColourControl
          label={label}
          value={typeof value === 'string' ? value : null}
          isMixed={isMixed}
          isOptional={isOptional}
          onChange={(next) => (next === null ? onChange() : onChange(next))}
        />
      );
    case 'dash':
      return (
        <DashField
          label={label}
          value={Array.isArray(value) ? value.map(Number) : []}
          {...(isMixed ? { placeholder: t('mixed') } : {})}
          onChange={(dash) => (dash.length === 0 ? onChange() : onChange([...dash]))}
        />
      );
    case 'textStyle':
      return (
        <TextStyleSelect
          label={label}
          value={typeof value === 'string' ? value : null}
          isMixed={isMixed}
          absent={isOptional ? t('inherited') : null}
          onChange={(next) => (next === null ? onChange() : onChange(next))}
        />
      );
    case 'asset':
      return (
        <AssetControl
          label={label}
          value={typeof value === 'string' ? value : null}
          onChange={(next) => (next === null ? onChange() : onChange(next))}
        />
      );
    case 'toggle':
      return (
        <Switch
          label={label}
          isSelected={value === true}
          onChange={(next) => (!next && isOptional ? onChange() : onChange(next))}
        />
      );
    case 'choice': {
      const { absent } = field;
      const absentId = typeof absent === 'object' ? ABSENT : absent;
      return (
        <Select
          label={label}
          value={isMixed ? null : typeof value === 'string' ? value : (absentId ?? null)}
          placeholder={isMixed ? t('mixed') : '–'}
          options={[
            ...(typeof absent === 'object' ? [{ id: ABSENT, label: absent[locale] }] : []),
            ...field.options.map((option) => ({ id: option.value, label: option.label[locale] })),
          ]}
          onChange={(next) => (next === absentId ? onChange() : onChange(next))}
        />
      );
    }
  }
}

interface ColourControlProps {
  readonly label: string;
  readonly value: string | null;
  readonly isMixed?: boolean;
  readonly isOptional?: boolean;
  /** What holds where there is none, in words. */
  readonly absent?: string;
  readonly onChange: (value: string | null) => void;
  /** Once a colour was chosen and the choice has given the focus back. */
  readonly onDone?: () => void;
}

/** A colour of the template or an own one. */
export function ColourControl({
  label,
  value,
  isMixed = false,
  isOptional = false,
  absent,
  onChange,
  onDone,
}: ColourControlProps) {
  const t = useStrings(strings);
  const colours = useSettled((state) => state.document?.template.styles.colours) ?? {};
  const words = isMixed ? t('mixed') : absent;
  return (
    <ColourField
      label={label}
      value={value}
      colours={colours}
      isOptional={isOptional}
      {...(words === undefined ? {} : { absent: words })}
      onChange={onChange}
      {...(onDone ? { onDone } : {})}
    />
  );
}
