import { Minus, Plus, RotateCcw, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Json } from '../../shared/base';
import { type ListStyle, listStyleOf, type Template } from '../../shared/model';
import { useStrings } from '../i18n';
import { Checkbox, FieldRow, IconButton, PanelSection, SegmentedControl, TextField } from '../ui';
import { changeTemplate } from './change';
import { ListLevelFields } from './ListLevelFields';
import {
  countListUse,
  furtherLevel,
  isBuiltIn,
  levelSamples,
  listStyleLabel,
  listStyleNames,
} from './list-styles';
import { StyleEntry } from './StyleEntry';
import { strings } from './strings';
import { styleStrings } from './style-strings';
import { freeKey } from './style-usage';

const MOST_LEVELS = 9;

const NEW_LIST: ListStyle = {
  levels: [{ kind: 'decimal', label: '%1.', indent: 18, labelWidth: 18 }],
};

const put = (name: string, style: ListStyle | undefined, key: string): boolean =>
  changeTemplate('style', ['styles', 'lists', name], style as Json | undefined, key);

/** The list styles of the template, each with the labels of its levels. */
export function ListStylesSection({ template }: { readonly template: Template }) {
  const t = useStrings(styleStrings);
  const names = listStyleNames(template.styles);
  const [opened, setOpened] = useState<string | null>(null);
  const add = () => {
    const label = t('newList');
    const name = freeKey(label, names);
    if (put(name, { label, ...NEW_LIST }, 'add')) setOpened(name);
  };
  return (
    <PanelSection
      title={t('listStyles')}
      end={<IconButton icon={Plus} size="small" label={t('addList')} onPress={add} />}
    >
      {names.map((name) => (
        <ListEntry
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

interface ListEntryProps {
  readonly name: string;
  readonly template: Template;
  readonly isExpanded: boolean;
  readonly onExpand: (isExpanded: boolean) => void;
}

function ListEntry({ name, template, isExpanded, onExpand }: ListEntryProps) {
  const t = useStrings(styleStrings);
  const style = listStyleOf(template.styles, name);
  if (!style) return null;
  const label = listStyleLabel(template.styles, name, t);
  const uses = countListUse(template, name);
  const isKnown = isBuiltIn(template.styles, name);
  // What every template has comes back when the template's own is taken away.
  const hasBuiltIn = isBuiltIn({ ...template.styles, lists: {} }, name);
  return (
    <StyleEntry
      label={label}
      sample={<ListPreview style={style} />}
      uses={uses}
      removal={
        <IconButton
          icon={hasBuiltIn ? RotateCcw : Trash2}
          size="small"
          label={hasBuiltIn ? t('backToBuiltIn') : t('removeList', { name: label })}
          isDisabled={hasBuiltIn ? isKnown : uses > 0}
          onPress={() => put(name, undefined, 'remove')}
        />
      }
      isExpanded={isExpanded}
      onExpand={onExpand}
    >
      {() => (
        <>
          {isKnown && <p className="inspector-note inspector-hint">{t('builtIn')}</p>}
          <ListFields name={name} label={label} style={style} />
        </>
      )}
    </StyleEntry>
  );
}

/** The labels of the first levels. */
const ListPreview = ({ style }: { readonly style: ListStyle }) => (
  <span className="inspector-levels-preview" aria-hidden>
    {levelSamples(style)
      .slice(0, 5)
      .map((sample, level) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a level is its place.
        <span key={level}>{sample}</span>
      ))}
  </span>
);

interface ListFieldsProps {
  readonly name: string;
  readonly label: string;
  readonly style: ListStyle;
}

function ListFields({ name, label, style }: ListFieldsProps) {
  const t = useStrings(styleStrings);
  const own = useStrings(strings);
  const [chosen, setChosen] = useState(0);
  const { levels } = style;
  const index = Math.min(chosen, levels.length - 1);
  const level = levels[index];
  if (!level) return null;
  return (
    <>
      <FieldRow label={own('name')}>
        <TextField
          label={t('listName')}
          value={label}
          maxLength={120}
          onCommit={(text) => {
            const { label: _before, ...rest } = style;
            put(name, text.trim() === '' ? rest : { ...rest, label: text.trim() }, 'label');
          }}
        />
      </FieldRow>
      <FieldRow label={t('continues')}>
        <Checkbox
          isSelected={style.continues === true}
          onChange={(continues) => {
            const { continues: _before, ...rest } = style;
            put(name, continues ? { ...rest, continues } : rest, 'continues');
          }}
        >
          {t('continuesOn')}
        </Checkbox>
      </FieldRow>
      <FieldRow label={t('levels')}>
        <SegmentedControl
          label={t('levels')}
          value={String(index)}
          segments={levels.map((_, at) => ({ id: String(at), label: String(at + 1) }))}
          onChange={(id) => setChosen(Number(id))}
        />
        <IconButton
          icon={Plus}
          size="small"
          label={t('addLevel')}
          isDisabled={levels.length >= MOST_LEVELS}
          onPress={() => {
            put(name, { ...style, levels: [...levels, furtherLevel(style)] }, 'levels');
            setChosen(levels.length);
          }}
        />
        <IconButton
          icon={Minus}
          size="small"
          label={t('removeLevel')}
          isDisabled={levels.length === 1}
          onPress={() => put(name, { ...style, levels: levels.slice(0, -1) }, 'levels')}
        />
      </FieldRow>
      <ListLevelFields
        key={index}
        level={level}
        onChange={(next, key) => put(name, { ...style, levels: levels.with(index, next) }, `${index} ${key}`)}
      />
    </>
  );
}
