/** The engine's world for tests: the fonts that ship, a fixed day, zlib. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { constants, deflateRawSync, deflateSync, inflateSync } from 'node:zlib';
import { present } from '../../shared/base';
import { PlainDate } from '../../shared/data';
import { Engine, type World } from '../../shared/engine';
import { Font } from '../../shared/text';
import { scriptFonts } from './fonts';

const require = createRequire(import.meta.url);

interface FontPackage {
  readonly package: string;
  readonly fonts: readonly { readonly source: string; readonly family: string }[];
}

const packages = JSON.parse(
  readFileSync(new URL('../../assets/fonts.json', import.meta.url), 'utf8'),
) as readonly FontPackage[];

const parsed = new Map<string, Font>();

function parse(file: string): Font {
  const known = parsed.get(file);
  if (known) return known;
  const font = Font.parse(new Uint8Array(readFileSync(file)));
  if (!font.ok) throw new Error(`${file}: ${font.error.code}`);
  parsed.set(file, font.value);
  return font.value;
}

/** The fonts that ship, of some families or of all, in the order of the list; after them those of scripts, by name. */
export const shippedFonts = (families?: readonly string[]): Font[] => [
  ...packages.flatMap((each) => {
    const folder = path.dirname(require.resolve(`${each.package}/package.json`));
    return each.fonts
      .filter(({ family }) => !families || families.includes(family))
      .map(({ source }) => parse(path.join(folder, source)));
  }),
  ...scriptFonts()
    .filter(({ family }) => families?.includes(family))
    .map(({ file }) => parse(file)),
];

const TODAY = present(PlainDate.of(2026, 11, 22), 'a day of the calendar');

/** A world with these families, or all; `assets` by SHA-256. */
export const testWorld = (
  families?: readonly string[],
  assets: ReadonlyMap<string, Uint8Array> = new Map(),
): World => ({
  harfbuzz: new Uint8Array(
    readFileSync(new URL('../../node_modules/harfbuzzjs/dist/harfbuzz.wasm', import.meta.url)),
  ),
  fonts: shippedFonts(families),
  asset: (hash) => assets.get(hash),
  today: TODAY,
  deflate: (bytes) => deflateSync(bytes, { level: 3 }),
  deflatePart: (bytes) => deflateRawSync(bytes, { level: 9, finishFlush: constants.Z_FULL_FLUSH }),
  inflate: (bytes) => inflateSync(bytes),
});

export const testEngine = (families?: readonly string[], assets?: ReadonlyMap<string, Uint8Array>): Engine =>
  new Engine(testWorld(families, assets));
