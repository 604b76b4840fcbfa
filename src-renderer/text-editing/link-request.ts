/** Ctrl+K asks for the link of the selection; the inspector answers with the focus on its field. */
import { createStore } from 'zustand/vanilla';

/** How often a link was asked for. */
export const linkRequests = createStore<{ readonly count: number }>(() => ({ count: 0 }));

export const askForLink = (): void => linkRequests.setState(({ count }) => ({ count: count + 1 }));
