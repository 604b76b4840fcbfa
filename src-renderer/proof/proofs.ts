import { createProofStore } from './proof-store';

/** The proofs of the open template, for the whole session. */
export const proofStore = createProofStore();
