/** How the PDFs of a batch are written: what the person chose, as the contract wants it. */
import { type PdfOutput, type PdfOutputProblem, pdfOutputProblem } from '../../shared/contract';
import { type DataContract, formatPath } from '../../shared/data';
import { PDF_CONFORMANCES, type PdfVersion } from '../../shared/pdf';

export type PdfStandard = (typeof PDF_CONFORMANCES)[number];

export interface PdfChoice {
  readonly standard: PdfStandard;
  /** Where no standard decides. */
  readonly version: PdfVersion;
  readonly isTagged: boolean;
  readonly hasCropMarks: boolean;
  readonly condition: string;
  readonly profile: { readonly name: string; readonly base64: string } | null;
  readonly protection: 'none' | 'password' | 'field';
  readonly password: string;
  readonly field: string;
  readonly ownerPassword: string;
  readonly mayPrint: boolean;
  readonly mayCopy: boolean;
}

export const USUAL_PDF: PdfChoice = {
  standard: 'pdfa-2a+ua-1',
  version: '1.7',
  isTagged: true,
  hasCropMarks: false,
  condition: '',
  profile: null,
  protection: 'none',
  password: '',
  field: '',
  ownerPassword: '',
  mayPrint: true,
  mayCopy: true,
};

export type PdfChoiceProblem = PdfOutputProblem | 'noPassword';

export type CheckedPdf =
  /** `null` is the usual output. */
  | { readonly ok: true; readonly output: PdfOutput | null }
  | { readonly ok: false; readonly problem: PdfChoiceProblem };

/** Whether it is one of those that people choose from. */
export const isStandard = (name: string): name is PdfStandard =>
  PDF_CONFORMANCES.some((known) => known === name);

/** Whether files of this standard may be encrypted. */
export const mayProtect = (standard: PdfStandard): boolean => standard === 'ua-1' || standard === 'none';

/** Whether marks at the corners make sense: not for what is read on a screen. */
export const mayHaveCropMarks = (standard: PdfStandard): boolean =>
  standard === 'pdfx-4' || standard === 'none';

export function checkPdf(choice: PdfChoice, isMerged: boolean): CheckedPdf {
  const { standard, protection, password, field } = choice;
  const isProtected = mayProtect(standard) && protection !== 'none';
  if (isProtected && (protection === 'password' ? password : field) === '') {
    return { ok: false, problem: 'noPassword' };
  }
  const output = outputOf(choice, isProtected);
  const problem = pdfOutputProblem(output, isMerged);
  if (problem) return { ok: false, problem };
  return { ok: true, output: standard === USUAL_PDF.standard ? null : output };
}

function outputOf(choice: PdfChoice, isProtected: boolean): PdfOutput {
  const { standard, version, isTagged, hasCropMarks, condition, profile } = choice;
  const isPrinted = standard === 'pdfx-4' && condition.trim() !== '' && profile !== null;
  return {
    standard,
    ...(standard === 'none' && { version, tagged: isTagged }),
    ...(mayHaveCropMarks(standard) && hasCropMarks && { cropMarks: true }),
    ...(isPrinted && { printing: { condition: condition.trim(), profile: profile.base64 } }),
    ...(isProtected && { protection: protectionOf(choice) }),
  };
}

const protectionOf = (choice: PdfChoice): NonNullable<PdfOutput['protection']> => ({
  ...(choice.protection === 'password' ? { password: choice.password } : { passwordField: choice.field }),
  ...(choice.ownerPassword !== '' && { ownerPassword: choice.ownerPassword }),
  ...(!choice.mayPrint && { print: 'no' }),
  ...(!choice.mayCopy && { copy: false }),
});

/** Paths of the fields whose value can be a password: one value, not a list of them. */
export function passwordFields(contract: DataContract, outside: readonly string[] = []): string[] {
  return Object.entries(contract.fields).flatMap(([name, type]) => {
    const path = [...outside, name];
    if (type.kind === 'object') return passwordFields(type, path);
    return type.kind === 'list' || type.kind === 'boolean' ? [] : [formatPath(path)];
  });
}
