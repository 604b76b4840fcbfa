/** Faces of the fonts in the list, fetched by the browser when one is seen. */
import { httpUrl } from '../rpc';

const known = new Set<string>();

/** The name under which the browser knows one font file: weight and slant are in it already. */
export function faceFamily(hash: string): string {
  const family = `fumi-sample-${hash}`;
  if (!known.has(hash) && typeof FontFace !== 'undefined') {
    document.fonts.add(new FontFace(family, `url(${httpUrl('font', hash)})`));
    known.add(hash);
  }
  return family;
}
