/** Where links of a document may go. Everything else, scripts above all, is text and no link. */
const ALLOWED = /^(?:https?:\/\/[^\s/]|mailto:[^\s]|tel:[+\d])/i;
/** Controls, spaces and what could end an attribute or hide the true address. */
const FORBIDDEN = /[\s\p{Cc}\p{Cf}<>"\\^`{|}]/u;

/** Whether an address may be a link: `http`, `https`, `mailto` and `tel` (RFC 3986 4.3, absolute). */
export const isAllowedLink = (uri: string): boolean => ALLOWED.test(uri) && !FORBIDDEN.test(uri);
