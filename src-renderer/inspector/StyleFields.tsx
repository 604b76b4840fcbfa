import { ALIGNMENTS, BASE_STYLE, TEXT_ROLES } from '../../shared/model';
import { useStrings } from '../i18n';
import { useStudio } from '../state';
import { Button, FieldRow, Select, TextField } from '../ui';
import { FamilyField } from './FamilyField';
import { FeaturesField } from './FeaturesField';
import { ColourControl } from './FieldControl';
import { weightsOf, widthsOf } from './font-choices';
import { layoutStrings } from './layout-strings';
import { MoreFields } from './MoreFields';
import { strings } from './strings';
import { ABSENT, countSet, type StyleProps, useStyleControls } from './style-controls';
import { styleStrings } from './style-strings';
import { TabStops } from './TabStops';
import { TextStyleSelect } from './TextStyleSelect';
import { textStrings } from './text-strings';

/** Every property of a style, the usual ones first; an empty one shows what it inherits. */
export function StyleFields(props: StyleProps) {
  const { name, style } = props;
  const t = useStrings(strings);
  const own = useStrings(styleStrings);
  const fonts = useStudio((state) => state.info?.fonts) ?? [];
  const { resolved, set, number, length, flag, choice } = useStyleControls(props);
  const isBase = name === BASE_STYLE;
  const widths = widthsOf(fonts, resolved.family);

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
      <FamilyField {...props} />
      <LookField
        label={t('weight')}
        own={style.weight}
        inherited={resolved.weight}
        choices={weightsOf(fonts, resolved.family)}
        unit=""
        onChange={(next) => set('weight', next)}
      />
      {(widths.length > 1 || style.stretch !== undefined) && (
        <LookField
          label={own('stretch')}
          own={style.stretch}
          inherited={resolved.stretch}
          choices={widths}
          unit=" %"
          onChange={(next) => set('stretch', next)}
        />
      )}
      <FieldRow label={t('fontSize')}>
        <div className="inspector-pair">
          {number('size', t('fontSize'), { min: 1, max: 400 })}
          {number('leading', t('leading'), { min: 1, max: 800 })}
        </div>
      </FieldRow>
      <FieldRow label={t('colour')}>
        <ColourControl
          label={t('colour')}
          value={style.colour ?? null}
          isOptional
          absent={`${t('inherited')}: ${resolved.colour}`}
          onChange={(next) => set('colour', next)}
        />
      </FieldRow>
      <FieldRow label={t('space')}>
        <div className="inspector-pair">
          {length('spaceBefore', t('spaceBefore'), '▲')}
          {length('spaceAfter', t('spaceAfter'), '▼')}
        </div>
      </FieldRow>
      <FieldRow label={own('indents')} isTop>
        <div className="inspector-pair">
          {length('indentStart', own('indentStart'), '→')}
          {length('indentEnd', own('indentEnd'), '←')}
          {length('indent', own('firstLine'), '¶')}
        </div>
      </FieldRow>
      {choice(
        'align',
        t('align'),
        ALIGNMENTS.map((id) => ({ id, label: t(ALIGN_KEYS[id]) })),
      )}
      {flag('italic', t('italic'))}
      {flag('underline', t('underline'))}
      <LineBreaking {...props} />
      <VerticalText {...props} />
      <Letters {...props} />
      <MoreFields title={own('tabs')} count={style.tabs?.length ?? 0}>
        <TabStops
          tabs={style.tabs ?? null}
          inherited={resolved.tabs}
          onChange={(tabs) => set('tabs', tabs === null ? null : tabs.map((tab) => ({ ...tab })))}
        />
      </MoreFields>
      <Structure {...props} />
    </>
  );
}

/** A look that the family's fonts have several of: how heavy, how wide. */
function LookField({
  label,
  own,
  inherited,
  choices,
  unit,
  onChange,
}: {
  readonly label: string;
  readonly own: number | undefined;
  readonly inherited: number;
  readonly choices: readonly number[];
  readonly unit: string;
  readonly onChange: (next?: number) => void;
}) {
  const t = useStrings(strings);
  const all = own === undefined || choices.includes(own) ? choices : [...choices, own];
  return (
    <FieldRow label={label}>
      <Select
        label={label}
        value={own === undefined ? ABSENT : String(own)}
        options={[
          { id: ABSENT, label: `${t('inherited')}: ${inherited}${unit}` },
          ...all.map((look) => ({ id: String(look), label: `${look}${unit}` })),
        ]}
        onChange={(next) => (next === ABSENT ? onChange() : onChange(Number(next)))}
      />
    </FieldRow>
  );
}

function LineBreaking(props: StyleProps) {
  const t = useStrings(strings);
  const own = useStrings(styleStrings);
  const { flag, choice } = useStyleControls(props);
  const keys = [
    'lineBreaking',
    'hyphenate',
    'hangingPunctuation',
    'autospace',
    'kashida',
    'kinsoku',
  ] as const;
  return (
    <MoreFields title={own('lineBreaking')} count={countSet(props.style, keys)}>
      {choice('lineBreaking', own('breaking'), [
        { id: 'greedy', label: own('breakingGreedy') },
        { id: 'optimal', label: own('breakingOptimal') },
      ])}
      {flag('hyphenate', own('hyphenate'))}
      {flag('hangingPunctuation', own('hangingPunctuation'))}
      {flag('autospace', own('autospace'))}
      {flag('kashida', own('kashida'))}
      {choice('kinsoku', t('kinsoku'), [
        { id: 'strict', label: t('kinsokuStrict') },
        { id: 'normal', label: t('kinsokuNormal') },
        { id: 'loose', label: t('kinsokuLoose') },
      ])}
    </MoreFields>
  );
}

function VerticalText(props: StyleProps) {
  const own = useStrings(styleStrings);
  const { resolved, number, flag } = useStyleControls(props);
  return (
    <MoreFields
      title={own('verticalText')}
      count={countSet(props.style, ['combineDigits', 'combineLetters'])}
    >
      <FieldRow label={own('combineDigits')}>
        {number(
          'combineDigits',
          own('combineDigits'),
          { min: 0, max: 4, step: 1, isWhole: true },
          own('digits'),
        )}
      </FieldRow>
      {resolved.combineDigits > 0 && flag('combineLetters', own('combineLetters'))}
      <p className="inspector-hint">{own('combineHint')}</p>
    </MoreFields>
  );
}

function Letters(props: StyleProps) {
  const t = useStrings(strings);
  const own = useStrings(styleStrings);
  const texts = useStrings(textStrings);
  const { resolved, set, number, flag } = useStyleControls(props);
  const { features } = props.style;
  return (
    <MoreFields
      title={own('openType')}
      count={countSet(props.style, ['letterSpacing', 'smallCaps', 'features'])}
    >
      <FieldRow label={t('letterSpacing')}>
        {number('letterSpacing', t('letterSpacing'), { min: -20, max: 100, step: 0.1 })}
      </FieldRow>
      {flag('smallCaps', own('smallCaps'))}
      <FieldRow label={texts('features')} isTop>
        <div className="inspector-stack">
          <FeaturesField
            features={features ?? resolved.features}
            onChange={(next) => set('features', next)}
          />
          {features === undefined ? (
            <p className="inspector-hint">{own('featuresInherited')}</p>
          ) : (
            <Button variant="quiet" onPress={() => set('features')}>
              {own('featuresReset')}
            </Button>
          )}
        </div>
      </FieldRow>
    </MoreFields>
  );
}

function Structure(props: StyleProps) {
  const t = useStrings(strings);
  const own = useStrings(styleStrings);
  const layout = useStrings(layoutStrings);
  const { number, flag, choice } = useStyleControls(props);
  const lines = { min: 1, max: 20, step: 1, isWhole: true };
  return (
    <MoreFields
      title={own('structure')}
      count={countSet(props.style, ['role', 'keepWithNext', 'orphans', 'widows'])}
    >
      {choice(
        'role',
        t('role'),
        TEXT_ROLES.map((id) => ({
          id,
          label: id === 'P' ? t('roleP') : layout('heading', { level: id.slice(1) }),
        })),
      )}
      {flag('keepWithNext', t('keepWithNext'))}
      <FieldRow label={own('orphansAndWidows')}>
        <div className="inspector-pair">
          {number('orphans', own('orphans'), { ...lines, prefix: '▁' }, null)}
          {number('widows', own('widows'), { ...lines, prefix: '▔' }, null)}
        </div>
      </FieldRow>
    </MoreFields>
  );
}

const ALIGN_KEYS = {
  start: 'alignStart',
  center: 'alignCenter',
  end: 'alignEnd',
  justify: 'alignJustify',
  distribute: 'alignDistribute',
} as const;
