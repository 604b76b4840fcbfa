/** What the glyphs of a font mean, as a ToUnicode CMap (ISO 32000-1 9.10.3). */
import { ByteBuffer, concatenate } from './byte-buffer';

const LESS = 0x3c;
/** Mappings per `beginbfchar`. */
const BFCHARS = 100;
/** What the mapping of a customer's letter takes. */
const USUAL_BYTES = 4096;

const HEAD =
  '/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n' +
  '/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n' +
  '/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n' +
  '1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n';

const TAIL = 'endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n';

/** Texts by CID; `undefined` for glyphs that nothing is known of. */
export type GlyphTexts = readonly (string | undefined)[];

/** The beginning, with the mappings of all texts. */
export function mappingsHead(texts: GlyphTexts): Uint8Array {
  const out = new ByteBuffer(USUAL_BYTES);
  out.ascii(HEAD);
  writeMappings(out, texts, NOTHING);
  return out.view();
}

/** What follows a beginning with the mappings of `head`. */
export function mappingsTail(texts: GlyphTexts, head: GlyphTexts): Uint8Array {
  const out = new ByteBuffer(USUAL_BYTES);
  writeMappings(out, texts, head);
  out.ascii(TAIL);
  return out.view();
}

/** The whole CMap. */
export const mappings = (texts: GlyphTexts): Uint8Array =>
  concatenate([mappingsHead(texts), mappingsTail(texts, texts)]);

const NOTHING: GlyphTexts = [];

/** The mappings that `written` has not. */
function writeMappings(out: ByteBuffer, texts: GlyphTexts, written: GlyphTexts): void {
  const known: number[] = [];
  for (let cid = 0; cid < texts.length; cid += 1) {
    if (texts[cid] !== undefined && written[cid] === undefined) known.push(cid);
  }
  for (let from = 0; from < known.length; from += BFCHARS) {
    const end = Math.min(known.length, from + BFCHARS);
    out.integer(end - from);
    out.ascii(' beginbfchar\n');
    for (let index = from; index < end; index += 1) {
      const cid = known[index] ?? 0;
      const text = texts[cid] ?? '';
      out.byte(LESS);
      out.hex4(cid);
      out.ascii('><');
      for (let unit = 0; unit < text.length; unit += 1) out.hex4(text.charCodeAt(unit));
      out.ascii('>\n');
    }
    out.ascii('endbfchar\n');
  }
}
