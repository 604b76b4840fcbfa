/** What all stories need, made before the first of them begins. */
import { makeSeedWorkspace } from './seed-workspace';

/** Vitest calls it once for the whole project. */
export const setup = makeSeedWorkspace;
