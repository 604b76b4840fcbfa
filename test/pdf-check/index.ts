import { documentChecks } from './document-checks';
import { fontChecks } from './font-checks';
import { structureChecks } from './structure-checks';
import { type Check, type Finding, readSubject } from './subject';

export type { Finding } from './subject';
export { readText } from './text';

/** Every rule that is checked. */
export const CHECKS: readonly Check[] = [...documentChecks, ...structureChecks, ...fontChecks];

/**
 * What a PDF file breaks of what it claims in its metadata (PDF/A, PDF/UA), and of PDF itself. Throws where it cannot
 * be parsed.
 */
export async function checkPdf(bytes: Uint8Array, password?: string): Promise<Finding[]> {
  const subject = await readSubject(bytes, password);
  return CHECKS.flatMap(({ rule, appliesTo, run }) =>
    appliesTo(subject) ? [...run(subject)].map((message) => ({ rule, message })) : [],
  );
}
