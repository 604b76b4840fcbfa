/**
 * What must hold before a package is taken, in the order of the contract. A check says why it fails; one that cannot
 * be made because the file could not be read is not there.
 */
import type { PackageCheck } from '../../../shared/contract';
import {
  failureReason,
  type Reason,
  type ReasonCode,
  reason,
  reasonText,
  StudioError,
} from '../../../shared/diag';
import { ENGINE_VERSION, openTemplate } from '../../../shared/engine';
import {
  type ApprovalProblem,
  checkApproval,
  type PackageContent,
  type PackageManifest,
} from '../../../shared/package';
import { readPackageFile, ZIP_LIMITS } from '../../services';
import { fingerprintOf, verifySignature } from '../../signing';
import type { FontFile, InstalledFonts } from '../../workers';
import type { Approvers } from '../access';
import type { ComposerStore } from '../store';
import { findVersion } from './version-rows';

/** What the checks look at besides the package. */
export interface CheckSources {
  readonly store: ComposerStore;
  readonly approvers: Approvers;
  readonly fonts: InstalledFonts;
}

/** A package that was read, and what holds of it. */
export interface CheckedPackage {
  readonly checks: readonly PackageCheck[];
  /** Null where the file could not be read. */
  readonly content: PackageContent | null;
  /** All that has to hold does. */
  readonly isOk: boolean;
}

/** A package that fits the limit of a request holds little that could be packed tighter: images are packed already. */
const UNPACKED_LIMITS = { ...ZIP_LIMITS, totalBytes: 256 * 1024 ** 2 };

const APPROVAL_REASONS: { readonly [problem in ApprovalProblem]: ReasonCode } = {
  missing: 'approval.missing',
  draft: 'approval.draft',
  signature: 'approval.signature',
  content: 'approval.content',
  fourEyes: 'approval.fourEyes',
};

/** Reads a package and checks it. */
export async function checkPackage(
  name: string,
  bytes: Uint8Array,
  sources: CheckSources,
): Promise<CheckedPackage> {
  let content: PackageContent;
  try {
    content = await readPackageFile(name, bytes, openTemplate, UNPACKED_LIMITS);
  } catch (error) {
    if (!(error instanceof StudioError)) throw error;
    const checks = [verdict('intact', failureReason(error))];
    return { checks, content: null, isOk: false };
  }
  const { manifest } = content;
  const problem = checkApproval(content, verifySignature);
  const checks = [
    verdict('intact', null),
    verdict('approved', problem && reason(APPROVAL_REASONS[problem])),
    verdict('trusted', distrustOf(content, sources.approvers)),
    verdict('engine', engineProblem(manifest)),
    verdict('fonts', fontProblem(manifest, sources.fonts)),
    verdict('version', versionProblem(content, sources.store)),
  ];
  return { checks, content, isOk: checks.every(({ isOk }) => isOk) };
}

/** Why documents of the package cannot be composed by this installation as they were approved; null where they can. */
export const installationProblem = (manifest: PackageManifest, fonts: InstalledFonts): Reason | null =>
  engineProblem(manifest) ?? fontProblem(manifest, fonts);

/** The very files that the package names, in its order. */
export const fontsOf = (manifest: PackageManifest, installed: InstalledFonts): FontFile[] =>
  manifest.fonts.flatMap(({ sha256 }) => installed.file(sha256) ?? []);

const verdict = (check: PackageCheck['check'], problem: Reason | null): PackageCheck => ({
  check,
  isOk: problem === null,
  reason: problem ? reasonText(problem, 'en') : '',
  ...(problem && { why: problem }),
});

function distrustOf({ approval }: PackageContent, approvers: Approvers): Reason | null {
  if (!approval) return reason('approval.noKey');
  if (approvers.isTrusted(approval.publicKey)) return null;
  const { name } = approval.statement.approvedBy;
  return reason('approval.unknownKey', { key: fingerprintOf(approval.publicKey), name });
}

const engineProblem = ({ engine }: PackageManifest): Reason | null =>
  engine === ENGINE_VERSION ? null : reason('version.engine', { found: engine, here: ENGINE_VERSION });

function fontProblem(manifest: PackageManifest, installed: InstalledFonts): Reason | null {
  const absent = manifest.fonts.filter(({ sha256 }) => !installed.file(sha256));
  if (absent.length === 0) return null;
  const names = absent.map(({ family, weight, italic }) => `${family} ${weight}${italic ? ' italic' : ''}`);
  return reason('version.fonts', { fonts: names.join(', ') });
}

function versionProblem({ manifest, digest }: PackageContent, { database }: ComposerStore): Reason | null {
  const { release } = manifest;
  if (!release) return reason('version.none');
  const known = findVersion(database, release.templateId, release.version);
  if (!known || known.digest === digest) return null;
  return reason('version.otherContent', { version: release.version, date: known.publishedAt.slice(0, 10) });
}
