import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../diag';
import type { DisplayList } from '../display';
import { headingProblems } from './heading-order';
import { objectsWith, type ReadPdf, readPdf, references } from './pdf-file.test-support';
import { createPdfWriter, writePdf } from './pdf-writer';
import { INVOICE, richDocument, TABLE_OF_VALUES } from './rich-document.test-support';
import { options, statement } from './sample-document.test-support';

function merge(lists: readonly DisplayList[], changes = {}): Uint8Array {
  const chunks: Uint8Array[] = [];
  const writer = createPdfWriter((chunk) => chunks.push(chunk), { ...options(), ...changes });
  for (const list of lists) writer.addDocument(list);
  writer.finish();
  return new Uint8Array(Buffer.concat(chunks));
}

const entry = (body: string, name: string): number =>
  Number(new RegExp(`/${name} (\\d+) 0 R`).exec(body)?.[1] ?? 0);

/** Titles as a tree, along `First` and `Next`; checks `Prev`, `Last`, `Parent` and `Count` on the way. */
function outlineOf(pdf: ReadPdf, parent: number): unknown[] {
  const body = pdf.objects.get(parent)?.body ?? '';
  const items: unknown[] = [];
  let before = 0;
  for (let id = entry(body, 'First'); id !== 0; ) {
    const item = pdf.objects.get(id)?.body ?? '';
    expect(entry(item, 'Parent')).toBe(parent);
    expect(entry(item, 'Prev')).toBe(before);
    const title = /\/Title(\(.*?\)|<\w+>)/.exec(item)?.[1] ?? '';
    const inner = item.includes('/First') ? outlineOf(pdf, id) : [];
    expect(Number(/\/Count (-?\d+)/.exec(item)?.[1] ?? 0)).toBe(inner.length === 0 ? 0 : -inner.length);
    items.push(inner.length === 0 ? title : [title, ...inner]);
    before = id;
    id = entry(item, 'Next');
  }
  expect(entry(body, 'Last')).toBe(before);
  return items;
}

const CHAPTER = '<FEFF00430068006100700074006500720020201300204E00>';

describe('bookmarks', () => {
  it('are a tree whose first level is open', () => {
    const pdf = readPdf(writePdf(richDocument(), options()));
    const catalog = objectsWith(pdf, '/Type/Catalog')[0]?.body ?? '';
    expect(catalog).toContain('/PageMode/UseOutlines');
    const root = entry(catalog, 'Outlines');
    expect(outlineOf(pdf, root)).toEqual([['(Terms)', CHAPTER], '(Notes)']);
    expect(pdf.objects.get(root)?.body).toContain('/Count 2');
    const second = [...pdf.objects.entries()].filter(([, { body }]) => body.includes('/Type/Page/'))[1]?.[0];
    expect(objectsWith(pdf, `/Title${CHAPTER}`)[0]?.body).toContain(`/Dest[${second} 0 R/XYZ 60 792 null]`);
  });

  it('lie under a line of their document where there are several', () => {
    const pdf = readPdf(merge([richDocument(), statement(), richDocument({ title: 'Two' }), richDocument()]));
    const root = entry(objectsWith(pdf, '/Type/Catalog')[0]?.body ?? '', 'Outlines');
    const inner = [['(Terms)', CHAPTER], '(Notes)'];
    expect(outlineOf(pdf, root)).toEqual([
      ['(Statement)', ...inner],
      ['(Two)', ...inner],
      ['(Statement)', ...inner],
    ]);
  });

  it('are left out where their destination is missing', () => {
    const pdf = readPdf(
      writePdf(richDocument({ bookmarks: [{ title: 'x', level: 0, to: 'y' }] }), options()),
    );
    expect(objectsWith(pdf, '/Outlines')).toEqual([]);
  });
});

describe('links inside the document', () => {
  it('go to pages that come later', () => {
    const pdf = readPdf(writePdf(richDocument(), options()));
    const pages = [...pdf.objects.entries()].filter(([, { body }]) => body.includes('/Type/Page/'));
    const links = objectsWith(pdf, '/Subtype/Link');
    expect(
      links.map(
        ({ body }) => /\/Dest\[(\d+) 0 R(.*?)\]/.exec(body)?.slice(1) ?? /\/URI\((.*?)\)/.exec(body)?.[1],
      ),
    ).toEqual([
      [String(pages[1]?.[0]), '/XYZ 60 792 null'],
      [String(pages[0]?.[0]), '/XYZ 60 152 null'],
      'https://example.com/',
    ]);
  });

  it('are reported and left out where they lead nowhere', () => {
    const reported: Diagnostic[] = [];
    const pdf = readPdf(
      writePdf(richDocument({ destinations: [], bookmarks: [] }), {
        ...options(),
        report: (each) => reported.push(each),
      }),
    );
    expect(reported.map(({ code, args }) => [code, args.name])).toEqual([
      ['pdf.missingDestination', 'clause'],
      ['pdf.missingDestination', 'note'],
    ]);
    expect(objectsWith(pdf, '/Subtype/Link')).toHaveLength(1);
  });

  it('name elements in PDF 2.0, and contents and notes refer to each other', () => {
    const pdf = readPdf(writePdf(richDocument(), { ...options(), version: '2.0' }));
    const idOf = (text: string) =>
      [...pdf.objects.entries()].find(([, { body }]) => body.includes(text))?.[0];
    const note = idOf('/S/FENote/NS');
    expect(objectsWith(pdf, '/S/GoTo')[1]?.body).toContain(`/SD[${note} 0 R/XYZ 60 152 null]`);
    const referring = objectsWith(pdf, '/Ref[').map(({ body }) => body);
    const contents = referring.find((body) => body.startsWith('<</S/TOCI/P'));
    const call = referring.find((body) => body.startsWith('<</S/Link/NS'));
    const heading = references(/\/Ref\[(.*?)\]/.exec(contents ?? '')?.[1] ?? '')[0] ?? 0;
    expect(pdf.objects.get(heading)?.body).toContain('/S/H2/NS');
    expect(call).toContain(`/Ref[${note} 0 R]`);
    expect(pdf.objects.get(note ?? 0)?.body).toContain(`/Ref[${idOf(`/Ref[${note} 0 R]`)} 0 R]`);
  });

  it('are not in a file for printers', () => {
    const pdf = readPdf(writePdf(richDocument(), { ...options(), conformance: 'pdfx-4' }));
    expect(objectsWith(pdf, '/Annot')).toEqual([]);
    expect(objectsWith(pdf, '/GTS_PDFXVersion(PDF/X-4)/Trapped/False')).toHaveLength(1);
  });
});

describe('files inside', () => {
  it('belong to the document, and make it a PDF/A-3', () => {
    const pdf = readPdf(writePdf(richDocument({ attachments: [INVOICE, TABLE_OF_VALUES] }), options()));
    const catalog = objectsWith(pdf, '/Type/Catalog')[0]?.body ?? '';
    const associated = references(/\/AF\[(.*?)\]/.exec(catalog)?.[1] ?? '');
    const specifications = associated.map((id) => pdf.objects.get(id)?.body ?? '');
    expect(specifications[0]).toContain(
      '/F(factur-x.xml)/UF(factur-x.xml)/Desc(The invoice for machines)/AFRelationship/Alternative',
    );
    expect(specifications[1]).toContain('/F(__.csv)/UF<FEFF660E7D30002E006300730076>');
    const file = pdf.objects.get(entry(specifications[1] ?? '', 'EF<</F'));
    expect(file?.body).toContain('/Type/EmbeddedFile/Subtype/text#2Fcsv');
    expect(new TextDecoder().decode(file?.stream)).toBe('day,amount\n2026-10-31,7\n');
    const checkSum = createHash('md5').update('day,amount\n2026-10-31,7\n').digest('hex').toUpperCase();
    expect(pdf.objects.get(entry(file?.body ?? '', 'Params'))?.body).toBe(
      `<</Size 24/CreationDate(D:20261031080000Z)/ModDate(D:20261031080000Z)/CheckSum<${checkSum}>>>`,
    );
    const tree = pdf.objects.get(entry(catalog, 'EmbeddedFiles'))?.body ?? '';
    expect(pdf.objects.get(references(tree)[0] ?? 0)?.body).toContain('/Names[(__.csv)');
    const xmp = new TextDecoder().decode(objectsWith(pdf, '/Type/Metadata')[0]?.stream);
    expect(xmp).toContain('<pdfaid:part>3</pdfaid:part>');
    expect(xmp).toContain('<fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>');
    expect(xmp).toContain('<pdfaSchema:prefix>fx</pdfaSchema:prefix>');
  });

  it('have names of their own in a file of many documents, which is no invoice', () => {
    const list = richDocument({ attachments: [INVOICE] });
    const pdf = readPdf(merge([list, list]));
    expect(objectsWith(pdf, '/Names[(factur')[0]?.body).toMatch(
      /\/Names\[\(factur-x.xml\) \d+ 0 R \(factur-x.xml \\\(2\\\)\) /,
    );
    const xmp = new TextDecoder().decode(objectsWith(pdf, '/Type/Metadata')[0]?.stream);
    expect(xmp).not.toContain('fx:');
  });

  it('with the name of an invoice are reported where they are none, or are attached as something else', () => {
    const reportedOf = (changes: Partial<typeof INVOICE>): unknown[] => {
      const reported: Diagnostic[] = [];
      const attachments = [{ ...INVOICE, ...changes }];
      writePdf(richDocument({ attachments }), { ...options(), report: (each) => reported.push(each) });
      return reported.map(({ code }) => code);
    };
    expect(reportedOf({})).toEqual([]);
    expect(reportedOf({ content: { text: '<Invoice xmlns="urn:oasis"/>' } })).toEqual(['pdf.noInvoice']);
    expect(reportedOf({ name: 'order.xml', content: { text: '<Invoice/>' } })).toEqual([]);
    expect(reportedOf({ relationship: 'Supplement' })).toEqual(['pdf.invoiceRelationship']);
  });

  it('are reported where they are missing', () => {
    const reported: Diagnostic[] = [];
    const lost = { ...TABLE_OF_VALUES, content: { asset: 'gone' } };
    const pdf = readPdf(
      writePdf(richDocument({ attachments: [lost] }), {
        ...options(),
        report: (each) => reported.push(each),
      }),
    );
    expect(reported.map(({ code }) => code)).toEqual(['pdf.missingAttachment']);
    expect(objectsWith(pdf, '/AF[')).toEqual([]);
    const xmp = new TextDecoder().decode(objectsWith(pdf, '/Type/Metadata')[0]?.stream);
    expect(xmp).toContain('<pdfaid:part>2</pdfaid:part>');
  });
});

describe('PDF 2.0', () => {
  it('has no information dictionary and names the namespace of its elements', () => {
    const bytes = writePdf(richDocument(), { ...options(), version: '2.0' });
    expect(Buffer.from(bytes.subarray(0, 8)).toString()).toBe('%PDF-2.0');
    const pdf = readPdf(bytes);
    expect(pdf.trailer).not.toContain('/Info');
    const namespaces = objectsWith(pdf, '/Type/Namespace');
    expect(namespaces.map(({ body }) => body)).toEqual(['<</Type/Namespace/NS(http://iso.org/pdf2/ssn)>>']);
    expect(objectsWith(pdf, '/S/TOC/NS')).toEqual([]);
    expect(objectsWith(pdf, '/S/Document/NS')).toHaveLength(1);
    const xmp = new TextDecoder().decode(objectsWith(pdf, '/Type/Metadata')[0]?.stream);
    expect(xmp).toContain('<pdfaid:part>4</pdfaid:part>');
    expect(xmp).toContain('<pdfuaid:part>2</pdfuaid:part>');
  });
});

describe('attributes of elements', () => {
  const pdf = readPdf(merge([richDocument(), richDocument()]));

  it('say how lists are counted and what cells cover', () => {
    expect(objectsWith(pdf, '/S/L/')[0]?.body).toContain('/A<</O/List/ListNumbering/Decimal>>');
    const heads = objectsWith(pdf, '/S/TH/')
      .slice(0, 5)
      .map(({ body }) => /\/A<<(.*?)>>/.exec(body)?.[1]);
    expect(heads).toEqual([
      '/O/Table/Scope/Column/ColSpan 2',
      '/O/Table/Scope/Column/RowSpan 2',
      ...['/O/Table/Scope/Column', '/O/Table/Scope/Column', '/O/Table/Scope/Row'],
    ]);
  });

  it('give every note an identifier that the tree of identifiers knows', () => {
    const notes = [...pdf.objects.entries()].filter(([, { body }]) => body.includes('/S/Note/'));
    const root = objectsWith(pdf, '/Type/StructTreeRoot')[0]?.body ?? '';
    const leaf =
      pdf.objects.get(references(pdf.objects.get(entry(root, 'IDTree'))?.body ?? '')[0] ?? 0)?.body ?? '';
    expect(notes).toHaveLength(2);
    for (const [id, { body }] of notes) {
      expect(leaf).toContain(`${/\/ID(\(note\d{9}\))/.exec(body)?.[1]} ${id} 0 R`);
    }
  });
});

describe('headings', () => {
  const problems = (...levels: readonly number[]) =>
    headingProblems(
      levels.map((level, index) => ({ title: 'x', level: level - 1, to: `h${index}@rows[1]/2` })),
    ).map(({ code, args, at }) => [code, args.level, args.expected, at.nodeId]);

  it('are reported where a level is skipped', () => {
    expect(problems(1, 2, 3, 1, 2, 2)).toEqual([]);
    expect(problems(2)).toEqual([['pdf.headingSkipped', 2, 1, 'h0']]);
    expect(problems(1, 3, 4, 2)).toEqual([['pdf.headingSkipped', 3, 2, 'h1']]);
  });
});
