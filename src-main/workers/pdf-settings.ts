/** How the PDFs of a job are written, as it travels to workers: the choice of whoever started it and the secret for keys. */
import { randomBytes } from 'node:crypto';
import { type JsonObject, present } from '../../shared/base';
import { type PdfOutput, type PdfProtection, passwordPath, pdfOutputProblem } from '../../shared/contract';
import { rawAt } from '../../shared/data';
import { type Diagnostic, diagnostic, StudioError } from '../../shared/diag';
import type { PdfFileOptions } from '../../shared/engine';
import { LEAST_SECRET_BYTES } from '../../shared/pdf';

export interface PdfSettings {
  readonly output: PdfOutput;
  /** Random bytes that the keys of encrypted files come from. */
  readonly secret: Uint8Array;
}

/**
 * Settings of one job; its secret is its own and is kept nowhere. Throws `pdfOutput.*` where the choice contradicts
 * itself.
 */
export function pdfSettings(output: PdfOutput, isMerged: boolean): PdfSettings {
  const problem = pdfOutputProblem(output, isMerged);
  if (problem) throw new StudioError(`pdfOutput.${problem}`);
  const secret = output.protection ? randomBytes(LEAST_SECRET_BYTES) : [];
  return { output, secret: new Uint8Array(secret) };
}

type ChosenOptions = Pick<
  PdfFileOptions,
  'tagged' | 'conformance' | 'version' | 'encryption' | 'cropMarks' | 'maxImageDpi' | 'printing'
>;

export type PdfChoice =
  | { readonly ok: true; readonly options: ChosenOptions }
  /** The record has no password where one should be. */
  | { readonly ok: false; readonly problem: Diagnostic };

/** The writer's options for a file; `record` is the one whose file it is. */
export function pdfOptions(settings: PdfSettings | undefined, record: JsonObject | null): PdfChoice {
  if (!settings) return { ok: true, options: {} };
  const { standard, version, tagged, cropMarks, imageDpi, printing, protection } = settings.output;
  const options: ChosenOptions = {
    ...(standard !== undefined && { conformance: standard }),
    ...(version !== undefined && { version }),
    ...(tagged !== undefined && { tagged }),
    ...(cropMarks !== undefined && { cropMarks }),
    ...(imageDpi !== undefined && { maxImageDpi: imageDpi }),
    ...(printing && {
      printing: {
        condition: printing.condition,
        profile: new Uint8Array(Buffer.from(printing.profile, 'base64')),
      },
    }),
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
