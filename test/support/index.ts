export { type ComposerProcess, startComposer } from './composer-process';
export { fontBytes, harfbuzzBytes, scriptFonts, shippedFonts, type TestFont } from './fonts';
export { connectHost, type HostClient, refusalOf } from './host-client';
export { HOUSE_FAMILY, HOUSE_POSTSCRIPT_NAME, houseFont } from './house-font';
export {
  hasPoppler,
  hasQpdf,
  pdfInfo,
  pdfText,
  qpdfComplaints,
  rasterise,
} from './pdf-tools';
export { differingShare } from './pixels';
export { printProfile } from './print-profile';
export { inProject, projectRoot, sharedData } from './project';
export { type StudioHost, startWebHost } from './studio-host';
export { openStudio, type StudioWindow, type StudioWindowOptions, sharedBrowser } from './studio-window';
export { temporaryFolder } from './temporary';
