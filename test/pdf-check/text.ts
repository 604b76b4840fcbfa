/** The text of a file in the order of its content streams (ISO 32000-2 14.8.2.5): what copying and reading aloud start from. */
import type { PDFObject } from 'pdf-lib';
import type { Piece, Replacement } from './content';
import { readToUnicode } from './font-checks';
import { dictionaryOf, type PdfFile } from './pdf-file';
import { readSubject } from './subject';

/** What all pages say, artifacts included; text replaced by `ActualText` as that has it. Throws where it is no PDF. */
export async function readText(bytes: Uint8Array): Promise<string> {
  const { file, contents } = await readSubject(bytes);
  const meanings = new Meanings(file);
  let text = '';
  for (const { pieces } of contents.values()) {
    let said: Replacement | null = null;
    for (const piece of pieces) {
      if (piece.font === 0) continue;
      if (!piece.replacement) text += meanings.of(piece);
      else if (piece.replacement !== said) text += piece.replacement.text;
      said = piece.replacement;
    }
  }
  return text;
}

/** What the codes of each font mean. */
class Meanings {
  readonly #fonts: ReadonlyMap<number, PDFObject>;
  readonly #known = new Map<number, ReadonlyMap<number, string>>();

  constructor(private readonly file: PdfFile) {
    this.#fonts = new Map(file.objects());
  }

  of({ font, codes }: Piece): string {
    const known = this.#known.get(font) ?? this.#read(font);
    this.#known.set(font, known);
    return codes.map((code) => known.get(code) ?? '\ufffd').join('');
  }

  #read(font: number): ReadonlyMap<number, string> {
    const dictionary = dictionaryOf(this.#fonts.get(font));
    const stream = dictionary && this.file.stream(dictionary, 'ToUnicode');
    return stream ? readToUnicode(stream) : new Map();
  }
}
