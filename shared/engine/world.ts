import type { PlainDate } from '../data';
import type { PageImage, UnshownImage } from '../html';
import type { DeflatePart, ImportPage } from '../pdf';
import type { Font } from '../text';

/**
 * The engine's only window: everything that it may know besides template and record. Hosts fill it before they ask
 * for a document; the engine itself never reads a file, a clock or the network.
 */
export interface World {
  /** The shaper's WebAssembly file, or its module where somebody has compiled it. */
  readonly harfbuzz: Uint8Array | WebAssembly.Module;
  /** Fonts, in order of preference where a family lacks a character. */
  readonly fonts: readonly Font[];
  /** Bytes of an asset by its SHA-256. */
  readonly asset: (hash: string) => Uint8Array | undefined;
  /** Date of the job: what `today()` yields and what the files are dated with. */
  readonly today: PlainDate;
  /** zlib format (RFC 1950). */
  readonly deflate: (bytes: Uint8Array) => Uint8Array;
  readonly inflate: (bytes: Uint8Array) => Uint8Array;
  /**
   * Raw deflate (RFC 1951) of a part that others may follow: no last block, ended by a full flush. Hosts that write many
   * files have it.
   */
  readonly deflatePart?: DeflatePart;
  /** Pages of PDF assets; hosts that write PDF files have it. */
  readonly importPage?: ImportPage;
  /**
   * Pictures of the pages of PDF assets, from page 1, for browsers; hosts that write HTML or SVG have it. They are drawn
   * beforehand: see `shownPdfPages`.
   */
  readonly pageImage?: (asset: string, page: number) => PageImage | UnshownImage;
}
