import { constants, deflateRawSync, inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { present } from '../base';
import { createFontBase } from './font-base';
import { hasProgram, runOnPdf } from './pdf-file.test-support';
import { writePdf } from './pdf-writer';
import { createBuilder, options, paragraph, SANS } from './sample-document.test-support';

const deflatePart = (bytes: Uint8Array) =>
  new Uint8Array(deflateRawSync(bytes, { finishFlush: constants.Z_FULL_FLUSH }));
const baseOf = (characters: string) =>
  present(createFontBase(SANS, characters, deflatePart), 'the font has the characters');

function fileOf(text: string, characters?: string): Uint8Array {
  const list = createBuilder();
  list.page([paragraph(list, { role: 'P' }, 'n', [text], 50_000, 100_000)]);
  const fontBases = new Map(characters === undefined ? [] : [[SANS.hash, baseOf(characters)]]);
  return writePdf(list.build(), { ...options(), fontBases });
}

/** The inflated streams of a file. */
function streamsOf(bytes: Uint8Array): Buffer[] {
  const text = Buffer.from(bytes).toString('latin1');
  return [...text.matchAll(/\/FlateDecode\/Length (\d+)>>stream\n/g)].map((match) => {
    const start = match.index + match[0].length;
    return inflateSync(bytes.subarray(start, start + Number(match[1])));
  });
}

const fontFileOf = (bytes: Uint8Array): Buffer =>
  present(
    streamsOf(bytes).find((stream) => stream.readUInt32BE(0) === 0x00010000),
    'the file has a font',
  );

describe('a base', () => {
  it('holds each letter once, with the parts of composites, and what it means', () => {
    const base = baseOf('Aéé A');
    const glyphs = [...'Aé '].map((character) => SANS.glyphOf(character.codePointAt(0) ?? 0));
    expect(base.subset.glyphs.slice(0, 4)).toEqual([0, ...glyphs]);
    expect(base.subset.glyphs.length).toBeGreaterThan(4);
    expect(base.texts.slice(0, 4)).toEqual([undefined, 'A', 'é', ' ']);
  });

  it('lets spaces of any kind mean a space and leaves out what shows nothing', () => {
    expect(baseOf('a\u00a0\u00ad\u200b').texts).toEqual([undefined, 'a', ' ']);
  });

  it('is none where the font has none of the letters', () => {
    expect(createFontBase(SANS, '漢字', deflatePart)).toBeNull();
    expect(createFontBase(SANS, '', deflatePart)).toBeNull();
  });
});

describe('a file with a base', () => {
  it('holds the letters of the base and its own, and no other', () => {
    const whole = fontFileOf(fileOf('Wang', 'Dear '));
    const view = new DataView(whole.buffer, whole.byteOffset, whole.length);
    const tables = Array.from({ length: view.getUint16(4) }, (_, index) => 12 + 16 * index);
    const maxp = present(
      tables.find((at) => whole.toString('latin1', at, at + 4) === 'maxp'),
      'every font counts its glyphs',
    );
    // .notdef, D e a r space, and W n g.
    expect(view.getUint16(view.getUint32(maxp + 8) + 4)).toBe(9);
  });

  it('has a font whose tables and checksums are right', () => {
    const bytes = new Uint8Array(fontFileOf(fileOf('Éric, 12.50', 'Dear é ')));
    const view = new DataView(bytes.buffer);
    let sum = 0;
    for (let at = 0; at < bytes.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
    expect(sum).toBe(0xb1b0afba);
    const names = Array.from({ length: view.getUint16(4) }, (_, index) =>
      String.fromCharCode(...bytes.subarray(12 + 16 * index, 16 + 16 * index)),
    );
    expect(names).toEqual([...names].sort());
  });

  it.skipIf(!hasProgram('pdftotext'))('is read as it would be without', () => {
    for (const text of ['Dear Wang', 'Éric owes 12.50', 'aaa']) {
      const plain = runOnPdf(fileOf(text), 'pdftotext', ['FILE', '-']);
      expect(runOnPdf(fileOf(text, 'Dear é '), 'pdftotext', ['FILE', '-'])).toBe(plain);
      expect(plain).toContain(text);
    }
  });

  it.skipIf(!hasProgram('pdftotext'))('says what parts of its letters mean by themselves', () => {
    // The accent of é is a glyph of the base, which nothing is known of until a record shows it alone.
    const [e, accent] = baseOf('é').subset.glyphs.slice(2);
    const letter = SANS.codePointOf(present(accent, 'the letter has an accent'));
    const text = String.fromCodePoint(present(letter, 'the accent is a letter of its own'));
    expect(e).toBe(SANS.glyphOf(0x65));
    expect(runOnPdf(fileOf(`a${text}e`, 'é'), 'pdftotext', ['FILE', '-']).trim()).toBe(
      runOnPdf(fileOf(`a${text}e`), 'pdftotext', ['FILE', '-']).trim(),
    );
  });

  it.skipIf(!hasProgram('qpdf'))('is one that qpdf accepts', () => {
    expect(runOnPdf(fileOf('Dear Wang', 'Dear é '), 'qpdf', ['--check', 'FILE'])).toContain('No syntax');
  });
});
