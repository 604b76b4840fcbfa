/** What somebody means who typed into a list to choose from, and pressed no arrow key. */
import type { KeyboardEvent } from 'react';

export const folded = (text: string): string => text.normalize('NFKC').toLowerCase().trim();

/** The option whose name was typed out, in any case and width. */
export function namedOption<T>(
  options: readonly T[],
  typed: string,
  namesOf: (option: T) => readonly string[],
): T | undefined {
  const name = folded(typed);
  return name === ''
    ? undefined
    : options.find((option) => namesOf(option).some((one) => folded(one) === name));
}

/** Whether a key takes what is typed; with one of the list's options in focus it takes that. */
export const isTaking = (event: KeyboardEvent<HTMLInputElement>): boolean =>
  event.key === 'Enter' &&
  !event.nativeEvent.isComposing &&
  !event.currentTarget.getAttribute('aria-activedescendant');
