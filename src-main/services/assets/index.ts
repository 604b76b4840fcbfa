/** Images, drawings and PDF files of templates: checked when they come in, kept under their hash. */
import { readFileSync } from 'node:fs';
import { StudioError } from '../../../shared/diag';
import type { Asset } from '../../../shared/model';
import { readingFailure } from '../../files';
import type { Transfers } from '../uploads';
import type { Workspace } from '../workspace';
import { IMAGE_LIMIT_BYTES, inspectImage } from './image-file';

export { type ImageFile, inspectImage } from './image-file';

export class AssetService {
  constructor(
    private readonly workspace: Workspace,
    private readonly transfers: Transfers,
  ) {}

  /** Takes an uploaded file in. Throws `upload.notFound`, `upload.tooLarge` or `asset.unsupported`. */
  async add(token: string): Promise<Asset> {
    const { name, file, size } = this.transfers.upload(token);
    if (size > IMAGE_LIMIT_BYTES) {
      throw new StudioError('upload.tooLarge', { file: name, limit: IMAGE_LIMIT_BYTES / 1024 ** 2 });
    }
    let bytes: Uint8Array;
    try {
      bytes = readFileSync(file);
    } catch (error) {
      throw readingFailure(name, error);
    }
    const image = await inspectImage(bytes);
    if (!image.ok) throw new StudioError('asset.unsupported', { file: name, reason: image.error });
    const hash = this.workspace.blobs.add(bytes);
    return { hash, name: name.slice(0, 255), ...image.value };
  }
}
