export {
  type Approval,
  type ApprovalProblem,
  type ApprovalStatement,
  approvalSchema,
  checkApproval,
  statementBytes,
  type VerifySignature,
} from './approval';
export {
  PACKAGE_FORMAT,
  PACKAGE_VERSION,
  type PackageFont,
  type PackageManifest,
  type PackageRelease,
  type PersonRef,
  packageFontSchema,
  personRefSchema,
  releaseSchema,
} from './manifest';
export {
  type PackageAssets,
  type PackageEntry,
  type PackOptions,
  packageDigest,
  packPackage,
} from './pack';
export { type PackageContent, type PackageFailure, readPackage } from './read';
