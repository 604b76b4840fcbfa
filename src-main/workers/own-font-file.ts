/**
 * A font file that somebody brings: what it is called by its own tables, or why it cannot be used. Its name on the disk
 * begins with its hash, so that damage is found, and keeps the name that the person knows it by.
 */
import { createHash } from 'node:crypto';
import path from 'node:path';
import { isFontFileName } from '../../shared/contract';
import { StudioError } from '../../shared/diag';
import { Font, type FontLicence, readFontLicence } from '../../shared/text';
import { safeFileName } from '../files';
import { fontSample } from './font-sample';

/** Largest font file that is taken: those of all Han characters have some 30 MB. */
export const FONT_LIMIT_BYTES = 128 * 1024 ** 2;

/** What a font file says about itself. */
export interface FontDescription {
  /** SHA-256 of the file. */
  readonly hash: string;
  readonly family: string;
  readonly weight: number;
  readonly italic: boolean;
  readonly licence: FontLicence;
  /** A few letters that the font says it has. */
  readonly sample: string;
}

const SIGNATURES: { readonly [tag: string]: 'font' | 'collection' | 'webFont' } = {
  '\0\u0001\0\0': 'font',
  true: 'font',
  OTTO: 'font',
  ttcf: 'collection',
  wOFF: 'webFont',
  wOF2: 'webFont',
};

export const fontHash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * Reads a font file. `file` is its name for messages. Throws `font.notFont`, `font.webFont`, `font.collection`,
 * `font.damaged` or `font.notEmbeddable`.
 */
export function describeFont(file: string, bytes: Uint8Array): FontDescription {
  const kind = SIGNATURES[Buffer.from(bytes.subarray(0, 4)).toString('latin1')];
  if (kind === undefined) throw new StudioError('font.notFont', { file });
  if (kind !== 'font') throw new StudioError(`font.${kind}`, { file });
  const hash = fontHash(bytes);
  const parsed = Font.parse(bytes, hash);
  if (!parsed.ok) throw new StudioError('font.damaged', { file, reason: parsed.error });
  const { family, weight, italic, embeddable } = parsed.value;
  if (weight > HEAVIEST) throw new StudioError('font.damaged', { file, reason: `its weight is ${weight}` });
  if (family.length > LONGEST_FAMILY)
    throw new StudioError('font.damaged', { file, reason: 'its name is too long' });
  if (!embeddable) throw new StudioError('font.notEmbeddable', { file, family });
  return { hash, family, weight, italic, licence: readFontLicence(bytes), sample: fontSample(bytes) };
}

/** OpenType `OS/2` usWeightClass. */
const HEAVIEST = 1000;
/** What a text style may name. */
const LONGEST_FAMILY = 120;

/** `700 italic` */
export const cutOf = ({ weight, italic }: Pick<FontDescription, 'weight' | 'italic'>): string =>
  italic ? `${weight} italic` : String(weight);

/** Files of a folder that are taken for fonts; others (licences, hidden files) are nobody's business. */
export const isKeptFont = (name: string): boolean => !name.startsWith('.') && isFontFileName(name);

const KEPT_NAME = /^([0-9a-f]{64})-(.+)$/;

/** The name under which a file is kept: its hash, then the name it came with. */
export function keptName(hash: string, fileName: string): string {
  const { name, ext } = path.parse(fileName);
  const ending = /^\.(?:ttf|otf)$/i.test(ext) ? ext.toLowerCase() : '.ttf';
  return `${hash}-${safeFileName(name, 'font')}${ending}`;
}

/** The hash that a file's name promises, where it does, and the name that people know it by. */
export function fileNameParts(name: string): { readonly hash: string | null; readonly fileName: string } {
  const [, hash = null, fileName = name] = KEPT_NAME.exec(name) ?? [];
  return { hash, fileName };
}
