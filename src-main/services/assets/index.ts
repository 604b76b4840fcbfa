/** Images, drawings, PDF files and output profiles of templates: checked when they come in, kept under their hash. */
import { readFileSync } from 'node:fs';
import { type Diagnostic, StudioError } from '../../../shared/diag';
import type { Asset, Printing } from '../../../shared/model';
import { printingCondition, printProfileProblem } from '../../../shared/pdf';
import { readingFailure } from '../../files';
import type { Transfers } from '../uploads';
import type { Workspace } from '../workspace';
import { type FilePage, fileProblems } from './file-problems';
import { foreignFormat } from './foreign-format';
import { IMAGE_LIMIT_BYTES, inspectImage } from './image-file';

export { type ImageFile, inspectImage } from './image-file';

const LONGEST_CONDITION = 100;

export class AssetService {
  constructor(
    private readonly workspace: Workspace,
    private readonly transfers: Transfers,
  ) {}

  /** Takes an uploaded file in. Throws `upload.notFound`, `upload.tooLarge`, or `asset.*` for what is no image of ours. */
  async add(token: string): Promise<Asset> {
    const { name, bytes } = this.#upload(token);
    const foreign = foreignFormat(bytes);
    if (foreign) {
      const code = foreign.kind === 'pixels' ? 'asset.pixelFormat' : 'asset.drawingFormat';
      throw new StudioError(code, { file: name, format: foreign.name });
    }
    const image = await inspectImage(bytes);
    if (!image.ok) throw new StudioError('asset.unsupported', { file: name, reason: image.error });
    return { hash: this.workspace.blobs.add(bytes), name, ...image.value };
  }

  /** Takes an uploaded ICC profile in. Throws `upload.notFound`, `upload.tooLarge` or `profile.*`. */
  addProfile(token: string): Printing {
    const { name, bytes } = this.#upload(token);
    const problem = printProfileProblem(bytes);
    if (problem) throw new StudioError(`profile.${problem}`, { profile: name });
    const condition = (printingCondition(bytes) ?? name).slice(0, LONGEST_CONDITION);
    return { condition, profile: { hash: this.workspace.blobs.add(bytes), name } };
  }

  /** What the PDFs of a batch may not hold of files, in the order of the files; see {@link fileProblems}. */
  problems(files: readonly FilePage[], profile: string | null): Promise<Diagnostic[][]> {
    return fileProblems(files, profile, (hash) => this.workspace.blobs.get(hash));
  }

  #upload(token: string): { readonly name: string; readonly bytes: Uint8Array } {
    const { name, file, size } = this.transfers.upload(token);
    if (size > IMAGE_LIMIT_BYTES) {
      throw new StudioError('upload.tooLarge', { file: name, limit: IMAGE_LIMIT_BYTES / 1024 ** 2 });
    }
    try {
      return { name: name.slice(0, 255), bytes: readFileSync(file) };
    } catch (error) {
      throw readingFailure(name, error);
    }
  }
}
