/** Japanese for the interface: the document's own gothic, which the host serves anyway. */
import { httpUrl, type StudioInfo } from '../rpc';

const FAMILY = 'Noto Sans JP';

/** Makes the faces known; the browser fetches them when a text needs them. */
export function addInterfaceFonts({ fonts }: StudioInfo): void {
  for (const { family, hash, weight, italic, isOwn } of fonts) {
    if (family !== FAMILY || italic || isOwn) continue;
    document.fonts.add(new FontFace(FAMILY, `url(${httpUrl('font', hash)})`, { weight: String(weight) }));
  }
}
