/** Fonts: embedded, as wide as they say, with a meaning for every glyph that is shown (ISO 19005-2 6.2.11). */
import type { PDFDict, PDFRawStream } from 'pdf-lib';
import { dataOf, dictionaryOf, isArray, numberOf, type PdfFile } from './pdf-file';
import { type Check, ofArchive, type Subject } from './subject';
import { TrueType } from './true-type';

/** A font dictionary of the file that text uses, taken apart. */
interface UsedFont {
  readonly number: number;
  readonly dictionary: PDFDict;
  readonly descendant: PDFDict | undefined;
  readonly descriptor: PDFDict | undefined;
  /** Codes that are shown somewhere, and those that are shown without a text of their own. */
  readonly codes: ReadonlySet<number>;
  readonly bare: ReadonlySet<number>;
}

const TOLERANCE = 1;

export const fontChecks: readonly Check[] = [
  {
    rule: 'pdfa 6.2.11.4 fonts are embedded',
    appliesTo: ofArchive,
    *run(subject) {
      for (const font of usedFonts(subject)) {
        if (!programOf(subject.file, font)) yield `font ${font.number} is not embedded`;
      }
    },
  },
  {
    rule: 'pdfa 6.2.11.3 composite fonts',
    appliesTo: ofArchive,
    *run(subject) {
      const { file } = subject;
      for (const { number, dictionary, descendant } of usedFonts(subject)) {
        const encoding = file.name(dictionary, 'Encoding');
        if (encoding !== 'Identity-H' && encoding !== 'Identity-V')
          yield `font ${number} is encoded as ${encoding ?? '?'}`;
        if (!descendant) yield `font ${number} has no glyphs`;
        else if (
          file.name(descendant, 'Subtype') === 'CIDFontType2' &&
          !file.get(descendant, 'CIDToGIDMap')
        ) {
          yield `font ${number} does not map its glyphs`;
        }
      }
    },
  },
  {
    rule: 'pdfa 6.2.11.5 widths',
    appliesTo: ofArchive,
    *run(subject) {
      for (const font of usedFonts(subject)) yield* widthProblems(subject.file, font);
    },
  },
  {
    rule: 'pdfa 6.2.11.7 meanings',
    appliesTo: ofArchive,
    *run(subject) {
      const { file } = subject;
      for (const { number, dictionary, codes, bare } of usedFonts(subject)) {
        const stream = file.stream(dictionary, 'ToUnicode');
        if (!stream) {
          yield `font ${number} has no table of meanings`;
          continue;
        }
        const meanings = readToUnicode(stream);
        for (const [code, text] of meanings) {
          if (text === '' || /[\0\ufeff\ufffe]/.test(text))
            yield `code ${code} of font ${number} means nothing`;
        }
        for (const code of codes)
          if (!meanings.has(code)) yield `code ${code} of font ${number} has no meaning`;
        for (const code of bare) {
          if (/[\ue000-\uf8ff]/.test(meanings.get(code) ?? ''))
            yield `code ${code} of font ${number} is private`;
        }
      }
    },
  },
  {
    rule: 'pdfa 6.2.11.8 no missing glyphs',
    appliesTo: ofArchive,
    *run(subject) {
      for (const { number, codes } of usedFonts(subject)) {
        if (codes.has(0)) yield `font ${number} shows the sign for a missing glyph`;
      }
    },
  },
];

function usedFonts({ file, contents }: Subject): UsedFont[] {
  const codes = new Map<number, { all: Set<number>; bare: Set<number> }>();
  for (const { pieces } of contents.values()) {
    for (const { font, codes: shown, replacement } of pieces) {
      if (font === 0) continue;
      const known = codes.get(font) ?? { all: new Set<number>(), bare: new Set<number>() };
      codes.set(font, known);
      for (const code of shown) {
        known.all.add(code);
        if (!replacement) known.bare.add(code);
      }
    }
  }
  const objects = new Map(file.objects());
  return [...codes].flatMap(([number, { all, bare }]) => {
    const dictionary = dictionaryOf(objects.get(number));
    if (!dictionary) return [];
    const descendant = dictionaryOf(file.array(dictionary, 'DescendantFonts')?.[0]);
    const descriptor = descendant && file.dictionary(descendant, 'FontDescriptor');
    return [{ number, dictionary, descendant, descriptor, codes: all, bare }];
  });
}

function programOf(file: PdfFile, { descriptor }: UsedFont): PDFRawStream | undefined {
  if (!descriptor) return undefined;
  return file.stream(descriptor, 'FontFile2') ?? file.stream(descriptor, 'FontFile3');
}

/** The widths of the dictionary against those of the font program (`hmtx`), for the codes that are shown. */
function* widthProblems(file: PdfFile, font: UsedFont): Generator<string> {
  const stream = programOf(file, font);
  const { descendant, number, codes } = font;
  if (!stream || !descendant) return;
  const program = TrueType.read(dataOf(stream));
  if (!program) return;
  const widths = readWidths(file, descendant);
  const usual = file.number(descendant, 'DW') ?? 1000;
  const map = file.stream(descendant, 'CIDToGIDMap');
  const glyphs = map && dataOf(map);
  for (const code of codes) {
    const glyph = glyphs ? ((glyphs[2 * code] ?? 0) << 8) | (glyphs[2 * code + 1] ?? 0) : code;
    const advance = program.advanceOf(glyph);
    if (advance === undefined) {
      yield `code ${code} of font ${number} has no glyph`;
      continue;
    }
    const said = widths.get(code) ?? usual;
    if (Math.abs(said - advance) > TOLERANCE)
      yield `code ${code} of font ${number} is ${advance} wide, not ${said}`;
  }
}

function readWidths(file: PdfFile, descendant: PDFDict): Map<number, number> {
  const widths = new Map<number, number>();
  const items = file.array(descendant, 'W') ?? [];
  for (let index = 0; index < items.length; ) {
    const first = numberOf(items[index]) ?? 0;
    const next = items[index + 1];
    if (isArray(next)) {
      next.asArray().forEach((width, offset) => {
        widths.set(first + offset, numberOf(file.resolve(width)) ?? 0);
      });
      index += 2;
    } else {
      const last = numberOf(next) ?? first;
      for (let code = first; code <= last; code += 1) widths.set(code, numberOf(items[index + 2]) ?? 0);
      index += 3;
    }
  }
  return widths;
}

/** What codes mean (ISO 32000-2 9.10.3): single ones and ranges. */
export function readToUnicode(stream: PDFRawStream): Map<number, string> {
  const text = Buffer.from(dataOf(stream)).toString('latin1');
  const meanings = new Map<number, string>();
  const utf16 = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le');
  for (const [, block = ''] of text.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, code = '', meaning = ''] of block.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>/g)) {
      meanings.set(Number.parseInt(code, 16), utf16(meaning));
    }
  }
  for (const [, block = ''] of text.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    const lines = block.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]*)>|\[([^\]]*)\])/g);
    for (const [, from = '', to = '', start, list] of lines) {
      const first = Number.parseInt(from, 16);
      const last = Number.parseInt(to, 16);
      const each =
        list === undefined ? [] : [...list.matchAll(/<([0-9A-Fa-f]*)>/g)].map(([, hex = '']) => utf16(hex));
      for (let code = first; code <= last; code += 1) {
        const base = start === undefined ? '' : utf16(start);
        const unit = base.charCodeAt(base.length - 1) + code - first;
        meanings.set(
          code,
          list === undefined ? base.slice(0, -1) + String.fromCharCode(unit) : (each[code - first] ?? ''),
        );
      }
    }
  }
  return meanings;
}
