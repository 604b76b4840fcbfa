/** The least of an ICC profile: a header, and its description where one is given. */
export interface ProfileFacts {
  readonly version?: number;
  readonly deviceClass?: string;
  readonly space?: string;
  /** Of version 4 in UTF-16, else in ASCII. */
  readonly description?: string;
}

const HEADER_BYTES = 128;
const TAG_BYTES = 12;

export function iccProfile(facts: ProfileFacts = {}): Uint8Array {
  const { version = 2, deviceClass = 'prtr', space = 'CMYK', description } = facts;
  const tag = description === undefined ? [] : version >= 4 ? mluc(description) : desc(description);
  const profile = new Uint8Array(HEADER_BYTES + 4 + (tag.length > 0 ? TAG_BYTES : 0) + tag.length);
  const view = new DataView(profile.buffer);
  const write = (text: string, at: number): void => profile.set(codes(text), at);
  view.setUint32(0, profile.length);
  profile[8] = version;
  write(deviceClass, 12);
  write(space, 16);
  write('acsp', 36);
  if (tag.length === 0) return profile;
  const place = HEADER_BYTES + 4 + TAG_BYTES;
  view.setUint32(HEADER_BYTES, 1);
  write('desc', HEADER_BYTES + 4);
  view.setUint32(HEADER_BYTES + 8, place);
  view.setUint32(HEADER_BYTES + 12, tag.length);
  profile.set(tag, place);
  return profile;
}

const codes = (text: string): number[] => [...text].map((character) => character.charCodeAt(0));

const word = (value: number): number[] => [24, 16, 8, 0].map((shift) => (value >>> shift) & 255);

const desc = (text: string): number[] => [
  ...codes('desc'),
  ...word(0),
  ...word(text.length + 1),
  ...codes(`${text}\0`),
];

const mluc = (text: string): number[] => [
  ...codes('mluc'),
  ...[0, 1, 12].flatMap(word),
  ...codes('enUS'),
  ...word(2 * text.length),
  ...word(28),
  ...codes(text).flatMap((code) => [code >> 8, code & 255]),
];
