/**
 * The content stream of one page: graphics state, text objects and marked content, each opened as late and kept open
 * as long as possible. Coordinates are the display list's (millipoints, y downwards) and leave as hundredths of a
 * point with y upwards.
 */
import type { StructureTag } from '../display';
import { isArtifact } from '../display';
import { blueOf, CLOSE, CURVE, greenOf, LINE, MOVE, type Mpt, type Path, type Rgb, redOf } from '../geometry';
import { ByteBuffer, formatDecimal } from './byte-buffer';
import type { StructureTree } from './structure-tree';

/** What `q` saves and `Q` brings back. */
export interface GraphicsState {
  /** y of the space's origin, from which y is counted upwards: the page's height, 0 inside a transform. */
  readonly top: Mpt;
  readonly fill: Rgb;
  readonly stroke: Rgb;
  readonly lineWidth: Mpt;
  readonly dash: string;
  readonly opacity: number;
  readonly font: string;
  readonly size: Mpt;
  readonly rise: Mpt;
}

const INITIAL: Omit<GraphicsState, 'top'> = {
  fill: 0,
  stroke: 0,
  lineWidth: 1000,
  dash: '',
  opacity: 1,
  font: '',
  size: 0,
  rise: 0,
};

const NOTHING_MARKED = 0;
const ARTIFACT_MARKED = -1;

export class ContentStream {
  readonly out = new ByteBuffer();
  top: Mpt = 0;
  opacity = 1;
  font = '';
  size: Mpt = 0;
  rise: Mpt = 0;
  inText = false;
  /** Start of the line that `Td` counts from, in hundredths of a point. */
  lineX = 0;
  lineY = 0;
  /** Inside an artifact, whose text nobody copies. */
  inArtifact = false;
  /** Ends an open array of strings; set by the text writer. */
  endStrings: () => void = () => {};
  #fill: Rgb = 0;
  #stroke: Rgb = 0;
  #lineWidth: Mpt = 0;
  #dash = '';
  readonly #saved: GraphicsState[] = [];
  /** Object number of the structure element whose content is open. */
  #marked = NOTHING_MARKED;
  #markedInText = false;

  constructor(readonly structure: StructureTree | null) {}

  begin(height: Mpt): void {
    this.out.clear();
    this.#saved.length = 0;
    this.#restore({ ...INITIAL, top: height });
  }

  /** Ends whatever is open; the bytes are in `out`. */
  end(): void {
    this.leaveContent();
  }

  /** Text of an element follows. */
  enterText(tag: StructureTag | null): void {
    const key = this.#keyOf(tag);
    if (key !== this.#marked) {
      this.endStrings();
      if (this.inText && this.#marked !== NOTHING_MARKED && !this.#markedInText) this.#endText();
      this.#endMarked();
      this.#beginText();
      this.#beginMarked(key, tag);
    } else {
      this.#beginText();
    }
  }

  /** Paths or images of an element follow. */
  enterGraphics(tag: StructureTag | null): void {
    this.endStrings();
    if (this.inText) {
      if (this.#markedInText) this.#endMarked();
      this.#endText();
    }
    const key = this.#keyOf(tag);
    if (key === this.#marked) return;
    this.#endMarked();
    this.#beginMarked(key, tag);
  }

  /** Leaves text object and marked content. */
  leaveContent(): void {
    this.endStrings();
    if (this.inText) {
      if (this.#markedInText) this.#endMarked();
      this.#endText();
    }
    this.#endMarked();
  }

  save(): void {
    this.leaveContent();
    this.out.ascii('q\n');
    this.#saved.push({
      top: this.top,
      fill: this.#fill,
      stroke: this.#stroke,
      lineWidth: this.#lineWidth,
      dash: this.#dash,
      opacity: this.opacity,
      font: this.font,
      size: this.size,
      rise: this.rise,
    });
  }

  restore(): void {
    this.leaveContent();
    this.out.ascii('Q\n');
    const state = this.#saved.pop();
    if (state) this.#restore(state);
  }

  fillColour(colour: Rgb): void {
    if (colour === this.#fill) return;
    this.endStrings();
    this.#fill = colour;
    this.#colour(colour, 'g\n', 'rg\n');
  }

  strokeColour(colour: Rgb): void {
    if (colour === this.#stroke) return;
    this.#stroke = colour;
    this.#colour(colour, 'G\n', 'RG\n');
  }

  lineWidth(width: Mpt): void {
    if (width === this.#lineWidth) return;
    this.#lineWidth = width;
    this.out.decimal(width / 1000, 3);
    this.out.ascii(' w\n');
  }

  dash(lengths: readonly Mpt[]): void {
    const pattern = lengths.map((length) => formatDecimal(length / 1000, 3)).join(' ');
    if (pattern === this.#dash) return;
    this.#dash = pattern;
    this.out.ascii(`[${pattern}]0 d\n`);
  }

  /** Writes a point and a blank. */
  point(x: Mpt, y: Mpt): void {
    this.out.hundredths(Math.round(x / 10));
    this.out.byte(32);
    this.out.hundredths(Math.round((this.top - y) / 10));
    this.out.byte(32);
  }

  /** The operators that build a path placed at (x, y). */
  outline(path: Path, x: Mpt, y: Mpt): void {
    if (this.#rectangle(path, x, y)) return;
    const at = (index: number): number => path[index] ?? 0;
    let index = 0;
    while (index < path.length) {
      switch (path[index]) {
        case MOVE:
          this.point(x + at(index + 1), y + at(index + 2));
          this.out.ascii('m\n');
          index += 3;
          break;
        case LINE:
          this.point(x + at(index + 1), y + at(index + 2));
          this.out.ascii('l\n');
          index += 3;
          break;
        case CURVE:
          this.point(x + at(index + 1), y + at(index + 2));
          this.point(x + at(index + 3), y + at(index + 4));
          this.point(x + at(index + 5), y + at(index + 6));
          this.out.ascii('c\n');
          index += 7;
          break;
        default:
          this.out.ascii('h\n');
          index += path[index] === CLOSE ? 1 : path.length;
      }
    }
  }

  /** `re` for what `rectanglePath` makes; edges are rounded, not sizes, so that neighbours meet. */
  #rectangle(path: Path, x: Mpt, y: Mpt): boolean {
    const [m, left, top, l1, right, top2, l2, right2, bottom, l3, left2, bottom2, close] = path;
    const isShape =
      path.length === 13 && m === MOVE && l1 === LINE && l2 === LINE && l3 === LINE && close === CLOSE;
    if (!isShape || top !== top2 || right !== right2 || left !== left2 || bottom !== bottom2) return false;
    const x1 = Math.round((x + (left ?? 0)) / 10);
    const x2 = Math.round((x + (right ?? 0)) / 10);
    const y1 = Math.round((this.top - y - (top ?? 0)) / 10);
    const y2 = Math.round((this.top - y - (bottom ?? 0)) / 10);
    for (const value of [x1, y2, x2 - x1, y1 - y2]) {
      this.out.hundredths(value);
      this.out.byte(32);
    }
    this.out.ascii('re\n');
    return true;
  }

  #colour(colour: Rgb, grey: string, rgb: string): void {
    const [red, green, blue] = [redOf(colour), greenOf(colour), blueOf(colour)];
    if (red === green && green === blue) {
      this.out.ascii(`${formatDecimal(red / 255, 3)} ${grey}`);
    } else {
      const parts = [red, green, blue].map((value) => formatDecimal(value / 255, 3));
      this.out.ascii(`${parts.join(' ')} ${rgb}`);
    }
  }

  #restore(state: GraphicsState): void {
    this.top = state.top;
    this.#fill = state.fill;
    this.#stroke = state.stroke;
    this.#lineWidth = state.lineWidth;
    this.#dash = state.dash;
    this.opacity = state.opacity;
    this.font = state.font;
    this.size = state.size;
    this.rise = state.rise;
  }

  #beginText(): void {
    if (this.inText) return;
    this.out.ascii('BT\n');
    this.inText = true;
    this.lineX = 0;
    this.lineY = 0;
  }

  #endText(): void {
    this.out.ascii('ET\n');
    this.inText = false;
  }

  /** What is not in a tag is no content; the structure's root holds elements only. */
  #keyOf(tag: StructureTag | null): number {
    if (!this.structure) return NOTHING_MARKED;
    return tag === null || isArtifact(tag) ? ARTIFACT_MARKED : this.structure.current;
  }

  #beginMarked(key: number, tag: StructureTag | null): void {
    this.#marked = key;
    this.#markedInText = this.inText;
    this.inArtifact = key === ARTIFACT_MARKED;
    if (key === NOTHING_MARKED || !this.structure) return;
    if (key === ARTIFACT_MARKED) {
      this.out.ascii('/Artifact BMC\n');
    } else {
      this.out.ascii(`/${tag?.role ?? 'Span'}<</MCID `);
      this.out.integer(this.structure.addContent());
      this.out.ascii('>>BDC\n');
    }
  }

  #endMarked(): void {
    if (this.#marked === NOTHING_MARKED) return;
    this.#marked = NOTHING_MARKED;
    this.#markedInText = false;
    this.inArtifact = false;
    this.out.ascii('EMC\n');
  }
}
