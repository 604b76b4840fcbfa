/**
 * The document digest: one SHA-256 over everything a reader of the document can get to see, hear or copy. It does
 * not depend on how the list was built: arena positions, the order of the font table, frames without effect and
 * the ids of nodes leave no trace.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { codeUnitAt } from '../base';
import type { Mpt, Path } from '../geometry';
import {
  type DisplayList,
  type DisplayPage,
  type FillRule,
  type GlyphRun,
  type Gradient,
  type GroupItem,
  type ImageItem,
  type LinkItem,
  type Mask,
  MITER_LIMIT,
  type PathItem,
  type Stroke,
  type StructureTag,
} from './item';
import { type PageVisitor, walk, walkMask } from './walk';

/** Version of the canonical form; part of the digest. */
const FORM = 'fumi display list 3';

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
  offset: 11,
  ink: 12,
  destination: 13,
  bookmark: 14,
  attachment: 15,
  strokeShape: 16,
  evenOdd: 17,
  gradient: 18,
  gradientEnd: 19,
  mask: 20,
  maskEnd: 21,
} as const;

/** SHA-256 of a document's canonical form, as 64 hexadecimal digits. */
export function displayListDigest(list: DisplayList): string {
  const form = new CanonicalForm(list);
  form.writeHeader();
  for (const page of list.pages) {
    form.writePage(page);
    walk(page, form);
  }
  form.writeNavigation();
  return form.finish();
}

const PREDICTIONS = 4096;
const BUFFER_BYTES = 1 << 14;
/** No single write between two checks of the buffer is longer. */
const SLACK_BYTES = 256;

/** More looks than that are written out each time. */
const MAX_LOOKS = 32;

const looksSame = (a: StructureTag, b: StructureTag): boolean =>
  a.role === b.role &&
  (a.lang ?? '') === (b.lang ?? '') &&
  (a.alt ?? '') === (b.alt ?? '') &&
  a.scope === b.scope &&
  (a.columnSpan ?? 1) === (b.columnSpan ?? 1) &&
  (a.rowSpan ?? 1) === (b.rowSpan ?? 1) &&
  a.numbering === b.numbering;

class CanonicalForm implements PageVisitor {
  readonly #list: DisplayList;
  readonly #hash = sha256.create();
  readonly #bytes = new Uint8Array(BUFFER_BYTES);
  readonly #fontIndex = new Map<number, number>();
  readonly #hashIndex = new Map<string, number>();
  readonly #tagIndex = new Map<StructureTag, number>();
  /** Tags that differ in what they say, in the order of their first use: nearly all others are a number here. */
  readonly #looks: StructureTag[] = [];
  /** By the low bits of the glyph id: what it was the last time, whatever the font. */
  readonly #lastAdvance = new Int32Array(PREDICTIONS);
  readonly #lastUnit = new Uint16Array(PREDICTIONS);
  #length = 0;
  #runFont = 0;
  #runSize = 0;
  #runColour = 0;
  #runX = 0;
  #runY = 0;

  constructor(list: DisplayList) {
    this.#list = list;
  }

  writeHeader(): void {
    this.#text(FORM);
    this.#text(this.#list.lang);
    this.#text(this.#list.title);
  }

  writePage({ width, height, bleed }: DisplayPage): void {
    this.#integer(MARK.page);
    this.#integer(width);
    this.#integer(height);
    this.#integer(bleed);
  }

  /** Inks, destinations, bookmarks and attachments. */
  writeNavigation(): void {
    const { inks, destinations, bookmarks, attachments } = this.#list;
    for (const { rgb, cmyk, spot, tint, overprint } of inks) {
      this.#integer(MARK.ink);
      this.#integer(rgb);
      for (const value of [...cmyk, tint]) this.#integer(Math.round(value * 1_000_000));
      this.#text(spot ?? '');
      this.#integer(overprint ? 1 : 0);
    }
    for (const { name, page, x, y } of destinations) {
      this.#integer(MARK.destination);
      this.#text(name);
      for (const value of [page, x, y]) this.#integer(value);
    }
    for (const { title, level, to } of bookmarks) {
      this.#integer(MARK.bookmark);
      this.#text(title);
      this.#integer(level);
      this.#text(to);
    }
    for (const { name, mediaType, relationship, description, content } of attachments) {
      this.#integer(MARK.attachment);
      for (const text of [name, mediaType, relationship, description]) this.#text(text);
      this.#text('text' in content ? `text ${content.text}` : `asset ${content.asset}`);
    }
  }

  finish(): string {
    this.#flush();
    return bytesToHex(this.#hash.digest());
  }

  glyphs(run: GlyphRun, x: Mpt, y: Mpt): void {
    if (run.count === 0) return;
    const font = this.#font(run.font);
    this.#unsigned(MARK.glyphs);
    this.#integer(font - this.#runFont);
    this.#integer(run.size - this.#runSize);
    this.#integer(run.colour - this.#runColour);
    this.#integer(x - this.#runX);
    this.#integer(y - this.#runY);
    this.#runFont = font;
    this.#runSize = run.size;
    this.#runColour = run.colour;
    this.#runX = x + run.width;
    this.#runY = y;
    this.#unsigned(run.count * 4 + (run.vertical ? 2 : 0) + (run.rtl ? 1 : 0));
    const text = this.#list.sources[run.source]?.text ?? '';
    if (this.#isPlain(run)) {
      this.#unsigned(0);
      this.#plainGlyphs(run, text);
    } else {
      this.#unsigned(1);
      this.#otherGlyphs(run, text);
    }
    if (this.#list.glyphs.hasOffsets) this.#offsets(run);
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
      this.#strokeShape(item.stroke);
    }
    this.#fillRule(item.rule);
    this.#outline(item.path);
    if (item.gradient) this.#gradient(item.gradient);
  }

  /** Nothing for butt ends and mitred corners. */
  #strokeShape({ cap = 'butt', join = 'miter', miterLimit = MITER_LIMIT }: Stroke): void {
    if (cap === 'butt' && join === 'miter' && miterLimit === MITER_LIMIT) return;
    // Negative, as no length of an outline is.
    this.#integer(-MARK.strokeShape);
    this.#text(`${cap} ${join}`);
    this.#number(miterLimit);
  }

  #fillRule(rule: FillRule | undefined): void {
    if (rule === 'evenodd') this.#integer(-MARK.evenOdd);
  }

  #gradient({ from, to, stops, transform }: Gradient): void {
    this.#integer(MARK.gradient);
    this.#text(transform.join(' '));
    this.#text([from.x, from.y, from.radius, to.x, to.y, to.radius].join(' '));
    for (const { offset, colour, opacity } of stops) this.#text(`${offset} ${colour} ${opacity}`);
    this.#integer(MARK.gradientEnd);
  }

  image(item: ImageItem, x: Mpt, y: Mpt): void {
    this.#rectangle(MARK.image, x, y, item.width, item.height);
    this.#text(item.asset);
    this.#integer(item.page);
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
    const same = this.#looks.findIndex((look) => looksSame(look, tag));
    this.#integer(same);
    if (same >= 0) return;
    if (this.#looks.length < MAX_LOOKS) this.#looks.push(tag);
    this.#text(tag.role);
    this.#text(tag.alt ?? '');
    this.#text(tag.lang ?? '');
    this.#text(tag.scope ?? '');
    this.#integer(tag.columnSpan ?? 1);
    this.#integer(tag.rowSpan ?? 1);
    this.#text(tag.numbering ?? '');
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
    this.#fillRule(group.clipRule);
    this.#outline(group.clip ?? []);
    if (group.mask) this.#mask(group, group.mask, x, y);
  }

  #mask(group: GroupItem, { by }: Mask, x: Mpt, y: Mpt): void {
    this.#integer(MARK.mask);
    this.#text(by);
    walkMask(group, x, y, this);
    this.#integer(MARK.maskEnd);
  }

  leaveGroup(): void {
    this.#integer(MARK.groupEnd);
  }

  /** Whether every glyph shows just the next UTF-16 unit. */
  #isPlain(run: GlyphRun): boolean {
    if (run.rtl || run.count !== run.textEnd - run.textStart) return false;
    const { clusters } = this.#list.glyphs;
    const lag = run.textStart - run.start;
    for (let index = run.start; index < run.start + run.count; index += 1) {
      if (clusters[index] !== index + lag) return false;
    }
    return true;
  }

  /**
   * A glyph that has the advance and the character it had the last time is its id plus 1; any other is 0, id,
   * advance, character. That keeps the hashed bytes near one per glyph.
   */
  #plainGlyphs(run: GlyphRun, text: string): void {
    const { ids, advances } = this.#list.glyphs;
    const lag = run.textStart - run.start;
    for (let index = run.start; index < run.start + run.count; index += 1) {
      const id = ids[index] ?? 0;
      const advance = advances[index] ?? 0;
      const unit = codeUnitAt(text, index + lag);
      const slot = id % PREDICTIONS;
      if (this.#lastAdvance[slot] === advance && this.#lastUnit[slot] === unit) {
        this.#unsigned(id + 1);
      } else {
        this.#unsigned(0);
        this.#unsigned(id);
        this.#integer(advance);
        this.#unsigned(unit);
        this.#lastAdvance[slot] = advance;
        this.#lastUnit[slot] = unit;
      }
    }
  }

  #otherGlyphs(run: GlyphRun, text: string): void {
    const { ids, advances, clusters } = this.#list.glyphs;
    for (let index = run.start; index < run.start + run.count; index += 1) {
      this.#unsigned(ids[index] ?? 0);
      this.#integer(advances[index] ?? 0);
      this.#integer((clusters[index] ?? 0) - run.textStart);
    }
    this.#text(text.slice(run.textStart, run.textEnd));
  }

  #offsets(run: GlyphRun): void {
    const { xOffsets, yOffsets } = this.#list.glyphs;
    for (let index = run.start; index < run.start + run.count; index += 1) {
      const dx = xOffsets[index] ?? 0;
      const dy = yOffsets[index] ?? 0;
      if (dx === 0 && dy === 0) continue;
      this.#unsigned(MARK.offset);
      this.#unsigned(index - run.start);
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
    for (let index = 0; index < text.length; index += 1) this.#unsigned(codeUnitAt(text, index));
  }

  /** A signed integer, its sign in the lowest bit. */
  #integer(value: number): void {
    this.#unsigned(value < 0 ? -value * 2 - 1 : value * 2);
  }

  /** A whole number from 0 to 2^53 in groups of 7 bits, low ones first. */
  #unsigned(value: number): void {
    if (this.#length > BUFFER_BYTES - SLACK_BYTES) this.#flush();
    let rest = value;
    while (rest >= 128) {
      this.#bytes[this.#length++] = (rest % 128) | 128;
      rest = rest < 0x7fffffff ? rest >>> 7 : Math.floor(rest / 128);
    }
    this.#bytes[this.#length++] = rest;
  }

  #flush(): void {
    this.#hash.update(this.#bytes.subarray(0, this.#length));
    this.#length = 0;
  }
}
