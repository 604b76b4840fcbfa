/** What the pages show and how it is marked: every piece of content with the element or artifact it belongs to. */
import type { PDFDict } from 'pdf-lib';
import { type Operand, type Operation, readContent } from './content-lexer';
import { dataOf, isArray, isStream, type PdfFile } from './pdf-file';

export interface Piece {
  /** Page or form in whose stream it stands, by object number. */
  readonly owner: number;
  /** The page that shows it. */
  readonly page: number;
  /** Null for an artifact. */
  readonly mcid: number | null;
  readonly isMarked: boolean;
  /** Text alone: the font's object number and the codes shown. */
  readonly font: number;
  readonly codes: readonly number[];
  /** The `ActualText` that all pieces inside of it stand for together; the outermost one. */
  readonly replacement: Replacement | null;
}

/** Pieces of one replacement have one and the same object. */
export interface Replacement {
  readonly text: string;
}

export interface PageContent {
  readonly pieces: readonly Piece[];
  readonly operations: readonly Operation[];
  /** Marked-content ids in the page and in each form, in the order of the stream. */
  readonly marks: ReadonlyMap<number, readonly number[]>;
  readonly problems: readonly string[];
}

interface Mark {
  readonly mcid: number | null;
  readonly isArtifact: boolean;
  readonly replacement: Replacement | null;
}

const PAINTING = new Set(['f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'S', 's', 'sh', 'Tj', 'TJ', "'", '"']);
const OPERATORS = new Set([
  ...'b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j J K k l m M MP n q Q re RG rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y \' "'.split(
    ' ',
  ),
]);

export function readPageContent(file: PdfFile, page: number, dictionary: PDFDict): PageContent {
  const reader = new ContentReader(file, page);
  const contents = file.get(dictionary, 'Contents');
  const streams = isArray(contents) ? contents.asArray().map((each) => file.resolve(each)) : [contents];
  const parts = streams.flatMap((stream) => (isStream(stream) ? [Buffer.from(dataOf(stream))] : []));
  const whole = new Uint8Array(Buffer.concat(parts.flatMap((part) => [part, Buffer.from('\n')])));
  reader.read(whole, page, file.dictionary(dictionary, 'Resources'), [], 0);
  return reader;
}

class ContentReader implements PageContent {
  readonly pieces: Piece[] = [];
  readonly operations: Operation[] = [];
  readonly marks = new Map<number, number[]>();
  readonly problems: string[] = [];
  readonly #open = new Set<number>();

  constructor(
    private readonly file: PdfFile,
    private readonly page: number,
  ) {}

  /** @param fontOutside A form begins in the graphics state that it is drawn in (ISO 32000-2 8.10.1). */
  read(
    bytes: Uint8Array,
    owner: number,
    resources: PDFDict | undefined,
    outside: readonly Mark[],
    fontOutside: number,
  ): void {
    let operations: Operation[];
    try {
      operations = readContent(bytes);
    } catch (error) {
      this.problems.push(`page ${this.page}: ${error instanceof Error ? error.message : String(error)}`);
      return;
    }
    this.operations.push(...operations);
    const marks = [...outside];
    const states: number[] = [];
    let font = fontOutside;
    let isInText = false;
    for (const { operator, operands } of operations) {
      if (!OPERATORS.has(operator))
        this.problems.push(`page ${this.page}: the operator ${operator} is unknown`);
      switch (operator) {
        case 'q':
          states.push(font);
          break;
        case 'Q':
          if (states.length === 0) this.problems.push(`page ${this.page}: Q without q`);
          font = states.pop() ?? 0;
          break;
        case 'BT':
        case 'ET':
          if (isInText === (operator === 'BT'))
            this.problems.push(`page ${this.page}: ${operator} out of place`);
          isInText = operator === 'BT';
          break;
        case 'BMC':
        case 'BDC':
          marks.push(this.#markOf(operands, owner));
          break;
        case 'EMC':
          if (marks.length === outside.length) this.problems.push(`page ${this.page}: EMC without a mark`);
          marks.pop();
          break;
        case 'Tf':
          font = this.#font(resources, operands[0]);
          break;
        case 'Do':
          this.#object(resources, operands[0], owner, marks, font);
          break;
        default:
          if (PAINTING.has(operator)) this.#piece(owner, marks, font, operator, operands);
      }
    }
    if (states.length > 0) this.problems.push(`page ${this.page}: ${states.length} q without Q`);
    if (marks.length !== outside.length) this.problems.push(`page ${this.page}: a mark is not ended`);
  }

  #markOf([tag, properties]: readonly Operand[], owner: number): Mark {
    const entries = properties?.kind === 'dictionary' ? properties.value : undefined;
    const mcid = entries?.get('MCID');
    const number = mcid?.kind === 'number' ? mcid.value : null;
    if (number !== null) this.marks.set(owner, [...(this.marks.get(owner) ?? []), number]);
    return {
      mcid: number,
      isArtifact: tag?.kind === 'name' && tag.value === 'Artifact',
      replacement: replacementOf(entries?.get('ActualText')),
    };
  }

  #piece(
    owner: number,
    marks: readonly Mark[],
    font: number,
    operator: string,
    operands: readonly Operand[],
  ): void {
    const isText = operator === 'Tj' || operator === 'TJ' || operator === "'" || operator === '"';
    this.pieces.push({
      owner,
      page: this.page,
      mcid: marks.findLast(({ mcid }) => mcid !== null)?.mcid ?? null,
      isMarked: marks.some(({ mcid, isArtifact }) => mcid !== null || isArtifact),
      font: isText ? font : 0,
      codes: isText ? operands.flatMap(codesOf) : [],
      replacement: marks.find(({ replacement }) => replacement)?.replacement ?? null,
    });
    const [artifact, real] = [marks.some((each) => each.isArtifact), marks.some(({ mcid }) => mcid !== null)];
    if (artifact && real) this.problems.push(`page ${this.page}: an artifact and content are in each other`);
  }

  #font(resources: PDFDict | undefined, name: Operand | undefined): number {
    const fonts = resources && this.file.dictionary(resources, 'Font');
    const number = fonts && name?.kind === 'name' ? this.file.reference(fonts, name.value) : 0;
    if (number === 0) this.problems.push(`page ${this.page}: a font is not in the resources`);
    return number;
  }

  #object(
    resources: PDFDict | undefined,
    name: Operand | undefined,
    owner: number,
    marks: readonly Mark[],
    font: number,
  ): void {
    const objects = resources && this.file.dictionary(resources, 'XObject');
    const stream = objects && name?.kind === 'name' ? this.file.stream(objects, name.value) : undefined;
    if (!objects || !stream || name?.kind !== 'name') {
      this.problems.push(`page ${this.page}: an object is not in the resources`);
      return;
    }
    const number = this.file.reference(objects, name.value);
    if (this.file.name(stream.dict, 'Subtype') !== 'Form') {
      this.#piece(owner, marks, 0, 'Do', []);
      return;
    }
    if (this.#open.has(number)) return;
    this.#open.add(number);
    const own = this.file.dictionary(stream.dict, 'Resources') ?? resources;
    this.read(dataOf(stream), number, own, marks, font);
    this.#open.delete(number);
  }
}

/** UTF-16 with its mark, as the writer has it. */
function replacementOf(operand: Operand | undefined): Replacement | null {
  if (operand?.kind !== 'string') return null;
  return { text: Buffer.from(operand.value).swap16().subarray(2).toString('utf16le') };
}

/** Two bytes each, as `Identity` wants them. */
function codesOf(operand: Operand): number[] {
  if (operand.kind === 'array') return operand.value.flatMap(codesOf);
  if (operand.kind !== 'string') return [];
  const codes: number[] = [];
  for (let at = 0; at + 1 < operand.value.length; at += 2) {
    codes.push(((operand.value[at] ?? 0) << 8) | (operand.value[at + 1] ?? 0));
  }
  return codes;
}
