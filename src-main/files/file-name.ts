/** Names of files that people chose, made fit for every file system. */

/** Not allowed in names on Windows, or misleading anywhere: separators, controls, marks that are not seen, code points that are no characters. */
const UNFIT = /[<>:"/\\|?*\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{NChar}]+/gu;
const DEVICE_NAME = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** Longest name in bytes of UTF-8: file systems allow 255, and an ending has to fit. */
const LONGEST_BYTES = 120;

/** A file name without its ending, made from any text; `fallback` where nothing usable is left. */
export function safeFileName(text: string, fallback: string): string {
  const plain = text
    .normalize('NFC')
    .replace(UNFIT, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  const short = shorten(plain).replace(/[\s.]+$/g, '');
  if (short === '') return fallback;
  return DEVICE_NAME.test(short) ? `_${short}` : short;
}

function shorten(text: string): string {
  let bytes = 0;
  let short = '';
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > LONGEST_BYTES) break;
    short += character;
  }
  return short;
}

/** `Content-Disposition` of a file to save (RFC 6266). */
export const attachmentDisposition = (fileName: string): string => disposition('attachment', fileName);

/** `Content-Disposition` of a file to show, with its name for when it is saved (RFC 6266). */
export const inlineDisposition = (fileName: string): string => disposition('inline', fileName);

/** The name in full, and a plain one for old readers. */
function disposition(kind: 'attachment' | 'inline', fileName: string): string {
  const plain = fileName.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
