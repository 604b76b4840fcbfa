/** Text for HTML and XML: what could end the text or the attribute it stands in is written as a reference. */

/** Controls that neither HTML nor XML 1.0 may hold; lone surrogates. */
const IMPOSSIBLE = /[\p{Cc}\p{Cs}\ufffe\uffff]/gu;

const isKept = (character: string): boolean => character === '\n' || character === '\t';

const possible = (text: string): string =>
  text.replace(IMPOSSIBLE, (character) => (isKept(character) ? character : '\ufffd'));

/** Text between tags. */
export const escapeText = (text: string): string =>
  possible(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Text inside `"…"`. */
export const escapeAttribute = (text: string): string => escapeText(text).replaceAll('"', '&quot;');
