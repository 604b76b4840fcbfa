import { Braces, Calendar, ChevronDown, Hash, List, ToggleLeft, Type } from 'lucide-react';
import { useMemo, useState } from 'react';
import {
  Button,
  ComboBox,
  Group,
  Header,
  Input,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Popover,
} from 'react-aria-components';
import { MASK } from '../../shared/data';
import type { CelType, Scope, TypeEnvironment } from '../../shared/rules';
import { useStrings } from '../i18n';
import { type Icon, isTaking, namedOption } from '../ui';
import { choiceAt, type FieldGroup, fieldGroups, filterGroups, isPersonal } from './field-choices';
import { liveText, typeText } from './live-value';
import { strings } from './strings';

const TYPE_ICONS: { readonly [kind in CelType['kind']]: Icon } = {
  string: Type,
  number: Hash,
  integer: Hash,
  boolean: ToggleLeft,
  date: Calendar,
  datetime: Calendar,
  list: List,
  object: Braces,
  any: Braces,
  null: Braces,
};

interface FieldPickerProps {
  readonly label: string;
  /** Path of the chosen field; empty for none. */
  readonly value: string;
  readonly onChange: (path: string) => void;
  readonly environment: TypeEnvironment;
  /** Values of the shown record, for the samples. */
  readonly values: Scope | undefined;
  /** Which types may be chosen; all by default. */
  readonly accepts?: (type: CelType) => boolean;
}

/** Chooses a field by typing or from a list grouped by object, with types and the shown record's values. */
export function FieldPicker({ label, value, onChange, environment, values, accepts }: FieldPickerProps) {
  const t = useStrings(strings);
  const [query, setQuery] = useState<string | null>(null);
  const groups = useMemo(() => acceptedGroups(environment, accepts), [environment, accepts]);
  const chosen = choiceAt(groups, value);
  const shown = useMemo(() => filterGroups(groups, query ?? ''), [groups, query]);
  const choices = shown.flatMap(({ fields }) => fields);
  const named = namedOption(choices, query ?? '', ({ path }) => [path]);
  const leave = (path: string | undefined): void => {
    setQuery(null);
    if (path !== undefined && path !== value) onChange(path);
  };

  return (
    <ComboBox
      className="ui-combo condition-field"
      aria-label={label}
      value={chosen?.path ?? null}
      inputValue={query ?? chosen?.path ?? value}
      onInputChange={(text) => setQuery(text === (chosen?.path ?? value) ? null : text)}
      onChange={(key) => {
        setQuery(null);
        if (key !== null && key !== value) onChange(String(key));
      }}
      onBlur={() => leave(named?.path)}
      allowsEmptyCollection
      menuTrigger="focus"
      defaultFilter={() => true}
    >
      <Group className="ui-input-box" data-invalid={(value !== '' && !chosen) || undefined}>
        <Input
          placeholder={t('chooseField')}
          onFocus={(event) => event.currentTarget.select()}
          onKeyDown={(event) => {
            if (query === null || !isTaking(event)) return;
            leave(named?.path ?? (choices.length === 1 ? choices[0]?.path : undefined));
          }}
          className={chosen ? 'condition-field-chosen' : ''}
        />
        <Button className="ui-combo-button">
          <ChevronDown size={12} strokeWidth={2} aria-hidden />
        </Button>
      </Group>
      <Popover className="ui-popover ui-list-popover condition-field-list" offset={4}>
        <ListBox
          className="ui-list"
          items={shown.map((group) => ({ ...group, id: `group ${group.name}` }))}
          renderEmptyState={() => (
            <div className="ui-list-empty">{groups.length === 0 ? t('noFields') : t('noFieldFound')}</div>
          )}
        >
          {(group) => (
            <ListBoxSection id={group.id}>
              <Header className="condition-field-group">
                {group.name === '' ? t('record') : group.name}
              </Header>
              {group.fields.map((choice) => {
                const TypeIcon = TYPE_ICONS[choice.type.kind];
                return (
                  <ListBoxItem
                    key={choice.path}
                    id={choice.path}
                    textValue={choice.path}
                    className="ui-list-item"
                  >
                    <TypeIcon size={13} strokeWidth={1.75} aria-label={typeText(choice.type, t)} />
                    <span className="condition-field-name">{choice.label}</span>
                    <span className="ui-list-detail">
                      {isPersonal(environment, choice.path)
                        ? MASK
                        : liveText(choice.expression, environment, values, t)}
                    </span>
                  </ListBoxItem>
                );
              })}
            </ListBoxSection>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}

function acceptedGroups(
  environment: TypeEnvironment,
  accepts: FieldPickerProps['accepts'],
): readonly FieldGroup[] {
  const groups = fieldGroups(environment);
  if (!accepts) return groups;
  return groups
    .map(({ name, fields }) => ({ name, fields: fields.filter(({ type }) => accepts(type)) }))
    .filter(({ fields }) => fields.length > 0);
}
