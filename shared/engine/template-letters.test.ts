import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { field, template, text } from '../../test/support/template-builder';
import { shippedFonts, testEngine } from '../../test/support/world';
import { templateLetters } from './template-letters';

const data = { kind: 'object' as const, fields: { name: { kind: 'string' as const } } };

/** The inflated streams of a file. */
function streamsOf(file: Buffer): Buffer[] {
  return [...file.toString('latin1').matchAll(/\/FlateDecode[^>]*\/Length (\d+)[^>]*>>stream\n/g)].map(
    (match) => {
      const start = match.index + match[0].length;
      return inflateSync(file.subarray(start, start + Number(match[1])));
    },
  );
}

const lettersOf = (made: ReturnType<typeof template>, language = 'en') =>
  templateLetters(made, language).map(({ request, characters }) => [
    `${request.family} ${request.weight}${request.italic ? ' italic' : ''}`,
    [...characters].join(''),
  ]);

describe('the letters of a template', () => {
  it('are those of its texts by font, each once, and digits where values stand', () => {
    const made = template({
      data,
      flow: [text('Hello'), text(field('name')), text({ kind: 'text', text: 'Bold', marks: { bold: true } })],
    });
    const [first, second] = lettersOf(made);
    expect(first?.[1]).toBe('Helo0123456789.,- ');
    expect(second).toEqual([String(first?.[0]).replace(/\d+$/, '700'), 'Bold']);
  });

  it('are none in a language that it does not speak', () => {
    expect(lettersOf(template({ data, flow: [text('Hello')] }), 'ja')).toEqual([]);
  });
});

describe('files of one record each', () => {
  const fonts = shippedFonts(['Source Sans 3', 'Noto Sans JP']);
  const engine = testEngine(['Source Sans 3', 'Noto Sans JP']);
  const compiled = engine.compile(template({ data, flow: [text(['Dear 様 ', field('name')])] }));

  const write = (name: string): Buffer => {
    const composition = engine.compose(compiled, { name });
    const chunks: Uint8Array[] = [];
    const writer = engine.createPdfWriter((chunk) => chunks.push(chunk.slice()), {
      title: 'Letter',
      lang: composition.language,
      template: compiled,
    });
    writer.addDocument(composition.list, composition.digest());
    writer.finish();
    return Buffer.concat(chunks);
  };

  it('do not depend on which were written before', () => {
    const first = write('Wang');
    write('Zoë Quick');
    expect(write('Wang').equals(first)).toBe(true);
  });

  it("hold the outlines of the template's letters and their own, never another's", () => {
    const customers = ['Wang 林浩', 'Zuckmy 髙橋'];
    const files = customers.map((name) => Buffer.concat(streamsOf(write(name))));
    for (const [index, name] of customers.entries()) {
      for (const letter of new Set(name.replace(/[Dear 様]/g, ''))) {
        const outlines = outlinesOf(letter);
        expect(outlines.length, letter).toBeGreaterThan(0);
        const holders = files.map((file) => outlines.some((outline) => file.includes(outline)));
        expect(holders, letter).toEqual(customers.map((_, other) => other === index));
      }
    }
    for (const file of files) expect(outlinesOf('様').some((outline) => file.includes(outline))).toBe(true);
  });

  /** How the fonts draw a letter, in their regular weight and upright: the bytes of its glyph's description. */
  function outlinesOf(letter: string): Buffer[] {
    return fonts.flatMap((font) => {
      const glyph = font.glyphOf(letter.codePointAt(0) ?? 0);
      const base = glyph === 0 ? null : font.subsetBase([glyph]);
      const place = base?.glyphs.indexOf(glyph) ?? -1;
      return base && place > 0
        ? [Buffer.from(base.outlines.slice(base.ends[place - 1], base.ends[place]))]
        : [];
    });
  }
});
