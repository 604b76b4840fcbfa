/**
 * What must hold before a package is taken, in the order of the contract. A check says why it fails; one that cannot
 * be made because the file could not be read is not there.
 */
import type { PackageCheck } from '../../../shared/contract';
import { StudioError, studioErrorMessage } from '../../../shared/diag';
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

const APPROVAL_REASONS: { readonly [problem in ApprovalProblem]: string } = {
  missing: 'it has no approval.',
  draft: 'it is a draft and names no version.',
  signature: 'the signature of the approval does not hold.',
  content: 'the approval is for other content.',
  fourEyes: 'whoever approved it is among those who changed it.',
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
    const checks = [verdict('intact', studioErrorMessage(error, 'en'))];
    return { checks, content: null, isOk: false };
  }
  const { manifest } = content;
  const problem = checkApproval(content, verifySignature);
  const checks = [
    verdict('intact', null),
    verdict('approved', problem && APPROVAL_REASONS[problem]),
    verdict('trusted', distrustOf(content, sources.approvers)),
    verdict('engine', engineProblem(manifest)),
    verdict('fonts', fontProblem(manifest, sources.fonts)),
    verdict('version', versionProblem(content, sources.store)),
  ];
  return { checks, content, isOk: checks.every(({ isOk }) => isOk) };
}

/** Why documents of the package cannot be composed by this installation as they were approved; null where they can. */
export const installationProblem = (manifest: PackageManifest, fonts: InstalledFonts): string | null =>
  engineProblem(manifest) ?? fontProblem(manifest, fonts);

/** The very files that the package names, in its order. */
export const fontsOf = (manifest: PackageManifest, installed: InstalledFonts): FontFile[] =>
  manifest.fonts.flatMap(({ sha256 }) => installed.file(sha256) ?? []);

const verdict = (check: PackageCheck['check'], problem: string | null): PackageCheck => ({
  check,
  isOk: problem === null,
  reason: problem ?? '',
});

function distrustOf({ approval }: PackageContent, approvers: Approvers): string | null {
  if (!approval) return 'there is no approval whose key could be trusted.';
  if (approvers.isTrusted(approval.publicKey)) return null;
  const { name } = approval.statement.approvedBy;
  return `the key ${fingerprintOf(approval.publicKey)} of ${name} is not among the approvers of this server.`;
}

const engineProblem = ({ engine }: PackageManifest): string | null =>
  engine === ENGINE_VERSION
    ? null
    : `it was made with engine ${engine}, and this server has ${ENGINE_VERSION}.`;

function fontProblem(manifest: PackageManifest, installed: InstalledFonts): string | null {
  const absent = manifest.fonts.filter(({ sha256 }) => !installed.file(sha256));
  if (absent.length === 0) return null;
  const names = absent.map(({ family, weight, italic }) => `${family} ${weight}${italic ? ' italic' : ''}`);
  return `these fonts are not installed, or are other files here: ${names.join(', ')}.`;
}

function versionProblem({ manifest, digest }: PackageContent, { database }: ComposerStore): string | null {
  const { release } = manifest;
  if (!release) return 'it names no version.';
  const known = findVersion(database, release.templateId, release.version);
  if (!known || known.digest === digest) return null;
  return `version ${release.version} was published with other content on ${known.publishedAt.slice(0, 10)}.`;
}
