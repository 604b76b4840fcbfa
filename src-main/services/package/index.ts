export {
  PACKAGE_ENDING,
  packageFileDigest,
  packageFonts,
  readPackageFile,
  writePackageFile,
} from './package-file';
export { readZip, writeZip, type ZipLimits } from './zip';
