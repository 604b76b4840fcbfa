import { Plus } from 'lucide-react';
import { useRef } from 'react';
import { BASE_STYLE } from '../../shared/model';
import { addFonts } from '../fonts';
import { useStrings } from '../i18n';
import { useStudio } from '../state';
import { ComboBox, FieldRow } from '../ui';
import { fontFamilies } from './font-choices';
import { strings } from './strings';
import { ABSENT, type StyleProps, useStyleControls } from './style-controls';

/** No family: the entry that brings a file. */
const ADD = ' add';

/** The font family of a style: one that is here, or one from a file that is added on the way. */
export function FamilyField(props: StyleProps) {
  const { name, style } = props;
  const t = useStrings(strings);
  const fonts = useStudio((state) => state.info?.fonts) ?? [];
  const { resolved, set } = useStyleControls(props);
  const input = useRef<HTMLInputElement>(null);

  const add = async (files: readonly File[]): Promise<void> => {
    const [first] = await addFonts(files);
    if (first) set('family', first.family);
  };

  return (
    <FieldRow label={t('family')}>
      <ComboBox
        label={t('family')}
        value={style.family ?? ''}
        placeholder={resolved.family}
        allowsCustomValue
        options={[
          ...(name === BASE_STYLE ? [] : [{ id: ABSENT, label: `${t('inherited')}: ${resolved.family}` }]),
          ...fontFamilies(fonts).map((family) => ({ id: family, label: family })),
          { id: ADD, label: t('addFonts'), icon: Plus, isAction: true },
        ]}
        onChange={(next) => {
          if (next === ADD) input.current?.click();
          else set('family', next === ABSENT || next.trim() === '' ? null : next);
        }}
      />
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept=".ttf,.otf,.ttc,.otc"
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = '';
          if (files.length > 0) void add(files);
        }}
      />
    </FieldRow>
  );
}
