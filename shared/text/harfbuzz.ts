/**
 * HarfBuzz over the raw exports of its WebAssembly build: synchronous, one reused buffer, results read as typed
 * arrays. Nothing is allocated per glyph. The build is made with Emscripten, but needs only the five imports below.
 */
import type { Font } from './font';

/** Layout of `hb_glyph_info_t` and `hb_glyph_position_t`: five 32-bit words each. */
const WORDS_PER_GLYPH = 5;
const READ_ONLY = 1;
const DIRECTIONS = { ltr: 4, rtl: 5, ttb: 6 } as const;
const PAGE_BYTES = 65536;
const BYTES_PER_FEATURE = 16;
/** HarfBuzz looks at up to five code points around the text it shapes. */
const CONTEXT_UNITS = 10;
/** Room for `hb_font_extents_t`. */
const SCRATCH_BYTES = 64;
/** Sets of features that are kept in the module's memory. */
const MAX_FEATURE_SETS = 256;

interface Exports {
  readonly memory: WebAssembly.Memory;
  __wasm_call_ctors(): void;
  malloc(bytes: number): number;
  free(at: number): void;
  hb_blob_create(data: number, length: number, mode: number, user: number, destroy: number): number;
  hb_face_create(blob: number, index: number): number;
  hb_face_destroy(face: number): void;
  hb_font_create(face: number): number;
  hb_font_set_variations(font: number, variations: number, count: number): void;
  hb_buffer_create(): number;
  hb_buffer_clear_contents(buffer: number): void;
  hb_buffer_set_direction(buffer: number, direction: number): void;
  hb_buffer_set_script(buffer: number, script: number): void;
  hb_buffer_set_language(buffer: number, language: number): void;
  hb_buffer_add_utf16(buffer: number, text: number, length: number, offset: number, count: number): void;
  hb_buffer_get_length(buffer: number): number;
  hb_buffer_get_glyph_infos(buffer: number, length: number): number;
  hb_buffer_get_glyph_positions(buffer: number, length: number): number;
  hb_font_get_glyph_v_origin(font: number, glyph: number, x: number, y: number): number;
  hb_font_get_h_extents(font: number, extents: number): number;
  hb_language_from_string(text: number, length: number): number;
  hb_feature_from_string(text: number, length: number, feature: number): number;
  hb_shape(font: number, buffer: number, features: number, count: number): void;
}

/** How a run is to be shaped. */
export interface ShapeOptions {
  /** ISO 15924 tag, `Latn`. */
  readonly script: string;
  /** BCP 47. */
  readonly lang: string;
  /** `ttb` is downwards: advances and offsets are those of vertical text. */
  readonly direction: 'ltr' | 'rtl' | 'ttb';
  /** Settings beyond the usual ones in the notation of {@link featureText}; empty for none. */
  readonly features: string;
}

/**
 * The result of the last {@link HarfBuzz.shape}, in font units; valid until the next call. Glyphs are in visual
 * order; clusters are offsets into the text that was passed.
 */
export interface ShapedGlyphs {
  readonly count: number;
  id(index: number): number;
  cluster(index: number): number;
  /** In the direction of the text. */
  advance(index: number): number;
  xOffset(index: number): number;
  yOffset(index: number): number;
}

export class HarfBuzz implements ShapedGlyphs {
  count = 0;
  readonly #hb: Exports;
  readonly #buffer: number;
  readonly #features = new Map<string, { readonly at: number; readonly count: number }>();
  readonly #languages = new Map<string, number>();
  readonly #fonts = new Map<Font, number>();
  /** By the hash of the file. */
  readonly #blobs = new Map<string, number>();
  #words: Int32Array;
  #units: Uint16Array;
  #bytes: Uint8Array;
  #text = 0;
  #textCapacity = 0;
  #infos = 0;
  #positions = 0;
  #clusterShift = 0;
  #isVertical = false;
  #scratch = 0;

  constructor(source: Uint8Array | WebAssembly.Module) {
    const module =
      source instanceof Uint8Array ? new WebAssembly.Module(source as Uint8Array<ArrayBuffer>) : source;
    const grow = (bytes: number): number => {
      const needed = (bytes >>> 0) - this.#hb.memory.buffer.byteLength;
      try {
        if (needed > 0) this.#hb.memory.grow(Math.ceil(needed / PAGE_BYTES));
        return 1;
      } catch {
        return 0;
      }
    };
    const stop = (): never => {
      throw new Error('HarfBuzz stopped');
    };
    const instance = new WebAssembly.Instance(module, {
      env: {
        _abort_js: stop,
        _emscripten_runtime_keepalive_clear: () => {},
        _setitimer_js: () => 0,
        emscripten_resize_heap: grow,
      },
      wasi_snapshot_preview1: { proc_exit: stop },
    });
    this.#hb = instance.exports as unknown as Exports;
    this.#hb.__wasm_call_ctors();
    this.#words = new Int32Array(this.#hb.memory.buffer);
    this.#units = new Uint16Array(this.#hb.memory.buffer);
    this.#bytes = new Uint8Array(this.#hb.memory.buffer);
    this.#buffer = this.#hb.hb_buffer_create();
  }

  /** Shapes `text[start, end)`; what stands around it serves as context for joining scripts. */
  shape(font: Font, text: string, start: number, end: number, options: ShapeOptions): ShapedGlyphs {
    const hb = this.#hb;
    const handle = this.#fontHandle(font);
    const language = this.#language(options.lang);
    const from = Math.max(0, start - CONTEXT_UNITS);
    const to = Math.min(text.length, end + CONTEXT_UNITS);
    this.#ensureText(to - from);
    this.#takeViews();
    const units = this.#units;
    const base = this.#text >> 1;
    for (let i = from; i < to; i++) units[base + i - from] = text.charCodeAt(i);
    hb.hb_buffer_clear_contents(this.#buffer);
    hb.hb_buffer_set_direction(this.#buffer, DIRECTIONS[options.direction]);
    hb.hb_buffer_set_script(this.#buffer, tagNumber(options.script));
    hb.hb_buffer_set_language(this.#buffer, language);
    hb.hb_buffer_add_utf16(this.#buffer, this.#text, to - from, start - from, end - start);
    const features = options.features === '' ? undefined : this.#featureSet(options.features);
    hb.hb_shape(handle, this.#buffer, features?.at ?? 0, features?.count ?? 0);
    this.#isVertical = options.direction === 'ttb';
    this.count = hb.hb_buffer_get_length(this.#buffer);
    this.#infos = hb.hb_buffer_get_glyph_infos(this.#buffer, 0) >> 2;
    this.#positions = hb.hb_buffer_get_glyph_positions(this.#buffer, 0) >> 2;
    this.#clusterShift = from;
    this.#takeViews();
    return this;
  }

  /**
   * Where HarfBuzz takes a glyph of vertical text to begin above its baseline, in font units: it knows `VORG`, else it
   * takes the ascender.
   */
  verticalOrigin(font: Font, glyph: number): number {
    const hb = this.#hb;
    const handle = this.#fontHandle(font);
    this.#scratch ||= hb.malloc(SCRATCH_BYTES);
    const at = this.#scratch;
    const isKnown = hb.hb_font_get_glyph_v_origin(handle, glyph, at, at + 4) !== 0;
    if (!isKnown) hb.hb_font_get_h_extents(handle, at);
    this.#takeViews();
    return this.#words[(isKnown ? at + 4 : at) >> 2] ?? 0;
  }

  id(index: number): number {
    return this.#words[this.#infos + WORDS_PER_GLYPH * index] ?? 0;
  }

  cluster(index: number): number {
    return (this.#words[this.#infos + WORDS_PER_GLYPH * index + 2] ?? 0) + this.#clusterShift;
  }

  advance(index: number): number {
    const at = this.#positions + WORDS_PER_GLYPH * index;
    return this.#isVertical ? -(this.#words[at + 1] ?? 0) : (this.#words[at] ?? 0);
  }

  xOffset(index: number): number {
    return this.#words[this.#positions + WORDS_PER_GLYPH * index + 2] ?? 0;
  }

  yOffset(index: number): number {
    return this.#words[this.#positions + WORDS_PER_GLYPH * index + 3] ?? 0;
  }

  /** Growing memory detaches the buffer under the views. */
  #takeViews(): void {
    const buffer = this.#hb.memory.buffer;
    if (this.#words.buffer === buffer) return;
    this.#words = new Int32Array(buffer);
    this.#units = new Uint16Array(buffer);
    this.#bytes = new Uint8Array(buffer);
  }

  #ensureText(units: number): void {
    if (units <= this.#textCapacity) return;
    if (this.#text !== 0) this.#hb.free(this.#text);
    this.#textCapacity = Math.max(1024, 2 * units);
    this.#text = this.#hb.malloc(2 * this.#textCapacity);
  }

  /** A file is copied into the module's memory once, at the first use of one of its fonts. */
  #fontHandle(font: Font): number {
    let handle = this.#fonts.get(font);
    if (handle === undefined) {
      const hb = this.#hb;
      const face = hb.hb_face_create(this.#blob(font), font.index);
      handle = hb.hb_font_create(face);
      hb.hb_face_destroy(face);
      const settings = Object.entries(font.settings);
      if (settings.length > 0) {
        // `hb_variation_t`: a tag and a float.
        const at = hb.malloc(settings.length * 8);
        this.#takeViews();
        const view = new DataView(hb.memory.buffer);
        settings.forEach(([tag, value], i) => {
          view.setUint32(at + 8 * i, tagNumber(tag) >>> 0, true);
          view.setFloat32(at + 8 * i + 4, value, true);
        });
        hb.hb_font_set_variations(handle, at, settings.length);
        hb.free(at);
      }
      this.#fonts.set(font, handle);
    }
    return handle;
  }

  #blob({ bytes, fileHash }: Font): number {
    let blob = this.#blobs.get(fileHash);
    if (blob === undefined) {
      const hb = this.#hb;
      const data = hb.malloc(bytes.length);
      this.#takeViews();
      this.#bytes.set(bytes, data);
      blob = hb.hb_blob_create(data, bytes.length, READ_ONLY, 0, 0);
      this.#blobs.set(fileHash, blob);
    }
    return blob;
  }

  #featureSet(settings: string): { readonly at: number; readonly count: number } {
    let set = this.#features.get(settings);
    if (!set) {
      const hb = this.#hb;
      const features = settings.split(' ');
      const at = hb.malloc(features.length * BYTES_PER_FEATURE);
      let count = 0;
      for (const feature of features) {
        const [text, length] = this.#string(feature);
        count += hb.hb_feature_from_string(text, length, at + count * BYTES_PER_FEATURE) ? 1 : 0;
        hb.free(text);
      }
      if (this.#features.size >= MAX_FEATURE_SETS) {
        for (const { at: old } of this.#features.values()) hb.free(old);
        this.#features.clear();
      }
      set = { at, count };
      this.#features.set(settings, set);
    }
    return set;
  }

  #language(lang: string): number {
    let language = this.#languages.get(lang);
    if (language === undefined) {
      const [at, length] = this.#string(lang);
      language = this.#hb.hb_language_from_string(at, length);
      this.#hb.free(at);
      this.#languages.set(lang, language);
    }
    return language;
  }

  #string(text: string): [at: number, length: number] {
    const bytes = new TextEncoder().encode(text);
    const at = this.#hb.malloc(Math.max(1, bytes.length));
    this.#takeViews();
    this.#bytes.set(bytes, at);
    return [at, bytes.length];
  }
}

const tagNumber = (tag: string): number =>
  (tag.charCodeAt(0) << 24) | (tag.charCodeAt(1) << 16) | (tag.charCodeAt(2) << 8) | tag.charCodeAt(3);
