import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, type JsonObject, present, sha256Hex } from '../base';
import { EMPTY_CONTRACT } from '../data';
import { foreignWords, studioErrorMessage } from '../diag';
import { englishWords } from '../diag/saying.test-support';
import { type ElementSchemas, openTemplate, placedReason, TEMPLATE_SEQUENCE, type Template } from '../model';
import { type PackageEntry, packPackage, readPackage } from '.';

const noElements: ElementSchemas = {
  propsSchemaOf: () => undefined,
  childTypesOf: () => 'elements',
  isPart: () => false,
};

const VERSION = TEMPLATE_SEQUENCE.migrations.length;

const open = (json: unknown) => openTemplate(json, [TEMPLATE_SEQUENCE], noElements);

const picture = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]);
const pictureHash = sha256Hex(picture);

const template = (name = 'Statement'): Template => ({
  format: 'fumi-template',
  versions: { template: VERSION },
  name,
  languages: ['en', 'ja'],
  data: EMPTY_CONTRACT,
  styles: { colours: { ink: '#102030' }, text: { body: { size: 10 } } },
  assets: {
    logo: { hash: pictureHash, mediaType: 'image/png', name: 'ロゴ.png', width: 1, height: 1 },
  },
  root: 'doc',
  nodes: {
    doc: { type: 'document', props: {}, children: ['flow'] },
    flow: { type: 'flow', props: {}, children: [] },
  },
});

const pack = (of = template()) =>
  packPackage(of, new Map([[pictureHash, picture]]), { engine: '1.2.3', fonts: [] });

const replace = (entries: readonly PackageEntry[], path: string, bytes: Uint8Array | string) =>
  entries.map((entry) =>
    entry.path === path
      ? { path, bytes: typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes }
      : entry,
  );

const manifestOf = (entries: readonly PackageEntry[]): JsonObject =>
  JSON.parse(new TextDecoder().decode(present(entries[0], 'manifest').bytes));

/** A package whose manifest agrees with a changed template. */
function repack(json: unknown): PackageEntry[] {
  const entries = pack();
  const bytes = new TextEncoder().encode(canonicalJson(json));
  const manifest = manifestOf(entries);
  const named = (manifest.entries as JsonObject[]).map((entry) =>
    entry.path === 'template.json' ? { ...entry, sha256: sha256Hex(bytes), size: bytes.length } : entry,
  );
  return replace(
    replace(entries, 'template.json', bytes),
    'manifest.json',
    canonicalJson({ ...manifest, entries: named }),
  );
}

const failureOf = (entries: readonly PackageEntry[]) => {
  const read = readPackage(entries, open);
  return read.ok ? null : read.error;
};

/** What is wrong with a package, in English; its Japanese holds no English. */
const whyOf = (entries: readonly PackageEntry[]): string => {
  const failure = present(failureOf(entries), 'the package cannot be read');
  expect(englishWords(studioErrorMessage(failure, 'ja'))).toEqual([]);
  return studioErrorMessage(failure, 'en');
};

describe('packing', () => {
  it('puts the manifest first, then the template, then the images', () => {
    expect(pack().map(({ path }) => path)).toEqual([
      'manifest.json',
      'template.json',
      `assets/${pictureHash}`,
    ]);
    expect(manifestOf(pack())).toMatchObject({
      format: 'fumi-package',
      version: 2,
      name: 'Statement',
      engine: '1.2.3',
    });
  });

  it('takes the output profile along, once', () => {
    const profile = new Uint8Array([7, 7]);
    const hash = sha256Hex(profile);
    const printed = (of: string): Template => ({
      ...template(),
      printing: { condition: 'FOGRA51', profile: { hash: of, name: 'press.icc' } },
    });
    const files = new Map([
      [pictureHash, picture],
      [hash, profile],
    ]);
    const packed = packPackage(printed(hash), files, { engine: '1.2.3', fonts: [] });
    expect(packed.map(({ path }) => path)).toContain(`assets/${hash}`);
    const read = readPackage(packed, open);
    expect(read.ok && read.value.assets.get(hash)).toEqual(profile);
    expect(pack(printed(pictureHash)).filter(({ path }) => path.startsWith('assets/'))).toHaveLength(1);
  });

  it('does not depend on the order of keys', () => {
    const shuffled = Object.fromEntries(Object.entries(template()).reverse()) as unknown as Template;
    expect(pack(shuffled)).toEqual(pack());
  });

  it('refuses to leave out a file', () => {
    expect(() => packPackage(template(), new Map(), { engine: '1', fonts: [] })).toThrow(/the file/);
  });
});

describe('reading', () => {
  it('takes what is nested without end for damaged', () => {
    const deep = (levels: number) => `{"data":${'['.repeat(levels)}${']'.repeat(levels)}}`;
    for (const entries of [
      repack(JSON.parse(deep(600))),
      replace(pack(), 'manifest.json', deep(100_000)),
      [...pack(), { path: 'approval.json', bytes: new TextEncoder().encode(deep(100_000)) }],
    ]) {
      expect(failureOf(entries)?.code).toBe('package.corrupt');
      expect(whyOf(entries)).toContain('nested without end');
    }
  });

  it('gives back what was packed, whatever the order of entries', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 200 }).filter((name) => name.isWellFormed()),
        fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
        (name, order) => {
          const entries = pack(template(name));
          const read = readPackage(
            order.map((index) => present(entries[index], 'entry')),
            open,
          );
          expect(read).toMatchObject({ ok: true, value: { template: template(name) } });
        },
      ),
    );
  });

  it('finds any flipped bit', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.integer({ min: 0, max: 7 }), (which, where, bit) => {
        const entries = pack();
        const entry = present(entries[which % entries.length], 'entry');
        const bytes = entry.bytes.slice();
        const at = where % bytes.length;
        bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
        const read = readPackage(replace(entries, entry.path, bytes), open);
        // The manifest's free texts are not covered by a digest; all that is used is.
        if (read.ok) expect(read.value).toMatchObject({ template: template() });
        else expect(read.error.code).toMatch(/^package\.(corrupt|notOurs|tooNew)$/);
        if (entry.path !== 'manifest.json') expect(read.ok).toBe(false);
      }),
    );
  });

  it('never throws on foreign entries', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ path: fc.constantFrom('manifest.json', 'template.json', 'x'), bytes: fc.uint8Array() }),
        ),
        (entries) => {
          expect(readPackage(entries, open).ok).toBe(false);
        },
      ),
    );
  });

  it('says that a foreign package is not ours', () => {
    expect(failureOf([{ path: 'word/document.xml', bytes: picture }])?.code).toBe('package.notOurs');
    expect(failureOf(replace(pack(), 'manifest.json', '{"format":"other"}'))?.code).toBe('package.notOurs');
    expect(failureOf(repack({ format: 'other' }))?.code).toBe('package.notOurs');
  });

  it('names what is missing, strange or double', () => {
    const entries = pack();
    expect(whyOf(entries.slice(0, 2))).toContain(`assets/${pictureHash} is missing.`);
    expect(whyOf([...entries, { path: 'evil.sh', bytes: picture }])).toContain('evil.sh');
    expect(whyOf([...entries, ...entries.slice(1, 2)])).toContain('twice');
    expect(whyOf(replace(entries, 'template.json', '{'))).toContain('template.json has 1 bytes');
    expect(failureOf(replace(entries, 'manifest.json', '{'))?.code).toBe('package.corrupt');
  });

  it('says why in the language of whoever reads it', () => {
    const manifest = manifestOf(pack());
    const [first] = manifest.entries as JsonObject[];
    const withManifest = (change: JsonObject) =>
      replace(pack(), 'manifest.json', canonicalJson({ ...manifest, ...change }));
    expect(whyOf(withManifest({ name: 7 }))).toContain('manifest.json/name: it should be string');
    expect(whyOf(withManifest({ entries: [{ ...first, sha256: 'x' }] }))).toContain(
      'a SHA-256 in hexadecimal',
    );
    expect(whyOf(withManifest({ entries: [...(manifest.entries as JsonObject[]), first ?? {}] }))).toContain(
      'twice',
    );
    expect(whyOf(replace(pack(), 'manifest.json', '{"format":"other"}'))).toContain(
      'the format in manifest.json',
    );
    expect(whyOf(repack({ format: 'other' }))).toContain('template.json: its format is not');
    expect(whyOf(repack([]))).toContain('template.json: it is not a JSON object');
    expect(whyOf(repack({ ...template(), languages: ['!'] }))).toContain('a language tag such as en or ja');
    expect(whyOf(repack({ ...template(), colour: 1 }))).toContain('colour is not known here');
  });

  it('refuses an image under a foreign name', () => {
    const name = `assets/${'0'.repeat(64)}`;
    const text = new TextDecoder().decode(present(pack()[0], 'manifest').bytes);
    const renamed = pack().map((entry) =>
      entry.path.startsWith('assets/') ? { ...entry, path: name } : entry,
    );
    const entries = replace(renamed, 'manifest.json', text.replaceAll(`assets/${pictureHash}`, name));
    expect(whyOf(entries)).toContain('does not bear the name');
  });

  it('tells a newer package and a newer template apart from damage', () => {
    const manifest = { ...manifestOf(pack()), version: 3 };
    expect(failureOf(replace(pack(), 'manifest.json', canonicalJson(manifest)))).toEqual({
      code: 'package.tooNew',
      args: { sequence: 'fumi-package', found: 3, known: 2 },
    });
    expect(failureOf(repack({ ...template(), versions: { template: 7 } }))).toEqual({
      code: 'package.tooNew',
      args: { sequence: 'template', found: 7, known: VERSION },
    });
  });

  it('names the place of a breach inside the template', () => {
    const broken = { ...template(), nodes: { ...template().nodes, lost: { type: 'text', props: {} } } };
    expect(failureOf(repack(broken))?.code).toBe('package.corrupt');
    expect(whyOf(repack(broken))).toContain('template.json: lost: it has no place in the tree');
  });

  it('passes a failed migration on', () => {
    const read = readPackage(pack(), () => ({
      kind: 'migration-failed',
      migration: 'template/split',
      reason: foreignWords('no name'),
    }));
    expect(read).toEqual({
      ok: false,
      error: {
        code: 'package.migrationFailed',
        args: { reason: placedReason(['template/split'], foreignWords('no name')) },
      },
    });
  });
});
