/** Published packages at hand: read once, kept while they are used, and checked again whenever they are read. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { reason, StudioError } from '../../../shared/diag';
import { openTemplate } from '../../../shared/engine';
import type { Template } from '../../../shared/model';
import type { PackageManifest } from '../../../shared/package';
import { readingFailure } from '../../files';
import { readPackageFile } from '../../services';
import type { ComposeOrder, InstalledFonts } from '../../workers';
import type { ComposerStore } from '../store';
import { fontsOf, installationProblem } from './package-checks';

/** A package ready to compose with. */
export interface OpenPackage {
  readonly digest: string;
  readonly manifest: PackageManifest;
  readonly template: Template;
  /** What every job with it has in common. */
  readonly order: Pick<ComposeOrder, 'template' | 'assets' | 'fonts' | 'assetsDir'>;
}

/** Packages in memory; the one used last stands last. */
const MOST_PACKAGES = 16;

export class PackageShelf {
  readonly #open = new Map<string, Promise<OpenPackage>>();

  constructor(
    private readonly store: ComposerStore,
    private readonly fonts: InstalledFonts,
    private readonly assetsDir: string,
  ) {}

  fileOf(digest: string): string {
    return path.join(this.store.packagesFolder, `${digest}.fumi`);
  }

  /**
   * A published package. Throws `composer.refused` where this installation is no longer what it was approved for
   * (another engine, a font that is gone), `package.*` or `file.*` where the stored file is damaged or missing.
   */
  open(digest: string): Promise<OpenPackage> {
    const known = this.#open.get(digest);
    const opened = known ?? this.#read(digest);
    this.#open.delete(digest);
    this.#open.set(digest, opened);
    const [oldest] = this.#open.keys();
    if (this.#open.size > MOST_PACKAGES && oldest !== undefined) this.#open.delete(oldest);
    if (!known) opened.catch(() => this.#open.delete(digest));
    return opened;
  }

  async #read(digest: string): Promise<OpenPackage> {
    const file = this.fileOf(digest);
    let bytes: Uint8Array;
    try {
      bytes = readFileSync(file);
    } catch (error) {
      throw readingFailure(file, error);
    }
    const content = await readPackageFile(file, bytes, openTemplate);
    const { manifest, template, assets } = content;
    if (content.digest !== digest) {
      throw new StudioError('package.corrupt', { file, reason: reason('package.other') });
    }
    const problem = installationProblem(manifest, this.fonts);
    if (problem !== null) throw new StudioError('composer.refused', { reasons: problem });
    const order = { template, assets, fonts: fontsOf(manifest, this.fonts), assetsDir: this.assetsDir };
    return { digest, manifest, template, order };
  }
}
