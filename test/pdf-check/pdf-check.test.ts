/** The checks against files that were broken on purpose: every rule has to find something, and nothing in sound files. */
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNumber,
  PDFRawStream,
} from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { writePdf } from '../../shared/pdf';
import { INVOICE, richDocument } from '../../shared/pdf/rich-document.test-support';
import { options, statement } from '../../shared/pdf/sample-document.test-support';
import { CHECKS, checkPdf } from '.';

const sound = writePdf(richDocument(), options());
const withFiles = writePdf(richDocument({ attachments: [INVOICE] }), options());
const second = writePdf(richDocument(), { ...options(), version: '2.0' });
const withPassword = writePdf(richDocument(), {
  ...options(),
  encryption: { userPassword: 'u', secret: new Uint8Array(32) },
});

/** A file that is open to be broken. */
class Patient {
  constructor(readonly document: PDFDocument) {}

  get catalog(): PDFDict {
    return this.document.catalog;
  }

  /** The first dictionary (of an object or a stream) with this entry. */
  find(key: string, value: string, skip = 0): PDFDict {
    let left = skip;
    for (const [, object] of this.document.context.enumerateIndirectObjects()) {
      const dictionary = object instanceof PDFRawStream ? object.dict : object;
      if (!(dictionary instanceof PDFDict)) continue;
      if (dictionary.get(PDFName.of(key))?.toString() !== value) continue;
      if (left === 0) return dictionary;
      left -= 1;
    }
    throw new Error(`nothing has ${key} ${value}`);
  }

  set(
    dictionary: PDFDict,
    key: string,
    value: string | number | readonly number[] | { readonly [key: string]: string },
  ): void {
    dictionary.set(PDFName.of(key), this.document.context.obj(value as never));
  }

  remove(dictionary: PDFDict, key: string): void {
    dictionary.delete(PDFName.of(key));
  }

  /** Rewrites a stream, found by where it is referred to. */
  rewrite(dictionary: PDFDict, key: string, change: (text: string) => string): void {
    const { context } = this.document;
    const stream = dictionary.lookup(PDFName.of(key));
    if (!(stream instanceof PDFRawStream)) throw new Error(`${key} is no stream`);
    const text = Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1');
    const entries = Object.fromEntries(
      stream.dict
        .entries()
        .flatMap(([name, value]) =>
          ['Length', 'Filter'].includes(name.decodeText()) ? [] : [[name.decodeText(), value]],
        ),
    );
    const bytes = new Uint8Array(Buffer.from(change(text), 'latin1'));
    dictionary.set(PDFName.of(key), context.register(context.stream(bytes, entries)));
  }

  get firstPage(): PDFDict {
    const page = this.document.getPage(0);
    return page.node;
  }
}

async function broken(bytes: Uint8Array, damage: (patient: Patient) => void): Promise<Uint8Array> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  damage(new Patient(document));
  return await document.save({ updateFieldAppearances: false, addDefaultPage: false });
}

/** For every rule: a damage that only it, or it among others, has to find. */
const DAMAGES: readonly (readonly [
  rule: string,
  what: string,
  damage: (patient: Patient) => void,
  bytes?: Uint8Array,
])[] = [
  [
    'pdfa 6.1.2 header',
    'a file of another version',
    (p) => rewriteXmp(p, '<pdfaid:part>2<', '<pdfaid:part>4<'),
  ],
  ['pdfa 6.1.3 trailer', 'no ID', (p) => delete p.document.context.trailerInfo.ID],
  ['pdfa 6.1.7 streams', 'a stream elsewhere', (p) => p.set(p.find('Type', '/Metadata'), 'F', 'elsewhere')],
  ['pdfa 6.1.13 limits', 'a tiny page', (p) => p.set(p.firstPage, 'MediaBox', [0, 0, 2, 2])],
  ['pdfa 6.2.3 output intent', 'no output intent', (p) => p.remove(p.catalog, 'OutputIntents')],
  [
    'pdfa 6.2.4 colours',
    'process colours',
    (p) => p.rewrite(p.firstPage, 'Contents', (text) => `0 0 0 1 k\n${text}`),
  ],
  ['pdfa 6.2.8 images', 'other images', (p) => p.set(p.find('Type', '/Metadata'), 'Alternates', [])],
  ['pdfa 6.5 actions', 'a script', (p) => p.set(p.find('Count', '-1'), 'A', { S: 'JavaScript' })],
  ['pdfa 6.5 actions', 'acting when opened', (p) => p.set(p.catalog, 'AA', {})],
  ['pdfa 6.6.2 metadata', 'metadata that are no XML', (p) => rewriteXmp(p, '</rdf:RDF>', '')],
  [
    'pdfa 6.6.3 document information',
    'another producer',
    (p) => rewriteXmp(p, '<pdf:Producer>Fumi', '<pdf:Producer>Other'),
  ],
  [
    'pdfa 6.8 attachments',
    'a file in a PDF/A-2',
    (p) => rewriteXmp(p, '<pdfaid:part>3<', '<pdfaid:part>2<'),
    withFiles,
  ],
  [
    'pdfa 6.8 attachments',
    'a file without a relationship',
    (p) => p.remove(p.find('Type', '/Filespec'), 'AFRelationship'),
    withFiles,
  ],
  ['pdfa 6.8 attachments', 'a file of nobody', (p) => p.remove(p.catalog, 'AF'), withFiles],
  [
    'ua1 5 identification',
    'level A without PDF/UA',
    (p) => rewriteXmp(p, '<pdfuaid:part>1</pdfuaid:part>', ''),
  ],
  ['ua1 7.1 catalogue', 'no mark', (p) => p.remove(p.catalog, 'MarkInfo')],
  ['ua1 7.1 catalogue', 'a hidden title', (p) => p.remove(p.catalog, 'ViewerPreferences')],
  ['ua1 7.2 language', 'no language', (p) => p.remove(p.catalog, 'Lang')],
  [
    'iso32000 12.3.3 outline',
    'a bookmark without its parent',
    (p) => p.remove(p.find('Count', '-1'), 'Parent'),
  ],
  [
    'iso32000 7.5.5 identifier',
    'a short ID',
    (p) => {
      p.document.context.trailerInfo.ID = p.document.context.obj([p.document.context.obj(1)]);
    },
  ],
  [
    'ua1 7.1 all content is tagged or an artifact',
    'loose content',
    (p) => p.rewrite(p.firstPage, 'Contents', (text) => `${text}\n0 0 9 9 re f`),
  ],
  [
    'ua1 7.1 all content is tagged or an artifact',
    'Q without q',
    (p) => p.rewrite(p.firstPage, 'Contents', (text) => `${text}\nQ`),
  ],
  [
    'ua1 7.1 every piece has its element',
    'another number',
    (p) => p.rewrite(p.firstPage, 'Contents', (text) => text.replace('/MCID 1>>', '/MCID 99>>')),
  ],
  [
    'ua1 7.1 every piece has its element',
    'no tree of parents',
    (p) => p.remove(p.find('Type', '/StructTreeRoot'), 'ParentTree'),
  ],
  ['ua1 7.1 standard roles', 'a role of its own', (p) => p.set(p.find('S', '/H3'), 'S', 'Headline')],
  ['iso32000 14.8.4 one document', 'another beginning', (p) => p.set(p.find('S', '/Document'), 'S', 'Div')],
  ['ua1 7.2 elements lie where they belong', 'a row in a list', (p) => p.set(p.find('S', '/LI'), 'S', 'TR')],
  ['ua1 7.3 figures', 'no alternative text', (p) => p.remove(p.find('S', '/Figure'), 'Alt')],
  ['ua1 7.3 figures', 'no place', (p) => p.remove(p.find('S', '/Figure'), 'A')],
  ['ua1 7.4 headings', 'a skipped level', (p) => p.set(p.find('S', '/H2'), 'S', 'H4')],
  ['ua1 7.5 tables', 'a cell too many', (p) => p.remove(p.find('S', '/TH'), 'A')],
  ['ua1 7.6 lists', 'labels without numbering', (p) => p.remove(p.find('S', '/L'), 'A')],
  ['ua1 7.9 notes', 'no identifier', (p) => p.remove(p.find('S', '/Note'), 'ID')],
  ['ua1 7.18 annotations', 'no description', (p) => p.remove(p.find('Subtype', '/Link'), 'Contents')],
  ['ua1 7.18 annotations', 'not printed', (p) => p.set(p.find('Subtype', '/Link'), 'F', 0)],
  ['ua1 7.18 annotations', 'no key', (p) => p.remove(p.find('Subtype', '/Link'), 'StructParent')],
  [
    'ua1 7.18.5 links',
    'no annotation',
    (p) => {
      const link = p.find('S', '/Link');
      const kids = link.lookup(PDFName.of('K'), PDFArray);
      kids.remove(kids.size() - 1);
    },
  ],
  ['iso32000 14.8.2 no empty elements', 'an empty paragraph', (p) => p.remove(p.find('S', '/H3'), 'K')],
  [
    'pdfa 6.2.11.4 fonts are embedded',
    'no program',
    (p) => p.remove(p.find('Type', '/FontDescriptor'), 'FontFile2'),
  ],
  [
    'pdfa 6.2.11.3 composite fonts',
    'no map of glyphs',
    (p) => p.remove(p.find('Subtype', '/CIDFontType2'), 'CIDToGIDMap'),
  ],
  [
    'pdfa 6.2.11.5 widths',
    'other widths',
    (p) => {
      const widths = p.find('Subtype', '/CIDFontType2').lookup(PDFName.of('W'), PDFArray).lookup(1, PDFArray);
      for (let index = 0; index < widths.size(); index += 1) widths.set(index, PDFNumber.of(333));
    },
  ],
  ['pdfa 6.2.11.7 meanings', 'no meanings', (p) => p.remove(p.find('Subtype', '/Type0'), 'ToUnicode')],
  [
    'pdfa 6.2.11.7 meanings',
    'a glyph that means nothing',
    (p) =>
      p.rewrite(p.find('Subtype', '/Type0'), 'ToUnicode', (text) =>
        text.replace(/<0003><\w+>/, '<0003><0000>'),
      ),
  ],
  [
    'pdfa 6.2.11.8 no missing glyphs',
    'a missing glyph',
    (p) => p.rewrite(p.firstPage, 'Contents', (text) => text.replace(/\]TJ/, '(\\000\\000)]TJ')),
  ],
];

function rewriteXmp(patient: Patient, from: string, to: string): void {
  patient.rewrite(patient.catalog, 'Metadata', (text) => {
    expect(text).toContain(from);
    return text.replace(from, to);
  });
}

describe('sound files', () => {
  it.each([
    ['PDF/A-2a and PDF/UA-1', sound],
    ['PDF/A-3a', withFiles],
    ['PDF/A-4 and PDF/UA-2', second],
    ['a table over two pages', writePdf(statement(), options())],
    ['PDF/A-2b', writePdf(richDocument(), { ...options(), tagged: false })],
  ])('have nothing to find: %s', async (_name, bytes) => {
    expect(await checkPdf(bytes)).toEqual([]);
  });

  it('have nothing to find under a password', async () => {
    expect(await checkPdf(withPassword, 'u')).toEqual([]);
  });

  it('stay sound when they are only saved again', async () => {
    expect(await checkPdf(await broken(sound, () => {}))).toEqual([]);
  });
});

describe('broken files', () => {
  for (const [rule, what, damage, bytes = sound] of DAMAGES) {
    it(`${rule}: ${what}`, async () => {
      const found = await checkPdf(await broken(bytes, damage));
      expect(found.map((each) => each.rule)).toContain(rule);
    });
  }

  it('may not forbid reading aloud', async () => {
    const text = Buffer.from(withPassword).toString('latin1');
    const permissions = Number(/\/P (-\d+)\/Perms/.exec(text)?.[1]);
    const forbidden = String(permissions & ~(1 << 9)).padEnd(String(permissions).length);
    const bytes = new Uint8Array(
      Buffer.from(text.replace(`/P ${permissions}/`, `/P ${forbidden}/`), 'latin1'),
    );
    const found = await checkPdf(bytes, 'u');
    expect(found.map(({ rule }) => rule)).toEqual(['ua1 7.16 security']);
  });

  it('break every rule', () => {
    const damaged = new Set([...DAMAGES.map(([rule]) => rule), 'ua1 7.16 security']);
    expect(CHECKS.map(({ rule }) => rule).filter((rule) => !damaged.has(rule))).toEqual([]);
  });
});
