import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { withAxis } from '../../test/support/font-files';
import { inProject } from '../../test/support/project';
import { paragraph, template, text } from '../../test/support/template-builder';
import { testWorld } from '../../test/support/world';
import type { Operation } from '../model';
import { Font } from '../text';
import { Engine } from './engine';

const file = inProject('node_modules', 'source-code-pro', 'VF', 'SourceCodeVF-Upright.ttf');
const parsed = Font.parse(withAxis(new Uint8Array(readFileSync(file)), 'wdth', [100, 100, 150]));
if (!parsed.ok) throw new Error(parsed.error.code);
const wide = parsed.value;
// Nothing is made smaller, so that names can be read in files.
const deflate = (bytes: Uint8Array) => deflateSync(bytes, { level: 0 });
const engine = new Engine({ ...testWorld(['Source Sans 3']), fonts: [wide], deflate });

/** A text in a style of that width of letters. */
const letter = (stretch: number) => {
  const style = { family: wide.family, weight: wide.weight, stretch };
  const operation: Operation = { kind: 'setTemplate', path: ['styles', 'text', 'body'], value: style };
  return engine.compile(template({ flow: [text([paragraph(['Wide'])])], operations: [operation] }));
};

describe('the width of letters', () => {
  it('is that of the style in documents and their PDF files, where the font varies in it', () => {
    const fontsOf = (stretch: number) =>
      engine.compose(letter(stretch), {}).list.fonts.map(({ hash }) => hash);
    expect(fontsOf(125)).toEqual([`${wide.hash}@wdth=125`]);
    expect(fontsOf(200)).toEqual([`${wide.hash}@wdth=150`]);
    expect(fontsOf(100)).toEqual([wide.hash]);
    const compiled = letter(125);
    const chunks: Uint8Array[] = [];
    const writer = engine.createPdfWriter((chunk) => chunks.push(chunk.slice()), {
      ...{ title: 'Width', lang: 'en', template: compiled },
    });
    writer.addDocument(engine.compose(compiled, {}).list);
    writer.finish();
    expect(Buffer.concat(chunks).toString('latin1')).toContain('wdth125');
  });
});
