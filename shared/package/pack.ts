/** Writing a package: one template, its images, one manifest, always in the same order and the same text. */
import { assert, canonicalJson, sha256Hex } from '../base';
import type { Template } from '../model';
import {
  ASSET_FOLDER,
  MANIFEST_PATH,
  PACKAGE_FORMAT,
  PACKAGE_VERSION,
  type PackageManifest,
  TEMPLATE_PATH,
} from './manifest';

/** One file inside a package. Paths have `/` between their parts. */
export interface PackageEntry {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The files of images by their SHA-256. */
export type PackageAssets = ReadonlyMap<string, Uint8Array>;

export interface PackOptions {
  /** Version of the engine, noted in the manifest. */
  readonly engine: string;
}

/**
 * The entries of a template's package: the manifest, the template as canonical JSON (RFC 8785), then the images it
 * uses in the order of their hashes. The same content yields the same bytes. `assets` must hold every image the
 * template names and may hold more.
 */
export function packPackage(template: Template, assets: PackageAssets, options: PackOptions): PackageEntry[] {
  const content: PackageEntry[] = [{ path: TEMPLATE_PATH, bytes: encode(canonicalJson(template)) }];
  for (const hash of assetHashes(template)) {
    const bytes = assets.get(hash);
    assert(bytes, `the image ${hash} of the template is not at hand`);
    content.push({ path: `${ASSET_FOLDER}${hash}`, bytes });
  }
  const manifest: PackageManifest = {
    format: PACKAGE_FORMAT,
    version: PACKAGE_VERSION,
    name: template.name,
    engine: options.engine,
    entries: content.map(({ path, bytes }) => ({ path, sha256: sha256Hex(bytes), size: bytes.length })),
  };
  return [{ path: MANIFEST_PATH, bytes: encode(canonicalJson(manifest)) }, ...content];
}

/** Hashes of the images that a template names, each once, in order. */
export const assetHashes = (template: Template): string[] =>
  [...new Set(Object.values(template.assets).map(({ hash }) => hash))].sort();

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
