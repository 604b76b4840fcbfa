/**
 * What the person at the desk may do: which modes they have, and what they may change in the document on show. The
 * host refuses the rest anyway; here it decides what is offered. While nobody is known, everything is.
 */
import type { Person, Role } from '../../shared/contract';
import { studioStore } from './store';
import { NO_SELECTION, type StudioMode, type StudioState } from './studio-state';

/** In the order of the title bar. */
export const MODES: readonly StudioMode[] = ['design', 'wording', 'proof', 'review', 'publish', 'history'];

const MODES_OF: { readonly [role in Role]: readonly StudioMode[] } = {
  designer: MODES,
  businessUser: ['wording', 'review'],
  reviewer: ['proof', 'review', 'publish', 'history'],
};

const EVERYTHING: readonly Role[] = ['designer'];

/** The roles of the person at the desk. */
export const rolesOf = ({ person }: Pick<StudioState, 'person'>): readonly Role[] =>
  person?.roles ?? EVERYTHING;

const modesOfRoles = (roles: readonly Role[]): readonly StudioMode[] =>
  MODES.filter((mode) => roles.some((role) => MODES_OF[role].includes(mode)));

/** The modes the person at the desk may use, in the order of the title bar. */
export const modesOf = (state: Pick<StudioState, 'person'>): readonly StudioMode[] =>
  modesOfRoles(rolesOf(state));

/** Where a document is shown first: where it can be changed, else where it is decided on. */
export const firstMode = (state: Pick<StudioState, 'person'>): StudioMode =>
  modesOf(state).find((mode) => mode === 'design' || mode === 'wording') ?? 'review';

/** What may be changed in the document: everything, the words of opened texts, or nothing. */
export type EditRight = 'design' | 'wording' | 'none';

/** In Wording mode a designer is held to what business users may do: that is what the mode shows. */
export function editRight(state: Pick<StudioState, 'person' | 'mode'>): EditRight {
  const roles = rolesOf(state);
  if (roles.includes('designer')) return state.mode === 'wording' ? 'wording' : 'design';
  return roles.includes('businessUser') ? 'wording' : 'none';
}

/** Whether the person may design templates at all, whatever mode is on show. */
export const isDesigner = (state: Pick<StudioState, 'person'>): boolean =>
  rolesOf(state).includes('designer');

/** Says who is at the desk. A mode they do not have gives way to their first one. */
export function setPerson(person: Person | null): void {
  studioStore.setState(({ mode }) => {
    const allowed = modesOf({ person });
    return allowed.includes(mode)
      ? { person }
      : { person, mode: firstMode({ person }), selection: NO_SELECTION, textEdit: null };
  });
}
