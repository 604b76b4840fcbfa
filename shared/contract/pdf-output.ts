/** What kind of PDF a batch or a document is written as: the same choices for proofs, jobs and the command line. */
import { z } from 'zod';
import { type DataPath, parsePath } from '../data';
import {
  LEAST_SECRET_BYTES,
  PDF_CONFORMANCES,
  PDF_VERSIONS,
  type PdfConformance,
  type PdfStandardProblem,
  standardOf,
  standardProblem,
} from '../pdf';

/** The highest resolution of images that can be asked for, in pixels an inch. */
export const MOST_IMAGE_DPI = 4800;

const password = z.string().max(127);

/** Encryption with AES-256. */
export const pdfProtectionSchema = z.strictObject({
  /** Asked for when a file is opened. Without this and `passwordField` everybody may open it. */
  password: password.optional(),
  /** Path of the field of the record that holds the password of its document. */
  passwordField: z.string().min(1).max(500).optional(),
  /** Opens a file without restrictions. */
  ownerPassword: password.min(1).optional(),
  print: z.enum(['no', 'low', 'high']).optional(),
  copy: z.boolean().optional(),
  change: z.boolean().optional(),
});

/** A printing condition: its registered name and the printer's ICC profile for CMYK, Base64. */
export const pdfPrintingSchema = z.strictObject({
  condition: z.string().trim().min(1).max(100),
  profile: z.base64().min(1).max(8_000_000),
});

/** What may contradict itself; {@link pdfOutputProblem} finds out. */
export const pdfOutputSchema = z.strictObject({
  standard: z.enum(PDF_CONFORMANCES).optional(),
  version: z.enum(PDF_VERSIONS).optional(),
  /** Structure for people who cannot see; where the standard leaves the choice. */
  tagged: z.boolean().optional(),
  /** Marks where the paper is cut, on a sheet that is large enough for them. */
  cropMarks: z.boolean().optional(),
  /** Images of more pixels an inch are reduced; 0 leaves all of them as they are. */
  imageDpi: z.int().min(0).max(MOST_IMAGE_DPI).optional(),
  /** What a file for printers (PDF/X) is printed by; the template's own printing condition where absent. */
  printing: pdfPrintingSchema.optional(),
  protection: pdfProtectionSchema.optional(),
});

export type PdfOutput = z.infer<typeof pdfOutputSchema>;
export type PdfProtection = z.infer<typeof pdfProtectionSchema>;

export type PdfOutputProblem =
  | Exclude<PdfStandardProblem, 'shortSecret'>
  /** A file for printers, and neither the job nor the template has a printing condition. */
  | 'needsPrinting'
  /** A password and a field of passwords. */
  | 'twoPasswords'
  /** The path of the field is none. */
  | 'badField'
  /** One file of many records, and a password for each. */
  | 'mergedPasswords';

/** What a choice depends on besides itself. */
export interface PdfOutputSetting {
  /** One file of many records. */
  readonly isMerged: boolean;
  /** Whether the template names a printing condition. */
  readonly hasPrinting: boolean;
}

/** Why a choice cannot be followed; `null` where it can. */
export function pdfOutputProblem(
  output: PdfOutput,
  { isMerged, hasPrinting }: PdfOutputSetting,
): PdfOutputProblem | null {
  const { standard, version, tagged, printing, protection } = output;
  if (protection?.password !== undefined && protection.passwordField !== undefined) return 'twoPasswords';
  if (protection?.passwordField !== undefined && passwordPath(protection) === undefined) return 'badField';
  if (isMerged && protection?.passwordField !== undefined) return 'mergedPasswords';
  if (standard === 'pdfx-4' && !printing && !hasPrinting) return 'needsPrinting';
  const problem = standardProblem({
    ...(standard !== undefined && { conformance: standard }),
    ...(version !== undefined && { version }),
    ...(tagged !== undefined && { tagged }),
    ...(protection && { encryption: { userPassword: '', secret: new Uint8Array(LEAST_SECRET_BYTES) } }),
  });
  return problem === 'shortSecret' ? null : problem;
}

/** The standard that a choice comes to. */
export const chosenStandard = ({ standard, version, tagged, protection }: PdfOutput): PdfConformance =>
  standardOf({
    ...(standard !== undefined && { conformance: standard }),
    ...(version !== undefined && { version }),
    ...(tagged !== undefined && { tagged }),
    ...(protection && { encryption: { userPassword: '', secret: new Uint8Array() } }),
  }).conformance;

/** Where the password of a record's document stands; `undefined` where no field holds it. */
export const passwordPath = ({ passwordField }: PdfProtection): DataPath | undefined =>
  passwordField === undefined ? undefined : parsePath(passwordField);
