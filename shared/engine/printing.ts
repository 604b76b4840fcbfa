/** The printing condition of a template: what its documents for printers (PDF/X) are made for. */
import { type Diagnostic, diagnostic } from '../diag';
import type { Template } from '../model';
import { type PdfPrinting, type PrintProfileProblem, printProfileProblem } from '../pdf';

/** A printing condition whose profile is at hand, or why there is none. */
export type PrintingOfTemplate =
  | { readonly ok: true; readonly printing: PdfPrinting }
  /** `absent`: the template names none; `missing`: the file of its profile is not there. */
  | { readonly ok: false; readonly problem: 'absent' | 'missing' | PrintProfileProblem };

/** What the template says it is printed by; `asset` yields its files. */
export function printingOf(
  { printing }: Pick<Template, 'printing'>,
  asset: (hash: string) => Uint8Array | undefined,
): PrintingOfTemplate {
  if (!printing) return { ok: false, problem: 'absent' };
  const profile = asset(printing.profile.hash);
  const problem = profile ? printProfileProblem(profile) : 'missing';
  if (!profile || problem) return { ok: false, problem: problem ?? 'missing' };
  return { ok: true, printing: { condition: printing.condition, profile } };
}

/** What is wrong with the profile that a template names. */
export function printingDiagnostics(
  template: Template,
  asset: (hash: string) => Uint8Array | undefined,
): Diagnostic[] {
  const found = printingOf(template, asset);
  if (found.ok || found.problem === 'absent') return [];
  const profile = template.printing?.profile.name ?? '';
  return [diagnostic('printing.badProfile', { profile }, { property: 'printing.profile' })];
}
