export {
  PACKAGE_ENDING,
  packageFileDigest,
  packageFonts,
  readPackageFile,
  writePackageFile,
} from './package-file';
export { readZip, writeZip, ZIP_LIMITS, type ZipLimits } from './zip';
