/**
 * The source of the frame that shows an e-mail. The frame may run nothing and fetch nothing: it is sandboxed, and its
 * own policy allows inlined styles and `data:` images only. Light or dark is the reader's choice here, not the
 * system's, so the rules for dark mode are switched on or off.
 */

const POLICY =
  '<meta http-equiv="Content-Security-Policy" content="default-src \'none\';img-src data:;style-src \'unsafe-inline\'">';

const DARK_RULES = '@media (prefers-color-scheme:dark)';

export type EmailScheme = 'light' | 'dark';

export const emailSource = (html: string, scheme: EmailScheme): string =>
  html
    .replaceAll(DARK_RULES, scheme === 'dark' ? '@media all' : '@media not all')
    .replaceAll('color-scheme:light dark', `color-scheme:${scheme}`)
    .replace('<head>', `<head>${POLICY}`);

const PIECE = 0x8000;

/** Bytes as a `data:` address. */
export function dataAddress(mediaType: string, bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += PIECE)
    binary += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  return `data:${mediaType};base64,${btoa(binary)}`;
}
