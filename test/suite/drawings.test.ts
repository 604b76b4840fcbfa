/** Text in drawings as part of documents: once per file, one figure, found by who searches, told of where it is. */
import { describe, expect, it } from 'vitest';
import { sha256Hex } from '../../shared/base';
import { displayListText } from '../../shared/display';
import type { Composition } from '../../shared/engine';
import type { Asset } from '../../shared/model';
import { objectsWith, pageContents, readPdf } from '../../shared/pdf/pdf-file.test-support';
import { checkPdf, readText } from '../pdf-check';
import { template, text } from '../support/template-builder';
import { testEngine } from '../support/world';
import { logo, poster } from './drawing-files';

const drawing = (content: string): { readonly asset: Asset; readonly bytes: Uint8Array } => {
  const bytes = new TextEncoder().encode(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 40">${content}</svg>`,
  );
  const named = { mediaType: 'image/svg+xml', name: 'label.svg', width: 75, height: 30 } as const;
  return { bytes, asset: { hash: sha256Hex(bytes), ...named } };
};

const engineFor = (bytes: Uint8Array) =>
  testEngine(['Source Sans 3', 'Noto Sans JP'], new Map([[sha256Hex(bytes), bytes]]));

/** Documents with a drawing in the text and one on the page. */
function composeWith({ asset, bytes }: { asset: Asset; bytes: Uint8Array }, records: number) {
  const engine = engineFor(bytes);
  const image = { type: 'image', props: { asset: 'drawing', fit: 'contain' } as never };
  const compiled = engine.compile(
    template({
      operations: [{ kind: 'setTemplate', path: ['assets'], value: { drawing: asset } as never }],
      flow: [text('Before'), { ...image, alt: 'A label' }, text('After')],
      onPage: [{ ...image, box: { x: 40, y: 300, width: 100, height: 40 } }],
    }),
  );
  const composed = Array.from({ length: records }, () => engine.compose(compiled, {}));
  return { engine, composed };
}

function writeAll({ engine, composed }: ReturnType<typeof composeWith>, tagged: boolean): Uint8Array {
  const chunks: Uint8Array[] = [];
  const writer = engine.createPdfWriter((chunk) => chunks.push(chunk.slice()), {
    ...{ title: 'Drawings', lang: 'en', tagged },
  });
  for (const { list } of composed) writer.addDocument(list);
  writer.finish();
  return new Uint8Array(Buffer.concat(chunks));
}

const told = ([composition]: readonly Composition[]) =>
  composition?.diagnostics.map(({ code, args, at }) => [code, args, at.nodeId]);

describe('text in drawings', () => {
  it('is written once for all documents of a file, and found in each place', async () => {
    const made = composeWith(logo, 3);
    const bytes = writeAll(made, true);
    const forms =
      Buffer.from(bytes)
        .toString('latin1')
        .match(/\/Subtype\/Form/g) ?? [];
    const single = Buffer.from(writeAll(composeWith(logo, 1), true)).toString('latin1');
    expect(forms.length).toBe(single.match(/\/Subtype\/Form/g)?.length);
    expect((await readText(bytes)).match(/LETTERS/g)).toHaveLength(6);
    expect(await checkPdf(bytes)).toEqual([]);
  });

  it('belongs to one figure', () => {
    const pdf = readPdf(writeAll(composeWith(logo, 1), true));
    expect(objectsWith(pdf, '/S/Figure')).toHaveLength(1);
    const content = pageContents(pdf)[0] ?? '';
    expect(content.match(/\/Figure<<\/MCID \d+>>/g)).toHaveLength(1);
    expect(content).toMatch(/\/Artifact BMC\s+q [^Q]*\/X\d+ Do Q/);
  });

  it('is found in files without structure', async () => {
    expect(await readText(writeAll(composeWith(logo, 1), false))).toMatch(/LETTERS[\s\S]*LETTERS/);
  });

  it('stands in letterheads too', () => {
    const { asset, bytes } = drawing('<text y="20" font-family="Nowhere">Head</text>');
    const engine = engineFor(bytes);
    const props = { use: 'any', size: { width: 300, height: 400 }, background: { asset: 'drawing' } };
    const made = template({
      operations: [{ kind: 'setTemplate', path: ['assets'], value: { drawing: asset } as never }],
      nodes: {
        page: { props: { ...props, margins: { top: 20, right: 20, bottom: 20, left: 20 } } as never },
      },
      flow: [text('Below')],
    });
    const { list, diagnostics } = engine.compose(engine.compile(made), {});
    expect(displayListText(list)).toMatch(/text .*"Head" @page Artifact/);
    expect(diagnostics.map(({ code, at }) => [code, at.nodeId])).toEqual([['asset.svgFont', 'page']]);
  });

  it('is told of where no font has a character or a name', () => {
    const { composed } = composeWith(drawing('<text y="20" font-family="Nowhere">\u{16A0}</text>'), 1);
    expect(told(composed)).toEqual([
      ['asset.svgFont', { asset: 'label.svg', family: 'Nowhere', used: 'Source Sans 3' }, 'n2'],
      ['text.missingGlyph', expect.objectContaining({ character: '\u{16A0}', codePoint: 'U+16A0' }), 'n2'],
      ['asset.svgFont', { asset: 'label.svg', family: 'Nowhere', used: 'Source Sans 3' }, 'n4'],
      ['text.missingGlyph', expect.objectContaining({ character: '\u{16A0}', codePoint: 'U+16A0' }), 'n4'],
      ['image.noAlternative', {}, 'n4'],
    ]);
  });
});

describe('images in drawings', () => {
  it('are in the PDF once each, and in the page for browsers', async () => {
    const made = composeWith(poster, 2);
    expect(told(made.composed)).toEqual([['image.noAlternative', {}, 'n4']]);
    const bytes = writeAll(made, true);
    // Three pictures; the disc has a mask.
    expect(
      Buffer.from(bytes)
        .toString('latin1')
        .match(/\/Subtype\/Image/g),
    ).toHaveLength(4);
    expect(await checkPdf(bytes)).toEqual([]);
    expect(await readText(bytes)).toContain('Poster');
    const [composition] = made.composed;
    if (!composition) throw new Error('nothing was composed');
    const reports: string[] = [];
    const page = made.engine.writePageSvg(composition.list, 0, { report: ({ code }) => reports.push(code) });
    expect(reports).toEqual([]);
    expect(page.match(/<image [^>]*href="data:image\/png;base64,/g)).toHaveLength(3);
    expect(page).toContain('>Poster</text>');
  });
});
