/**
 * The table of contents of a `.fumi` package. It names every other entry with its size and digest, so that damage is
 * found before anything is used; and it comes first, so that a reader can tell what it has before reading on.
 */
import { z } from 'zod';
import type { JsonObject } from '../base';
import { nodeIdSchema } from '../model';

/** Marks a package as ours. */
export const PACKAGE_FORMAT = 'fumi-package';

/**
 * Version of the package's own form; the template inside counts its versions itself. Version 1 named neither fonts
 * nor release.
 */
export const PACKAGE_VERSION = 2;

export const MANIFEST_PATH = 'manifest.json';
export const TEMPLATE_PATH = 'template.json';
/** The approval of a released version. It lies beside the content and not in it: signing changes no digest. */
export const APPROVAL_PATH = 'approval.json';
export const ASSET_FOLDER = 'assets/';

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/, 'value.sha256');

/** Somebody of a workspace, by id and name. */
export const personRefSchema = z.strictObject({ id: nodeIdSchema, name: z.string().min(1).max(200) });

/** Which version of which template a package holds; `null` for a draft. */
export const releaseSchema = z.strictObject({
  /** The template's identity: the same in all of its versions. */
  templateId: nodeIdSchema,
  version: z.int().min(1),
  note: z.string().max(2000),
  /** ISO 8601 in UTC. */
  savedAt: z.iso.datetime(),
  savedBy: personRefSchema,
});

/** A font file that documents of the template are composed with. */
export const packageFontSchema = z.strictObject({
  family: z.string(),
  weight: z.int(),
  italic: z.boolean(),
  sha256: sha256Schema,
});

const entrySchema = z.strictObject({
  path: z.string().regex(/^(template\.json|assets\/[0-9a-f]{64})$/, 'value.path'),
  /** SHA-256 of the entry's bytes. */
  sha256: sha256Schema,
  size: z.int().min(0),
});

export const manifestSchema = z.strictObject({
  format: z.literal(PACKAGE_FORMAT),
  version: z.literal(PACKAGE_VERSION),
  /** Name of the template, for those who only look at the manifest. */
  name: z.string(),
  /** Version of the engine that the template was made with. */
  engine: z.string().min(1).max(64),
  /** Fonts of the installation that made it, in order of preference. */
  fonts: z.array(packageFontSchema),
  release: releaseSchema.nullable(),
  /** Every other entry of the package except the approval, in its order. */
  entries: z.array(entrySchema),
});

export type PackageManifest = z.infer<typeof manifestSchema>;
export type PackageRelease = z.infer<typeof releaseSchema>;
export type PackageFont = z.infer<typeof packageFontSchema>;
export type PersonRef = z.infer<typeof personRefSchema>;

/** A manifest of any version in the form of the newest. */
export const upgradeManifest = (json: JsonObject): JsonObject =>
  json.version === 1 ? { ...json, version: PACKAGE_VERSION, fonts: [], release: null } : json;
