import { describe, expect, it } from 'vitest';
import { field, template, text } from '../../test/support/template-builder';
import { testEngine } from '../../test/support/world';
import { templateLetters } from './template-letters';

const data = { kind: 'object' as const, fields: { name: { kind: 'string' as const } } };

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
  it('do not depend on which were written before', () => {
    const engine = testEngine(['Source Sans 3', 'Noto Sans JP']);
    const compiled = engine.compile(template({ data, flow: [text(['Dear ', field('name')])] }));
    const write = (name: string): string => {
      const composition = engine.compose(compiled, { name });
      const chunks: Uint8Array[] = [];
      const writer = engine.createPdfWriter((chunk) => chunks.push(chunk), {
        title: 'Letter',
        lang: composition.language,
        template: compiled,
      });
      writer.addDocument(composition.list, composition.digest());
      writer.finish();
      return Buffer.concat(chunks).toString('latin1');
    };
    const first = write('Wang');
    write('Zoë Quick');
    expect(write('Wang')).toBe(first);
  });
});
