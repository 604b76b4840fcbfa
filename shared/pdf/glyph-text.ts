/** What the text behind glyphs may be, as PDF/A asks for it. */

const SPACES = /^[\t\n\r \u00a0\u2000-\u200a\u202f\u205f\u3000]$/;

export const isSpace = (text: string): boolean => SPACES.test(text);

/** PDF/A-2a 6.2.11.7.3: such characters need an `ActualText` wherever they stand. */
const PRIVATE_USE = /[\ue000-\uf8ff\u{f0000}-\u{10ffff}]/u;

export const isPrivateUse = (text: string): boolean => text > '\ud7ff' && PRIVATE_USE.test(text);

/** PDF/A-4 6.2.10.8: an `ActualText` holds none of them. What nobody else can read is a replacement character. */
export const withoutPrivateUse = (text: string): string =>
  isPrivateUse(text) ? text.replace(/[\ue000-\uf8ff\u{f0000}-\u{10ffff}]/gu, '\ufffd') : text;

/** PDF/A-2 6.2.11.7.2: no mapping to nothing, U+0000, U+FEFF or U+FFFE; no lone surrogates. */
export const isMappable = (text: string): boolean =>
  text !== '' && !/[\0\ufeff\ufffe\ud800-\udfff]/u.test(text);

/** Joiners are not among them: Hindi spells with them, and emoji are put together by them. */
const IGNORABLE = /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const HAS_IGNORABLE = /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;

/** The text without characters that show nothing and say nothing to who copies it. */
export const withoutIgnorable = (text: string): string =>
  HAS_IGNORABLE.test(text) ? text.replace(IGNORABLE, '') : text;

/**
 * Right-to-left text without joiners: Persian spells with them, but readers (Poppler) take one for the end of the stretch
 * and copy the word in parts and out of order. A word without its joiner can be read.
 */
export const withoutJoiners = (text: string): string => text.replace(/[\u200c\u200d]/g, '');
