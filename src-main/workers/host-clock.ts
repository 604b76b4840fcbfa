/** The clock of this process. `FUMI_CLOCK` stops it at a moment: for tests, pictures and reproducible runs. */
export function hostClock(environment: { readonly [name: string]: string | undefined }): () => Date {
  const fixed = environment.FUMI_CLOCK;
  if (!fixed) return () => new Date();
  const moment = new Date(fixed);
  if (Number.isNaN(moment.getTime())) throw new Error(`FUMI_CLOCK is an ISO 8601 moment, not ${fixed}`);
  return () => new Date(moment);
}
