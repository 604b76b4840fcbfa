/**
 * What a file promises and what that asks of the writer. PDF/A-2 and 3 are PDF 1.7 (ISO 19005-2, -3), PDF/A-4 is
 * PDF 2.0 (ISO 19005-4), PDF/X-4 is PDF 1.6 (ISO 15930-7); PDF/UA-1 and -2 are ISO 14289-1 and -2.
 */
import type { PdfOptions } from './options';

/** What the maker of a file may ask for. Attachments make a PDF/A-2 a PDF/A-3 and a PDF/A-4 a PDF/A-4f. */
export const PDF_CONFORMANCES = ['pdfa-2a+ua-1', 'pdfa-2b', 'pdfa-4+ua-2', 'ua-1', 'pdfx-4', 'none'] as const;

export type PdfConformance = (typeof PDF_CONFORMANCES)[number] | 'pdfa-3a+ua-1' | 'pdfa-3b' | 'pdfa-4f+ua-2';

export const PDF_VERSIONS = ['1.7', '2.0'] as const;
export type PdfVersion = (typeof PDF_VERSIONS)[number];

/** A choice of options that no file can follow. */
export type PdfStandardProblem =
  /** The standard asks for tags, and they are switched off. */
  | 'needsTags'
  /** The standard is one of another version of PDF. */
  | 'otherVersion'
  /** Archives and printers take no encrypted files. */
  | 'encrypted'
  /** The secret that keys are made of is too short. */
  | 'shortSecret';

/** The options that decide about the standard. */
export type StandardOptions = Pick<PdfOptions, 'tagged' | 'conformance' | 'version' | 'encryption'>;

/** A file's standard, as far as it is known before its contents are. */
export interface Standard {
  readonly conformance: PdfConformance;
  /** As in the file's header. */
  readonly version: '1.6' | PdfVersion;
  readonly isTagged: boolean;
  /** Whether it promises to be a PDF/A. */
  readonly isArchival: boolean;
}

/** Least length of the secret that the keys of an encrypted file come from. */
export const LEAST_SECRET_BYTES = 32;

const TAGGED: readonly PdfConformance[] = [
  'pdfa-2a+ua-1',
  'pdfa-3a+ua-1',
  'pdfa-4+ua-2',
  'pdfa-4f+ua-2',
  'ua-1',
];

/** Why these options cannot be followed together; `null` where they can. */
export function standardProblem(options: StandardOptions): PdfStandardProblem | null {
  const { tagged, version, encryption } = options;
  const { conformance } = chosen(options);
  if (tagged === false && TAGGED.includes(conformance)) return 'needsTags';
  if (version !== undefined && conformance !== 'none' && versionOf(conformance) !== version) {
    return 'otherVersion';
  }
  if (!encryption) return null;
  if (conformance !== 'none' && conformance !== 'ua-1') return 'encrypted';
  return encryption.secret.length < LEAST_SECRET_BYTES ? 'shortSecret' : null;
}

/** The standard that the options ask for; by default the strictest that they allow. */
export function standardOf(options: StandardOptions): Standard {
  const { conformance, isTagged } = chosen(options);
  return {
    conformance,
    version: versionOf(conformance) ?? options.version ?? '1.7',
    isTagged,
    isArchival: conformance.startsWith('pdfa'),
  };
}

/** What standards are for: archives (PDF/A), the press (PDF/X), people who have it read aloud (PDF/UA). */
export type StandardFamily = 'archive' | 'print' | 'access';

/** For what a file promises to be fit. */
export function familiesOf(conformance: PdfConformance): readonly StandardFamily[] {
  return [
    ...(conformance.startsWith('pdfa') ? (['archive'] as const) : []),
    ...(conformance.startsWith('pdfx') ? (['print'] as const) : []),
    ...(conformance.includes('ua-') ? (['access'] as const) : []),
  ];
}

/** What the standard becomes in a file with attachments. */
export function withAttachments(conformance: PdfConformance): PdfConformance {
  switch (conformance) {
    case 'pdfa-2a+ua-1':
      return 'pdfa-3a+ua-1';
    case 'pdfa-2b':
      return 'pdfa-3b';
    case 'pdfa-4+ua-2':
      return 'pdfa-4f+ua-2';
    default:
      return conformance;
  }
}

function chosen({ tagged, conformance, version, encryption }: StandardOptions) {
  const isTagged = tagged ?? conformance !== 'pdfx-4';
  if (conformance !== undefined) return { conformance, isTagged };
  return { conformance: strictest(isTagged, version === '2.0', encryption !== undefined), isTagged };
}

function strictest(isTagged: boolean, isSecond: boolean, isEncrypted: boolean): PdfConformance {
  if (isEncrypted) return isTagged && !isSecond ? 'ua-1' : 'none';
  if (isSecond) return isTagged ? 'pdfa-4+ua-2' : 'none';
  return isTagged ? 'pdfa-2a+ua-1' : 'pdfa-2b';
}

function versionOf(conformance: PdfConformance): Standard['version'] | undefined {
  if (conformance === 'none') return undefined;
  if (conformance === 'pdfx-4') return '1.6';
  return conformance.startsWith('pdfa-4') ? '2.0' : '1.7';
}
