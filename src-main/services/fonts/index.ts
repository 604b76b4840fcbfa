/** The fonts that the interface may fetch: those of the installation. */
import type { FontFace } from '../../../shared/contract';
import type { InstalledFonts } from '../../workers';

export const fontFaces = (fonts: InstalledFonts): FontFace[] =>
  fonts.files.map(({ hash, family, weight, italic, sizeBytes }) => ({
    hash,
    family,
    weight,
    italic,
    sizeBytes,
  }));
