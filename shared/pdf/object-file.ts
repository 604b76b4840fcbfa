/**
 * The file as a stream of objects (ISO 32000-1 7.5): small objects are packed into object streams, offsets are kept
 * as 8 bytes each, and everything else has left for the sink before the next object comes.
 */
import { assert } from '../base';
import { BufferPool } from './buffer-pool';
import type { ByteBuffer } from './byte-buffer';
import { encryptStrings } from './encrypted-strings';
import { packOnce } from './pack-once';
import { PlaceTable } from './place-table';
import { type DeflatedPart, joinParts } from './zlib-parts';

const OBJECTS_PER_STREAM = 200;
const CHUNK_BYTES = 1 << 16;
/** Entry of the cross-reference stream: type, five bytes of offset or stream number, two bytes of index. */
const ENTRY_BYTES = 8;
const PNG_UP = 2;
const BLANK = 32;
const LINE_FEED = 10;
/** Objects up to which the cross-reference is compressed; more of them would take more memory than all the rest. */
const MOST_PACKED_ENTRIES = 1 << 18;

export type ByteSink = (chunk: Uint8Array) => void;

/** What encrypts streams and the strings of their dictionaries. All other strings stand in object streams. */
export interface StreamCipher {
  encrypt(data: Uint8Array, objectNumber: number): Uint8Array;
}

type Deflate = (bytes: Uint8Array) => Uint8Array;

export class ObjectFile {
  readonly #sink: ByteSink;
  readonly #deflate: Deflate;
  readonly #out: ByteBuffer;
  /** By object number: the offset in the file; for an object in a stream −(stream number × 256 + index); 0 for none. */
  readonly #places = new PlaceTable();
  #nextId = 1;
  #flushed = 0;
  readonly #packed: ByteBuffer;
  readonly #buffers: BufferPool;
  #packedIds: number[] = [];
  #packedOffsets: number[] = [];
  #packedStream = 0;
  #cipher: StreamCipher | null = null;

  /** @param version As the header says it: `1.7`. */
  constructor(sink: ByteSink, deflate: Deflate, version = '1.7', buffers = new BufferPool()) {
    this.#sink = sink;
    this.#deflate = deflate;
    this.#buffers = buffers;
    this.#out = buffers.take();
    this.#packed = buffers.take();
    this.#out.ascii(`%PDF-${version}\n%\xe2\xe3\xcf\xd3\n`);
  }

  /** Encrypts every stream from here on; before the first one. */
  encryptWith(cipher: StreamCipher): void {
    this.#cipher = cipher;
  }

  /** Object numbers for objects that come later; returns the first. */
  reserve(count = 1): number {
    const first = this.#nextId;
    this.#nextId += count;
    return first;
  }

  /** Writes an object that is not a stream. */
  put(id: number, body: string): void {
    this.open(id).ascii(body);
    this.close();
  }

  /** Begins an object that is not a stream: its body goes into the buffer, until {@link close}. */
  open(id: number): ByteBuffer {
    if (this.#packedIds.length === 0) this.#packedStream = this.reserve();
    this.#places.set(id, -(this.#packedStream * 256 + this.#packedIds.length));
    this.#packedIds.push(id);
    this.#packedOffsets.push(this.#packed.length);
    return this.#packed;
  }

  close(): void {
    this.#packed.byte(LINE_FEED);
    if (this.#packedIds.length === OBJECTS_PER_STREAM) this.#flushPacked();
  }

  /** Writes a new object and returns its number. */
  add(body: string): number {
    const id = this.reserve();
    this.put(id, body);
    return id;
  }

  /** Writes an object that is read before object streams can be: the encryption dictionary. */
  addPlain(body: string): number {
    const id = this.reserve();
    this.#places.set(id, this.#position());
    this.#out.ascii(`${id} 0 obj\n${body}\nendobj\n`);
    return id;
  }

  /**
   * Writes a stream; `entries` are the dictionary's entries besides `Length` and, if compressed, `Filter`. `isPlain`
   * leaves it as it is in an encrypted file.
   */
  putStream(id: number, entries: string, data: Uint8Array, compress: boolean, isPlain = false): void {
    if (compress) this.#putPacked(id, `${entries}/Filter/FlateDecode`, this.#deflate(data), true, isPlain);
    else this.#putPacked(id, entries, data, false, isPlain);
  }

  /** @param isOwn Whether nobody else has the bytes. */
  #putPacked(id: number, entries: string, packed: Uint8Array, isOwn: boolean, isPlain: boolean): void {
    const cipher = isPlain ? null : this.#cipher;
    const body = cipher ? cipher.encrypt(packed, id) : packed;
    this.#places.set(id, this.#position());
    const shown = cipher ? encryptStrings(entries, (text) => cipher.encrypt(text, id)) : entries;
    this.#out.ascii(`${id} 0 obj\n<<${shown}/Length ${body.length}>>stream\n`);
    this.#write(body, isOwn || body !== packed);
    this.#out.ascii('\nendstream\nendobj\n');
    if (this.#out.length >= CHUNK_BYTES) this.#flush();
  }

  addStream(entries: string, data: Uint8Array, compress: boolean, isPlain = false): number {
    const id = this.reserve();
    this.putStream(id, entries, data, compress, isPlain);
    return id;
  }

  /** Writes a stream that other files of the job have too, deflated once for all of them. */
  addCommon(entries: string, data: Uint8Array): number {
    const id = this.reserve();
    this.#putPacked(id, `${entries}/Filter/FlateDecode`, packOnce(data, this.#deflate), false, false);
    return id;
  }

  /** Writes a stream that begins with parts that are deflated already. */
  addJoined(entries: string, parts: readonly DeflatedPart[], rest: Uint8Array): number {
    const id = this.reserve();
    const stream = joinParts(parts, this.#deflate(rest), rest.length);
    this.#putPacked(id, `${entries}/Filter/FlateDecode`, stream, true, false);
    return id;
  }

  /** Ends the file; `trailer` are the trailer's entries besides those of the cross-reference. Returns its size. */
  finish(trailer: string): number {
    this.#flushPacked();
    const id = this.reserve();
    const start = this.#position();
    this.#places.set(id, start);
    const head = `${id} 0 obj\n<</Type/XRef/Size ${this.#nextId}/W[1 5 2]${trailer}`;
    if (this.#nextId > MOST_PACKED_ENTRIES) this.#writeEntries(head);
    else this.#packEntries(head);
    this.#out.ascii(`\nendstream\nendobj\nstartxref\n${start}\n%%EOF\n`);
    this.#flush();
    this.#buffers.give(this.#packed);
    this.#buffers.give(this.#out);
    return this.#flushed;
  }

  /** The cross-reference, each row as the difference to the one before (PNG filter Up), which deflates to almost nothing. */
  #packEntries(head: string): void {
    const rows = new Uint8Array(this.#nextId * (ENTRY_BYTES + 1));
    const [entry, before] = [new Uint8Array(ENTRY_BYTES), new Uint8Array(ENTRY_BYTES)];
    let at = 0;
    for (let id = 0; id < this.#nextId; id += 1) {
      this.#entry(id, entry, 0);
      rows[at++] = PNG_UP;
      for (let column = 0; column < ENTRY_BYTES; column += 1) {
        rows[at++] = (entry[column] ?? 0) - (before[column] ?? 0);
      }
      before.set(entry);
    }
    const table = this.#deflate(rows);
    const filter = `/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns ${ENTRY_BYTES}>>`;
    this.#out.ascii(`${head}${filter}/Length ${table.length}>>stream\n`);
    this.#write(table, true);
  }

  /** The cross-reference of a huge file, piece by piece as it is: packing would hold all of it at once. */
  #writeEntries(head: string): void {
    this.#out.ascii(`${head}/Length ${this.#nextId * ENTRY_BYTES}>>stream\n`);
    const piece = new Uint8Array(CHUNK_BYTES);
    for (let first = 0; first < this.#nextId; first += CHUNK_BYTES / ENTRY_BYTES) {
      const count = Math.min(CHUNK_BYTES / ENTRY_BYTES, this.#nextId - first);
      for (let index = 0; index < count; index += 1) this.#entry(first + index, piece, index * ENTRY_BYTES);
      this.#write(piece.subarray(0, count * ENTRY_BYTES), false);
    }
  }

  /** Where an object is: its type, five bytes of offset or stream number, two of the index in the stream. */
  #entry(id: number, target: Uint8Array, at: number): void {
    const place = this.#places.get(id);
    assert(place !== 0 || id === 0, `object ${id} was reserved but never written`);
    const where = place >= 0 ? place : Math.floor(-place / 256);
    const index = place > 0 ? 0 : place < 0 ? -place % 256 : 65535;
    target[at] = place > 0 ? 1 : place < 0 ? 2 : 0;
    target[at + 1] = Math.floor(where / 0x100000000);
    target[at + 2] = where >>> 24;
    target[at + 3] = where >>> 16;
    target[at + 4] = where >>> 8;
    target[at + 5] = where;
    target[at + 6] = index >> 8;
    target[at + 7] = index;
  }

  #flushPacked(): void {
    if (this.#packedIds.length === 0) return;
    const data = this.#buffers.take();
    for (let index = 0; index < this.#packedIds.length; index += 1) {
      if (index > 0) data.byte(BLANK);
      data.integer(this.#packedIds[index] ?? 0);
      data.byte(BLANK);
      data.integer(this.#packedOffsets[index] ?? 0);
    }
    data.byte(LINE_FEED);
    const first = data.length;
    data.append(this.#packed.view());
    const count = this.#packedIds.length;
    this.#packedIds = [];
    this.#packedOffsets = [];
    this.#packed.clear();
    this.putStream(this.#packedStream, `/Type/ObjStm/N ${count}/First ${first}`, data.view(), true);
    this.#buffers.give(data);
  }

  /** Long data go to the sink as they are. @param isOwn Whether nobody else has the bytes. */
  #write(data: Uint8Array, isOwn: boolean): void {
    if (data.length < CHUNK_BYTES) {
      this.#out.append(data);
      return;
    }
    this.#flush();
    this.#flushed += data.length;
    this.#sink(isOwn ? data : data.slice());
  }

  #position(): number {
    return this.#flushed + this.#out.length;
  }

  #flush(): void {
    if (this.#out.length === 0) return;
    this.#flushed += this.#out.length;
    this.#sink(this.#out.bytes.slice(0, this.#out.length));
    this.#out.clear();
  }
}
