/**
 * How a text message is divided: up to 160 septets or 70 UTF-16 units in one message; 153 or 67 in each part of a
 * longer one, whose rest is the header that joins them (3GPP TS 23.040 9.2.3.24.1). No part begins inside a character.
 */
import { septetsOf } from './gsm-alphabet';

export type SmsEncoding = 'GSM-7' | 'UCS-2';

const LIMITS: { readonly [encoding in SmsEncoding]: { readonly alone: number; readonly part: number } } = {
  'GSM-7': { alone: 160, part: 153 },
  'UCS-2': { alone: 70, part: 67 },
};

export interface SmsDivision {
  readonly encoding: SmsEncoding;
  /** Septets or UTF-16 units of the whole text. */
  readonly length: number;
  /** The text of each segment; none for an empty text. */
  readonly segments: readonly string[];
  /** How many septets or units the last segment has left. */
  readonly left: number;
  /** Characters that the GSM alphabet does not have, each once, in order of appearance. */
  readonly outside: readonly string[];
}

/** Divides a text into the segments it is sent and paid in. */
export function divideSms(text: string): SmsDivision {
  const characters = [...text];
  const outside = [...new Set(characters.filter((character) => septetsOf(character) === undefined))];
  const encoding: SmsEncoding = outside.length === 0 ? 'GSM-7' : 'UCS-2';
  const lengthOf = (character: string): number =>
    encoding === 'GSM-7' ? (septetsOf(character) ?? 0) : character.length;
  const length = characters.reduce((sum, character) => sum + lengthOf(character), 0);
  const { alone, part } = LIMITS[encoding];
  const limit = length <= alone ? alone : part;
  const segments: string[] = [];
  let used = limit;
  for (const character of characters) {
    const own = lengthOf(character);
    if (used + own > limit) {
      segments.push('');
      used = 0;
    }
    segments[segments.length - 1] += character;
    used += own;
  }
  return { encoding, length, segments, left: limit - (segments.length === 0 ? 0 : used), outside };
}
