/**
 * An ICC profile of a printing condition: the table from CMYK to colours that the viewer of PDF files brings along (SWOP,
 * small and free), under the class that a printer's own profile has.
 */
import { readFileSync } from 'node:fs';
import { inProject } from './project';

const FILE = inProject('node_modules', 'pdfjs-dist', 'iccs', 'CGATS001Compat-v2-micro.icc');
const CLASS_AT = 12;

export function printProfile(): Uint8Array {
  const profile = new Uint8Array(readFileSync(FILE));
  profile.set(Buffer.from('prtr'), CLASS_AT);
  return profile;
}
