export { PACKAGE_ENDING, packageFonts, readPackageFile, writePackageFile } from './package-file';
export { readZip, writeZip, type ZipLimits } from './zip';
