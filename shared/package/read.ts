/**
 * Reading a package. Nothing in it is trusted: every entry must be one the manifest names, with its size and digest,
 * and the template passes through the same opening as any other. A failure says what kind it is and where.
 */
import { fail, isJsonObject, isWithinDepth, ok, present, type Result, sha256Hex } from '../base';
import type { MessageArguments } from '../diag';
import { integrityText, type Opened, type Template, templateFiles } from '../model';
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
    if (files.has(path)) return corrupt(`${path} is in it twice.`);
    files.set(path, bytes);
  }
  const manifest = readManifest(files.get(MANIFEST_PATH));
  if (!manifest.ok) return manifest;
  const damage = findDamage(files, manifest.value);
  if (damage !== null) return corrupt(damage);
  const json = parseJson(files.get(TEMPLATE_PATH));
  if (!json.ok) return corrupt(`${TEMPLATE_PATH} is not JSON (${json.error}).`);
  const template = answerOf(open(json.value));
  if (!template.ok) return template;
  const assets = new Map<string, Uint8Array>();
  for (const { hash } of templateFiles(template.value)) {
    const bytes = files.get(`${ASSET_FOLDER}${hash}`);
    if (!bytes) return corrupt(`the file ${ASSET_FOLDER}${hash} is missing.`);
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
  if (!bytes) return fail({ code: 'package.notOurs', args: { reason: `it has no ${MANIFEST_PATH}.` } });
  const json = parseJson(bytes);
  if (!json.ok) return corrupt(`${MANIFEST_PATH} is not JSON (${json.error}).`);
  if (!isJsonObject(json.value) || json.value.format !== PACKAGE_FORMAT) {
    return fail({
      code: 'package.notOurs',
      args: { reason: `the format in ${MANIFEST_PATH} is not ${PACKAGE_FORMAT}.` },
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
  const [issue] = parsed.error.issues;
  const place = [MANIFEST_PATH, ...(issue?.path ?? []).map(String)].join('/');
  return corrupt(`${place}: ${issue?.message ?? 'is not valid'}.`);
}

function readApproval(bytes: Uint8Array | undefined): Result<Approval | null, PackageFailure> {
  if (!bytes) return ok(null);
  const json = parseJson(bytes);
  if (!json.ok) return corrupt(`${APPROVAL_PATH} is not JSON (${json.error}).`);
  const parsed = approvalSchema.safeParse(json.value);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  const place = [APPROVAL_PATH, ...(issue?.path ?? []).map(String)].join('/');
  return corrupt(`${place}: ${issue?.message ?? 'is not valid'}.`);
}

/** What does not agree between the manifest and the files; `null` when all does. */
function findDamage(files: ReadonlyMap<string, Uint8Array>, manifest: PackageManifest): string | null {
  const named = new Set<string>([MANIFEST_PATH]);
  for (const { path, sha256, size } of manifest.entries) {
    if (named.has(path)) return `${MANIFEST_PATH} names ${path} twice.`;
    named.add(path);
    const bytes = files.get(path);
    if (!bytes) return `${path} is missing.`;
    if (bytes.length !== size) return `${path} has ${bytes.length} bytes instead of ${size}.`;
    const digest = sha256Hex(bytes);
    if (digest !== sha256) return `${path} was changed after it was written.`;
    if (path.startsWith(ASSET_FOLDER) && path !== `${ASSET_FOLDER}${digest}`) {
      return `${path} does not bear the name of its content.`;
    }
  }
  if (!named.has(TEMPLATE_PATH)) return `${TEMPLATE_PATH} is missing.`;
  const stranger = [...files.keys()].find((path) => !named.has(path) && path !== APPROVAL_PATH);
  return stranger === undefined ? null : `${stranger} is not named in ${MANIFEST_PATH}.`;
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
      return fail({ code: 'package.notOurs', args: { reason: `${TEMPLATE_PATH}: ${opened.reason}.` } });
    case 'corrupt':
      return corrupt(`${TEMPLATE_PATH}: ${integrityText(opened.issues)}.`);
    case 'migration-failed':
      return fail({
        code: 'package.migrationFailed',
        args: { reason: `${opened.migration}: ${opened.reason}.` },
      });
  }
}

const corrupt = (reason: string): Result<never, PackageFailure> =>
  fail({ code: 'package.corrupt', args: { reason } });

function parseJson(bytes: Uint8Array | undefined): Result<unknown, string> {
  try {
    const value: unknown = JSON.parse(
      new TextDecoder('utf-8', { fatal: true }).decode(bytes ?? new Uint8Array()),
    );
    return isWithinDepth(value, DEEPEST) ? ok(value) : fail('it is nested without end');
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}
