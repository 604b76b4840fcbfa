/**
 * The fonts of an installation: those that come with the studio, which `fonts/fonts.json` lists, and those that people
 * have added to a folder of their own. Files are hashed once and parsed when somebody needs them, because a parsed
 * Japanese font is large.
 */
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { assert, type Dispose, Emitter, present } from '../../shared/base';
import { inFontOrder } from '../../shared/contract';
import { foreignWords, reason, StudioError } from '../../shared/diag';
import { Font, type FontLicence, readFontLicence, type VariationAxis } from '../../shared/text';
import { makeFolder, readingFailure, writeFileAtomically, writingFailure } from '../files';
import { fontSample } from './font-sample';
import {
  type BroughtFont,
  cutOf,
  FONT_LIMIT_BYTES,
  type FontDescription,
  fileNameParts,
  fontHash,
  isKeptFont,
  keptName,
  readFonts,
} from './own-font-file';
import { fontBytes } from './shared-files';

const listSchema = z.array(
  z.object({
    file: z.string(),
    family: z.string(),
    weight: z.int(),
    italic: z.boolean(),
    licence: z.string().optional(),
  }),
);

/** One font. */
export interface FontFile {
  /** SHA-256 of the font as a file of its own. */
  readonly hash: string;
  readonly family: string;
  readonly weight: number;
  readonly italic: boolean;
  /** Along which a variable font varies; those of the studio do not. */
  readonly axes: VariationAxis[];
  readonly sizeBytes: number;
  readonly path: string;
  /** Its number where the file is a collection, which only a folder that somebody else fills holds; else null. */
  readonly collectionIndex: number | null;
  /** Somebody added it; the others come with the studio. */
  readonly isOwn: boolean;
  /** Name of the file as people know it. */
  readonly fileName: string;
  /** What the font itself says about its licence. */
  readonly licence: FontLicence;
  /** A few letters that the font says it has. */
  readonly sample: string;
}

/** A file of the own folder that is not used, and why. */
export interface FontProblem {
  /** Name of the file in the folder. */
  readonly file: string;
  /** `font.*` or a failure of reading; {@link studioErrorMessage} words it. */
  readonly reason: StudioError;
}

export class InstalledFonts {
  readonly #fonts = new Map<string, Font>();
  readonly #changes = new Emitter<readonly FontFile[]>();
  #own: readonly FontFile[];
  #files: readonly FontFile[];

  private constructor(
    private readonly shipped: readonly FontFile[],
    own: readonly FontFile[],
    /** Files of the own folder that were left aside when it was read, by name. */
    readonly problems: readonly FontProblem[],
    /** Where own fonts are; `null` where there can be none. */
    readonly ownFolder: string | null,
  ) {
    this.#own = own;
    this.#files = [...shipped, ...own];
  }

  /**
   * Reads the list and hashes the files, then reads every font file of `ownFolder`, where that is given and there.
   * Throws `internal.failure` where the installation is incomplete; own files that cannot be used are `problems`.
   */
  static open(assetsDir: string, ownFolder: string | null = null): InstalledFonts {
    const shipped = readShipped(path.join(assetsDir, 'fonts'));
    const { own, problems } = readOwn(ownFolder, shipped);
    return new InstalledFonts(shipped, own, problems, ownFolder);
  }

  /** The fonts of the studio in the order of its list, then own ones by family, weight, slant and hash. */
  get files(): readonly FontFile[] {
    return this.#files;
  }

  /** The files of these families, in the order of {@link files}. */
  filesOf(families: readonly string[]): FontFile[] {
    const wanted = new Set(families);
    return this.#files.filter(({ family }) => wanted.has(family));
  }

  /** The parsed fonts of these families. A font is parsed once. */
  fonts(families: readonly string[]): readonly Font[] {
    return this.filesOf(families).map((file) => this.#parsed(file));
  }

  file(hash: string): FontFile | undefined {
    return this.#files.find((file) => file.hash === hash);
  }

  /**
   * Keeps the fonts of a file in the own folder, on the disk before the answer: one, or all of a collection, each as a
   * file of its own. One that is here already is answered as it is. All are taken or none. Throws `font.*` where one cannot
   * be used or would take the place of another, `file.diskFull`, `file.unwritable`.
   */
  add(fileName: string, bytes: Uint8Array): FontFile[] {
    const folder = this.ownFolder;
    assert(folder !== null, 'fonts are added to an installation with a folder for them');
    const known = this.file(fontHash(bytes));
    if (known) return [known];
    const brought = readFonts(fileName, bytes);
    const files = [...this.#files];
    const added: { readonly file: FontFile; readonly font: BroughtFont }[] = [];
    for (const font of brought) {
      if (files.some(({ hash }) => hash === font.description.hash)) continue;
      refuseTwin(fileName, font.description, files);
      const file = ownFile(
        path.join(folder, keptName(font, fileName)),
        font.description,
        font.bytes().length,
      );
      files.push(file);
      added.push({ file, font });
    }
    if (added.length > 0) this.#keep(folder, added);
    return brought.map(({ description }) => present(this.file(description.hash), 'a font that was added'));
  }

  /**
   * Removes an own font. Batches that run go on with it. Throws `font.notFound`, `font.shipped`, `font.inCollection`
   * or `file.unwritable`.
   */
  remove(hash: string): FontFile {
    const file = this.file(hash);
    if (!file) throw new StudioError('font.notFound', { font: hash });
    if (!file.isOwn) throw new StudioError('font.shipped', { family: file.family });
    if (file.collectionIndex !== null) {
      throw new StudioError('font.inCollection', { family: file.family, file: file.fileName });
    }
    try {
      rmSync(file.path, { force: true });
    } catch (error) {
      throw writingFailure(file.fileName, error);
    }
    this.#fonts.delete(hash);
    this.#setOwn(this.#own.filter((own) => own !== file));
    return file;
  }

  /** Calls back with all files after one was added or removed. */
  onChange(listener: (files: readonly FontFile[]) => void): Dispose {
    return this.#changes.on(listener);
  }

  /** Writes fonts to the disk; where one cannot be written, those before it go again. */
  #keep(folder: string, added: readonly { readonly file: FontFile; readonly font: BroughtFont }[]): void {
    makeFolder(folder);
    try {
      for (const { file, font } of added) writeFileAtomically(file.path, font.bytes(), { durable: true });
    } catch (error) {
      for (const { file } of added) rmSync(file.path, { force: true });
      throw error;
    }
    this.#setOwn([...this.#own, ...added.map(({ file }) => file)]);
  }

  #setOwn(own: readonly FontFile[]): void {
    this.#own = [...own].sort(inFontOrder);
    this.#files = [...this.shipped, ...this.#own];
    this.#changes.emit(this.#files);
  }

  #parsed(file: FontFile): Font {
    const known = this.#fonts.get(file.hash);
    if (known) return known;
    const parsed = Font.parse(fontBytes(file), file.hash);
    if (!parsed.ok) {
      throw new StudioError('internal.failure', {
        reason: reason('font.damaged', { file: file.path, reason: parsed.error }),
      });
    }
    this.#fonts.set(file.hash, parsed.value);
    return parsed.value;
  }
}

function readShipped(folder: string): FontFile[] {
  try {
    const list = listSchema.parse(JSON.parse(readFileSync(path.join(folder, 'fonts.json'), 'utf8')));
    return list.map(({ file, family, weight, italic }) => {
      const bytes = readFileSync(path.join(folder, file));
      return {
        hash: fontHash(bytes),
        family,
        weight,
        italic,
        axes: [],
        sizeBytes: bytes.length,
        path: path.join(folder, file),
        collectionIndex: null,
        isOwn: false,
        fileName: file,
        licence: readFontLicence(bytes),
        sample: fontSample(bytes),
      };
    });
  } catch (error) {
    const unread = reason('system.unread', { file: folder, problem: foreignWords(error) });
    throw new StudioError('internal.failure', { reason: unread }, { cause: error });
  }
}

interface OwnFonts {
  readonly own: readonly FontFile[];
  readonly problems: readonly FontProblem[];
}

/** The order of files in a folder depends on the machine; that of what is in them does not. */
function readOwn(folder: string | null, shipped: readonly FontFile[]): OwnFonts {
  const found: FontFile[] = [];
  const problems: FontProblem[] = [];
  const report = (file: string, error: unknown): void => {
    problems.push({ file, reason: error instanceof StudioError ? error : readingFailure(file, error) });
  };
  for (const name of fontNamesIn(folder, report)) {
    try {
      found.push(...readOwnFile(path.join(folder ?? '', name), name));
    } catch (error) {
      report(name, error);
    }
  }
  const own: FontFile[] = [];
  for (const file of found.sort(inFontOrder)) {
    const known = [...shipped, ...own];
    if (known.some(({ hash }) => hash === file.hash)) continue;
    try {
      refuseTwin(file.fileName, file, known);
      own.push(file);
    } catch (error) {
      report(path.basename(file.path), error);
    }
  }
  return { own, problems: problems.sort((a, b) => (a.file < b.file ? -1 : 1)) };
}

function fontNamesIn(folder: string | null, report: (file: string, error: unknown) => void): string[] {
  if (folder === null || !existsSync(folder)) return [];
  try {
    return readdirSync(folder).filter(isKeptFont).sort();
  } catch (error) {
    report(path.basename(folder), error);
    return [];
  }
}

function readOwnFile(place: string, name: string): FontFile[] {
  const { hash, fileName } = fileNameParts(name);
  if (statSync(place).size > FONT_LIMIT_BYTES) {
    throw new StudioError('upload.tooLarge', { file: fileName, limit: FONT_LIMIT_BYTES / 1024 ** 2 });
  }
  const bytes = readFileSync(place);
  if (hash !== null && hash !== fontHash(bytes)) {
    throw new StudioError('font.damaged', { file: fileName, reason: reason('file.changed') });
  }
  return readFonts(fileName, bytes).map(({ description, collectionIndex, bytes: own }) => ({
    ...ownFile(place, description, own().length),
    collectionIndex,
  }));
}

const ownFile = (place: string, description: FontDescription, sizeBytes: number): FontFile => ({
  ...description,
  sizeBytes,
  path: place,
  collectionIndex: null,
  isOwn: true,
  fileName: fileNameParts(path.basename(place)).fileName,
});

/** Two files for one cut would make documents depend on which of them comes first. */
function refuseTwin(
  fileName: string,
  { family, weight, italic }: Pick<FontFile, 'family' | 'weight' | 'italic'>,
  files: readonly FontFile[],
): void {
  const twin = files.find(
    (file) => file.family === family && file.weight === weight && file.italic === italic,
  );
  if (!twin) return;
  const args = { file: fileName, family, cut: cutOf(twin) };
  if (!twin.isOwn) throw new StudioError('font.cutShipped', args);
  throw new StudioError('font.cutExists', { ...args, existing: twin.fileName });
}
