/**
 * The fonts that come with the studio: `fonts/fonts.json` lists the files. Files are hashed once and parsed when
 * somebody needs them, because a parsed Japanese font is large.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { StudioError } from '../../shared/diag';
import { Font } from '../../shared/text';
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

/** One font file. */
export interface FontFile {
  /** SHA-256 of the file. */
  readonly hash: string;
  readonly family: string;
  readonly weight: number;
  readonly italic: boolean;
  readonly sizeBytes: number;
  readonly path: string;
}

export class InstalledFonts {
  readonly #fonts = new Map<string, Font>();

  private constructor(readonly files: readonly FontFile[]) {}

  /** Reads the list and hashes the files. Throws `internal.failure` where the installation is incomplete. */
  static open(assetsDir: string): InstalledFonts {
    const folder = path.join(assetsDir, 'fonts');
    try {
      const list = listSchema.parse(JSON.parse(readFileSync(path.join(folder, 'fonts.json'), 'utf8')));
      return new InstalledFonts(
        list.map(({ file, family, weight, italic }) => {
          const bytes = readFileSync(path.join(folder, file));
          const hash = createHash('sha256').update(bytes).digest('hex');
          return { hash, family, weight, italic, sizeBytes: bytes.length, path: path.join(folder, file) };
        }),
      );
    } catch (error) {
      const reason = `the fonts in ${folder} cannot be read (${error instanceof Error ? error.message : error}).`;
      throw new StudioError('internal.failure', { reason }, { cause: error });
    }
  }

  /** The files of these families, in the order of the list. */
  filesOf(families: readonly string[]): FontFile[] {
    const wanted = new Set(families);
    return this.files.filter(({ family }) => wanted.has(family));
  }

  /** The parsed fonts of these families. A font is parsed once. */
  fonts(families: readonly string[]): readonly Font[] {
    return this.filesOf(families).map((file) => this.#parsed(file));
  }

  file(hash: string): FontFile | undefined {
    return this.files.find((file) => file.hash === hash);
  }

  #parsed(file: FontFile): Font {
    const known = this.#fonts.get(file.hash);
    if (known) return known;
    const parsed = Font.parse(fontBytes(file), file.hash);
    if (!parsed.ok) {
      throw new StudioError('internal.failure', {
        reason: `the font ${file.path} is damaged (${parsed.error}).`,
      });
    }
    this.#fonts.set(file.hash, parsed.value);
    return parsed.value;
  }
}
