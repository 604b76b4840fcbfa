export { FontsDialog } from './FontsDialog';
export { addFonts, followFonts, fontsStore, showFonts } from './fonts-store';
