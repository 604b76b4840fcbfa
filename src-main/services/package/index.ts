export { PACKAGE_ENDING, readPackageFile, writePackageFile } from './package-file';
export { readZip, writeZip, type ZipLimits } from './zip';
