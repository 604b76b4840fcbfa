/**
 * The work that is measured: the product's own samples, composed by the product's own engine with its fonts and its
 * compressor. Nothing here is laid out by hand.
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type JsonObject, present } from '../../shared/base';
import { PlainDate } from '../../shared/data';
import { type CompiledTemplate, Engine, engineNeeds, type World } from '../../shared/engine';
import type { Template } from '../../shared/model';
import { sampleDefinitions } from '../../src-main/services';
import { createWorld, type FontFile, InstalledFonts, shaper } from '../../src-main/workers';

/** The built assets, seen from the built benchmark. */
export const assetsDir = fileURLToPath(new URL('../assets/', import.meta.url));

export const workerFile = fileURLToPath(new URL('../worker/compose-worker.js', import.meta.url));

/** The day that every document is dated with, so that two runs do the same. */
export const JOB_DATE = '2026-11-22';

export interface Workload {
  readonly id: string;
  readonly template: Template;
  readonly assets: ReadonlyMap<string, Uint8Array>;
  readonly records: readonly JsonObject[];
  readonly fonts: readonly FontFile[];
  readonly world: World;
  readonly engine: Engine;
  readonly compiled: CompiledTemplate;
}

/** A sample as work; `undefined` where no sample has this id. `keep` chooses records. */
export function workloadOf(
  id: string,
  keep: (record: JsonObject) => boolean = () => true,
): Workload | undefined {
  const definition = sampleDefinitions.find((each) => each.id === id);
  if (!definition) return undefined;
  const { template, assets, records } = definition.build();
  const installed = InstalledFonts.open(assetsDir);
  const { families } = engineNeeds(template);
  const world = createWorld({
    harfbuzz: shaper(path.resolve(assetsDir)),
    fonts: installed.fonts(families),
    asset: (hash) => assets.get(hash),
    today: present(PlainDate.parse(JOB_DATE), 'the date of the job is a day'),
  });
  const engine = new Engine(world);
  return {
    id,
    template,
    assets,
    records: [...records].filter(keep),
    fonts: installed.filesOf(families),
    world,
    engine,
    compiled: engine.compile(template),
  };
}

/** Rows of a statement's table. */
export const transactionsOf = ({ transactions }: JsonObject): readonly JsonObject[] =>
  Array.isArray(transactions) ? transactions : [];

/** The account statement with the spread that peers were measured with: 5 to 120 rows, about two pages. */
export function statement(): Workload {
  const found = workloadOf('account-statement', (record) => {
    const rows = transactionsOf(record).length;
    return rows >= 5 && rows <= 120;
  });
  return present(found, 'the account statement is one of the samples');
}

/** A record that composes to exactly this many pages: one that is there, else one made longer row by row. */
export function recordOfPages({ engine, compiled, records }: Workload, pages: number): JsonObject {
  const pagesOf = (record: JsonObject): number => engine.compose(compiled, record).list.pages.length;
  const known = records.slice(0, 100).find((record) => pagesOf(record) === pages);
  if (known) return known;
  const base = present(records[0], 'a sample has records');
  const rows = records.flatMap(transactionsOf);
  const grown = (count: number): JsonObject => ({ ...base, transactions: rows.slice(0, count) });
  let low = 0;
  let high = 16;
  while (high < rows.length && pagesOf(grown(high)) < pages) high *= 2;
  while (low + 1 < high) {
    const middle = Math.floor((low + high) / 2);
    if (pagesOf(grown(middle)) < pages) low = middle;
    else high = middle;
  }
  const record = grown(high);
  const reached = pagesOf(record);
  if (reached !== pages)
    throw new Error(`No statement has exactly ${pages} pages (the nearest has ${reached}).`);
  return record;
}
