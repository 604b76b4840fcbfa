import type { StudioMode } from '../state';

/** What the modes are called: keys of the shell's texts and of the help's. */
export const MODE_NAMES = {
  design: 'modeDesign',
  wording: 'modeWording',
  proof: 'modeProof',
  review: 'modeReview',
  publish: 'modePublish',
  history: 'modeHistory',
} as const satisfies { readonly [mode in StudioMode]: string };
