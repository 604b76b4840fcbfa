export { FontsDialog } from './FontsDialog';
export { isFontFile } from './font-families';
export { addFonts, followFonts, fontsStore, showFonts } from './fonts-store';
