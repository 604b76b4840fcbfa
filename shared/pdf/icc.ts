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
    profile.length > HEADER_BYTES &&
    new DataView(profile.buffer, profile.byteOffset).getUint32(0) === profile.length &&
    signature(profile, 36) === 'acsp' &&
    (profile[8] ?? 0) <= NEWEST_VERSION &&
    CLASSES.includes(signature(profile, 12)) &&
    signature(profile, 16) === SPACES[components];
  return isUsable ? profile : null;
}

/** Whether the profile describes a printing condition in CMYK, as the output intent of PDF/X does (ISO 15930-7). */
export const isPrintProfile = (profile: Uint8Array): boolean =>
  checkedProfile(profile, 4) !== null && signature(profile, 12) === 'prtr';

const signature = (profile: Uint8Array, at: number): string =>
  String.fromCharCode(...profile.subarray(at, at + 4));
