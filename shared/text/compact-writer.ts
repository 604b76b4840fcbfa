/**
 * Writes glyphs as a CFF font (Adobe Technical Notes 5176 and 5177) for PDF files: CID-keyed, the CID of each glyph its
 * place in the list, in an em of 1000 units. It is made from outlines, so that it does for fonts whatever their own
 * outlines are: CFF, or TrueType varied by axes. Hints are left behind.
 */
import { CLOSE, CURVE, LINE, MOVE, type Path } from '../geometry';
import { ByteSequence } from './byte-sequence';

const EM = 1000;
/** Coordinates are kept to this part of a unit, which is far below what any device shows. */
const FRACTION = 16;

export interface CompactGlyph {
  /** In font units. */
  readonly advance: number;
  readonly outline: Path;
}

/** The first glyph is `.notdef`. `name` is the PostScript name in printable ASCII. */
export function writeCompactFont(
  name: string,
  unitsPerEm: number,
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  glyphs: readonly CompactGlyph[],
): Uint8Array {
  const scale = EM / unitsPerEm;
  const charstrings = indexOf(glyphs.map((glyph) => charstring(glyph, scale)));
  const count = glyphs.length;
  const head = new ByteSequence();
  head.bytes([1, 0, 4, 4]);
  head.append(indexOf([ascii(name)]));
  const strings = indexOf([ascii('Adobe'), ascii('Identity')]);
  // Charset and FDSelect name ranges only, whatever the number of glyphs.
  const charset = new ByteSequence();
  if (count > 1) charset.bytes([2, 0, 1, (count - 2) >> 8, (count - 2) & 255]);
  else charset.bytes([0]);
  const select = new ByteSequence();
  select.bytes([3, 0, 1, 0, 0, 0, count >> 8, count & 255]);
  const privates = new ByteSequence();
  privates.bytes([number(0), 20, number(0), 21]);

  const corners = [box.x, box.y, box.x + box.width, box.y + box.height].map((value) =>
    Math.round(value * scale),
  );
  const topOf = (charsetAt: number, charstringsAt: number, partsAt: number, selectAt: number): Uint8Array => {
    const top = new ByteSequence();
    // ROS is first: custom strings 391 and 392, supplement 0.
    for (const value of [391, 392, 0]) top.integer(value);
    top.bytes([12, 30]);
    for (const corner of corners) top.integer(corner);
    top.bytes([5]);
    top.integer(count);
    top.bytes([12, 34]);
    top.integer(charsetAt);
    top.bytes([15]);
    top.integer(charstringsAt);
    top.bytes([17]);
    top.integer(partsAt);
    top.bytes([12, 36]);
    top.integer(selectAt);
    top.bytes([12, 37]);
    return indexOf([top.view()]);
  };
  const partsOf = (privateAt: number): Uint8Array => {
    const part = new ByteSequence();
    part.integer(privates.length);
    part.integer(privateAt);
    part.bytes([18]);
    return indexOf([part.view()]);
  };
  // All integers of dictionaries are five bytes long, so sizes are known before places.
  const charsetAt = head.length + topOf(0, 0, 0, 0).length + strings.length + 2;
  const selectAt = charsetAt + charset.length;
  const charstringsAt = selectAt + select.length;
  const partsAt = charstringsAt + charstrings.length;
  const privateAt = partsAt + partsOf(0).length;
  head.append(topOf(charsetAt, charstringsAt, partsAt, selectAt));
  head.append(strings);
  head.bytes([0, 0]);
  for (const part of [charset.view(), select.view(), charstrings, partsOf(privateAt), privates.view()])
    head.append(part);
  return head.view();
}

/** A number from -107 to 107 as one byte. */
const number = (value: number): number => value + 139;

const ascii = (text: string): Uint8Array =>
  Uint8Array.from(text.replace(/[^\x21-\x7e]/g, '').slice(0, 63) || 'Font', (character) =>
    character.charCodeAt(0),
  );

function indexOf(entries: readonly Uint8Array[]): Uint8Array {
  const index = new ByteSequence();
  index.bytes([entries.length >> 8, entries.length & 255]);
  if (entries.length === 0) return index.view();
  index.bytes([4]);
  let offset = 1;
  for (let i = 0; i <= entries.length; i++) {
    index.bytes([offset >>> 24, (offset >> 16) & 255, (offset >> 8) & 255, offset & 255]);
    offset += entries[i]?.length ?? 0;
  }
  for (const entry of entries) index.append(entry);
  return index.view();
}

/** Width, moves, lines and curves; positions are rounded, not distances, so that errors do not add up. */
function charstring({ advance, outline }: CompactGlyph, scale: number): Uint8Array {
  const out = new ByteSequence();
  let x = 0;
  let y = 0;
  // The width is the first number, before the operands of the first operator; nothing is saved on it.
  out.type2(Math.round(advance * scale * 100) / 100);
  const put = (px: number, py: number): void => {
    const nextX = Math.round(px * scale * FRACTION) / FRACTION;
    const nextY = Math.round(py * scale * FRACTION) / FRACTION;
    out.type2(nextX - x);
    out.type2(nextY - y);
    x = nextX;
    y = nextY;
  };
  for (let at = 0; at < outline.length; ) {
    const value = (offset: number): number => outline[at + offset] ?? 0;
    switch (outline[at]) {
      case MOVE:
        put(value(1), value(2));
        out.bytes([21]);
        at += 3;
        break;
      case LINE:
        put(value(1), value(2));
        out.bytes([5]);
        at += 3;
        break;
      case CURVE:
        put(value(1), value(2));
        put(value(3), value(4));
        put(value(5), value(6));
        out.bytes([8]);
        at += 7;
        break;
      default:
        at += outline[at] === CLOSE ? 1 : outline.length;
    }
  }
  out.bytes([14]);
  return out.view();
}
