/**
 * A font file that somebody brings: what its fonts are called by their own tables, or why it cannot be used. Its name on the disk
 * begins with its hash, so that damage is found, and keeps the name that the person knows it by.
 */
import { createHash } from 'node:crypto';
import path from 'node:path';
import { present } from '../../shared/base';
import { isFontFileName } from '../../shared/contract';
import { reason, StudioError } from '../../shared/diag';
import {
  type CollectedFont,
  Font,
  type FontLicence,
  fontsOfCollection,
  isCollection,
  readFontLicence,
  type VariationAxis,
} from '../../shared/text';
import { safeFileName } from '../files';
import { fontSample } from './font-sample';

/** Largest font file that is taken: those of all Han characters have some 30 MB. */
export const FONT_LIMIT_BYTES = 128 * 1024 ** 2;

/** Most that the fonts of one collection may take as files of their own. */
const COLLECTION_LIMIT_BYTES = 4 * FONT_LIMIT_BYTES;

/** What a font says about itself. */
export interface FontDescription {
  /** SHA-256 of the font as a file of its own. */
  readonly hash: string;
  readonly family: string;
  readonly weight: number;
  readonly italic: boolean;
  /** Along which it varies. */
  readonly axes: VariationAxis[];
  readonly licence: FontLicence;
  /** A few letters that the font says it has. */
  readonly sample: string;
}

const SIGNATURES: { readonly [tag: string]: 'font' | 'webFont' } = {
  '\0\u0001\0\0': 'font',
  true: 'font',
  OTTO: 'font',
  wOFF: 'webFont',
  wOF2: 'webFont',
};

export const fontHash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A font of a file that somebody brings. */
export interface BroughtFont {
  readonly description: FontDescription;
  /** Its number in the collection that it is of; null for a file of one font. */
  readonly collectionIndex: number | null;
  /** The font as a file of its own. */
  bytes(): Uint8Array;
}

/**
 * Reads a font file: one font, or all of a collection. `file` is its name for messages. Throws `font.notFont`,
 * `font.webFont`, `font.damaged`, `font.largeCollection` or `font.notEmbeddable`.
 */
export function readFonts(file: string, bytes: Uint8Array): BroughtFont[] {
  if (!isCollection(bytes)) {
    return [{ description: describeFont(file, bytes), collectionIndex: null, bytes: () => bytes }];
  }
  return collected(file, bytes).map((font, collectionIndex) => ({
    description: describeFont(file, font.write()),
    collectionIndex,
    bytes: () => font.write(),
  }));
}

/** The font of a file that {@link readFonts} has read, as a file of its own. */
export const fontIn = (file: string, bytes: Uint8Array, collectionIndex: number | null): Uint8Array =>
  collectionIndex === null
    ? bytes
    : present(collected(file, bytes)[collectionIndex], 'a font that was read').write();

function collected(file: string, bytes: Uint8Array): readonly CollectedFont[] {
  const fonts = fontsOfCollection(bytes);
  if (!fonts.ok) throw new StudioError('font.damaged', { file, reason: fonts.error });
  const size = fonts.value.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  if (size > COLLECTION_LIMIT_BYTES) {
    const inMegabytes = (length: number): number => Math.ceil(length / 1024 ** 2);
    const args = {
      count: fonts.value.length,
      size: inMegabytes(size),
      limit: inMegabytes(COLLECTION_LIMIT_BYTES),
    };
    throw new StudioError('font.largeCollection', { file, ...args });
  }
  return fonts.value;
}

function describeFont(file: string, bytes: Uint8Array): FontDescription {
  const kind = SIGNATURES[Buffer.from(bytes.subarray(0, 4)).toString('latin1')];
  if (kind === undefined) throw new StudioError('font.notFont', { file });
  if (kind === 'webFont') throw new StudioError('font.webFont', { file });
  const hash = fontHash(bytes);
  const parsed = Font.parse(bytes, hash);
  if (!parsed.ok) throw new StudioError('font.damaged', { file, reason: parsed.error });
  const { family, weight, italic, axes, embeddable } = parsed.value;
  if (weight > HEAVIEST)
    throw new StudioError('font.damaged', { file, reason: reason('font.weight', { weight }) });
  if (family.length > LONGEST_FAMILY)
    throw new StudioError('font.damaged', { file, reason: reason('font.longName') });
  if (!embeddable) throw new StudioError('font.notEmbeddable', { file, family });
  const look = { family, weight, italic, axes: [...axes] };
  return { hash, ...look, licence: readFontLicence(bytes), sample: fontSample(bytes) };
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

/** The name under which a font is kept: its hash, then the name it came with, and its number in a collection. */
export function keptName({ description, collectionIndex }: BroughtFont, fileName: string): string {
  const { name, ext } = path.parse(fileName);
  const ending = /^\.(?:ttf|otf)$/i.test(ext) ? ext.toLowerCase() : '.ttf';
  const number = collectionIndex === null ? '' : `-${collectionIndex + 1}`;
  return `${description.hash}-${safeFileName(name, 'font')}${number}${ending}`;
}

/** The hash that a file's name promises, where it does, and the name that people know it by. */
export function fileNameParts(name: string): { readonly hash: string | null; readonly fileName: string } {
  const [, hash = null, fileName = name] = KEPT_NAME.exec(name) ?? [];
  return { hash, fileName };
}
