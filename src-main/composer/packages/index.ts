export { type PackageFile, PackageService, type PackageSources } from './package-service';
export { type OpenPackage, PackageShelf } from './package-shelf';
export { TemplateService } from './template-service';
export { findVersion } from './version-rows';
