/** The fonts of the studio and the workspace: what is there, added by designers, removed when nobody minds. */
import { readFileSync } from 'node:fs';
import type { FontFace, FontOverview, FontUse } from '../../../shared/contract';
import { StudioError } from '../../../shared/diag';
import type { Styles } from '../../../shared/model';
import { readingFailure } from '../../files';
import { FONT_LIMIT_BYTES, type FontFile, type InstalledFonts } from '../../workers';
import type { AuditSubject, AuditTrail } from '../audit';
import type { Transfers } from '../uploads';
import type { Workspace } from '../workspace';
import { fontUses } from './font-uses';

/** What the service reaches. */
export interface FontSources {
  readonly workspace: Workspace;
  readonly fonts: InstalledFonts;
  readonly transfers: Transfers;
  readonly audit: AuditTrail;
  /** The styles of a template as it stands; null where it cannot be opened. */
  readonly stylesOf: (templateId: string) => Styles | null;
}

export class FontService {
  constructor(private readonly sources: FontSources) {}

  /** All fonts, those of the studio first. */
  faces(): FontFace[] {
    return this.sources.fonts.files.map(faceOf);
  }

  /** Which templates name which family, and which files of the workspace's folder cannot be used. */
  overview(): FontOverview {
    return {
      uses: [...this.#uses()].map(([family, templates]) => ({ family, templates })),
      problems: this.sources.fonts.problems.map(({ file, reason: { code, args } }) => ({
        file,
        failure: { code, args },
      })),
    };
  }

  /**
   * Takes the fonts of an uploaded file in; one that is here already is answered as it is. Throws `upload.notFound`,
   * `upload.tooLarge`, `font.*`, `file.unwritable` or `file.diskFull`.
   */
  add(token: string): FontFace[] {
    const { workspace, fonts, transfers, audit } = this.sources;
    const { name, file, size } = transfers.upload(token);
    if (size > FONT_LIMIT_BYTES) {
      throw new StudioError('upload.tooLarge', { file: name, limit: FONT_LIMIT_BYTES / 1024 ** 2 });
    }
    let bytes: Uint8Array;
    try {
      bytes = readFileSync(file);
    } catch (error) {
      throw readingFailure(name, error);
    }
    const before = fonts.files;
    const brought = fonts.add(name, bytes);
    const added = brought.filter((file) => !before.includes(file));
    try {
      workspace.write(() => {
        for (const file of added) audit.record('font.added', subjectOf(file));
      });
    } catch (error) {
      // What the trail does not tell of has not been done.
      for (const { hash } of added) fonts.remove(hash);
      throw error;
    }
    return brought.map(faceOf);
  }

  /** Removes an own font. Throws `font.notFound`, `font.shipped`, and `font.inUse` where it is not confirmed. */
  remove(hash: string, isConfirmed: boolean): void {
    const { workspace, fonts, audit } = this.sources;
    const file = fonts.file(hash);
    if (file?.isOwn && !isConfirmed) {
      const users = this.#uses().get(file.family) ?? [];
      if (users.length > 0) {
        throw new StudioError('font.inUse', { family: file.family, templates: namesOf(users) });
      }
    }
    workspace.write(() => {
      if (file) audit.record('font.removed', subjectOf(file));
      fonts.remove(hash);
    });
  }

  /** Yields all fonts, at first and after every change, until the signal ends it. */
  async *watch(signal?: AbortSignal): AsyncGenerator<FontFace[], void> {
    let wake = (): void => {};
    let isStale = true;
    const stop = this.sources.fonts.onChange(() => {
      isStale = true;
      wake();
    });
    const end = (): void => wake();
    signal?.addEventListener('abort', end);
    try {
      while (!signal?.aborted) {
        if (isStale) {
          isStale = false;
          yield this.faces();
          continue;
        }
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    } finally {
      stop();
      signal?.removeEventListener('abort', end);
    }
  }

  #uses(): Map<string, FontUse[]> {
    return fontUses(this.sources.workspace.database, this.sources.stylesOf);
  }
}

const faceOf = ({ path: _, collectionIndex: __, ...face }: FontFile): FontFace => face;

const subjectOf = ({ hash, family, weight, italic, fileName }: FontFile): AuditSubject => ({
  name: family,
  weight,
  italic,
  fileName,
  sha256: hash,
});

const MOST_NAMES = 5;

const namesOf = (users: readonly FontUse[]): string => {
  const names = users.slice(0, MOST_NAMES).map(({ name }) => name);
  return users.length > MOST_NAMES ? `${names.join(', ')} … (${users.length})` : names.join(', ');
};
