/**
 * Composing from plain bytes, with nothing of any host: the same file runs in Node, in a worker thread and in the
 * browser, and what it answers must be the same.
 */
import { type JsonObject, present } from '../../shared/base';
import { PlainDate } from '../../shared/data';
import { type Composition, Engine, type World } from '../../shared/engine';
import type { Template } from '../../shared/model';
import { Font } from '../../shared/text';

/** All that a document depends on, in a form that can be sent to a worker or fetched by a page. */
export interface Materials {
  readonly harfbuzz: Uint8Array;
  readonly fonts: readonly Uint8Array[];
  /** Images with their SHA-256. */
  readonly assets: readonly (readonly [string, Uint8Array])[];
  readonly template: Template;
  readonly records: readonly JsonObject[];
}

/** The day of the job, whatever the clocks say. */
export const DAY = present(PlainDate.of(2026, 11, 22), 'a day of the calendar');

const never = (): never => {
  throw new Error('Composing compresses nothing.');
};

const parsedFonts = new WeakMap<Uint8Array, Font>();

/** The font in a file; the same one for the same bytes, because the cases share most of theirs. */
export function parseFont(bytes: Uint8Array): Font {
  const known = parsedFonts.get(bytes);
  if (known) return known;
  const parsed = Font.parse(bytes);
  if (!parsed.ok) throw new Error(parsed.error.code);
  parsedFonts.set(bytes, parsed.value);
  return parsed.value;
}

export function engineOf(
  { harfbuzz, assets }: Pick<Materials, 'harfbuzz' | 'assets'>,
  fonts: readonly Font[],
  writing: Pick<World, 'deflate' | 'inflate' | 'importPage' | 'pageImage'> = {
    deflate: never,
    inflate: never,
  },
): Engine {
  const images = new Map(assets);
  return new Engine({ harfbuzz, fonts, asset: (hash) => images.get(hash), today: DAY, ...writing });
}

export function compose(
  engine: Engine,
  { template, records }: Pick<Materials, 'template' | 'records'>,
): Composition[] {
  const compiled = engine.compile(template);
  return records.map((record, index) => engine.compose(compiled, record, { record: index }));
}

/** The digest of every record's document. */
export function digestsOf(materials: Materials): string[] {
  const engine = engineOf(materials, materials.fonts.map(parseFont));
  const compiled = engine.compile(materials.template);
  return materials.records.map((record, index) =>
    engine.compose(compiled, record, { record: index }).digest(),
  );
}
