import type { Role } from '../../shared/contract';
import { useStrings } from '../i18n';
import { strings } from './strings';

/** What a role is called. */
export function useRoleName(): (role: Role) => string {
  const t = useStrings(strings);
  return (role) => t(role);
}

/** Several roles in a line. */
export function useRoleNames(): (roles: readonly Role[]) => string {
  const t = useStrings(strings);
  const name = useRoleName();
  return (roles) => roles.map(name).join(t('separator'));
}
