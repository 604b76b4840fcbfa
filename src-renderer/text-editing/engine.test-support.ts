/** A real engine for tests: HarfBuzz and the Latin and Japanese sans of the studio. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { assert, present } from '../../shared/base';
import { PlainDate } from '../../shared/data';
import { createBlankTemplate, Engine } from '../../shared/engine';
import type { Paragraph, Template, TemplateNode } from '../../shared/model';
import { Font } from '../../shared/text';

const require = createRequire(import.meta.url);
const bytesOf = (file: string): Uint8Array => new Uint8Array(readFileSync(require.resolve(file)));

function font(file: string): Font {
  const parsed = Font.parse(bytesOf(file));
  assert(parsed.ok, `${file} is a font`);
  return parsed.value;
}

export const testFonts = [
  font('@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf'),
  font('@expo-google-fonts/source-sans-3/700Bold/SourceSans3_700Bold.ttf'),
];

const never = (): never => assert(false, 'composing does not compress') as never;

export const testEngine = new Engine({
  harfbuzz: bytesOf('harfbuzzjs/dist/harfbuzz.wasm'),
  fonts: testFonts,
  asset: () => undefined,
  today: present(PlainDate.of(2026, 11, 22), 'a day of the calendar'),
  deflate: never,
  inflate: never,
});

/** A blank template with these nodes in its flow. */
export function templateWith(
  nodes: { readonly [id: string]: TemplateNode },
  flow = Object.keys(nodes),
): Template {
  const blank = createBlankTemplate({ name: 'Test', pageSize: 'A5', language: 'en' });
  return {
    ...blank,
    nodes: { ...blank.nodes, ...nodes, main: { type: 'flow', children: flow, props: {} } },
  };
}

export const textNode = (paragraphs: readonly Paragraph[]): TemplateNode => ({
  type: 'text',
  props: { content: { en: [...paragraphs] } },
});
