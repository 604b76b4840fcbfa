/** A `.fumi` file: the package of `shared/package` inside a zip. */
import { present, sha256Hex } from '../../../shared/base';
import { StudioError } from '../../../shared/diag';
import { engineNeeds } from '../../../shared/engine';
import type { Opened, Template } from '../../../shared/model';
import {
  type PackageAssets,
  type PackageContent,
  type PackageFont,
  type PackOptions,
  packPackage,
  readPackage,
} from '../../../shared/package';
import type { InstalledFonts } from '../../workers';
import { readZip, writeZip, ZIP_LIMITS, type ZipLimits } from './zip';

export const PACKAGE_ENDING = '.fumi';

/** The bytes of a template's `.fumi` file; the same content gives the same bytes. */
export const writePackageFile = async (
  template: Template,
  assets: PackageAssets,
  options: PackOptions,
): Promise<Uint8Array> => writeZip(packPackage(template, assets, options));

/** What stands for the content of that file: the digest that whoever reads it finds ({@link PackageContent}). */
export function packageFileDigest(template: Template, assets: PackageAssets, options: PackOptions): string {
  const [manifest] = packPackage(template, assets, options);
  return sha256Hex(present(manifest, 'a package begins with its manifest').bytes);
}

/** The fonts of an installation that documents of the template are composed with, as its package names them. */
export const packageFonts = (installed: InstalledFonts, template: Template): PackageFont[] =>
  installed
    .filesOf(engineNeeds(template).families)
    .map(({ family, weight, italic, hash }) => ({ family, weight, italic, sha256: hash }));

/**
 * Reads a `.fumi` file. `file` is its name for messages; `open` the engine's way of opening templates. Throws
 * `package.notOurs`, `package.corrupt`, `package.tooNew` or `package.migrationFailed`.
 */
export async function readPackageFile(
  file: string,
  bytes: Uint8Array,
  open: (json: unknown) => Opened,
  limits: ZipLimits = ZIP_LIMITS,
): Promise<PackageContent> {
  const entries = await readZip(bytes, limits);
  const content = entries.ok ? readPackage(entries.value, open) : entries;
  if (content.ok) return content.value;
  throw new StudioError(content.error.code, { file, ...content.error.args });
}
