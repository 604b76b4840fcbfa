export { type FontFile, InstalledFonts } from './installed-fonts';
export { createWorld, localDay, type WorldOptions } from './world';
