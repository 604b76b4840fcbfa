/**
 * The alphabets of text messages (3GPP TS 23.038). A message whose every character is in the GSM 7-bit default alphabet
 * or its extension table takes septets; any other is UCS-2, two octets per UTF-16 unit.
 */

/** 6.2.1, without the escape. */
const DEFAULT =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
  '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';

/** 6.2.1.1: an escape and one more septet each. */
const EXTENSION = '\f^{}\\[~]|€';

const SEPTETS: ReadonlyMap<string, 1 | 2> = new Map([
  ...[...DEFAULT].map((character) => [character, 1] as const),
  ...[...EXTENSION].map((character) => [character, 2] as const),
]);

/** Septets of a character: 1, 2 in the extension table, `undefined` where the alphabet does not have it. */
export const septetsOf = (character: string): 1 | 2 | undefined => SEPTETS.get(character);
