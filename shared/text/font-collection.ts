/** Collections (OpenType 1.9, "Font Collections"): several fonts that share tables, taken apart into files of their own. */
import { fail, ok, type Result } from '../base';
import { type Reason, reason } from '../diag';
import { ByteReader } from './byte-reader';
import { fontCountOf, readTableDirectory, startOfFont } from './font-tables';
import { directoryLength, writeSfnt } from './sfnt';

/** A signature of the collection as a whole does not hold for a part of it. */
const SIGNATURE = 'DSIG';

/** One font of a collection. */
export interface CollectedFont {
  /** Of the font as a file of its own. */
  readonly sizeBytes: number;
  /** The font as a file of its own: the same bytes for the same collection, whoever takes it apart. */
  write(): Uint8Array;
}

export const isCollection = (file: Uint8Array): boolean => new ByteReader(file).tag(0) === 'ttcf';

/** The fonts of a collection, in its order; the error says why it cannot be used. Never throws, whatever the bytes are. */
export function fontsOfCollection(file: Uint8Array): Result<readonly CollectedFont[], Reason> {
  const reader = new ByteReader(file);
  const fonts: CollectedFont[] = [];
  const count = fontCountOf(reader);
  for (let index = 0; index < count; index += 1) {
    const directory = readTableDirectory(reader, index);
    if (!directory.ok)
      return fail(reason('font.inCollection', { number: index + 1, count, reason: directory.error }));
    const tables = [...directory.value]
      .filter(([tag]) => tag !== SIGNATURE)
      .map(([tag, { offset, length }]) => [tag, file.subarray(offset, offset + length)] as const);
    const flavour = reader.u32(startOfFont(reader, index));
    const lengths = tables.map(([, content]) => (content.length + 3) & ~3);
    fonts.push({
      sizeBytes: lengths.reduce((sum, length) => sum + length, directoryLength(tables.length)),
      write: () => writeSfnt(tables, flavour),
    });
  }
  return fonts.length > 0 ? ok(fonts) : fail(reason('font.emptyCollection'));
}
