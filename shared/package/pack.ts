/** Writing a package: one template, its images, one manifest, always in the same order and the same text. */
import { assert, canonicalJson, sha256Hex } from '../base';
import { type Template, templateFiles } from '../model';
import type { Approval } from './approval';
import {
  APPROVAL_PATH,
  ASSET_FOLDER,
  MANIFEST_PATH,
  PACKAGE_FORMAT,
  PACKAGE_VERSION,
  type PackageFont,
  type PackageManifest,
  type PackageRelease,
  TEMPLATE_PATH,
} from './manifest';

/** One file inside a package. Paths have `/` between their parts. */
export interface PackageEntry {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The files of a template, its images and its output profile, by their SHA-256. */
export type PackageAssets = ReadonlyMap<string, Uint8Array>;

export interface PackOptions {
  /** Version of the engine, noted in the manifest. */
  readonly engine: string;
  /** Fonts that the template's documents are composed with, in order of preference. */
  readonly fonts: readonly PackageFont[];
  /** Which version this is; absent for a draft. */
  readonly release?: PackageRelease;
  /** The approval of the version, once there is one. */
  readonly approval?: Approval;
}

/**
 * The entries of a template's package: the manifest, the template as canonical JSON (RFC 8785), the files it uses in
 * the order of their hashes, and the approval if there is one. The same content yields the same bytes. `assets` must
 * hold every file that the template names and may hold more.
 */
export function packPackage(template: Template, assets: PackageAssets, options: PackOptions): PackageEntry[] {
  const content: PackageEntry[] = [{ path: TEMPLATE_PATH, bytes: encode(canonicalJson(template)) }];
  for (const { hash } of templateFiles(template)) {
    const bytes = assets.get(hash);
    assert(bytes, `the file ${hash} of the template is not at hand`);
    content.push({ path: `${ASSET_FOLDER}${hash}`, bytes });
  }
  const manifest: PackageManifest = {
    format: PACKAGE_FORMAT,
    version: PACKAGE_VERSION,
    name: template.name,
    engine: options.engine,
    fonts: [...options.fonts],
    release: options.release ?? null,
    entries: content.map(({ path, bytes }) => ({ path, sha256: sha256Hex(bytes), size: bytes.length })),
  };
  const { approval } = options;
  return [
    { path: MANIFEST_PATH, bytes: encode(canonicalJson(manifest)) },
    ...content,
    ...(approval ? [{ path: APPROVAL_PATH, bytes: encode(canonicalJson(approval)) }] : []),
  ];
}

/**
 * What stands for the whole content of a package: SHA-256 of its manifest as canonical JSON. The manifest holds the
 * digests of everything but the approval, which signs this.
 */
export const packageDigest = (manifest: PackageManifest): string => sha256Hex(canonicalJson(manifest));

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
