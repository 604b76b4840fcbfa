/** A font of a house, which no studio ships: Noto Sans Arabic under another name of the same length. */
import { readFileSync } from 'node:fs';
import { inProject } from './project';

export const HOUSE_FAMILY = 'Corp Sans Arabic';
/** Its name in PDF files. */
export const HOUSE_POSTSCRIPT_NAME = 'CorpSansArabic-Regular';

/** The bytes of the font, weight 400. */
export function houseFont(): Buffer {
  const folder = inProject('node_modules', '@expo-google-fonts', 'noto-sans-arabic', '400Regular');
  const named = readFileSync(`${folder}/NotoSansArabic_400Regular.ttf`)
    .toString('latin1')
    .replaceAll(utf16('Noto Sans Arabic'), utf16(HOUSE_FAMILY))
    .replaceAll(utf16('NotoSansArabic-Regular'), utf16(HOUSE_POSTSCRIPT_NAME));
  return Buffer.from(named, 'latin1');
}

/** UTF-16, big end first, as the characters of its bytes. */
const utf16 = (text: string): string => [...text].map((letter) => `\0${letter}`).join('');
