import type { JsonObject } from '../../shared/base';
import type { CelType, Format, FormatLanguage, Scope, TypeEnvironment } from '../../shared/rules';
import { useStrings } from '../i18n';
import { FieldRow, Select } from '../ui';
import { FormatEditor } from './FormatEditor';
import { type FormatKind, formatKinds, initialFormat } from './field-format';
import { strings } from './strings';

const AUTOMATIC = 'automatic';

const KIND_KEYS = {
  number: 'formatNumber',
  money: 'formatMoney',
  date: 'formatDate',
  text: 'formatText',
  list: 'formatList',
} as const;

interface FormatRowsProps {
  readonly format: Format | undefined;
  readonly type: CelType;
  readonly language: FormatLanguage;
  /** The live value; `undefined` where there is none. */
  readonly value: unknown;
  readonly record: JsonObject | undefined;
  readonly environment: TypeEnvironment;
  readonly values: Scope | undefined;
  /** `null` for the automatic one; `key` names the property that changes. */
  readonly onChange: (format: Format | null, key?: string) => void;
}

/** How a value is written: the kind of format, and what that kind leaves open. */
export function FormatRows({ format, onChange, ...rest }: FormatRowsProps) {
  const t = useStrings(strings);
  const { type, language } = rest;
  return (
    <>
      <FieldRow label={t('format')}>
        <Select<string>
          label={t('format')}
          value={format?.kind ?? AUTOMATIC}
          options={[
            { id: AUTOMATIC, label: t('formatAutomatic') },
            ...offeredKinds(type, format).map((kind) => ({ id: kind, label: t(KIND_KEYS[kind]) })),
          ]}
          onChange={(next) =>
            onChange(next === AUTOMATIC ? null : initialFormat(next as FormatKind, type, language))
          }
        />
      </FieldRow>
      {format && <FormatEditor {...rest} format={format} onChange={onChange} />}
    </>
  );
}

/** Kinds that suit the type, and the present one whatever it is. */
const offeredKinds = (type: CelType, format: Format | undefined): readonly FormatKind[] => {
  const kinds = formatKinds(type);
  return format && !kinds.includes(format.kind) ? [...kinds, format.kind] : kinds;
};
