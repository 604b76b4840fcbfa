/**
 * The table of contents of a `.fumi` package. It names every other entry with its size and digest, so that damage is
 * found before anything is used; and it comes first, so that a reader can tell what it has before reading on.
 */
import { z } from 'zod';

/** Marks a package as ours. */
export const PACKAGE_FORMAT = 'fumi-package';

/** Version of the package's own form; the template inside counts its versions itself. */
export const PACKAGE_VERSION = 1;

export const MANIFEST_PATH = 'manifest.json';
export const TEMPLATE_PATH = 'template.json';
export const ASSET_FOLDER = 'assets/';

const entrySchema = z.strictObject({
  path: z.string().regex(/^(template\.json|assets\/[0-9a-f]{64})$/, 'is no path of a package'),
  /** SHA-256 of the entry's bytes. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  size: z.int().min(0),
});

export const manifestSchema = z.strictObject({
  format: z.literal(PACKAGE_FORMAT),
  version: z.literal(PACKAGE_VERSION),
  /** Name of the template, for those who only look at the manifest. */
  name: z.string(),
  /** Version of the engine that the template was made with. */
  engine: z.string().min(1).max(64),
  /** Every other entry of the package, in its order. */
  entries: z.array(entrySchema),
});

export type PackageManifest = z.infer<typeof manifestSchema>;
