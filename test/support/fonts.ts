/** The document fonts, read from their packages so that tests need no build. */
import { readFileSync } from 'node:fs';
import { inProject } from './project';

/** A font of `assets/fonts.json`. */
export interface TestFont {
  readonly family: string;
  readonly weight: number;
  readonly italic: boolean;
  readonly file: string;
}

interface FontPackage {
  readonly package: string;
  readonly fonts: readonly { source: string; family: string; weight: number; italic: boolean }[];
}

/** All fonts the studio ships, with the absolute paths of their files. */
export function shippedFonts(): TestFont[] {
  const packages = JSON.parse(readFileSync(inProject('assets', 'fonts.json'), 'utf8')) as FontPackage[];
  return packages.flatMap((entry) =>
    entry.fonts.map(({ source, ...font }) => ({
      ...font,
      file: inProject('node_modules', entry.package, source),
    })),
  );
}

/** Fonts of scripts that the shipped ones do not cover, for the tests that name their families. */
export const scriptFonts = (): TestFont[] =>
  ['KR', 'SC', 'TC'].map((region) => ({
    family: `Noto Sans ${region}`,
    weight: 400,
    italic: false,
    file: inProject('test', 'fixtures', 'fonts', `NotoSans${region}-subset.ttf`),
  }));

/** The bytes of one font. */
export function fontBytes(family: string, weight = 400, italic = false): Uint8Array {
  const font = [...shippedFonts(), ...scriptFonts()].find(
    (entry) => entry.family === family && entry.weight === weight && entry.italic === italic,
  );
  if (font === undefined) throw new Error(`no font ${family} ${weight}${italic ? ' italic' : ''}`);
  return new Uint8Array(readFileSync(font.file));
}

/** The bytes of HarfBuzz (`harfbuzz.wasm`) or its subsetter (`harfbuzz-subset.wasm`). */
export function harfbuzzBytes(file: 'harfbuzz.wasm' | 'harfbuzz-subset.wasm'): Uint8Array {
  return new Uint8Array(readFileSync(inProject('node_modules', 'harfbuzzjs', 'dist', file)));
}
