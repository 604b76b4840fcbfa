import type { Json } from '../../shared/base';
import type { InkSpec } from '../../shared/model';
import { useStrings } from '../i18n';
import { FieldRow, NumberField, Select, Switch, TextField } from '../ui';
import { changeTemplate } from './change';
import { cmykOf } from './ink-of-colour';
import { styleStrings } from './style-strings';

interface InkFieldsProps {
  /** The colour's name. */
  readonly name: string;
  /** Its `#rrggbb`. */
  readonly hex: string;
  readonly ink: InkSpec | undefined;
}

type InkKind = 'none' | 'process' | 'spot';

const PARTS = [
  { label: 'cyan', sign: 'C' },
  { label: 'magenta', sign: 'M' },
  { label: 'yellow', sign: 'Y' },
  { label: 'black', sign: 'K' },
] as const;

const FULL = 100;

/** How a named colour is printed where the output has inks. */
export function InkFields({ name, hex, ink }: InkFieldsProps) {
  const t = useStrings(styleStrings);
  const kind: InkKind = ink === undefined ? 'none' : ink.spot === undefined ? 'process' : 'spot';
  const put = (next: InkSpec | undefined, key: string) =>
    changeTemplate('style', ['styles', 'inks', name], next as Json | undefined, key);
  const choose = (next: InkKind): void => {
    const cmyk = ink?.cmyk ?? cmykOf(hex);
    const overprint = ink?.overprint ? { overprint: true } : {};
    if (next === kind) return;
    if (next === 'none') put(undefined, 'kind');
    else if (next === 'process') put({ cmyk, ...overprint }, 'kind');
    else put({ cmyk, spot: name, ...overprint }, 'kind');
  };
  const without = (own: InkSpec, key: 'tint' | 'overprint'): InkSpec => {
    const { [key]: _gone, ...rest } = own;
    return rest;
  };

  return (
    <>
      <FieldRow label={t('inkKind')}>
        <Select<InkKind>
          label={t('inkKind')}
          value={kind}
          options={[
            { id: 'none', label: t('inkNone') },
            { id: 'process', label: t('inkProcess') },
            { id: 'spot', label: t('inkSpot') },
          ]}
          onChange={choose}
        />
      </FieldRow>
      {ink?.spot !== undefined && (
        <FieldRow label={t('spotName')}>
          <TextField
            label={t('spotName')}
            value={ink.spot}
            maxLength={120}
            placeholder="DIC 222"
            onCommit={(text) => text.trim() !== '' && put({ ...ink, spot: text.trim() }, 'spot')}
          />
        </FieldRow>
      )}
      {ink && (
        <FieldRow label={t(kind === 'spot' ? 'spotStandsFor' : 'standsFor')} isTop>
          <div className="inspector-pair">
            {PARTS.map(({ label, sign }, at) => (
              <NumberField
                key={sign}
                label={t(label)}
                prefix={sign}
                suffix="%"
                value={ink.cmyk[at] ?? 0}
                min={0}
                max={FULL}
                onChange={(part) => {
                  if (part === null) return;
                  const [c, m, y, k] = ink.cmyk.with(at, part);
                  put({ ...ink, cmyk: [c ?? 0, m ?? 0, y ?? 0, k ?? 0] }, `cmyk ${at}`);
                }}
              />
            ))}
          </div>
        </FieldRow>
      )}
      {ink && kind === 'spot' && (
        <FieldRow label={t('tint')}>
          <NumberField
            label={t('tint')}
            suffix="%"
            value={ink.tint ?? null}
            min={0}
            max={FULL}
            isOptional
            placeholder={String(FULL)}
            onChange={(tint) =>
              put(tint === null || tint === FULL ? without(ink, 'tint') : { ...ink, tint }, 'tint')
            }
          />
        </FieldRow>
      )}
      {ink && (
        <FieldRow label={t('overprint')}>
          <Switch
            label={t('overprint')}
            isSelected={ink.overprint === true}
            onChange={(isOn) =>
              put(isOn ? { ...ink, overprint: true } : without(ink, 'overprint'), 'overprint')
            }
          />
        </FieldRow>
      )}
      <p className="inspector-note inspector-hint">{t('inkNote')}</p>
    </>
  );
}
