import { useStrings } from '../i18n';
import { ComboBox, FieldRow, Switch, TextField } from '../ui';
import { FeaturesField } from './FeaturesField';
import { isLanguageTag, languageOptions } from './language-names';
import { MoreFields } from './MoreFields';
import { sameValue } from './merged-value';
import { strings } from './strings';
import { applyMark, currentMark, hasLetters, type MarkedStretch } from './text-marks';
import { textStrings } from './text-strings';

const ABSENT = ' ';
const MARKS = ['lang', 'ruby', 'combine', 'features'] as const;

/** Marks that few texts need: language, reading, letters side by side where lines are vertical, OpenType. */
export function MoreMarks({ isVertical, ...marked }: MarkedStretch & { readonly isVertical: boolean }) {
  const t = useStrings(textStrings);
  const own = useStrings(strings);
  const [lang, ruby, combine] = [
    currentMark(marked, 'lang'),
    currentMark(marked, 'ruby'),
    currentMark(marked, 'combine'),
  ];
  const features = sameValue(currentMark(marked, 'features'));
  const set = MARKS.filter((mark) => {
    const merged = currentMark(marked, mark);
    return merged.kind === 'mixed' || merged.value !== undefined;
  }).length;
  const isCombined = sameValue(combine) === true;
  const isSelected = hasLetters(marked.stretch);
  return (
    <MoreFields title={t('more')} count={set}>
      <FieldRow label={t('language')}>
        <ComboBox
          label={t('language')}
          value={sameValue(lang) ?? ABSENT}
          placeholder={lang.kind === 'mixed' ? own('mixed') : t('languageAsText')}
          allowsCustomValue
          options={[{ id: ABSENT, label: t('languageAsText') }, ...languageOptions()]}
          onChange={(tag) => {
            if (tag === ABSENT || tag === '') applyMark(marked, 'lang', undefined);
            else if (isLanguageTag(tag)) applyMark(marked, 'lang', tag);
          }}
        />
      </FieldRow>
      <FieldRow label={t('ruby')} isTop>
        <TextField
          // A reading belongs to the characters that are selected.
          key={`${marked.stretch.from} ${marked.stretch.to}`}
          label={t('ruby')}
          value={sameValue(ruby) ?? ''}
          placeholder={ruby.kind === 'mixed' ? own('mixed') : ''}
          maxLength={64}
          isDisabled={!isSelected || !marked.textEdit}
          description={
            isSelected && marked.textEdit ? t(isVertical ? 'rubyHintVertical' : 'rubyHint') : t('rubySelect')
          }
          onCommit={(text) => applyMark(marked, 'ruby', text.trim() === '' ? undefined : text.trim())}
        />
      </FieldRow>
      {(isVertical || isCombined) && (
        <FieldRow label={t('combine')}>
          <Switch
            label={t('combine')}
            isSelected={isCombined}
            isDisabled={!isSelected}
            onChange={(isOn) => applyMark(marked, 'combine', isOn ? true : undefined)}
          />
        </FieldRow>
      )}
      <FieldRow label={t('features')} isTop>
        <FeaturesField
          features={features ?? {}}
          onChange={(next) => applyMark(marked, 'features', Object.keys(next).length > 0 ? next : undefined)}
        />
      </FieldRow>
    </MoreFields>
  );
}
