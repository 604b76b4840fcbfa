/** The file as a whole: header, catalogue, metadata, intents, actions, attachments (ISO 19005-2/-3/-4, ISO 14289). */
import { PDFHexString, PDFNumber } from 'pdf-lib';
import { SaxesParser } from 'saxes';
import { isLanguageTag } from './language';
import {
  dataOf,
  dictionaryOf,
  isArray,
  isStream,
  nameOf,
  type PdfFile,
  referenceOf,
  textOf,
} from './pdf-file';
import { always, type Check, ofArchive, ofUniversal } from './subject';

const FORBIDDEN_ACTIONS = new Set([
  ...['Launch', 'Sound', 'Movie', 'ResetForm', 'ImportData', 'Hide', 'SetOCGState', 'Rendition', 'Trans'],
  ...['GoTo3DView', 'JavaScript', 'SubmitForm', 'Named'],
]);
const FORBIDDEN_FILTERS = new Set(['LZWDecode', 'Crypt']);
const RELATIONSHIPS = new Set(['Source', 'Data', 'Alternative', 'Supplement', 'Unspecified']);

export const documentChecks: readonly Check[] = [
  {
    rule: 'pdfa 6.1.2 header',
    appliesTo: ofArchive,
    *run({ file, archivePart }) {
      const expected = archivePart === 4 ? '%PDF-2.' : '%PDF-1.';
      if (!file.header.startsWith(expected)) yield `the header is ${file.header}`;
    },
  },
  {
    rule: 'pdfa 6.1.3 trailer',
    appliesTo: ofArchive,
    *run({ file }) {
      if (file.trailer.ID === undefined) yield 'the file has no ID';
      if (file.encryption) yield 'the file is encrypted';
    },
  },
  {
    rule: 'pdfa 6.1.7 streams',
    appliesTo: ofArchive,
    *run({ file }) {
      for (const [number, object] of file.objects()) {
        if (!isStream(object)) continue;
        if (file.get(object.dict, 'F')) yield `stream ${number} is another file`;
        for (const filter of filtersOf(file, object)) {
          if (FORBIDDEN_FILTERS.has(filter)) yield `stream ${number} is packed with ${filter}`;
        }
      }
    },
  },
  {
    rule: 'pdfa 6.1.13 limits',
    appliesTo: ofArchive,
    *run({ file }) {
      for (const { number, dictionary } of file.pages) {
        const box = file
          .array(dictionary, 'MediaBox')
          ?.map((each) => (each instanceof PDFNumber ? each.asNumber() : 0));
        const [left = 0, bottom = 0, right = 0, top = 0] = box ?? [];
        const sides = [right - left, top - bottom];
        if (sides.some((side) => side < 3 || side > 14_400))
          yield `page ${number} is ${sides.join(' × ')} points`;
      }
    },
  },
  {
    rule: 'pdfa 6.2.3 output intent',
    appliesTo: ofArchive,
    *run({ file }) {
      const intents = (file.array(file.catalog, 'OutputIntents') ?? []).map(dictionaryOf);
      const own = intents.filter((intent) => intent && file.name(intent, 'S') === 'GTS_PDFA1');
      if (own.length === 0) yield 'there is no output intent';
      for (const intent of own) {
        const profile = intent && file.stream(intent, 'DestOutputProfile');
        if (!profile) {
          yield 'the output intent has no profile';
          continue;
        }
        const data = Buffer.from(dataOf(profile));
        if (data.subarray(36, 40).toString('latin1') !== 'acsp') yield 'the profile is no ICC profile';
        const space = data.subarray(16, 20).toString('latin1').trim();
        const components = { GRAY: 1, RGB: 3, CMYK: 4 }[space];
        if (components !== file.number(profile.dict, 'N')) yield `the profile is for ${space}`;
      }
    },
  },
  {
    rule: 'pdfa 6.2.4 colours',
    appliesTo: ofArchive,
    *run({ file, contents }) {
      const intent = dictionaryOf((file.array(file.catalog, 'OutputIntents') ?? [])[0]);
      const profile = intent && file.stream(intent, 'DestOutputProfile');
      if (profile && file.number(profile.dict, 'N') === 4) return;
      for (const [page, { operations }] of contents) {
        const found = operations.find(({ operator }) => operator === 'k' || operator === 'K');
        if (found) yield `page ${page} has process colours without their intent`;
      }
      for (const [number, object] of file.objects()) {
        if (!isStream(object) || file.name(object.dict, 'Subtype') !== 'Image') continue;
        if (file.name(object.dict, 'ColorSpace') === 'DeviceCMYK')
          yield `image ${number} is CMYK without a profile`;
      }
    },
  },
  {
    rule: 'pdfa 6.2.8 images',
    appliesTo: ofArchive,
    *run({ file }) {
      for (const [number, object] of file.objects()) {
        if (!isStream(object)) continue;
        for (const key of ['Alternates', 'OPI', 'PS', 'Ref']) {
          if (file.get(object.dict, key)) yield `object ${number} has ${key}`;
        }
        if (String(file.get(object.dict, 'Interpolate')) === 'true') yield `image ${number} is interpolated`;
      }
    },
  },
  {
    rule: 'pdfa 6.5 actions',
    appliesTo: ofArchive,
    *run({ file }) {
      for (const dictionary of file.dictionaries()) {
        if (file.get(dictionary, 'AA')) yield 'something happens by itself (AA)';
        for (const key of ['A', 'Next']) {
          const action = file.dictionary(dictionary, key);
          const kind = (action && file.name(action, 'S')) ?? '';
          if (FORBIDDEN_ACTIONS.has(kind)) yield `the action ${kind} is forbidden`;
        }
      }
      if (file.get(file.catalog, 'OpenAction') && !file.array(file.catalog, 'OpenAction'))
        yield 'opening it acts';
    },
  },
  {
    rule: 'pdfa 6.6.2 metadata',
    appliesTo: always,
    *run({ file, xmp }) {
      const metadata = file.stream(file.catalog, 'Metadata');
      if (!metadata) {
        yield 'there are no metadata';
        return;
      }
      if (file.get(metadata.dict, 'Filter')) yield 'the metadata are packed';
      const problem = xmlProblem(xmp);
      if (problem) yield `the metadata are not XML: ${problem}`;
    },
  },
  {
    rule: 'pdfa 6.6.3 document information',
    appliesTo: ({ archivePart }) => archivePart === 2 || archivePart === 3,
    *run({ file, xmp }) {
      const information = dictionaryOf(file.resolve(file.trailer.Info));
      if (!information) return;
      const pairs: readonly (readonly [string, string | undefined])[] = [
        ['Title', /<dc:title>.*?<rdf:li[^>]*>(.*?)<\/rdf:li>/s.exec(xmp)?.[1]],
        ['Author', /<dc:creator>.*?<rdf:li[^>]*>(.*?)<\/rdf:li>/s.exec(xmp)?.[1]],
        ['Creator', /<xmp:CreatorTool>(.*?)</.exec(xmp)?.[1]],
        ['Producer', /<pdf:Producer>(.*?)</.exec(xmp)?.[1]],
        ['CreationDate', dateOf(/<xmp:CreateDate>(.*?)</.exec(xmp)?.[1])],
        ['ModDate', dateOf(/<xmp:ModifyDate>(.*?)</.exec(xmp)?.[1])],
      ];
      for (const [key, said] of pairs) {
        const value = textOf(file.get(information, key));
        if (value !== undefined && value !== unescapeXml(said ?? '')) {
          yield `${key} is “${value}” and in the metadata “${said ?? ''}”`;
        }
      }
    },
  },
  {
    rule: 'pdfa 6.8 attachments',
    appliesTo: ofArchive,
    *run({ file, archivePart, xmp }) {
      const associated = new Set<number>();
      for (const dictionary of file.dictionaries()) {
        const list = file.get(dictionary, 'AF');
        if (isArray(list)) for (const each of list.asArray()) associated.add(referenceOf(each));
      }
      for (const [number, object] of file.objects()) {
        const dictionary = dictionaryOf(object);
        if (!dictionary || !file.get(dictionary, 'EF')) continue;
        if (archivePart === 2) yield `file ${number} lies in a PDF/A-2`;
        if (archivePart === 4 && !xmp.includes('<pdfaid:conformance>F<'))
          yield `file ${number} lies in a PDF/A-4 that is no 4f`;
        if (!file.get(dictionary, 'F') || !file.get(dictionary, 'UF')) yield `file ${number} has no name`;
        if (!RELATIONSHIPS.has(file.name(dictionary, 'AFRelationship') ?? ''))
          yield `file ${number} has no relationship`;
        if (!associated.has(number)) yield `file ${number} belongs to nothing`;
        const embedded = file.dictionary(dictionary, 'EF');
        const stream = embedded && file.stream(embedded, 'F');
        if (!stream || !file.name(stream.dict, 'Subtype')?.includes('/'))
          yield `file ${number} has no media type`;
      }
    },
  },
  {
    rule: 'ua1 5 identification',
    appliesTo: always,
    *run({ structure, universalPart, archivePart, xmp }) {
      const level = /<pdfaid:conformance>(\w)</.exec(xmp)?.[1];
      if (level === 'A' && !structure) yield 'a PDF/A of level A has no structure';
      if (level === 'A' && universalPart === 0) yield 'our PDF/A of level A is PDF/UA, too';
      if (archivePart === 4 && universalPart === 0) yield 'our PDF/A-4 is PDF/UA, too';
    },
  },
  {
    rule: 'ua1 7.1 catalogue',
    appliesTo: ofUniversal,
    *run({ file, structure, xmp }) {
      const marks = file.dictionary(file.catalog, 'MarkInfo');
      if (!structure) yield 'there is no structure';
      if (!marks || String(file.get(marks, 'Marked')) !== 'true')
        yield 'the file does not say that it is tagged';
      if (marks && String(file.get(marks, 'Suspects')) === 'true') yield 'the tags are suspect';
      const preferences = file.dictionary(file.catalog, 'ViewerPreferences');
      if (!preferences || String(file.get(preferences, 'DisplayDocTitle')) !== 'true')
        yield 'the title is not shown';
      if (!/<dc:title>.*?<rdf:li[^>]*>[^<]+<\/rdf:li>/s.test(xmp)) yield 'there is no title';
    },
  },
  {
    rule: 'ua1 7.2 language',
    appliesTo: ofUniversal,
    *run({ file, structure }) {
      const lang = file.text(file.catalog, 'Lang') ?? '';
      if (!isLanguageTag(lang)) yield `the language of the document is “${lang}”`;
      for (const { number, dictionary } of structure?.all ?? []) {
        const own = file.text(dictionary, 'Lang');
        if (own !== undefined && !isLanguageTag(own)) yield `the language of element ${number} is “${own}”`;
      }
    },
  },
  {
    rule: 'ua1 7.16 security',
    appliesTo: ofUniversal,
    *run({ file }) {
      const { encryption } = file;
      const permissions = encryption && file.number(encryption, 'P');
      if (permissions !== undefined && (permissions & (1 << 9)) === 0) yield 'it may not be read aloud';
    },
  },
  {
    rule: 'iso32000 12.3.3 outline',
    appliesTo: always,
    *run({ file }) {
      const root = file.dictionary(file.catalog, 'Outlines');
      if (!root) return;
      const seen = new Set<number>();
      const walk = function* (parent: typeof root, number: number): Generator<string> {
        let before = 0;
        for (let at = file.reference(parent, 'First'); at !== 0; ) {
          const item = dictionaryOf(file.objects().find(([id]) => id === at)?.[1]);
          if (!item || seen.has(at)) {
            yield `bookmark ${at} is missing or stands twice`;
            return;
          }
          seen.add(at);
          if (file.reference(item, 'Parent') !== number) yield `bookmark ${at} has another parent`;
          if (file.reference(item, 'Prev') !== before) yield `bookmark ${at} does not follow ${before}`;
          if ((textOf(file.get(item, 'Title')) ?? '') === '') yield `bookmark ${at} has no title`;
          if (!file.get(item, 'Dest') && !file.get(item, 'A')) yield `bookmark ${at} leads nowhere`;
          yield* walk(item, at);
          before = at;
          at = file.reference(item, 'Next');
        }
        if (file.reference(parent, 'Last') !== before) yield `the last bookmark of ${number} is another`;
      };
      yield* walk(root, file.reference(file.catalog, 'Outlines'));
    },
  },
  {
    rule: 'iso32000 7.5.5 identifier',
    appliesTo: always,
    *run({ file }) {
      const identifiers = file.resolve(file.trailer.ID);
      const list = isArray(identifiers) ? identifiers.asArray() : [];
      const sound = list.filter((each) => each instanceof PDFHexString && each.asBytes().length === 16);
      if (file.trailer.ID !== undefined && sound.length !== 2) yield 'the ID is not two times 16 bytes';
    },
  },
];

function filtersOf(file: PdfFile, stream: { readonly dict: Parameters<PdfFile['get']>[0] }): string[] {
  const single = file.name(stream.dict, 'Filter');
  if (single !== undefined) return [single];
  return (file.array(stream.dict, 'Filter') ?? []).map((each) => nameOf(each) ?? '');
}

function xmlProblem(text: string): string | null {
  let problem: string | null = null;
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    problem ??= error.message;
  });
  parser.write(text.replace(/^\ufeff/, '')).close();
  return problem;
}

/** `2026-10-31T08:00:00Z` as a PDF date. */
const dateOf = (moment: string | undefined): string | undefined =>
  moment === undefined ? undefined : `D:${moment.replace(/[-T:]/g, '')}`;

const unescapeXml = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
