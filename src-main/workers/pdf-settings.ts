/** How the PDFs of a job are written, as it travels to workers: the choice of whoever started it and the secret for keys. */
import { randomBytes } from 'node:crypto';
import { type JsonObject, present } from '../../shared/base';
import { type PdfOutput, type PdfProtection, passwordPath, pdfOutputProblem } from '../../shared/contract';
import { rawAt } from '../../shared/data';
import { type Diagnostic, diagnostic, StudioError } from '../../shared/diag';
import { type PdfFileOptions, printingOf } from '../../shared/engine';
import { LEAST_SECRET_BYTES, type PdfPrinting, printProfileProblem } from '../../shared/pdf';
import type { ComposeJob } from './compose-job';

export interface PdfSettings {
  readonly output: PdfOutput;
  /** Random bytes that the keys of encrypted files come from. */
  readonly secret: Uint8Array;
}

/** The template of a job with its files: what it is printed by is among them. */
export type TemplateFiles = Pick<ComposeJob, 'template' | 'assets'>;

/**
 * Settings of one job; its secret is its own and is kept nowhere. Throws `pdfOutput.*` where the choice contradicts
 * itself, and `profile.*` or `asset.notFound` where a file for printers has no profile that it could be printed by.
 */
export function pdfSettings(output: PdfOutput, isMerged: boolean, files: TemplateFiles): PdfSettings {
  const hasPrinting = files.template.printing !== undefined;
  const problem = pdfOutputProblem(output, { isMerged, hasPrinting });
  if (problem) throw new StudioError(`pdfOutput.${problem}`);
  if (output.standard === 'pdfx-4') checkPrinting(output, files);
  const secret = output.protection ? randomBytes(LEAST_SECRET_BYTES) : [];
  return { output, secret: new Uint8Array(secret) };
}

function checkPrinting({ printing }: PdfOutput, files: TemplateFiles): void {
  if (printing) {
    const problem = printProfileProblem(profileOf(printing));
    if (problem) throw new StudioError(`profile.${problem}`, { profile: printing.condition });
    return;
  }
  const found = templatePrinting(files);
  if (found.ok || found.problem === 'absent') return;
  const { name } = present(files.template.printing, 'only a profile that is named can be wrong').profile;
  if (found.problem === 'missing') throw new StudioError('asset.notFound', { asset: name });
  throw new StudioError(`profile.${found.problem}`, { profile: name });
}

/** What the template of a job is printed by. */
export const templatePrinting = ({ template, assets }: TemplateFiles) =>
  printingOf(template, (hash) => assets.get(hash));

const profiles = new WeakMap<NonNullable<PdfOutput['printing']>, Uint8Array>();

/** The bytes of a profile that came along with the choice: the same ones for all files of a job. */
function profileOf(printing: NonNullable<PdfOutput['printing']>): Uint8Array {
  let profile = profiles.get(printing);
  if (!profile) {
    profile = new Uint8Array(Buffer.from(printing.profile, 'base64'));
    profiles.set(printing, profile);
  }
  return profile;
}

type ChosenOptions = Pick<
  PdfFileOptions,
  'tagged' | 'conformance' | 'version' | 'encryption' | 'cropMarks' | 'maxImageDpi' | 'printing'
>;

export type PdfChoice =
  | { readonly ok: true; readonly options: ChosenOptions }
  /** The record has no password where one should be. */
  | { readonly ok: false; readonly problem: Diagnostic };

/**
 * The writer's options for a file. `record` is the one whose file it is, `ownPrinting` what its template is printed by
 * where the choice names nothing else.
 */
export function pdfOptions(
  settings: PdfSettings | undefined,
  record: JsonObject | null,
  ownPrinting: PdfPrinting | null,
): PdfChoice {
  if (!settings) return { ok: true, options: ownPrinting ? { printing: ownPrinting } : {} };
  const { standard, version, tagged, cropMarks, imageDpi, printing, protection } = settings.output;
  const printedBy = printing ? { condition: printing.condition, profile: profileOf(printing) } : ownPrinting;
  const options: ChosenOptions = {
    ...(standard !== undefined && { conformance: standard }),
    ...(version !== undefined && { version }),
    ...(tagged !== undefined && { tagged }),
    ...(cropMarks !== undefined && { cropMarks }),
    ...(imageDpi !== undefined && { maxImageDpi: imageDpi }),
    ...(printedBy && { printing: printedBy }),
  };
  if (!protection) return { ok: true, options };
  const userPassword = passwordOf(protection, record);
  if (userPassword === null) {
    const field = protection.passwordField ?? '';
    return { ok: false, problem: diagnostic('pdf.noPassword', { field }, { dataPath: field }) };
  }
  const { ownerPassword, print, copy, change } = protection;
  return {
    ok: true,
    options: {
      ...options,
      encryption: {
        userPassword,
        ...(ownerPassword !== undefined && { ownerPassword }),
        permissions: {
          ...(print !== undefined && { print }),
          ...(copy !== undefined && { copy }),
          ...(change !== undefined && { change }),
        },
        secret: settings.secret,
      },
    },
  };
}

/** Null where the record's field holds nothing that can be a password: the document must not go out open. */
function passwordOf(protection: PdfProtection, record: JsonObject | null): string | null {
  if (protection.passwordField === undefined) return protection.password ?? '';
  const path = present(passwordPath(protection), 'the contract checks the path');
  const value = record === null ? undefined : rawAt(record, path);
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : null;
}
