/**
 * PDF files that everybody can open but that are encrypted all the same: for the sake of permissions, under an owner's
 * password, with an empty one for users (ISO 32000-2 7.6.4). What their owner lets users do is respected.
 */
import {
  decodePDFRawStream,
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFStream,
  PDFString,
} from 'pdf-lib';
import { type Reason, reason } from '../../shared/diag';

/** ISO 32000-2 table 22, bit 5: to copy or otherwise extract text and graphics. */
const EXTRACT = 1 << 4;

/**
 * Why the pages of an encrypted file that opens without a password may not be taken over, or cannot; `null` where they
 * can.
 *
 * @param context The file before it is decrypted.
 */
export function protectionProblem(context: PDFContext): Reason | null {
  const encryption = context.lookup(context.trailerInfo.Encrypt);
  if (!(encryption instanceof PDFDict)) return reason('pdf.damaged');
  const [strings, streams] = ['StrF', 'StmF'].map((key) => encryption.lookup(PDFName.of(key))?.toString());
  const isStandard = encryption.lookup(PDFName.of('Filter')) === PDFName.of('Standard');
  if (!isStandard || strings !== streams) return reason('pdf.encryption');
  const permissions = encryption.lookup(PDFName.of('P'));
  if (permissions instanceof PDFNumber && (permissions.asNumber() & EXTRACT) === 0)
    return reason('pdf.forbidden');
  return null;
}

/**
 * Spells literal strings of a decrypted file so that they can be written again. The parser leaves their bytes as they
 * are, whatever brackets they hold, while those of object streams still have their escapes.
 */
export function respellStrings(context: PDFContext): void {
  const escaped = numbersInObjectStreams(context);
  for (const [reference, object] of context.enumerateIndirectObjects()) {
    if (escaped.has(reference.objectNumber)) continue;
    if (object instanceof PDFString) context.assign(reference, respelt(object));
    else respellInside(object);
  }
}

function respellInside(object: PDFObject): void {
  if (object instanceof PDFStream) {
    respellInside(object.dict);
  } else if (object instanceof PDFDict) {
    for (const [key, value] of object.entries()) {
      if (value instanceof PDFString) object.set(key, respelt(value));
      else respellInside(value);
    }
  } else if (object instanceof PDFArray) {
    object.asArray().forEach((value, index) => {
      if (value instanceof PDFString) object.set(index, respelt(value));
      else respellInside(value);
    });
  }
}

const respelt = (string: PDFString): PDFHexString =>
  PDFHexString.of(Buffer.from(string.asString(), 'latin1').toString('hex'));

/** Objects that lie in object streams (ISO 32000-2 7.5.7): each begins with pairs of a number and an offset. */
function numbersInObjectStreams(context: PDFContext): ReadonlySet<number> {
  const numbers = new Set<number>();
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream)) continue;
    if (object.dict.lookup(PDFName.of('Type')) !== PDFName.of('ObjStm')) continue;
    const first = object.dict.lookup(PDFName.of('First'), PDFNumber).asNumber();
    const head = Buffer.from(decodePDFRawStream(object).decode().subarray(0, first)).toString('latin1');
    const pairs = head.trim().split(/\s+/).map(Number);
    for (let index = 0; index < pairs.length; index += 2) numbers.add(pairs[index] ?? 0);
  }
  return numbers;
}
