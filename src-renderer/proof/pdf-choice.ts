/** How the PDFs of a batch are written: what the person chose, as the contract wants it. */
import {
  type PdfOutput,
  type PdfOutputProblem,
  type PdfOutputSetting,
  pdfOutputProblem,
} from '../../shared/contract';
import { type DataContract, formatPath } from '../../shared/data';
import {
  PDF_CONFORMANCES,
  type PdfVersion,
  type PrintProfileProblem,
  printProfileProblem,
} from '../../shared/pdf';

export type PdfStandard = (typeof PDF_CONFORMANCES)[number];

export interface PdfChoice {
  readonly standard: PdfStandard;
  /** Where no standard decides. */
  readonly version: PdfVersion;
  readonly isTagged: boolean;
  readonly hasCropMarks: boolean;
  /** The most pixels an inch that images keep; 0 for all of them, null for the usual limit. */
  readonly imageDpi: number | null;
  /** What a file for printers is printed by: what the document says, where it says something, or something else. */
  readonly printedBy: 'document' | 'other';
  /** The other printing condition. */
  readonly condition: string;
  readonly profile: OtherProfile | null;
  readonly protection: 'none' | 'password' | 'field';
  readonly password: string;
  readonly field: string;
  readonly ownerPassword: string;
  readonly mayPrint: 'no' | 'low' | 'high';
  readonly mayCopy: boolean;
  readonly mayChange: boolean;
}

/** A profile from a file. */
export interface OtherProfile {
  readonly name: string;
  readonly base64: string;
  /** Why nothing can be printed by it. */
  readonly problem: PrintProfileProblem | null;
}

export const USUAL_PDF: PdfChoice = {
  standard: 'pdfa-2a+ua-1',
  version: '1.7',
  isTagged: true,
  hasCropMarks: false,
  imageDpi: null,
  printedBy: 'document',
  condition: '',
  profile: null,
  protection: 'none',
  password: '',
  field: '',
  ownerPassword: '',
  mayPrint: 'high',
  mayCopy: true,
  mayChange: false,
};

export type PdfChoiceProblem = PdfOutputProblem | PrintProfileProblem | 'noPassword';

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

/** Whether the batch is printed by something else than what the document says. */
const isPrintedByOther = ({ standard, printedBy }: PdfChoice, hasPrinting: boolean): boolean =>
  standard === 'pdfx-4' && (printedBy === 'other' || !hasPrinting);

export function checkPdf(choice: PdfChoice, setting: PdfOutputSetting): CheckedPdf {
  const { standard, protection, password, field, profile } = choice;
  const isOther = isPrintedByOther(choice, setting.hasPrinting);
  if (isOther && profile?.problem) return { ok: false, problem: profile.problem };
  const isProtected = mayProtect(standard) && protection !== 'none';
  if (isProtected && (protection === 'password' ? password : field) === '') {
    return { ok: false, problem: 'noPassword' };
  }
  const output = outputOf(choice, isProtected, isOther);
  const hasPrinting = setting.hasPrinting && !isOther;
  const problem = pdfOutputProblem(output, { ...setting, hasPrinting });
  if (problem) return { ok: false, problem };
  const isUsual = standard === USUAL_PDF.standard && choice.imageDpi === null;
  return { ok: true, output: isUsual ? null : output };
}

function outputOf(choice: PdfChoice, isProtected: boolean, isOther: boolean): PdfOutput {
  const { standard, version, isTagged, hasCropMarks, imageDpi, condition, profile } = choice;
  const isPrinted = isOther && condition.trim() !== '' && profile !== null;
  return {
    standard,
    ...(standard === 'none' && { version, tagged: isTagged }),
    ...(mayHaveCropMarks(standard) && hasCropMarks && { cropMarks: true }),
    ...(imageDpi !== null && { imageDpi }),
    ...(isPrinted && { printing: { condition: condition.trim(), profile: profile.base64 } }),
    ...(isProtected && { protection: protectionOf(choice) }),
  };
}

const protectionOf = (choice: PdfChoice): NonNullable<PdfOutput['protection']> => ({
  ...(choice.protection === 'password' ? { password: choice.password } : { passwordField: choice.field }),
  ...(choice.ownerPassword !== '' && { ownerPassword: choice.ownerPassword }),
  ...(choice.mayPrint !== 'high' && { print: choice.mayPrint }),
  ...(!choice.mayCopy && { copy: false }),
  ...(choice.mayChange && { change: true }),
});

/** A profile as somebody chose it. */
export const otherProfile = (name: string, bytes: Uint8Array): OtherProfile => ({
  name,
  base64: base64Of(bytes),
  problem: printProfileProblem(bytes),
});

function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

/** Paths of the fields whose value can be a password: one value, not a list of them. */
export function passwordFields(contract: DataContract, outside: readonly string[] = []): string[] {
  return Object.entries(contract.fields).flatMap(([name, type]) => {
    const path = [...outside, name];
    if (type.kind === 'object') return passwordFields(type, path);
    return type.kind === 'list' || type.kind === 'boolean' ? [] : [formatPath(path)];
  });
}
