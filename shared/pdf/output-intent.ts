/** What the colours of a file are meant for (ISO 32000-2 14.11.5). */
import { diagnostic } from '../diag';
import { printProfileProblem } from './icc';
import type { ObjectFile } from './object-file';
import type { PdfOptions } from './options';
import { srgbProfile } from './srgb-profile';
import type { Standard } from './standard';
import { textString } from './syntax';

/** Where printing conditions have their names from. */
const REGISTRY = '/RegistryName(http://www.color.org)';

/**
 * The catalogue's entry, with the profile written: sRGB for archives, the printing condition for PDF/X, nothing for
 * the rest. A PDF/X without a profile to print by is none, which is reported.
 */
export function outputIntent(file: ObjectFile, options: PdfOptions, standard: Standard): string {
  if (standard.isArchival) {
    const id = file.addCommon('/N 3', options.iccProfile ?? srgbProfile());
    return intent('GTS_PDFA1', 'sRGB IEC61966-2.1', `/DestOutputProfile ${id} 0 R`);
  }
  if (standard.conformance !== 'pdfx-4') return '';
  const { printing } = options;
  if (!printing || printProfileProblem(printing.profile) !== null) {
    options.report?.(diagnostic('pdf.noPrintProfile', {}));
    return intent('GTS_PDFX', printing?.condition ?? 'Custom', '');
  }
  // A printer's profile may have megabytes, and every file of a batch has it.
  const id = file.addCommon('/N 4', printing.profile);
  return intent('GTS_PDFX', printing.condition, `${REGISTRY}/DestOutputProfile ${id} 0 R`);
}

const intent = (kind: string, condition: string, more: string): string =>
  `/OutputIntents[<</Type/OutputIntent/S/${kind}/OutputConditionIdentifier${textString(condition)}` +
  `/Info${textString(condition)}${more}>>]`;
