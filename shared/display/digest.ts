/**
 * The document digest: one SHA-256 over everything a reader of the document can get to see, hear or copy. It does
 * not depend on how the list was built: arena positions, the order of the font table, frames without effect and
 * the ids of nodes leave no trace.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Mpt, Path } from '../geometry';
import type { DisplayList, GlyphRun, GroupItem, ImageItem, LinkItem, PathItem, StructureTag } from './item';
import { type PageVisitor, walk } from './walk';

/** Version of the canonical form; part of the digest. */
const FORM = 'fumi display list 1';

/** What the next bytes are. */
const MARK = {
  page: 1,
  tag: 2,
  font: 3,
  glyphs: 4,
  path: 5,
  image: 6,
  link: 7,
  group: 8,
  groupEnd: 9,
  tagEnd: 10,
} as const;

/** SHA-256 of a document's canonical form, as 64 hexadecimal digits. */
export function displayListDigest(list: DisplayList): string {
  const form = new CanonicalForm(list);
  form.writeHeader();
  for (const page of list.pages) {
    form.writePage(page.width, page.height);
    walk(page, form);
  }
  return form.finish();
}

const BUFFER_BYTES = 1 << 15;
/** No single write between two checks of the buffer is longer. */
const SLACK_BYTES = 256;

class CanonicalForm implements PageVisitor {
  readonly #list: DisplayList;
  readonly #hash = sha256.create();
  readonly #bytes = new Uint8Array(BUFFER_BYTES);
  readonly #fontIndex = new Map<number, number>();
  readonly #hashIndex = new Map<string, number>();
  readonly #tagIndex = new Map<StructureTag, number>();
  #length = 0;

  constructor(list: DisplayList) {
    this.#list = list;
  }

  writeHeader(): void {
    this.#text(FORM);
    this.#text(this.#list.lang);
    this.#text(this.#list.title);
  }

  writePage(width: Mpt, height: Mpt): void {
    this.#integer(MARK.page);
    this.#integer(width);
    this.#integer(height);
  }

  finish(): string {
    this.#flush();
    return bytesToHex(this.#hash.digest());
  }

  glyphs(run: GlyphRun, x: Mpt, y: Mpt): void {
    if (run.count === 0) return;
    const font = this.#font(run.font);
    this.#integer(MARK.glyphs);
    this.#integer(font);
    this.#integer(run.size);
    this.#integer(run.colour);
    this.#integer(x);
    this.#integer(y);
    this.#integer(run.count);
    this.#text(this.#list.sources[run.source]?.text.slice(run.textStart, run.textEnd) ?? '');
    this.#integer(run.rtl ? 1 : 0);
    this.#glyphData(run);
  }

  path(item: PathItem, x: Mpt, y: Mpt): void {
    this.#integer(MARK.path);
    this.#integer(x);
    this.#integer(y);
    this.#integer(item.fill ?? -1);
    this.#integer(item.stroke ? item.stroke.colour : -1);
    if (item.stroke) {
      this.#integer(item.stroke.width);
      this.#numbers(item.stroke.dash);
    }
    this.#outline(item.path);
  }

  image(item: ImageItem, x: Mpt, y: Mpt): void {
    this.#rectangle(MARK.image, x, y, item.width, item.height);
    this.#text(item.asset);
  }

  link(item: LinkItem, x: Mpt, y: Mpt): void {
    this.#rectangle(MARK.link, x, y, item.width, item.height);
    this.#text(item.uri);
  }

  enterTag(tag: StructureTag): void {
    this.#integer(MARK.tag);
    const known = this.#tagIndex.get(tag);
    this.#integer(known ?? -1);
    if (known !== undefined) return;
    this.#tagIndex.set(tag, this.#tagIndex.size);
    this.#text(tag.role);
    this.#text(tag.alt ?? '');
    this.#text(tag.lang ?? '');
    this.#text(tag.scope ?? '');
    this.#integer(tag.columnSpan ?? 1);
  }

  leaveTag(): void {
    this.#integer(MARK.tagEnd);
  }

  enterGroup(group: GroupItem, x: Mpt, y: Mpt): void {
    this.#integer(MARK.group);
    this.#integer(x);
    this.#integer(y);
    this.#text(group.opacity === undefined ? '' : String(group.opacity));
    this.#text(group.transform ? group.transform.join(' ') : '');
    this.#outline(group.clip ?? []);
  }

  leaveGroup(): void {
    this.#integer(MARK.groupEnd);
  }

  /** Glyph ids, advances and clusters of a run; clusters only where they do not simply count up. */
  #glyphData(run: GlyphRun): void {
    const { ids, advances, clusters, hasOffsets, xOffsets, yOffsets } = this.#list.glyphs;
    const end = run.start + run.count;
    let counting = true;
    for (let index = run.start; index < end; index += 1) {
      this.#unsigned(ids[index] ?? 0);
      this.#integer(advances[index] ?? 0);
      if ((clusters[index] ?? 0) - run.textStart !== index - run.start) counting = false;
    }
    this.#integer(counting ? 0 : 1);
    if (!counting) {
      for (let index = run.start; index < end; index += 1)
        this.#integer((clusters[index] ?? 0) - run.textStart);
    }
    if (!hasOffsets) return;
    for (let index = run.start; index < end; index += 1) {
      const dx = xOffsets[index] ?? 0;
      const dy = yOffsets[index] ?? 0;
      if (dx === 0 && dy === 0) continue;
      this.#integer(index - run.start + 1);
      this.#integer(dx);
      this.#integer(dy);
    }
  }

  /** Fonts are numbered by first use; their files are named then. */
  #font(index: number): number {
    const known = this.#fontIndex.get(index);
    if (known !== undefined) return known;
    const hash = this.#list.fonts[index]?.hash ?? '';
    let number = this.#hashIndex.get(hash);
    if (number === undefined) {
      number = this.#hashIndex.size;
      this.#hashIndex.set(hash, number);
      this.#integer(MARK.font);
      this.#text(hash);
    }
    this.#fontIndex.set(index, number);
    return number;
  }

  #rectangle(mark: number, x: Mpt, y: Mpt, width: Mpt, height: Mpt): void {
    this.#integer(mark);
    this.#integer(x);
    this.#integer(y);
    this.#integer(width);
    this.#integer(height);
  }

  #outline(path: Path): void {
    this.#numbers(path);
  }

  #numbers(values: readonly number[]): void {
    this.#integer(values.length);
    for (const value of values) this.#number(value);
  }

  /** A number that is nearly always whole; one that is not (a control point) is kept to 1/1000 mpt. */
  #number(value: number): void {
    if (Number.isInteger(value)) {
      this.#integer(value * 2);
    } else {
      this.#integer(Math.round(value * 1000) * 2 + 1);
    }
  }

  #text(text: string): void {
    this.#unsigned(text.length);
    for (let index = 0; index < text.length; index += 1) this.#unsigned(text.charCodeAt(index));
  }

  /** A signed integer, its sign in the lowest bit. */
  #integer(value: number): void {
    this.#unsigned(value < 0 ? -value * 2 - 1 : value * 2);
  }

  /** A whole number from 0 to 2^53 in groups of 7 bits, low ones first. */
  #unsigned(value: number): void {
    if (this.#length > BUFFER_BYTES - SLACK_BYTES) this.#flush();
    const bytes = this.#bytes;
    let rest = value;
    while (rest >= 128) {
      bytes[this.#length] = (rest % 128) | 128;
      this.#length += 1;
      rest = Math.floor(rest / 128);
    }
    bytes[this.#length] = rest;
    this.#length += 1;
  }

  #flush(): void {
    this.#hash.update(this.#bytes.subarray(0, this.#length));
    this.#length = 0;
  }
}
