/** What a PDF needs to know of ICC profiles (ICC.1:2022 clause 7.2, the header). */

const HEADER_BYTES = 128;
const NEWEST_VERSION = 4;

/** Colour space signatures by number of components. */
const SPACES: Readonly<Record<1 | 3 | 4, string>> = { 1: 'GRAY', 3: 'RGB ', 4: 'CMYK' };

/** Classes that an image's profile may be of (ISO 19005-2 6.2.4.2). */
const CLASSES: readonly string[] = ['scnr', 'mntr', 'prtr', 'spac'];

/** The profile, if it is whole and describes colours of so many components; else null. */
export function checkedProfile(profile: Uint8Array, components: 1 | 3 | 4): Uint8Array | null {
  const isUsable =
    isWhole(profile) &&
    (profile[8] ?? 0) <= NEWEST_VERSION &&
    CLASSES.includes(signature(profile, 12)) &&
    signature(profile, 16) === SPACES[components];
  return isUsable ? profile : null;
}

/** Why a file cannot be the profile of a printing condition. */
export type PrintProfileProblem =
  /** It is no ICC profile, or it breaks off. */
  | 'notIcc'
  /** PDF knows profiles up to version 4. */
  | 'tooNew'
  /** It describes other colours than CMYK. */
  | 'notCmyk'
  /** It describes no output device. */
  | 'notOutput';

/** Why the profile cannot be the output intent of PDF/X (ISO 15930-7 6.2.2); `null` where it can. */
export function printProfileProblem(profile: Uint8Array): PrintProfileProblem | null {
  if (!isWhole(profile)) return 'notIcc';
  if ((profile[8] ?? 0) > NEWEST_VERSION) return 'tooNew';
  if (signature(profile, 16) !== SPACES[4]) return 'notCmyk';
  return signature(profile, 12) === 'prtr' ? null : 'notOutput';
}

/**
 * What the printing condition of a profile may be called: the name of FOGRA's characterisation data where the
 * description has one, else the description; `null` for a profile without any.
 */
export function printingCondition(profile: Uint8Array): string | null {
  const description = descriptionOf(profile);
  return /\bFOGRA\d+L?\b/i.exec(description)?.[0]?.toUpperCase() ?? (description || null);
}

/** The first text of the tag `desc`: of version 2 in ASCII (ICC.1:2001-04 6.5.17), of version 4 in UTF-16 (10.15). */
function descriptionOf(profile: Uint8Array): string {
  const view = new DataView(profile.buffer, profile.byteOffset, profile.byteLength);
  const tag = tagPlace(view, profile);
  if (tag === null) return '';
  const type = signature(profile, tag);
  if (type === 'desc') return wordsOf(profile, tag + 12, view.getUint32(tag + 8), 1);
  if (type !== 'mluc' || tag + 28 > profile.length) return '';
  return wordsOf(profile, tag + view.getUint32(tag + 24) + 1, view.getUint32(tag + 20), 2);
}

/** Where the data of the tag `desc` begins; `null` where there is no room for it. */
function tagPlace(view: DataView, profile: Uint8Array): number | null {
  if (profile.length < HEADER_BYTES + 4) return null;
  const count = Math.min(view.getUint32(HEADER_BYTES), MOST_TAGS);
  for (let at = HEADER_BYTES + 4; count > 0 && at + 12 <= HEADER_BYTES + 4 + 12 * count; at += 12) {
    if (at + 12 > profile.length) return null;
    if (signature(profile, at) !== 'desc') continue;
    const place = view.getUint32(at + 4);
    return place + 12 <= profile.length ? place : null;
  }
  return null;
}

const MOST_TAGS = 200;

/** The printable ASCII characters of a text whose characters take `step` bytes, the last of which says it all. */
function wordsOf(profile: Uint8Array, from: number, length: number, step: number): string {
  let text = '';
  const end = Math.min(from + length, profile.length);
  for (let at = from; at < end; at += step) {
    const code = profile[at] ?? 0;
    if (code >= 0x20 && code < 0x7f) text += String.fromCharCode(code);
  }
  return text.trim();
}

/** Whether it is an ICC profile of the length that it says. */
const isWhole = (profile: Uint8Array): boolean =>
  profile.length > HEADER_BYTES &&
  new DataView(profile.buffer, profile.byteOffset).getUint32(0) === profile.length &&
  signature(profile, 36) === 'acsp';

const signature = (profile: Uint8Array, at: number): string =>
  String.fromCharCode(...profile.subarray(at, at + 4));
