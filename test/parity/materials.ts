/** What is composed in the tests of determinism and parity: the samples with their records, and the golden cases. */
import type { JsonObject } from '../../shared/base';
import { engineNeeds } from '../../shared/engine';
import { sampleDefinitions } from '../../src-main/services';
import { goldenCases } from '../suite/cases';
import { fontBytes, harfbuzzBytes, scriptFonts, shippedFonts } from '../support';
import type { Materials } from './composer';

export interface NamedMaterials extends Materials {
  readonly name: string;
}

const fontCache = new Map<string, Uint8Array>();

/** Bytes of the fonts of these families. */
function fontsOf(families: readonly string[]): Uint8Array[] {
  return [...shippedFonts(), ...scriptFonts()]
    .filter(({ family }) => families.includes(family))
    .map(({ family, weight, italic, file }) => {
      const bytes = fontCache.get(file) ?? fontBytes(family, weight, italic);
      fontCache.set(file, bytes);
      return bytes;
    });
}

/** The samples; `choose` picks from the records of each. */
export function sampleMaterials(
  choose: (records: readonly JsonObject[]) => readonly JsonObject[],
): NamedMaterials[] {
  const harfbuzz = harfbuzzBytes('harfbuzz.wasm');
  return sampleDefinitions.map((definition) => {
    const { template, assets, records } = definition.build();
    return {
      name: definition.id,
      harfbuzz,
      fonts: fontsOf(engineNeeds(template).families),
      assets: [...assets],
      template,
      records: choose([...records]),
    };
  });
}

/** The golden cases, each with its one record. */
export function goldenMaterials(): NamedMaterials[] {
  const harfbuzz = harfbuzzBytes('harfbuzz.wasm');
  return goldenCases.map(({ name, template, record, assets, families = [] }) => ({
    name,
    harfbuzz,
    fonts: fontsOf([...engineNeeds(template).families, ...families]),
    assets: [...(assets ?? [])],
    template,
    records: [record],
  }));
}

/** `count` records spread evenly over all, the first and the last among them. */
export const spread =
  (count: number) =>
  (records: readonly JsonObject[]): readonly JsonObject[] => {
    if (records.length <= count) return records;
    const step = (records.length - 1) / (count - 1);
    return Array.from({ length: count }, (_, index) => records[Math.round(index * step)] as JsonObject);
  };

/**
 * `count` records: those that there are, and after them the same ones with every second field of others.
 */
export const extended =
  (count: number) =>
  (records: readonly JsonObject[]): readonly JsonObject[] =>
    Array.from({ length: count }, (_, index) => {
      const record = records[index % records.length] as JsonObject;
      const round = Math.floor(index / records.length);
      const other = records[(index + 7 * round) % records.length] as JsonObject;
      const everySecond = Object.entries(other).filter((_, place) => place % 2 === 1);
      return round === 0 ? record : { ...record, ...Object.fromEntries(everySecond) };
    });
