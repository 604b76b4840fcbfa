import { Pencil, UserCheck, UserX } from 'lucide-react';
import type { Person } from '../../shared/contract';
import { useStrings } from '../i18n';
import { IconButton, Pill } from '../ui';
import { Avatar } from './Avatar';
import { useRoleNames } from './role-names';
import { strings } from './strings';

interface PersonRowProps {
  readonly person: Person;
  readonly isCurrent: boolean;
  readonly onEdit: () => void;
  readonly onActive: (isActive: boolean) => void;
}

/** One person of the list. */
export function PersonRow({ person, isCurrent, onEdit, onActive }: PersonRowProps) {
  const t = useStrings(strings);
  const roleNames = useRoleNames();
  const { name, roles, isActive, signingKey } = person;
  return (
    <li className="people-row">
      <Avatar name={name} />
      <span className="people-row-face">
        <span className="people-row-name">
          <span>{name}</span>
          {isCurrent && <Pill tone="action">{t('current')}</Pill>}
          {!isActive && <Pill>{t('inactive')}</Pill>}
        </span>
        <span className="muted">
          {roleNames(roles)}
          {signingKey && ` · ${t('hasKey')}`}
        </span>
      </span>
      <IconButton icon={Pencil} size="small" label={t('editPerson', { name })} onPress={onEdit} />
      {isActive ? (
        <IconButton
          icon={UserX}
          size="small"
          label={t('deactivate', { name })}
          isDisabled={isCurrent}
          onPress={() => onActive(false)}
        />
      ) : (
        <IconButton
          icon={UserCheck}
          size="small"
          label={t('activate', { name })}
          onPress={() => onActive(true)}
        />
      )}
    </li>
  );
}
