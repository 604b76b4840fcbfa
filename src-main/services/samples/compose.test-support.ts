/** A world of the packaged fonts, for composing the samples in tests. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { deflateSync, inflateSync } from 'node:zlib';
import { present } from '../../../shared/base';
import { PlainDate } from '../../../shared/data';
import { Engine } from '../../../shared/engine';
import { Font } from '../../../shared/text';

const read = (path: string): Uint8Array =>
  new Uint8Array(readFileSync(fileURLToPath(new URL(`../../../node_modules/${path}`, import.meta.url))));

const FONTS = [
  'source-sans-3/400Regular/SourceSans3_400Regular',
  'source-sans-3/700Bold/SourceSans3_700Bold',
  'source-sans-3/400Regular_Italic/SourceSans3_400Regular_Italic',
  'source-serif-4/400Regular/SourceSerif4_400Regular',
  'source-serif-4/700Bold/SourceSerif4_700Bold',
  'source-serif-4/400Regular_Italic/SourceSerif4_400Regular_Italic',
  'noto-sans-jp/400Regular/NotoSansJP_400Regular',
  'noto-sans-jp/700Bold/NotoSansJP_700Bold',
  'noto-serif-jp/400Regular/NotoSerifJP_400Regular',
  'noto-serif-jp/700Bold/NotoSerifJP_700Bold',
];

/** An engine with the images given. */
export function createSampleEngine(assets: ReadonlyMap<string, Uint8Array>): Engine {
  return new Engine({
    harfbuzz: read('harfbuzzjs/dist/harfbuzz.wasm'),
    fonts: FONTS.map((path) => {
      const parsed = Font.parse(read(`@expo-google-fonts/${path}.ttf`));
      if (!parsed.ok) throw new Error(`${path}: ${parsed.error.code}`);
      return parsed.value;
    }),
    asset: (hash) => assets.get(hash),
    today: present(PlainDate.of(2026, 11, 22), 'a day of the calendar'),
    deflate: (bytes) => deflateSync(bytes, { level: 3 }),
    inflate: (bytes) => inflateSync(bytes),
  });
}
