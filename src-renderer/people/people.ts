/** The session's people. */
import type { Role } from '../../shared/contract';
import { rolesOf, useStudio } from '../state';
import { createPeopleStore } from './people-store';

export const peopleStore = createPeopleStore();

/** The roles of the person at the desk. */
export const useRoles = (): readonly Role[] => useStudio(rolesOf);
