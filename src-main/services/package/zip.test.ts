import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { saying } from '../../../shared/diag/saying.test-support';
import type { PackageEntry } from '../../../shared/package';
import { readZip, writeZip } from '.';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const entries: PackageEntry[] = [
  { path: 'manifest.json', bytes: bytesOf('{"a":1}') },
  { path: 'assets/請求書', bytes: bytesOf('x'.repeat(5000)) },
  { path: 'empty', bytes: new Uint8Array() },
];

const plain = (read: Awaited<ReturnType<typeof readZip>>) =>
  read.ok ? read.value.map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)]) : read.error;

/** Renames an entry inside the zip's bytes; the new name must be as long as the old one. */
function rename(zip: Uint8Array, from: string, to: string): Uint8Array {
  const text = Buffer.from(zip).toString('latin1').replaceAll(from, to);
  return Buffer.from(text, 'latin1');
}

describe('zip files', () => {
  it('come back as they were written', async () => {
    expect(plain(await readZip(await writeZip(entries)))).toEqual(
      entries.map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)]),
    );
  });

  it('are the same bytes for the same content, in every time zone', async () => {
    const first = await writeZip(entries);
    const zone = process.env.TZ;
    process.env.TZ = 'Asia/Tokyo';
    try {
      expect(Buffer.compare(first, await writeZip(entries))).toBe(0);
    } finally {
      process.env.TZ = zone;
    }
  });

  it('are not ours where they are something else', async () => {
    for (const bytes of [new Uint8Array(), bytesOf('%PDF-1.7'), bytesOf('PK')]) {
      expect(plain(await readZip(bytes))).toMatchObject({ code: 'package.notOurs' });
    }
  });

  it('are damaged where they break off', async () => {
    const whole = await writeZip(entries);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 4, max: whole.length - 1 }), async (length) => {
        expect(plain(await readZip(whole.subarray(0, length)))).toMatchObject({ code: 'package.corrupt' });
      }),
      { numRuns: 30 },
    );
  });

  it('never make an exception of a flipped bit', async () => {
    const whole = await writeZip(entries);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(7), async (at, bit) => {
        const bytes = Uint8Array.from(whole);
        bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
        const read = await readZip(bytes);
        expect(read.ok || read.error.code.startsWith('package.')).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['../manifest.js'.slice(0, 13), 'climbs out'],
    ['/etc/shadow.x', 'is absolute'],
    ['C:\\manifest.j', 'names a drive'],
  ])('refuse the name %s, which %s', async (name) => {
    const zip = await writeZip(entries);
    expect(plain(await readZip(rename(zip, 'manifest.json', name)))).toMatchObject({
      code: 'package.corrupt',
    });
  });

  it('refuse the same name twice', async () => {
    const zip = await writeZip([
      { path: 'one', bytes: bytesOf('1') },
      { path: 'two', bytes: bytesOf('2') },
    ]);
    expect(plain(await readZip(rename(zip, 'two', 'one')))).toEqual({
      code: 'package.corrupt',
      args: { reason: saying('one is in it twice') },
    });
  });

  it('refuse what is too large before it is unpacked', async () => {
    const zip = await writeZip(entries);
    const limits = { entries: 10, entryBytes: 4000, totalBytes: 10_000 };
    expect(plain(await readZip(zip, limits))).toMatchObject({
      args: { reason: saying('assets/請求書 is too large') },
    });
    expect(plain(await readZip(zip, { ...limits, entries: 2 }))).toMatchObject({
      args: { reason: saying('it has 3 entries') },
    });
  });
});
