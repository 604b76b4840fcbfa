/**
 * Reading a package. Nothing in it is trusted: every entry must be one the manifest names, with its size and digest,
 * and the template passes through the same opening as any other. A failure says what kind it is and where.
 */
import type { z } from 'zod';
import { fail, isJsonObject, isWithinDepth, ok, present, type Result, sha256Hex } from '../base';
import { foreignWords, type MessageArguments, type Reason, reason } from '../diag';
import {
  integrityReasons,
  type Opened,
  placedReason,
  type Template,
  templateFiles,
  valueReason,
} from '../model';
import { type Approval, approvalSchema } from './approval';
import {
  APPROVAL_PATH,
  ASSET_FOLDER,
  MANIFEST_PATH,
  manifestSchema,
  PACKAGE_FORMAT,
  PACKAGE_VERSION,
  type PackageManifest,
  TEMPLATE_PATH,
  upgradeManifest,
} from './manifest';
import type { PackageAssets, PackageEntry } from './pack';

/** Levels of nesting in a file of a package; contracts of deeply nested records need the most. */
const DEEPEST = 500;

/**
 * Why a package cannot be used: the code and arguments of a `StudioError`, except for the name of the file, which
 * only the host knows.
 */
export interface PackageFailure {
  readonly code: 'package.notOurs' | 'package.corrupt' | 'package.tooNew' | 'package.migrationFailed';
  readonly args: MessageArguments;
}

export interface PackageContent {
  readonly template: Template;
  readonly assets: PackageAssets;
  readonly manifest: PackageManifest;
  /** SHA-256 that stands for all of it ({@link packageDigest}); what an approval signs. */
  readonly digest: string;
  /** The approval that came with it, unchecked: see `checkApproval`. */
  readonly approval: Approval | null;
}

/**
 * Reads the entries of a package in any order. `open` brings the template's JSON up to date and checks it (the
 * engine's `openTemplate`). Never throws.
 */
export function readPackage(
  entries: readonly PackageEntry[],
  open: (json: unknown) => Opened,
): Result<PackageContent, PackageFailure> {
  const files = new Map<string, Uint8Array>();
  for (const { path, bytes } of entries) {
    if (files.has(path)) return corrupt(reason('package.twice', { path }));
    files.set(path, bytes);
  }
  const manifest = readManifest(files.get(MANIFEST_PATH));
  if (!manifest.ok) return manifest;
  const damage = findDamage(files, manifest.value);
  if (damage !== null) return corrupt(damage);
  const json = parseJson(TEMPLATE_PATH, files.get(TEMPLATE_PATH));
  if (!json.ok) return json;
  const template = answerOf(open(json.value));
  if (!template.ok) return template;
  const assets = new Map<string, Uint8Array>();
  for (const { hash } of templateFiles(template.value)) {
    const bytes = files.get(`${ASSET_FOLDER}${hash}`);
    if (!bytes) return corrupt(reason('package.missing', { path: `${ASSET_FOLDER}${hash}` }));
    assets.set(hash, bytes);
  }
  const approval = readApproval(files.get(APPROVAL_PATH));
  if (!approval.ok) return approval;
  // The digest is taken over what was there, which for an older form differs from what was made of it.
  const digest = sha256Hex(present(files.get(MANIFEST_PATH), 'a package that was read has a manifest'));
  return ok({
    template: template.value,
    assets,
    manifest: manifest.value,
    digest,
    approval: approval.value,
  });
}

function readManifest(bytes: Uint8Array | undefined): Result<PackageManifest, PackageFailure> {
  if (!bytes)
    return fail({
      code: 'package.notOurs',
      args: { reason: reason('package.missing', { path: MANIFEST_PATH }) },
    });
  const json = parseJson(MANIFEST_PATH, bytes);
  if (!json.ok) return json;
  if (!isJsonObject(json.value) || json.value.format !== PACKAGE_FORMAT) {
    return fail({
      code: 'package.notOurs',
      args: { reason: reason('package.format', { path: MANIFEST_PATH, format: PACKAGE_FORMAT }) },
    });
  }
  const { version } = json.value;
  if (typeof version === 'number' && version > PACKAGE_VERSION) {
    return fail({
      code: 'package.tooNew',
      args: { sequence: PACKAGE_FORMAT, found: version, known: PACKAGE_VERSION },
    });
  }
  const parsed = manifestSchema.safeParse(upgradeManifest(json.value));
  if (parsed.success) return ok(parsed.data);
  return corrupt(misfit(MANIFEST_PATH, parsed.error));
}

function readApproval(bytes: Uint8Array | undefined): Result<Approval | null, PackageFailure> {
  if (!bytes) return ok(null);
  const json = parseJson(APPROVAL_PATH, bytes);
  if (!json.ok) return json;
  const parsed = approvalSchema.safeParse(json.value);
  if (parsed.success) return ok(parsed.data);
  return corrupt(misfit(APPROVAL_PATH, parsed.error));
}

/** What does not agree between the manifest and the files; `null` when all does. */
function findDamage(files: ReadonlyMap<string, Uint8Array>, manifest: PackageManifest): Reason | null {
  const named = new Set<string>([MANIFEST_PATH]);
  for (const { path, sha256, size } of manifest.entries) {
    if (named.has(path)) return reason('package.namedTwice', { manifest: MANIFEST_PATH, path });
    named.add(path);
    const bytes = files.get(path);
    if (!bytes) return reason('package.missing', { path });
    if (bytes.length !== size) return reason('package.size', { path, found: bytes.length, expected: size });
    const digest = sha256Hex(bytes);
    if (digest !== sha256) return reason('package.changed', { path });
    if (path.startsWith(ASSET_FOLDER) && path !== `${ASSET_FOLDER}${digest}`) {
      return reason('package.name', { path });
    }
  }
  if (!named.has(TEMPLATE_PATH)) return reason('package.missing', { path: TEMPLATE_PATH });
  const stranger = [...files.keys()].find((path) => !named.has(path) && path !== APPROVAL_PATH);
  return stranger === undefined
    ? null
    : reason('package.stranger', { path: stranger, manifest: MANIFEST_PATH });
}

function answerOf(opened: Opened): Result<Template, PackageFailure> {
  switch (opened.kind) {
    case 'ok':
      return ok(opened.template);
    case 'too-new': {
      const { sequence, found, known } = opened;
      return fail({ code: 'package.tooNew', args: { sequence, found, known } });
    }
    case 'not-ours':
      return fail({
        code: 'package.notOurs',
        args: { reason: placedReason([TEMPLATE_PATH], opened.reason) },
      });
    case 'corrupt':
      return corrupt(
        reason('place.reason', { place: TEMPLATE_PATH, reason: integrityReasons(opened.issues) }),
      );
    case 'migration-failed':
      return fail({
        code: 'package.migrationFailed',
        args: { reason: placedReason([opened.migration], opened.reason) },
      });
  }
}

const corrupt = (why: Reason): Result<never, PackageFailure> =>
  fail({ code: 'package.corrupt', args: { reason: why } });

/** The first thing that a schema found in the file at `path`, and where. */
function misfit(path: string, { issues: [issue] }: z.ZodError): Reason {
  if (!issue) return reason('value.invalid');
  return placedReason([[path, ...issue.path.map(String)].join('/')], valueReason(issue));
}

function parseJson(path: string, bytes: Uint8Array | undefined): Result<unknown, PackageFailure> {
  try {
    const value: unknown = JSON.parse(
      new TextDecoder('utf-8', { fatal: true }).decode(bytes ?? new Uint8Array()),
    );
    return isWithinDepth(value, DEEPEST) ? ok(value) : corrupt(reason('package.nested', { path }));
  } catch (error) {
    return corrupt(reason('package.notJson', { path, problem: foreignWords(error) }));
  }
}
