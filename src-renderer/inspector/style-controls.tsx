/** The controls of one text style: each shows what is set or, where nothing is, what is inherited. */
import { useStore } from 'zustand';
import type { Json } from '../../shared/base';
import { type ResolvedTextStyle, resolveTextStyle, type Template, type TextStyle } from '../../shared/model';
import { useStrings } from '../i18n';
import { FieldRow, formatLength, LengthField, lengthUnitStore, NumberField, Select } from '../ui';
import { changeTemplate } from './change';
import { strings } from './strings';

/** Stands for "inherited" in lists, whose entries need a key. */
export const ABSENT = ' ';

type KeysOf<T> = {
  [K in keyof ResolvedTextStyle]: ResolvedTextStyle[K] extends T ? K : never;
}[keyof ResolvedTextStyle];

export interface StyleProps {
  readonly name: string;
  readonly style: TextStyle;
  readonly template: Template;
}

/** What is set, what holds, and controls that set it. */
export function useStyleControls({ name, style, template }: StyleProps) {
  const t = useStrings(strings);
  const { unit } = useStore(lengthUnitStore);
  const { style: resolved } = resolveTextStyle(template.styles, name);
  const set = (key: keyof TextStyle, value?: Json | null) =>
    changeTemplate('style', ['styles', 'text', name, key], value ?? undefined);

  const number = (
    key: KeysOf<number>,
    label: string,
    options: {
      readonly min: number;
      readonly max: number;
      readonly step?: number;
      readonly isWhole?: boolean;
      readonly prefix?: string;
    },
    suffix: string | null = 'pt',
  ) => (
    <NumberField
      label={label}
      value={style[key] ?? null}
      step={0.5}
      {...options}
      isOptional
      {...(suffix === null ? {} : { suffix })}
      placeholder={String(resolved[key])}
      onChange={(next) => set(key, next)}
    />
  );

  const length = (key: KeysOf<number>, label: string, prefix?: string) => (
    <LengthField
      label={label}
      value={style[key] ?? null}
      {...(prefix === undefined ? {} : { prefix })}
      isOptional
      placeholder={formatLength(resolved[key], unit)}
      onChange={(next) => set(key, next)}
    />
  );

  const flag = (key: KeysOf<boolean>, label: string) => (
    <FieldRow label={label}>
      <Select
        label={label}
        value={style[key] === undefined ? ABSENT : style[key] ? 'yes' : 'no'}
        options={[
          { id: ABSENT, label: `${t('inherited')}: ${resolved[key] ? t('yes') : t('no')}` },
          { id: 'yes', label: t('yes') },
          { id: 'no', label: t('no') },
        ]}
        onChange={(next) => (next === ABSENT ? set(key) : set(key, next === 'yes'))}
      />
    </FieldRow>
  );

  const choice = (
    key: 'align' | 'role' | 'kinsoku' | 'lineBreaking',
    label: string,
    options: readonly { readonly id: string; readonly label: string }[],
  ) => (
    <FieldRow label={label}>
      <Select
        label={label}
        value={style[key] ?? ABSENT}
        options={[
          {
            id: ABSENT,
            label: `${t('inherited')}: ${options.find(({ id }) => id === resolved[key])?.label ?? resolved[key]}`,
          },
          ...options,
        ]}
        onChange={(next) => (next === ABSENT ? set(key) : set(key, next))}
      />
    </FieldRow>
  );

  return { resolved, set, number, length, flag, choice };
}

/** How many of some properties a style sets itself. */
export const countSet = (style: TextStyle, keys: readonly (keyof TextStyle)[]): number =>
  keys.filter((key) => style[key] !== undefined).length;
