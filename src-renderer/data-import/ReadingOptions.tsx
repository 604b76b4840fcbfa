import { RotateCcw } from 'lucide-react';
import type { ImportOptions } from '../../shared/contract';
import { useStrings } from '../i18n';
import { Button, type Option, Select } from '../ui';
import { DELIMITERS, ENCODINGS, FORMATS } from './import-options';
import { strings } from './strings';
import type { Import } from './use-import';

const ENCODING_NAMES: { readonly [encoding in (typeof ENCODINGS)[number]]: string } = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  shift_jis: 'Shift_JIS',
  'euc-jp': 'EUC-JP',
  'iso-2022-jp': 'ISO-2022-JP',
  'windows-1252': 'Windows-1252',
  'windows-1250': 'Windows-1250',
};

/** How the file is read: what was detected, each part of it to be corrected. */
export function ReadingOptions({ importing }: { readonly importing: Import }) {
  const t = useStrings(strings);
  const { state, setOption, detectAgain } = importing;
  const options: ImportOptions = { ...state.preview?.options, ...state.chosen };
  const isCsv = options.format === 'csv';

  return (
    <fieldset className="import-options">
      <legend>{t('reading')}</legend>
      <Choice
        label={t('format')}
        name="format"
        importing={importing}
        value={options.format ?? null}
        options={FORMATS.map((id) => ({ id, label: t(FORMAT_KEYS[id]) }))}
        onChange={(next) => setOption('format', next)}
      />
      <Choice
        label={t('encoding')}
        name="encoding"
        importing={importing}
        value={options.encoding ?? null}
        options={ENCODINGS.map((id) => ({ id, label: ENCODING_NAMES[id] }))}
        onChange={(next) => setOption('encoding', next)}
      />
      {isCsv && (
        <>
          <Choice
            label={t('delimiter')}
            name="delimiter"
            importing={importing}
            value={options.delimiter ?? null}
            options={DELIMITERS.map((id) => ({ id, label: t(DELIMITER_KEYS[id]) }))}
            onChange={(next) => setOption('delimiter', next)}
          />
          <Choice
            label={t('header')}
            name="header"
            importing={importing}
            value={options.header === undefined ? null : options.header ? 'names' : 'record'}
            options={[
              { id: 'names', label: t('headerNames') },
              { id: 'record', label: t('headerRecord') },
            ]}
            onChange={(next) => setOption('header', next === 'names')}
          />
        </>
      )}
      {Object.keys(state.chosen).length > 0 && (
        <Button variant="quiet" icon={RotateCcw} onPress={detectAgain}>
          {t('detectAgain')}
        </Button>
      )}
    </fieldset>
  );
}

const FORMAT_KEYS = { csv: 'formatCsv', json: 'formatJson', jsonl: 'formatJsonl' } as const;

const DELIMITER_KEYS = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'pipe' } as const;

interface ChoiceProps<K extends string> {
  readonly label: string;
  readonly name: keyof ImportOptions;
  readonly importing: Import;
  readonly value: K | null;
  readonly options: readonly Option<K>[];
  readonly onChange: (value: K) => void;
}

function Choice<K extends string>({ label, name, importing, value, options, onChange }: ChoiceProps<K>) {
  const t = useStrings(strings);
  const isDetected = value !== null && importing.state.chosen[name] === undefined;
  return (
    <div className="import-choice">
      <Select label={label} showLabel value={value} options={options} onChange={onChange} />
      {isDetected && <span className="import-detected">{t('detected')}</span>}
    </div>
  );
}
