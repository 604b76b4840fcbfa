import type { ListStyle, Numbering } from '../../shared/model';
import { useStrings } from '../i18n';
import { FieldRow, LengthField, NumberField, Select, TextField } from '../ui';
import { numberingOptions } from './list-styles';
import { styleStrings } from './style-strings';
import { TextStyleSelect } from './TextStyleSelect';

export type ListLevel = ListStyle['levels'][number];

interface ListLevelFieldsProps {
  readonly level: ListLevel;
  /** `key` names the property that changes. */
  readonly onChange: (level: ListLevel, key: string) => void;
}

const BULLET = 'bullet';

/** One level of a list style: what its label says and where it stands. */
export function ListLevelFields({ level, onChange }: ListLevelFieldsProps) {
  const t = useStrings(styleStrings);
  const isBullet = level.kind === BULLET;

  const without = (key: 'start' | 'style' | 'labelAlign'): ListLevel => {
    const { [key]: _gone, ...rest } = level;
    return rest;
  };
  const setKind = (kind: Numbering | typeof BULLET): void => {
    const becomesBullet = kind === BULLET;
    if (becomesBullet === isBullet) onChange({ ...level, kind }, 'kind');
    else if (becomesBullet) onChange({ ...without('start'), kind, label: '•' }, 'kind');
    else onChange({ ...level, kind, label: '%1.' }, 'kind');
  };

  return (
    <>
      <FieldRow label={t('kind')}>
        <Select<Numbering | typeof BULLET>
          label={t('kind')}
          value={level.kind}
          options={[{ id: BULLET, label: `•  ${t('kindBullet')}` }, ...numberingOptions()]}
          onChange={setKind}
        />
      </FieldRow>
      <FieldRow label={t('label')} isTop>
        <TextField
          label={t('label')}
          value={level.label}
          maxLength={32}
          {...(isBullet ? {} : { description: t('labelHint') })}
          onCommit={(label) => label !== '' && onChange({ ...level, label }, 'label')}
        />
      </FieldRow>
      <FieldRow label={t('textIndent')}>
        <div className="inspector-pair">
          <LengthField
            label={t('textIndent')}
            prefix="→"
            value={level.indent}
            min={0}
            max={2000}
            onChange={(indent) => indent !== null && onChange({ ...level, indent }, 'indent')}
          />
          <LengthField
            label={t('labelWidth')}
            prefix="↤"
            value={level.labelWidth}
            min={0}
            max={2000}
            onChange={(labelWidth) => labelWidth !== null && onChange({ ...level, labelWidth }, 'labelWidth')}
          />
        </div>
      </FieldRow>
      <FieldRow label={t('labelAlign')}>
        <Select<'start' | 'end'>
          label={t('labelAlign')}
          value={level.labelAlign ?? 'start'}
          options={[
            { id: 'start', label: t('labelAlignStart') },
            { id: 'end', label: t('labelAlignEnd') },
          ]}
          onChange={(labelAlign) =>
            onChange(labelAlign === 'start' ? without('labelAlign') : { ...level, labelAlign }, 'labelAlign')
          }
        />
      </FieldRow>
      {!isBullet && (
        <FieldRow label={t('start')}>
          <NumberField
            isWhole
            label={t('start')}
            value={level.start ?? null}
            min={0}
            max={1_000_000}
            isOptional
            placeholder="1"
            onChange={(start) => onChange(start === null ? without('start') : { ...level, start }, 'start')}
          />
        </FieldRow>
      )}
      <FieldRow label={t('labelStyle')}>
        <TextStyleSelect
          label={t('labelStyle')}
          value={level.style ?? null}
          absent={t('asParagraph')}
          onChange={(style) => onChange(style === null ? without('style') : { ...level, style }, 'style')}
        />
      </FieldRow>
    </>
  );
}
