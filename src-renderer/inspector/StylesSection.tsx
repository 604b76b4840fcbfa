import { ChevronRight, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button, Disclosure, DisclosurePanel } from 'react-aria-components';
import type { Json } from '../../shared/base';
import { elementTypes } from '../../shared/engine';
import {
  ALIGNMENTS,
  BASE_STYLE,
  defaultLanguage,
  resolveColour,
  resolveTextStyle,
  type Template,
  type TextStyle,
} from '../../shared/model';
import { paintResources } from '../engine';
import { useStrings } from '../i18n';
import { useStudio } from '../state';
import {
  ComboBox,
  FieldRow,
  IconButton,
  LengthField,
  NumberField,
  PanelSection,
  Select,
  TextField,
} from '../ui';
import { change, changeTemplate } from './change';
import { ColourControl } from './FieldControl';
import { type FontChoice, fontFamilies, nearestFace, weightsOf } from './font-choices';
import { strings } from './strings';
import { countStyleUse, freeKey } from './style-usage';
import { TextStyleSelect } from './TextStyleSelect';

const fieldsOf = (type: string) => elementTypes.get(type)?.inspector ?? [];

/** The template's text styles, each shown as it looks; a change repaints everything that uses it. */
export function StylesSection({ template }: { readonly template: Template }) {
  const t = useStrings(strings);
  const names = Object.keys(template.styles.text);
  const [opened, setOpened] = useState<string | null>(null);

  const add = () => {
    const label = t('newStyleName');
    const key = freeKey(label, names);
    const value = { label, basedOn: BASE_STYLE };
    if (change('style', [{ kind: 'setTemplate', path: ['styles', 'text', key], value }])) setOpened(key);
  };

  return (
    <PanelSection
      title={t('textStyles')}
      end={<IconButton icon={Plus} size="small" label={t('addStyle')} onPress={add} />}
    >
      {names.map((name) => (
        <StyleEntry
          key={name}
          name={name}
          template={template}
          isExpanded={opened === name}
          onExpand={(isExpanded) => setOpened(isExpanded ? name : null)}
        />
      ))}
    </PanelSection>
  );
}

interface StyleEntryProps {
  readonly name: string;
  readonly template: Template;
  readonly isExpanded: boolean;
  readonly onExpand: (isExpanded: boolean) => void;
}

function StyleEntry({ name, template, isExpanded, onExpand }: StyleEntryProps) {
  const t = useStrings(strings);
  const style = template.styles.text[name];
  if (!style) return null;
  const uses = countStyleUse(template, name, fieldsOf);
  const label = style.label ?? name;
  return (
    <Disclosure className="inspector-style" isExpanded={isExpanded} onExpandedChange={onExpand}>
      <div className="inspector-style-head">
        <Button slot="trigger" className="inspector-style-trigger">
          <ChevronRight size={12} strokeWidth={2.25} aria-hidden />
          <span className="inspector-style-name">{label}</span>
          <StylePreview template={template} name={name} />
        </Button>
      </div>
      <DisclosurePanel>
        {isExpanded && (
          <>
            <StyleFields name={name} style={style} template={template} />
            <div className="inspector-style-foot">
              <span className="muted">{uses > 0 ? t('styleInUse', { count: uses }) : t('unused')}</span>
              <IconButton
                icon={Trash2}
                size="small"
                label={t('removeStyle', { name: label })}
                isDisabled={uses > 0 || name === BASE_STYLE}
                onPress={() => changeTemplate('style', ['styles', 'text', name], undefined)}
              />
            </div>
          </>
        )}
      </DisclosurePanel>
    </Disclosure>
  );
}

/** A few letters in the style itself, in the template's own fonts. */
function StylePreview({ template, name }: { readonly template: Template; readonly name: string }) {
  const fonts = useStudio((state) => state.info?.fonts) ?? [];
  const { style } = resolveTextStyle(template.styles, name);
  const face = nearestFace(fonts, style);
  const family = face && paintResources.familyOf(face.hash);
  return (
    <span
      className="inspector-style-preview"
      aria-hidden
      style={{
        ...(family === undefined ? {} : { fontFamily: `'${family}', var(--font-ui)` }),
        // A face is registered under a name of its own, so its weight and slant are already in it.
        fontWeight: family === undefined ? style.weight : 'normal',
        fontStyle: family === undefined && style.italic ? 'italic' : 'normal',
        fontSize: Math.min(20, Math.max(10, style.size)),
        textDecoration: style.underline ? 'underline' : 'none',
      }}
    >
      <span
        className="inspector-style-ink"
        style={{ background: resolveColour(template.styles, style.colour) ?? 'none' }}
      />
      {defaultLanguage(template).startsWith('ja') ? '永あア漢字かな 12,345' : 'Quick brown fox 12,345'}
    </span>
  );
}

const ABSENT = ' ';

interface StyleFieldsProps {
  readonly name: string;
  readonly style: TextStyle;
  readonly template: Template;
}

/** Every property of a style; an empty one shows what it inherits. */
function StyleFields({ name, style, template }: StyleFieldsProps) {
  const t = useStrings(strings);
  const fonts = useStudio((state) => state.info?.fonts) ?? [];
  const { style: resolved } = resolveTextStyle(template.styles, name);
  const isBase = name === BASE_STYLE;
  const set = (key: keyof TextStyle, value?: Json | null) =>
    changeTemplate('style', ['styles', 'text', name, key], value ?? undefined);

  const number = (
    key: 'size' | 'leading' | 'letterSpacing',
    label: string,
    limits: { min: number; max: number },
  ) => (
    <NumberField
      label={label}
      value={style[key] ?? null}
      {...limits}
      step={key === 'letterSpacing' ? 0.1 : 0.5}
      isOptional
      suffix="pt"
      placeholder={String(resolved[key])}
      onChange={(next) => set(key, next)}
    />
  );
  const length = (key: 'spaceBefore' | 'spaceAfter' | 'indent', label: string, prefix?: string) => (
    <LengthField
      label={label}
      value={style[key] ?? null}
      {...(prefix === undefined ? {} : { prefix })}
      isOptional
      placeholder={resolved[key] === 0 ? '0' : t('inherited')}
      onChange={(next) => set(key, next)}
    />
  );
  const flag = (key: 'italic' | 'underline' | 'keepWithNext', label: string) => (
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
  const choice = <K extends 'align' | 'role' | 'kinsoku'>(
    key: K,
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

  return (
    <>
      <FieldRow label={t('name')}>
        <TextField
          label={t('styleName')}
          value={style.label ?? name}
          maxLength={120}
          onCommit={(text) => set('label', text.trim() === '' ? null : text.trim())}
        />
      </FieldRow>
      {!isBase && (
        <FieldRow label={t('basedOn')}>
          <TextStyleSelect
            label={t('basedOn')}
            value={style.basedOn ?? BASE_STYLE}
            absent={null}
            without={[name]}
            onChange={(next) => set('basedOn', next)}
          />
        </FieldRow>
      )}
      <FieldRow label={t('family')}>
        <ComboBox
          label={t('family')}
          value={style.family ?? ''}
          placeholder={resolved.family}
          allowsCustomValue
          options={[
            ...(isBase ? [] : [{ id: ABSENT, label: `${t('inherited')}: ${resolved.family}` }]),
            ...fontFamilies(fonts).map((family) => ({ id: family, label: family })),
          ]}
          onChange={(next) => set('family', next === ABSENT || next.trim() === '' ? null : next)}
        />
      </FieldRow>
      <FieldRow label={t('weight')}>
        <Select
          label={t('weight')}
          value={style.weight === undefined ? ABSENT : String(style.weight)}
          options={[
            { id: ABSENT, label: `${t('inherited')}: ${resolved.weight}` },
            ...weightOptions(fonts, resolved.family, style.weight),
          ]}
          onChange={(next) => (next === ABSENT ? set('weight') : set('weight', Number(next)))}
        />
      </FieldRow>
      <FieldRow label={t('fontSize')}>
        {number('size', t('fontSize'), { min: 1, max: 400 })}
        {number('leading', t('leading'), { min: 1, max: 800 })}
      </FieldRow>
      <FieldRow label={t('colour')}>
        <ColourControl
          label={t('colour')}
          value={style.colour ?? null}
          isOptional
          onChange={(next) => set('colour', next)}
        />
      </FieldRow>
      <FieldRow label={t('space')}>
        {length('spaceBefore', t('spaceBefore'), '▲')}
        {length('spaceAfter', t('spaceAfter'), '▼')}
      </FieldRow>
      <FieldRow label={t('indent')}>{length('indent', t('indent'))}</FieldRow>
      <FieldRow label={t('letterSpacing')}>
        {number('letterSpacing', t('letterSpacing'), { min: -20, max: 100 })}
      </FieldRow>
      {choice(
        'align',
        t('align'),
        ALIGNMENTS.map((id) => ({ id, label: t(ALIGN_KEYS[id]) })),
      )}
      {flag('italic', t('italic'))}
      {flag('underline', t('underline'))}
      {flag('keepWithNext', t('keepWithNext'))}
      {choice('role', t('role'), [
        { id: 'P', label: t('roleP') },
        { id: 'H1', label: t('roleH1') },
        { id: 'H2', label: t('roleH2') },
        { id: 'H3', label: t('roleH3') },
      ])}
      {choice('kinsoku', t('kinsoku'), [
        { id: 'strict', label: t('kinsokuStrict') },
        { id: 'normal', label: t('kinsokuNormal') },
        { id: 'loose', label: t('kinsokuLoose') },
      ])}
    </>
  );
}

const ALIGN_KEYS = {
  start: 'alignStart',
  center: 'alignCenter',
  end: 'alignEnd',
  justify: 'alignJustify',
  distribute: 'alignDistribute',
} as const;

const weightOptions = (fonts: readonly FontChoice[], family: string, chosen: number | undefined) => {
  const weights = weightsOf(fonts, family);
  const all = chosen === undefined || weights.includes(chosen) ? weights : [...weights, chosen];
  return all.map((weight) => ({ id: String(weight), label: String(weight) }));
};
