import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { present } from '../../shared/base';
import { Font, SFNT_CHECKSUM, sfntChecksum } from '../../shared/text';
import { collectionOf, named } from '../../test/support/font-files';
import { fontBytes } from '../../test/support/fonts';
import { inProject } from '../../test/support/project';
import { installAssets } from '../services/installation.test-support';
import { InstalledFonts } from '.';

let assetsDir: string;

beforeAll(() => {
  assetsDir = installAssets();
});

/** A folder for own fonts, not there yet. */
function ownFolder(): string {
  const parent = mkdtempSync(path.join(tmpdir(), 'fumi-fonts-'));
  onTestFinished(() => rmSync(parent, { recursive: true, force: true }));
  return path.join(parent, 'fonts');
}

/** A font of a script that the small installation of these tests lacks. */
const scriptFont = (family: string): Uint8Array => fontBytes(family);

/** The font with another value in its OS/2 table. */
function withOs2(bytes: Uint8Array, at: number, value: number): Uint8Array {
  const font = Font.parse(bytes);
  if (!font.ok) throw new Error(font.error.code);
  const changed = bytes.slice();
  new DataView(changed.buffer).setUint16(font.value.table('OS/2').offset + at, value);
  return changed;
}

const WEIGHT_CLASS = 4;
const FS_TYPE = 8;

const failure = (code: string, args: object = {}) =>
  expect.objectContaining({ code, args: expect.objectContaining(args) });

describe('fonts that people bring', () => {
  it('are kept under their hash with the name they came with, and found again', () => {
    const folder = ownFolder();
    const fonts = InstalledFonts.open(assetsDir, folder);
    const shipped = fonts.files.length;
    expect(fonts.files.every(({ isOwn }) => !isOwn)).toBe(true);
    const bytes = scriptFont('Noto Sans KR');
    const added = present(fonts.add('NotoSansKR.ttf', bytes)[0], 'the font that was added');
    expect(added).toMatchObject({
      family: 'Noto Sans KR',
      weight: 400,
      italic: false,
      isOwn: true,
      fileName: 'NotoSansKR.ttf',
      sizeBytes: bytes.length,
    });
    expect(readdirSync(folder)).toEqual([`${added.hash}-NotoSansKR.ttf`]);
    expect(fonts.filesOf(['Noto Sans KR'])).toEqual([added]);
    expect(fonts.fonts(['Noto Sans KR'])[0]?.glyphOf(0xd55c)).toBeGreaterThan(0);
    const again = InstalledFonts.open(assetsDir, folder);
    expect(again.files.slice(shipped)).toEqual([added]);
    expect(again.problems).toEqual([]);
  });

  it('say themselves what their licence is', () => {
    const fonts = InstalledFonts.open(assetsDir);
    const { licence } = present(fonts.files[0], 'the installation has fonts');
    expect(licence.text).toMatch(/SIL Open Font License/);
    expect(licence.address).toMatch(/^https?:\/\//);
  });

  it('stand in an order that depends on nothing but what they are', () => {
    const folder = ownFolder();
    mkdirSync(folder);
    const thai = scriptFont('Noto Sans Thai');
    writeFileSync(path.join(folder, 'a.ttf'), thai);
    writeFileSync(path.join(folder, 'b.ttf'), withOs2(thai, WEIGHT_CLASS, 300));
    writeFileSync(path.join(folder, 'z.otf'), scriptFont('Noto Sans Hebrew'));
    const own = InstalledFonts.open(assetsDir, folder).files.filter(({ isOwn }) => isOwn);
    expect(own.map(({ fileName, family, weight }) => [fileName, family, weight])).toEqual([
      ['z.otf', 'Noto Sans Hebrew', 400],
      ['b.ttf', 'Noto Sans Thai', 300],
      ['a.ttf', 'Noto Sans Thai', 400],
    ]);
  });

  it('tell whoever listens when one comes or goes', () => {
    const fonts = InstalledFonts.open(assetsDir, ownFolder());
    const seen: string[][] = [];
    const stop = fonts.onChange((files) =>
      seen.push(files.filter(({ isOwn }) => isOwn).map(({ family }) => family)),
    );
    const added = fonts.add('kr.ttf', scriptFont('Noto Sans KR'))[0];
    const { hash, path: place } = present(added, 'the font that was added');
    fonts.remove(hash);
    expect(existsSync(place)).toBe(false);
    stop();
    fonts.add('kr.ttf', scriptFont('Noto Sans KR'));
    expect(seen).toEqual([['Noto Sans KR'], []]);
  });

  it('are there once, however often they are brought', () => {
    const fonts = InstalledFonts.open(assetsDir, ownFolder());
    const bytes = scriptFont('Noto Sans KR');
    const first = fonts.add('kr.ttf', bytes);
    expect(fonts.add('again.ttf', bytes)).toEqual(first);
    expect(fonts.add('mine.ttf', fontBytes('Source Sans 3'))).toMatchObject([{ isOwn: false }]);
  });

  it('never take the place of another file', () => {
    const folder = ownFolder();
    const fonts = InstalledFonts.open(assetsDir, folder);
    const korean = scriptFont('Noto Sans KR');
    fonts.add('first.ttf', korean);
    expect(() => fonts.add('second.ttf', withOs2(korean, FS_TYPE, 4))).toThrow(
      failure('font.cutExists', { family: 'Noto Sans KR', cut: '400', existing: 'first.ttf' }),
    );
    expect(() => fonts.add('ours.ttf', withOs2(fontBytes('Source Sans 3'), FS_TYPE, 4))).toThrow(
      failure('font.cutShipped', { family: 'Source Sans 3', cut: '400' }),
    );
    expect(readdirSync(folder)).toHaveLength(1);
  });

  it('are a family for each width, under one name with its weights and slants', () => {
    const fonts = InstalledFonts.open(assetsDir, ownFolder());
    const thai = scriptFont('Noto Sans Thai');
    const add = (family: string, subfamily: string) =>
      fonts.add(`${subfamily}.ttf`, named(thai, { 1: 'House', 2: 'Regular', 16: family, 17: subfamily }))[0]
        ?.family;
    expect(add('House', 'Regular')).toBe('House');
    expect(add('House', 'Condensed')).toBe('House Condensed');
    expect(add('House', 'SemiCondensed Bold')).toBe('House SemiCondensed');
    expect(add('House', 'Extra Bold Narrow')).toBe('House Narrow');
    expect(add('House Wide', 'Extra Wide')).toBe('House Wide');
    expect(() => add('House', 'Condensed Book')).toThrow(
      failure('font.cutExists', { family: 'House Condensed' }),
    );
  });

  it('stay away with a reason where they cannot be used', () => {
    const folder = ownFolder();
    const fonts = InstalledFonts.open(assetsDir, folder);
    const korean = scriptFont('Noto Sans KR');
    const beginning = (text: string) => Buffer.concat([Buffer.from(text), korean.subarray(text.length)]);
    expect(() => fonts.add('a.ttf', Buffer.from('Hello'))).toThrow(
      failure('font.notFont', { file: 'a.ttf' }),
    );
    expect(() => fonts.add('a.ttf', new Uint8Array())).toThrow(failure('font.notFont'));
    expect(() => fonts.add('a.woff2', beginning('wOF2'))).toThrow(failure('font.webFont'));
    expect(() => fonts.add('a.ttc', beginning('ttcf'))).toThrow(failure('font.damaged', { file: 'a.ttc' }));
    expect(() => fonts.add('a.ttf', korean.subarray(0, 2000))).toThrow(failure('font.damaged'));
    expect(() => fonts.add('a.ttf', withOs2(korean, FS_TYPE, 2))).toThrow(
      failure('font.notEmbeddable', { family: 'Noto Sans KR' }),
    );
    expect(() => fonts.add('a.ttf', withOs2(korean, WEIGHT_CLASS, 4000))).toThrow(failure('font.damaged'));
    expect(existsSync(folder)).toBe(false);
  });

  it('come out of a collection as files of their own, all of them or none', () => {
    const folder = ownFolder();
    const fonts = InstalledFonts.open(assetsDir, folder);
    const korean = scriptFont('Noto Sans KR');
    const thai = named(scriptFont('Noto Sans Thai'), { 1: 'House Thai', 6: 'HouseThai' });
    const collection = collectionOf([korean, thai]);
    const added = fonts.add('house.ttc', collection);
    expect(added.map(({ family, fileName, isOwn }) => [family, fileName, isOwn])).toEqual([
      ['Noto Sans KR', 'house-1.ttf', true],
      ['House Thai', 'house-2.ttf', true],
    ]);
    expect(readdirSync(folder)).toHaveLength(2);
    const kept = present(added[1], 'the second font');
    expect(readFileSync(kept.path)).toEqual(Buffer.from(thai));
    expect(sfntChecksum(thai)).toBe(SFNT_CHECKSUM);
    expect(fonts.add('again.ttc', collection)).toEqual(added);
    expect(InstalledFonts.open(assetsDir, folder).problems).toEqual([]);
    const twins = collectionOf([named(thai, { 1: 'New' }), named(korean, { 1: 'House Thai' })]);
    expect(() => fonts.add('twins.ttc', twins)).toThrow(
      failure('font.cutExists', { file: 'twins.ttc', existing: 'house-2.ttf' }),
    );
    expect(readdirSync(folder)).toHaveLength(2);
  });

  it('come out of a collection that somebody put into the folder, which stays', () => {
    const folder = ownFolder();
    mkdirSync(folder);
    const thai = scriptFont('Noto Sans Thai');
    const file = path.join(folder, 'house.ttc');
    writeFileSync(file, collectionOf([named(thai, { 1: 'House A' }), named(thai, { 1: 'House B' })]));
    const fonts = InstalledFonts.open(assetsDir, folder);
    const own = fonts.files.filter(({ isOwn }) => isOwn);
    expect(own.map(({ family, fileName, path: place }) => [family, fileName, place])).toEqual([
      ['House A', 'house.ttc', file],
      ['House B', 'house.ttc', file],
    ]);
    expect(fonts.fonts(['House B'])[0]?.hash).toBe(own[1]?.hash);
    expect(() => fonts.remove(own[1]?.hash ?? '')).toThrow(
      failure('font.inCollection', { family: 'House B', file: 'house.ttc' }),
    );
  });

  it('stay away as a whole collection where one of its fonts is broken, or all together are too large', () => {
    const fonts = InstalledFonts.open(assetsDir, ownFolder());
    const collection = collectionOf([scriptFont('Noto Sans KR'), scriptFont('Noto Sans Thai')]);
    const changed = (at: number, value: number): Uint8Array => {
      const bytes = collection.slice();
      new DataView(bytes.buffer).setUint32(at, value);
      return bytes;
    };
    expect(() => fonts.add('a.ttc', collection.subarray(0, collection.length - 1000))).toThrow(
      failure('font.damaged', {
        file: 'a.ttc',
        reason: expect.objectContaining({ code: 'font.inCollection' }),
      }),
    );
    expect(() => fonts.add('a.ttc', changed(16, 0xfffffff0))).toThrow(failure('font.damaged'));
    expect(() => fonts.add('a.ttc', changed(8, 0))).toThrow(failure('font.damaged'));
    expect(() => fonts.add('a.ttc', changed(8, 0xffffffff))).toThrow(failure('font.damaged'));
    expect(fonts.files.some(({ isOwn }) => isOwn)).toBe(false);
  });

  it('keep nobody from starting, whatever the folder holds', () => {
    const folder = ownFolder();
    mkdirSync(folder);
    const put = (name: string, bytes: Uint8Array | string) => writeFileSync(path.join(folder, name), bytes);
    const korean = scriptFont('Noto Sans KR');
    put('good.ttf', korean);
    put('same.ttf', korean);
    put('twin.ttf', withOs2(fontBytes('Source Sans 3'), FS_TYPE, 4));
    put('broken.otf', korean.subarray(0, 4000));
    put(`${'0'.repeat(64)}-changed.ttf`, scriptFont('Noto Sans Thai'));
    put('page.woff', Buffer.from('wOFF'));
    put('LICENSE.txt', 'not looked at');
    put('._good.ttf', 'what a Mac leaves');
    mkdirSync(path.join(folder, 'folder.ttf'));
    const fonts = InstalledFonts.open(assetsDir, folder);
    expect(fonts.files.filter(({ isOwn }) => isOwn).map(({ family }) => family)).toEqual(['Noto Sans KR']);
    expect(fonts.problems.map(({ file, reason }) => [file, reason.code])).toEqual([
      [`${'0'.repeat(64)}-changed.ttf`, 'font.damaged'],
      ['broken.otf', 'font.damaged'],
      ['folder.ttf', 'file.unreadable'],
      ['page.woff', 'font.webFont'],
      ['twin.ttf', 'font.cutShipped'],
    ]);
  });

  it('say along which axes they vary', () => {
    const file = inProject('node_modules', 'source-code-pro', 'VF', 'SourceCodeVF-Upright.ttf');
    const bytes = new Uint8Array(readFileSync(file));
    const fonts = InstalledFonts.open(assetsDir, ownFolder());
    const axesOf = (name: string, font: Uint8Array) => fonts.add(name, font)[0]?.axes;
    expect(axesOf('variable.ttf', bytes)).toEqual([{ tag: 'wght', min: 200, default: 200, max: 900 }]);
    expect(axesOf('korean.ttf', scriptFont('Noto Sans KR'))).toEqual([]);
  });

  it('cannot be removed where they come with the studio, or are gone', () => {
    const fonts = InstalledFonts.open(assetsDir, ownFolder());
    const { hash } = present(fonts.files[0], 'the installation has fonts');
    expect(() => fonts.remove(hash)).toThrow(failure('font.shipped', { family: 'Source Sans 3' }));
    expect(() => fonts.remove('f'.repeat(64))).toThrow(failure('font.notFound'));
  });
});
