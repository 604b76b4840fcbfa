export function ProofMode() {
  return null;
}
