import { describe, expect, it } from 'vitest';
import { canonicalJson, type JsonObject, sha256Hex } from '../../../shared/base';
import { parsePath, rawAt, recordValidator } from '../../../shared/data';
import { elementTypes, engineNeeds, instantiate, openTemplate } from '../../../shared/engine';
import {
  applyEdit,
  nodeOf,
  rootChildren,
  type TextContent,
  wordingLength,
  wordingRegions,
} from '../../../shared/model';
import { createSampleEngine } from './compose.test-support';
import { sampleDefinitions } from './index';

const samples = sampleDefinitions.map((definition) => {
  const { records, ...rest } = definition.build();
  return { id: definition.id, ...rest, records: [...records] };
});

const engine = createSampleEngine(new Map(samples.flatMap(({ assets }) => [...assets])));

/** Names with letters that a Japanese font lacks are set in another one; that is told, and meant. */
const MEANT = new Set(['text.fallback']);

/** The list that makes a record's document long. */
function rowsOf(record: JsonObject): number {
  const list = record.transactions ?? record.lines ?? record.vehicles;
  return Array.isArray(list) ? list.length : 0;
}

const nameOf = (record: JsonObject): string => String((record.customer as JsonObject).name);

/** The records shown first, the extremes of rows and names, and some from all over. */
function chosen(records: readonly JsonObject[]): number[] {
  const by = (measure: (record: JsonObject) => number) =>
    records.reduce(
      (best, record, index) => (measure(record) > measure(records[best] as JsonObject) ? index : best),
      0,
    );
  return [
    ...new Set([
      ...Array.from({ length: 8 }, (_, index) => index),
      ...Array.from({ length: 40 }, (_, index) => Math.floor((index * records.length) / 40)),
      by(rowsOf),
      by((record) => -rowsOf(record)),
      by((record) => nameOf(record).length),
    ]),
  ];
}

describe.each(samples)('$id', ({ id, template, assets, records, contract, titleFields }) => {
  it('opens, and needs only what it brings', () => {
    const opened = openTemplate(JSON.parse(JSON.stringify(template)));
    expect(opened).toMatchObject({ kind: 'ok', template });
    expect([...assets.keys()].sort()).toEqual(engineNeeds(template).assets);
    for (const [hash, bytes] of assets) expect(sha256Hex(bytes)).toBe(hash);
    expect(template.data).toBe(contract);
    expect(titleFields).toEqual(template.recordTitle);
  });

  it('opens named texts to business users, each within its budget, and says who the customer is', () => {
    const regions = wordingRegions(template);
    expect(regions.length).toBeGreaterThanOrEqual(3);
    for (const region of regions) {
      const node = nodeOf(template, region);
      expect(node?.name).toBeTruthy();
      for (const paragraphs of Object.values(node?.props.content as unknown as TextContent)) {
        expect(wordingLength(paragraphs)).toBeLessThanOrEqual(node?.edit?.budget ?? 0);
      }
    }
    const customers = records.map((record) => rawAt(record, parsePath(template.customer ?? '') ?? []));
    expect(customers.every((customer) => typeof customer === 'string' && customer !== '')).toBe(true);
  });

  it('is the same at every build', () => {
    const again = sampleDefinitions.find((definition) => definition.id === id)?.build();
    expect(canonicalJson([...(again?.records ?? [])])).toBe(canonicalJson(records));
    expect(canonicalJson(again?.template)).toBe(canonicalJson(template));
    expect([...(again?.assets ?? [])]).toEqual([...assets]);
  });

  it('has records as its contract promises', () => {
    const validate = recordValidator(contract);
    expect(records.length).toBeGreaterThanOrEqual(500);
    expect(records.flatMap((record) => validate(record))).toEqual([]);
  });

  it('spreads its records from empty to very long', () => {
    const rows = records.map(rowsOf).sort((a, b) => a - b);
    expect(rows[0]).toBe(0);
    expect(rows[Math.floor(rows.length / 2)]).toBeLessThanOrEqual(25);
    expect(rows.filter((count) => count >= 150).length).toBeGreaterThan(2);
    expect(rows.at(-1)).toBeLessThanOrEqual(310);
    expect(Math.max(...records.map((record) => nameOf(record).length))).toBeGreaterThanOrEqual(60);
  });

  it('takes every element of the palette without a complaint', () => {
    const [flow] = rootChildren(template, 'flow');
    if (flow === undefined) throw new Error('The sample has no flow.');
    for (const { type, create } of elementTypes.palette) {
      const language = template.languages[0] ?? 'en';
      const made = create?.({ language, availableWidth: 200, styles: template.styles });
      // An image is made with its file.
      if (!made || type === 'image') continue;
      let next = 0;
      const { id: own, nodes } = instantiate(made, () => {
        next += 1;
        return `new-${next}`;
      });
      const insert = { kind: 'insert', id: own, parent: flow, index: 0, nodes } as const;
      const applied = applyEdit(template, { label: 'insert', operations: [insert] });
      if (!applied.ok) throw new Error(`A ${type} cannot be added.`);
      const { diagnostics } = engine.compile(applied.value.template);
      expect(
        diagnostics.map(({ code }) => code),
        type,
      ).toEqual([]);
    }
  });

  it('composes without complaint', () => {
    const compiled = engine.compile(template);
    expect(compiled.diagnostics).toEqual([]);
    for (const index of chosen(records)) {
      const { list, diagnostics } = engine.compose(compiled, records[index] as JsonObject, { record: index });
      expect(diagnostics.filter(({ code }) => !MEANT.has(code))).toEqual([]);
      expect(list.pages.length).toBeGreaterThanOrEqual(1);
      expect(list.pages.length).toBeLessThanOrEqual(12);
      expect(list.pages[0]?.masterId).toBe('first');
      for (const page of list.pages.slice(1)) expect(page.masterId).toBe('continuation');
    }
  });
});

describe('what the documents show', () => {
  const composeAll = (id: string, indexes: readonly number[]) => {
    const sample = samples.find((candidate) => candidate.id === id);
    if (!sample) throw new Error(`no sample ${id}`);
    const compiled = engine.compile(sample.template);
    return indexes.map((index) => {
      const record = sample.records[index] as JsonObject;
      return { record, ...engineParts(engine.compose(compiled, record)) };
    });
  };
  const engineParts = ({ present, language, list }: ReturnType<typeof engine.compose>) => ({
    present,
    language,
    texts: list.sources.map(({ text }) => text),
  });

  it('tells of an overdraft where there is one, unless the account is closed', () => {
    const documents = composeAll(
      'account-statement',
      Array.from({ length: 60 }, (_, index) => index),
    );
    const shown = documents.map(({ record, present }) => {
      const { closing, status } = record.account as JsonObject;
      const expected = Number(closing) < 0 && status !== 'closed';
      expect(present.has('overdraft')).toBe(expected);
      expect(present.has('summary-closing-alarm')).toBe(Number(closing) < 0);
      return expected;
    });
    expect(new Set(shown)).toEqual(new Set([true, false]));
  });

  it('carries balances over the page, and says so when nothing moved', () => {
    const [long, , empty] = composeAll('account-statement', [0, 1, 2]);
    expect(long?.texts).toContain('Carried forward');
    expect(long?.texts).toContain('Brought forward');
    expect(long?.texts).toContain('Your December statement');
    expect(empty?.texts.some((text) => text.startsWith('Nothing moved on this account'))).toBe(true);
  });

  it('addresses people and companies in their own ways', () => {
    const [person, company] = composeAll('electricity-bill', [0, 1]);
    expect(person?.texts).toContain('𠮷田　陽子　様');
    expect(company?.texts).toContain('髙﨑精機株式会社　御中');
    expect(person?.texts.some((text) => text.startsWith('お支払期日　令和8年12月'))).toBe(true);
  });

  it('writes in the customer’s language', () => {
    const [english, japanese] = composeAll('insurance-renewal', [0, 1]);
    expect([english?.language, japanese?.language]).toEqual(['en', 'ja']);
    expect(english?.texts).toContain('Renewal of your motor insurance');
    expect(japanese?.texts).toContain('自動車保険の満期と継続手続きのご案内');
    for (const document of [english, japanese]) {
      expect(document?.present.has('rise')).toBe(true);
      expect(document?.present.has('vehicles')).toBe(true);
      expect(document?.present.has('missing')).toBe(true);
      expect(document?.present.has('one-vehicle')).toBe(false);
    }
  });

  it('has every wording of the letter in both languages', () => {
    const letter = samples.find(({ id }) => id === 'insurance-renewal');
    const texts = Object.entries(letter?.template.nodes ?? {}).filter(([, { type }]) => type === 'text');
    expect(texts.length).toBeGreaterThan(30);
    for (const [, { props }] of texts) expect(Object.keys(props.content as object)).toEqual(['en', 'ja']);
  });
});
