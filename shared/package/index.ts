export { PACKAGE_FORMAT, PACKAGE_VERSION, type PackageManifest } from './manifest';
export { assetHashes, type PackageAssets, type PackageEntry, type PackOptions, packPackage } from './pack';
export { type PackageContent, type PackageFailure, readPackage } from './read';
