export { ProofMode } from './ProofMode';
