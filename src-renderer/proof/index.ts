export { ProofMode } from './ProofMode';
export { proofStore } from './proofs';
