import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../diag';
import type { DisplayList } from '../display';
import {
  hasProgram,
  objectsWith,
  pageContents,
  readPdf,
  references,
  runOnPdf,
} from './pdf-file.test-support';
import { createPdfWriter, writePdf } from './pdf-writer';
import { createBuilder, options, paragraph, statement } from './sample-document.test-support';
import { utf16Hex } from './syntax';

function merge(lists: readonly DisplayList[], changes = {}): Uint8Array {
  const chunks: Uint8Array[] = [];
  const writer = createPdfWriter((chunk) => chunks.push(chunk), { ...options(), ...changes });
  for (const list of lists) writer.addDocument(list);
  const { bytes } = writer.finish();
  const file = new Uint8Array(Buffer.concat(chunks));
  expect(file.length).toBe(bytes);
  return file;
}

describe('the file', () => {
  it('has every object where the cross-reference says, and no dangling reference', () => {
    for (const bytes of [writePdf(statement(), options()), merge([statement(), statement(), statement()])]) {
      const pdf = readPdf(bytes);
      for (const { body } of [...pdf.objects.values(), { body: pdf.trailer }]) {
        for (const id of references(body)) expect(pdf.objects.has(id)).toBe(true);
      }
    }
  });

  it('is the same for the same input, whatever was written before', () => {
    const first = writePdf(statement(), options());
    merge([statement(), statement()]);
    expect(Buffer.compare(first, writePdf(statement(), options()))).toBe(0);
  });

  it('takes its id from the digest, else from the pages', () => {
    const idOf = (bytes: Uint8Array) => /\/ID\[<(\w{32})><\1>\]/.exec(readPdf(bytes).trailer)?.[1];
    const plain = idOf(writePdf(statement(), options()));
    expect(plain).toMatch(/^[0-9a-f]{32}$/);
    expect(idOf(writePdf(statement(), options(), 'aa'))).not.toBe(plain);
    expect(idOf(writePdf(statement(), { ...options(), title: 'Other' }))).not.toBe(plain);
  });

  it('says what it promises, and the same in both metadata', () => {
    const pdf = readPdf(writePdf(statement(), { ...options(), author: 'A & B' }));
    const xmp = new TextDecoder().decode(objectsWith(pdf, '/Type/Metadata')[0]?.stream);
    expect(xmp).toContain('<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>');
    expect(xmp).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(xmp).toContain('<rdf:li xml:lang="x-default">Kontoauszug – 明細</rdf:li>');
    expect(xmp).toContain('A &amp; B');
    expect(xmp).toContain('2026-10-31T08:00:00Z');
    expect(objectsWith(pdf, '/CreationDate(D:20261031080000Z)')[0]?.body).toContain('/Author(A & B)');
    const catalog = objectsWith(pdf, '/Type/Catalog')[0]?.body;
    for (const entry of ['/Lang(en)', '/MarkInfo<</Marked true>>', '/DisplayDocTitle true', '/GTS_PDFA1']) {
      expect(catalog).toContain(entry);
    }
    const untagged = readPdf(writePdf(statement(), { ...options(), tagged: false, conformance: 'none' }));
    expect(objectsWith(untagged, '/StructTreeRoot')).toEqual([]);
    expect(objectsWith(untagged, '/OutputIntents')).toEqual([]);
    expect(pageContents(untagged).join('')).not.toMatch(/BDC|BMC/);
  });

  it('says the same in both metadata where XML cannot hold what the title has', () => {
    const title = 'a\u0000\u001bb\ud800 \ufffe\uffff \r\n c\rd 𠮷 ]]> <e>';
    const pdf = readPdf(writePdf(statement(), { ...options(), title }));
    const xmp = new TextDecoder().decode(objectsWith(pdf, '/Type/Metadata')[0]?.stream);
    const said = 'ab\ufffd \ufffd\ufffd \n c\nd 𠮷 ]]';
    expect(xmp).toContain(`<rdf:li xml:lang="x-default">${said}&gt; &lt;e&gt;</rdf:li>`);
    const information = objectsWith(pdf, '/CreationDate')[0]?.body;
    expect(information).toContain(`/Title<FEFF${utf16Hex(`${said}> <e>`)}>`);
  });
});

/** Roles of the elements of a file, each with those inside of it. */
function outlineOf(pdf: ReturnType<typeof readPdf>): unknown {
  const outline = (id: number): unknown => {
    const body = pdf.objects.get(id)?.body ?? '';
    const role = /\/S\/(\w+)/.exec(body)?.[1] ?? '?';
    const kids = (/\/K(?: (\d+ 0 R)|\[([^[]*)\])/.exec(body) ?? [])
      .slice(1)
      .join(' ')
      .replace(/<<.*?>>/g, '');
    const inner = references(kids).map(outline);
    return inner.length > 0 ? [role, ...inner] : role;
  };
  const root = objectsWith(pdf, '/Type/StructTreeRoot')[0]?.body ?? '';
  return outline(Number(/\/K (\d+)/.exec(root)?.[1]));
}

describe('structure', () => {
  it('nests as the frames do and keeps a table that goes over two pages in one piece', () => {
    const pdf = readPdf(writePdf(statement(), options()));
    const cells = ['TR', 'TD', 'TD', 'TD'];
    expect(outlineOf(pdf)).toEqual([
      'Document',
      'H1',
      'P',
      ['P', 'Link'],
      'P',
      ['Table', ['THead', ['TR', 'TH', 'TH', 'TH']], ['TBody', cells, cells, cells, ['TR', 'TD', 'TD']]],
      'Figure',
    ]);
    expect(objectsWith(pdf, '/S/TH/')[0]?.body).toContain('/A<</O/Table/Scope/Column>>');
    expect(objectsWith(pdf, '/ColSpan 2')).toHaveLength(1);
    expect(objectsWith(pdf, '/S/Figure')[0]?.body).toContain('/Alt(A star)');
    expect(objectsWith(pdf, '/S/Figure')[0]?.body).toContain('/BBox[282 394 332 442]');
    expect(objectsWith(pdf, '/S/P/').some(({ body }) => body.includes('/Lang(fr)'))).toBe(true);
  });

  it('leads from every marked piece back to its element', () => {
    const pdf = readPdf(merge([statement(), statement()]));
    const parents = new Map<number, string>();
    for (const { body } of objectsWith(pdf, '/Nums[')) {
      for (const [, key, value] of body.matchAll(/(\d+) (\[[^\]]*\]|\d+ 0 R)/g))
        parents.set(Number(key), value ?? '');
    }
    const pages = objectsWith(pdf, '/Type/Page/');
    const contents = pageContents(pdf);
    pages.forEach(({ body }, index) => {
      const entry = references(parents.get(Number(/\/StructParents (\d+)/.exec(body)?.[1])) ?? '');
      const marks = [...(contents[index] ?? '').matchAll(/\/(\w+)<<\/MCID (\d+)>>BDC/g)];
      expect(marks.map((mark) => Number(mark[2]))).toEqual(marks.map((_, mcid) => mcid));
      expect(entry).toHaveLength(marks.length);
      marks.forEach((mark, mcid) => {
        expect(pdf.objects.get(entry[mcid] ?? 0)?.body).toContain(`/S/${mark[1]}/`);
      });
    });
    const annotation = objectsWith(pdf, '/Subtype/Link')[0]?.body ?? '';
    expect(annotation).toContain('/Contents(Our site)');
    expect(annotation).toContain('/URI(https://example.com/%E3%81%82?q=\\(1\\))');
    const link = references(parents.get(Number(/\/StructParent (\d+)/.exec(annotation)?.[1])) ?? '')[0] ?? 0;
    expect(pdf.objects.get(link)?.body).toContain('/Type/OBJR');
    expect(objectsWith(pdf, '/S/Part')).toHaveLength(2);
    expect(objectsWith(pdf, '/S/Document')).toHaveLength(1);
  });

  it.each([
    [['THead'], ['TBody']],
    [
      ['THead', 'TFoot'],
      ['TBody', 'TFoot'],
    ],
    [['TFoot'], ['TBody']],
    [
      ['THead', 'TBody'],
      ['THead', 'TBody'],
    ],
  ] as const)('has a body in every table: %j', (roles, expected) => {
    const list = createBuilder();
    const parts = roles.map((role, at) =>
      list.tagged({ role }, [
        list.tagged({ role: 'TR' }, [
          list.tagged({ role: 'TD' }, [
            list.run(list.source(role, 'a'), { x: 50_000, y: 50_000 + at * 14_000 }),
          ]),
        ]),
      ]),
    );
    const pdf = readPdf(writePdf(list.page([list.tagged({ role: 'Table' }, parts)]).build(), options()));
    expect(outlineOf(pdf)).toEqual(['Document', ['Table', ...expected.map((role) => [role, ['TR', 'TD']])]]);
  });

  it('has links of what repeats in a table beside the table', () => {
    const list = createBuilder();
    const link = {
      kind: 'link',
      x: 0,
      y: 0,
      width: 10,
      height: 10,
      uri: 'https://example.com/',
      source: -1,
    } as const;
    const head = list.tagged({ role: 'Artifact' }, [link]);
    const cell = list.tagged({ role: 'TD' }, [list.run(list.source('n', 'a'), { x: 50_000, y: 50_000 })]);
    const body = list.tagged({ role: 'TBody' }, [list.tagged({ role: 'TR' }, [cell])]);
    const pdf = readPdf(
      writePdf(list.page([list.tagged({ role: 'Table' }, [head, body])]).build(), options()),
    );
    expect(outlineOf(pdf)).toEqual(['Document', ['Table', ['TBody', ['TR', 'TD']]], 'Link']);
  });

  it('makes an element for a link that has none', () => {
    const list = createBuilder();
    list.page([{ kind: 'link', x: 0, y: 0, width: 10, height: 10, uri: 'https://example.com/', source: -1 }]);
    const pdf = readPdf(writePdf(list.build(), options()));
    expect(objectsWith(pdf, '/S/Link')[0]?.body).toContain('/Type/OBJR');
    expect(objectsWith(pdf, '/Subtype/Link')[0]?.body).toContain('/Contents(https://example.com/)');
  });

  it('takes paths outside of figures as decoration', () => {
    const list = createBuilder();
    const underline = {
      kind: 'path',
      x: 0,
      y: 0,
      path: [0, 0, 0, 1, 9, 9],
      fill: 0,
      stroke: null,
      source: -1,
    } as const;
    const text = list.source('n', 'ab');
    list.page([
      list.tagged({ role: 'P' }, [
        list.run(text, { x: 9_000, y: 9_000, to: 1 }),
        underline,
        list.run(text, { x: 19_000, y: 9_000, from: 1 }),
      ]),
      list.tagged({ role: 'Figure', alt: 'A line' }, [list.tagged({ role: 'Span' }, [underline])]),
    ]);
    const [content = ''] = pageContents(readPdf(writePdf(list.build(), options())));
    expect(content.match(/\/\w+(?=<<\/MCID| BMC)|\bf$|TJ/gm)).toEqual([
      ...['/P', 'TJ', '/Artifact', 'f', '/P', 'TJ', '/Span', 'f'],
    ]);
  });

  it('balances text objects, marked content and saved states', () => {
    for (const content of pageContents(readPdf(writePdf(statement(), options())))) {
      const open: string[] = [];
      for (const [operator] of content.matchAll(/^(?:BT|ET|q|Q|EMC)$|B[DM]C$/gm)) {
        if (operator === 'BT' || operator === 'q' || (operator.endsWith('C') && operator !== 'EMC'))
          open.push(operator);
        else if (operator === 'ET') expect(open.pop()).toBe('BT');
        else if (operator === 'Q') expect(open.pop()).toBe('q');
        else expect(open.pop()).toMatch(/^B[DM]C$/);
      }
      expect(open).toEqual([]);
    }
  });
});

describe('problems', () => {
  it('reports a missing and a damaged image once and writes the rest', () => {
    const reported: Diagnostic[] = [];
    const list = createBuilder();
    const image = (asset: string) =>
      ({ kind: 'image', x: 0, y: 0, width: 10, height: 10, asset, page: 1, source: -1 }) as const;
    list.page([image('gone'), image('gone'), image('bad')]);
    const assets = new Map([['bad', new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8, 9])]]);
    const bytes = writePdf(list.build(), { ...options(assets), report: (problem) => reported.push(problem) });
    expect(reported.map(({ code }) => code)).toEqual(['asset.missing', 'asset.unreadable']);
    expect(pageContents(readPdf(bytes))[0]).not.toContain('Do');
  });
});

describe.skipIf(!hasProgram('qpdf'))('qpdf', () => {
  it('finds nothing wrong', () => {
    expect(runOnPdf(writePdf(statement(), options()), 'qpdf', ['--check', 'FILE'])).toContain('No syntax');
    expect(runOnPdf(merge([statement(), statement()]), 'qpdf', ['--check', 'FILE'])).toContain('No syntax');
  });
});

const WORD = fc.string({
  minLength: 1,
  maxLength: 9,
  unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,;:()\\/éüßñ€%&"'),
});
const LINE_OF_WORDS = fc.array(WORD, { minLength: 1, maxLength: 8 }).map((words) => words.join(' '));

describe.skipIf(!hasProgram('pdftotext'))('pdftotext', () => {
  it('gives back the composed text in reading order', () => {
    const text = runOnPdf(writePdf(statement(), options()), 'pdftotext', [
      '-raw',
      '-enc',
      'UTF-8',
      'FILE',
      '-',
    ]);
    expect(text.trim().split(/[\n\f]+/)).toEqual([
      ...['Account statement', "Dear Fiona O'Brien,", 'please find your (latest) statement.'],
      ...['More at www.example.com', 'Où êtes-vous ?', 'Date Description Amount'],
      ...['1 May Opening balance 1,234.50', '2 May −7.00', 'Page 1 of 2', 'Date Description Amount'],
      ...['3 May Rent −800.00', 'Total 427.50', 'Page 2 of 2'],
    ]);
  });

  it('gives back whatever was set', () => {
    fc.assert(
      fc.property(fc.array(LINE_OF_WORDS, { minLength: 1, maxLength: 40 }), (lines) => {
        const list = createBuilder();
        list.page([paragraph(list, { role: 'P' }, 'p', lines, 30_000, 30_000)]);
        const bytes = writePdf(list.build(), options());
        const text = runOnPdf(bytes, 'pdftotext', ['-raw', '-enc', 'UTF-8', 'FILE', '-']);
        expect(text.trim().split('\n')).toEqual(lines);
      }),
      { numRuns: 12 },
    );
  });
});

describe.skipIf(!hasProgram('pdfinfo'))('pdfinfo', () => {
  it('reads the structure with whole paragraphs, words apart at line ends', () => {
    const text = runOnPdf(writePdf(statement(), options()), 'pdfinfo', ['-struct-text', 'FILE']);
    expect(text).toContain(`"Dear Fiona O'Brien, please find your (latest) statement."`);
    expect(text.match(/Table/g)).toHaveLength(1);
    expect(text).not.toContain('Page 1 of 2');
  });
});
