import { ChevronDown, UserRound } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useStore } from 'zustand';
import { useStrings } from '../i18n';
import { useStudio } from '../state';
import { MenuButton, type MenuEntry, Tooltip } from '../ui';
import { Avatar } from './Avatar';
import { peopleStore } from './people';
import { useRoleNames } from './role-names';
import { strings } from './strings';

const PEOPLE = 'people';

interface PersonMenuProps {
  /** Somebody else sits down. */
  readonly onSwitch: (id: string) => void;
  /** Opens the list of people. */
  readonly onPeople: () => void;
}

/** Who is at the desk; pressing it seats somebody else. */
export function PersonMenu({ onSwitch, onPeople }: PersonMenuProps) {
  const t = useStrings(strings);
  const roleNames = useRoleNames();
  const person = useStudio((state) => state.person);
  const people = useStore(peopleStore.store, (state) => state.people) ?? [];
  if (!person) return null;
  const roles = roleNames(person.roles);
  const entries: MenuEntry[] = [
    ...people
      .filter(({ isActive }) => isActive)
      .map(({ id, name, roles: own }) => ({
        id: `person:${id}`,
        label: t('nameAndRoles', { name, roles: roleNames(own) }),
        isChecked: id === person.id,
      })),
    'separator',
    { id: PEOPLE, label: t('peopleMenu'), icon: UserRound, isChecked: false },
  ];
  return (
    <MenuButton
      label={t('switchPerson')}
      entries={entries}
      onAction={(id) => {
        if (id === PEOPLE) onPeople();
        else if (id !== `person:${person.id}`) onSwitch(id.slice('person:'.length));
      }}
    >
      <Tooltip text={t('atTheDesk', { name: person.name, roles })}>
        <Button className="people-button">
          <span className="visually-hidden">{t('switchPerson')}: </span>
          <Avatar name={person.name} />
          <span className="people-face">
            <span className="people-name">{person.name} </span>
            <span className="people-role">{roles}</span>
          </span>
          <ChevronDown size={12} strokeWidth={2} aria-hidden />
        </Button>
      </Tooltip>
    </MenuButton>
  );
}
