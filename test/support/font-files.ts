/** Font files made of others: under other names, and several in one. */
import { Font, writeSfnt } from '../../shared/text';

type Table = readonly [tag: string, content: Uint8Array];

/** The tables of a font file in the order of their names. */
export function fontTables(bytes: Uint8Array): Table[] {
  const font = Font.parse(bytes);
  if (!font.ok) throw new Error(font.error.code);
  return [...font.value.tables].map(
    ([tag, { offset, length }]): Table => [tag, bytes.slice(offset, offset + length)],
  );
}

/** A font that varies along one axis, with another in its place; the bounds and the usual value are whole. */
export function withAxis(
  bytes: Uint8Array,
  tag: string,
  [min, usual, max]: readonly [number, number, number],
): Uint8Array {
  const font = Font.parse(bytes);
  if (!font.ok) throw new Error(font.error.code);
  const changed = bytes.slice();
  const view = new DataView(changed.buffer);
  const { offset } = font.value.table('fvar');
  const at = offset + view.getUint16(offset + 4);
  changed.set(new TextEncoder().encode(tag), at);
  for (const [index, value] of [min, usual, max].entries()) view.setInt32(at + 4 + 4 * index, value * 65536);
  return changed;
}

/** Ids of OpenType `name`: 1 family, 2 subfamily, 6 PostScript name, 16 and 17 typographic family and subfamily. */
export type Names = { readonly [id in 1 | 2 | 6 | 16 | 17]?: string };

/** The font with these names and no others. */
export const named = (bytes: Uint8Array, names: Names): Uint8Array =>
  writeSfnt(fontTables(bytes).map(([tag, content]) => [tag, tag === 'name' ? nameTable(names) : content]));

function nameTable(names: Names): Uint8Array {
  const records = Object.entries(names).map(([id, text]) => ({ id: Number(id), text: utf16(text) }));
  const stringsAt = 6 + 12 * records.length;
  const table = new Uint8Array(stringsAt + records.reduce((sum, { text }) => sum + text.length, 0));
  const view = new DataView(table.buffer);
  view.setUint16(2, records.length);
  view.setUint16(4, stringsAt);
  let offset = 0;
  records.forEach(({ id, text }, index) => {
    // Windows, Unicode, English (United States).
    const record = [3, 1, 0x409, id, text.length, offset];
    for (const [at, value] of record.entries()) view.setUint16(6 + 12 * index + 2 * at, value);
    table.set(text, stringsAt + offset);
    offset += text.length;
  });
  return table;
}

const utf16 = (text: string): Uint8Array => {
  const bytes = new Uint8Array(2 * text.length);
  for (let at = 0; at < text.length; at += 1)
    new DataView(bytes.buffer).setUint16(2 * at, text.charCodeAt(at));
  return bytes;
};

/** A collection (`ttcf`) of fonts; tables with the same content are there once. */
export function collectionOf(files: readonly Uint8Array[]): Uint8Array {
  const fonts = files.map((file) => ({ flavour: file.subarray(0, 4), tables: fontTables(file) }));
  const places = new Map<string, number>();
  const contents: Uint8Array[] = [];
  let end = 12 + 4 * fonts.length;
  const directories = fonts.map(({ tables }) => {
    const at = end;
    end += 12 + 16 * tables.length;
    return at;
  });
  for (const [, content] of fonts.flatMap(({ tables }) => tables)) {
    const key = Buffer.from(content).toString('latin1');
    if (places.has(key)) continue;
    places.set(key, end);
    contents.push(content);
    end += (content.length + 3) & ~3;
  }
  const bytes = new Uint8Array(end);
  const view = new DataView(bytes.buffer);
  bytes.set(Buffer.from('ttcf'));
  view.setUint32(4, 0x00010000);
  view.setUint32(8, fonts.length);
  fonts.forEach(({ flavour, tables }, index) => {
    const at = directories[index] ?? 0;
    view.setUint32(12 + 4 * index, at);
    bytes.set(flavour, at);
    view.setUint16(at + 4, tables.length);
    tables.forEach(([tag, content], number) => {
      const record = at + 12 + 16 * number;
      const place = places.get(Buffer.from(content).toString('latin1')) ?? 0;
      bytes.set(Buffer.from(tag), record);
      view.setUint32(record + 8, place);
      view.setUint32(record + 12, content.length);
      bytes.set(content, place);
    });
  });
  return bytes;
}
