/** The fonts and the HarfBuzz module that the tests of this folder set text with. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { GlyphBuffer } from '../display';
import { Font } from './font';
import { FontLibrary } from './font-library';
import { PatternHyphenator } from './hyphenation';
import type { CharacterStyle, ParagraphSpec, TextContext } from './paragraph-spec';

const modules = new URL('../../node_modules/', import.meta.url);
const read = (path: string): Uint8Array =>
  new Uint8Array(readFileSync(fileURLToPath(new URL(path, modules))));

export const harfbuzzBytes = read('harfbuzzjs/dist/harfbuzz.wasm');

export const fontBytes = (path: string): Uint8Array => read(`@expo-google-fonts/${path}.ttf`);

export function loadFont(path: string): Font {
  const parsed = Font.parse(fontBytes(path));
  if (!parsed.ok) throw new Error(parsed.error.code);
  return parsed.value;
}

export const sans = loadFont('source-sans-3/400Regular/SourceSans3_400Regular');
export const sansBold = loadFont('source-sans-3/700Bold/SourceSans3_700Bold');
export const sansItalic = loadFont('source-sans-3/400Regular_Italic/SourceSans3_400Regular_Italic');
export const serif = loadFont('source-serif-4/400Regular/SourceSerif4_400Regular');
export const sansJp = loadFont('noto-sans-jp/400Regular/NotoSansJP_400Regular');
export const serifJp = loadFont('noto-serif-jp/400Regular/NotoSerifJP_400Regular');

export const library = new FontLibrary(harfbuzzBytes, [sans, sansBold, sansItalic, serif, sansJp, serifJp]);

export interface TestContext extends TextContext {
  readonly fontsUsed: Font[];
  readonly reports: { readonly code: string; readonly args: object; readonly offset: number }[];
}

const hyphenator = new PatternHyphenator();

export function createContext(fonts: FontLibrary = library): TestContext {
  const fontsUsed: Font[] = [];
  const reports: { code: string; args: object; offset: number }[] = [];
  return {
    fonts,
    glyphs: new GlyphBuffer(),
    hyphenator,
    fontsUsed,
    reports,
    fontIndex: (font) => {
      const known = fontsUsed.indexOf(font);
      return known >= 0 ? known : fontsUsed.push(font) - 1;
    },
    aside: () => -1,
    report: ({ code, args }, offset) => reports.push({ code, args, offset }),
  };
}

export const style = (changes: Partial<CharacterStyle> = {}): CharacterStyle => ({
  family: 'Source Sans 3',
  weight: 400,
  italic: false,
  size: 10_000,
  colour: 0,
  letterSpacing: 0,
  underline: false,
  strike: false,
  lang: 'en',
  baselineShift: 0,
  ...changes,
});

export function paragraph(
  text: string,
  of: CharacterStyle = style(),
  changes: Partial<ParagraphSpec> = {},
): ParagraphSpec {
  return {
    text,
    spans: [{ start: 0, end: text.length, style: of }],
    align: 'start',
    lineHeight: 14_000,
    indent: 0,
    lang: of.lang,
    kinsoku: 'strict',
    ...changes,
  };
}
