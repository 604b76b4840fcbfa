import type { Json, JsonObject } from '../../shared/base';
import type {
  CelType,
  DateFormat,
  Format,
  FormatLanguage,
  ListFormat,
  MoneyFormat,
  NumberFormat,
  Scope,
  TextFormat,
  TypeEnvironment,
} from '../../shared/rules';
import { FieldPicker } from '../conditions';
import { useStrings } from '../i18n';
import { Checkbox, ComboBox, FieldRow, NumberField, Select, TextField } from '../ui';
import { CURRENCIES, changeFormat, dateStyles, formatSample, moneyDisplays } from './field-format';
import { strings } from './strings';

interface FormatEditorProps<F extends Format = Format> {
  readonly format: F;
  readonly type: CelType;
  readonly language: FormatLanguage;
  /** The live value; `undefined` where the record has none. */
  readonly value: unknown;
  readonly record: JsonObject | undefined;
  readonly environment: TypeEnvironment;
  readonly values: Scope | undefined;
  /** `key` names the property that changes. */
  readonly onChange: (format: Format, key: string) => void;
}

/** The properties of a format, each choice with what it makes of the live value. */
export function FormatEditor(props: FormatEditorProps) {
  const { format } = props;
  switch (format.kind) {
    case 'number':
      return <NumberRows {...props} format={format} />;
    case 'money':
      return <MoneyRows {...props} format={format} />;
    case 'date':
      return <DateRows {...props} format={format} />;
    case 'text':
      return <TextRows {...props} format={format} />;
    case 'list':
      return <ListRows {...props} format={format} />;
  }
}

const ABSENT = ' ';

const setter =
  ({ format, onChange }: Pick<FormatEditorProps, 'format' | 'onChange'>) =>
  (key: string, value?: Json): void =>
    onChange(changeFormat(format, key, value), key);

function NumberRows(props: FormatEditorProps<NumberFormat>) {
  const t = useStrings(strings);
  const set = setter(props);
  return (
    <>
      <DecimalsRow {...props} />
      <NegativeRow {...props} />
      <FieldRow label={t('grouping')}>
        <Checkbox
          isSelected={props.format.grouping !== false}
          onChange={(isOn) => (isOn ? set('grouping') : set('grouping', false))}
        >
          {t('groupingOn')}
        </Checkbox>
      </FieldRow>
      <SignRow {...props} />
    </>
  );
}

const FROM_FIELD = 'field';

function MoneyRows(props: FormatEditorProps<MoneyFormat>) {
  const t = useStrings(strings);
  const { format, onChange, environment, values } = props;
  const set = setter(props);
  return (
    <>
      <FieldRow label={t('currency')}>
        <ComboBox
          label={t('currency')}
          value={format.currency}
          allowsCustomValue
          options={[
            ...CURRENCIES.map((code) => ({ id: code, label: code })),
            { id: FROM_FIELD, label: t('currencyFromField') },
          ]}
          onChange={(next) => {
            const code = next === FROM_FIELD ? next : next.trim().toUpperCase();
            if (code === FROM_FIELD || /^[A-Z]{3}$/.test(code)) set('currency', code);
          }}
        />
      </FieldRow>
      {format.currency === FROM_FIELD && (
        <FieldRow label={t('currencyField')}>
          <FieldPicker
            label={t('currencyField')}
            value={format.currencyField ?? 'currency'}
            environment={environment}
            values={values}
            accepts={isText}
            onChange={(path) => set('currencyField', path)}
          />
        </FieldRow>
      )}
      <FieldRow label={t('display')}>
        <Select
          label={t('display')}
          value={format.display ?? 'symbol'}
          options={moneyDisplays(format).map((id) => ({
            id,
            label: t(DISPLAY_KEYS[id]),
            detail: sampleFor(props, { ...format, display: id }),
          }))}
          onChange={(next) => set('display', next)}
        />
      </FieldRow>
      <DecimalsRow {...props} onChange={onChange} />
      <NegativeRow {...props} />
      <SignRow {...props} />
    </>
  );
}

const isText = (type: CelType): boolean => type.kind === 'string';

const DISPLAY_KEYS = {
  symbol: 'displaySymbol',
  code: 'displayCode',
  none: 'displayNone',
  yenKanji: 'displayYenKanji',
} as const;

const NEGATIVE_KEYS = {
  minus: 'negativeMinus',
  triangle: 'negativeTriangle',
  blackTriangle: 'negativeBlackTriangle',
  parentheses: 'negativeParentheses',
  trailing: 'negativeTrailing',
} as const;

function DecimalsRow(props: FormatEditorProps<NumberFormat | MoneyFormat>) {
  const t = useStrings(strings);
  const set = setter(props);
  return (
    <FieldRow label={t('decimals')}>
      <NumberField
        isWhole
        label={t('decimals')}
        value={props.format.decimals ?? null}
        min={0}
        max={10}
        isOptional
        placeholder={t('decimalsAuto')}
        onChange={(next) => (next === null ? set('decimals') : set('decimals', next))}
      />
    </FieldRow>
  );
}

function NegativeRow(props: FormatEditorProps<NumberFormat | MoneyFormat>) {
  const t = useStrings(strings);
  const set = setter(props);
  return (
    <FieldRow label={t('negative')}>
      <Select
        label={t('negative')}
        value={props.format.negative ?? 'minus'}
        options={(Object.keys(NEGATIVE_KEYS) as (keyof typeof NEGATIVE_KEYS)[]).map((id) => ({
          id,
          label: t(NEGATIVE_KEYS[id]),
        }))}
        onChange={(next) => (next === 'minus' ? set('negative') : set('negative', next))}
      />
    </FieldRow>
  );
}

function SignRow(props: FormatEditorProps<NumberFormat | MoneyFormat>) {
  const t = useStrings(strings);
  const set = setter(props);
  return (
    <FieldRow label={t('sign')}>
      <Checkbox
        isSelected={props.format.sign === 'always'}
        onChange={(isOn) => (isOn ? set('sign', 'always') : set('sign'))}
      >
        {t('signAlways')}
      </Checkbox>
    </FieldRow>
  );
}

const STYLE_KEYS = {
  short: 'styleShort',
  medium: 'styleMedium',
  long: 'styleLong',
  monthYear: 'styleMonthYear',
  iso: 'styleIso',
  wareki: 'styleWareki',
  warekiMixed: 'styleWarekiMixed',
  warekiShort: 'styleWarekiShort',
  pattern: 'stylePattern',
} as const;

function DateRows(props: FormatEditorProps<DateFormat>) {
  const t = useStrings(strings);
  const { format, type, language } = props;
  const set = setter(props);
  const offered = dateStyles(language);
  const styles = offered.includes(format.style) ? offered : [...offered, format.style];
  return (
    <>
      <FieldRow label={t('dateStyle')}>
        <Select
          label={t('dateStyle')}
          value={format.style}
          options={styles.map((id) => ({
            id,
            label: t(STYLE_KEYS[id]),
            detail: sampleFor(props, { ...format, style: id }),
          }))}
          onChange={(next) => set('style', next)}
        />
      </FieldRow>
      {format.style === 'pattern' && (
        <FieldRow label={t('datePattern')}>
          <TextField
            label={t('datePattern')}
            isMono
            value={format.pattern ?? ''}
            placeholder={t('datePatternPlaceholder')}
            maxLength={100}
            onCommit={(text) => (text.trim() === '' ? set('pattern') : set('pattern', text))}
          />
        </FieldRow>
      )}
      {type.kind !== 'date' && (
        <FieldRow label={t('time')}>
          <Select
            label={t('time')}
            value={format.time ?? ABSENT}
            options={[
              { id: ABSENT, label: t('timeNone') },
              { id: 'minutes', label: t('timeMinutes') },
              { id: 'seconds', label: t('timeSeconds') },
            ]}
            onChange={(next) => (next === ABSENT ? set('time') : set('time', next))}
          />
        </FieldRow>
      )}
      {language === 'ja' && (
        <FieldRow label={t('kanjiNumbers')}>
          <Checkbox
            label={t('kanjiNumbers')}
            isSelected={format.kanji === true}
            onChange={(isOn) => (isOn ? set('kanji', true) : set('kanji'))}
          />
        </FieldRow>
      )}
    </>
  );
}

function TextRows(props: FormatEditorProps<TextFormat>) {
  const t = useStrings(strings);
  const { format } = props;
  const set = setter(props);
  return (
    <>
      <FieldRow label={t('letterCase')}>
        <Select
          label={t('letterCase')}
          value={format.case ?? ABSENT}
          options={[
            { id: ABSENT, label: t('caseAsIs') },
            { id: 'upper', label: t('caseUpper') },
            { id: 'lower', label: t('caseLower') },
          ]}
          onChange={(next) => (next === ABSENT ? set('case') : set('case', next))}
        />
      </FieldRow>
      <FieldRow label={t('mask')}>
        <Select
          label={t('mask')}
          value={format.mask ?? ABSENT}
          options={[
            { id: ABSENT, label: t('maskNone') },
            { id: 'last4', label: t('maskLast4') },
            { id: 'all', label: t('maskAll') },
          ]}
          onChange={(next) => (next === ABSENT ? set('mask') : set('mask', next))}
        />
      </FieldRow>
    </>
  );
}

function ListRows(props: FormatEditorProps<ListFormat>) {
  const t = useStrings(strings);
  const { format, language } = props;
  const set = setter(props);
  const usual = language === 'ja' ? '、' : ', ';
  const row = (key: 'separator' | 'lastSeparator', label: string, placeholder: string) => (
    <FieldRow label={label}>
      <TextField
        label={label}
        value={format[key] ?? ''}
        placeholder={placeholder}
        maxLength={20}
        onCommit={(text) => (text === '' ? set(key) : set(key, text))}
      />
    </FieldRow>
  );
  return (
    <>
      {row('separator', t('separator'), usual)}
      {row('lastSeparator', t('lastSeparator'), format.separator ?? usual)}
    </>
  );
}

const sampleFor = ({ type, language, value, record }: FormatEditorProps, format: Format): string =>
  value === undefined || value === null ? '' : formatSample(format, type, language, value, record);
