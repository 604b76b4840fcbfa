export { fontBytes, harfbuzzBytes, shippedFonts, type TestFont } from './fonts';
export {
  hasPoppler,
  hasQpdf,
  pdfInfo,
  pdfText,
  qpdfComplaints,
  type Raster,
  rasterise,
  rasterisePixels,
} from './pdf-tools';
export { differingShare } from './pixels';
export { inProject, projectRoot, sharedData } from './project';
export { type StudioHost, startWebHost } from './studio-host';
export { launchBrowser, openStudio, type StudioWindow, type StudioWindowOptions } from './studio-window';
export { temporaryFolder } from './temporary';
