/**
 * The content stream of one page: graphics state, text objects and marked content, each opened as late and kept open
 * as long as possible. Coordinates are the display list's (millipoints, y downwards) and leave as hundredths of a
 * point with y upwards.
 */
import type { Stroke, StructureTag } from '../display';
import { isArtifact, MITER_LIMIT } from '../display';
import { CLOSE, type Colour, CURVE, LINE, MOVE, type Mpt, type Path } from '../geometry';
import { ByteBuffer, formatDecimal } from './byte-buffer';
import type { ColourSpaces } from './colour-spaces';
import type { StructureTree } from './structure-tree';

/** What `q` saves and `Q` brings back. */
export interface GraphicsState {
  /** y of the space's origin, from which y is counted upwards: the page's height, 0 inside a transform. */
  readonly top: Mpt;
  readonly fill: Colour;
  readonly stroke: Colour;
  readonly lineWidth: Mpt;
  readonly dash: string;
  /** Ends, corners and mitres of lines, as operators. */
  readonly lineShape: string;
  /** Name of the graphics state that says whether fills and strokes overprint. */
  readonly overprint: string;
  readonly opacity: number;
  readonly font: string;
  readonly size: Mpt;
  readonly rise: Mpt;
}

const CAPS = { butt: 0, round: 1, square: 2 } as const;
const JOINS = { miter: 0, round: 1, bevel: 2 } as const;

const INITIAL: Omit<GraphicsState, 'top'> = {
  fill: 0,
  stroke: 0,
  lineWidth: 1000,
  dash: '',
  lineShape: lineShape({}),
  overprint: '',
  opacity: 1,
  font: '',
  size: 0,
  rise: 0,
};

/** Where a drawing is shown, anything may have been set before. */
const UNKNOWN: Omit<GraphicsState, 'top'> = {
  ...INITIAL,
  fill: -1,
  stroke: -1,
  lineWidth: -1,
  dash: '?',
  lineShape: '?',
};

const NOTHING_MARKED = 0;
const ARTIFACT_MARKED = -1;

/** What the stream knew of the content around a form. */
interface OuterContent {
  readonly out: ByteBuffer;
  readonly opacity: number;
  readonly isUnmarked: boolean;
  readonly state: GraphicsState;
}

/** An array of strings that may be open. */
export interface OpenStrings {
  endStrings(): void;
}

export class ContentStream {
  /** The content being written: the page's, or that of a form inside it. */
  out: ByteBuffer;
  top: Mpt = 0;
  opacity = 1;
  font = '';
  size: Mpt = 0;
  rise: Mpt = 0;
  inText = false;
  /** Start of the line that `Td` counts from, in hundredths of a point. */
  lineX = 0;
  lineY = 0;
  /** Whoever writes strings, asked to end them when something else comes. */
  strings: OpenStrings | null = null;
  #fill: Colour = 0;
  #stroke: Colour = 0;
  #lineWidth: Mpt = 0;
  #dash = '';
  #lineShape = '';
  #overprint = '';
  readonly #saved: GraphicsState[] = [];
  readonly #outer: OuterContent[] = [];
  #isUnmarked = false;
  /** Object number of the structure element whose content is open. */
  #marked = NOTHING_MARKED;
  #markedInText = false;

  /** `overprint` names the graphics state in which fills and strokes overprint or not; pages are written into `out`. */
  constructor(
    readonly structure: StructureTree | null,
    readonly colours: ColourSpaces,
    readonly overprint: (fills: boolean, strokes: boolean) => string,
    out: ByteBuffer,
  ) {
    this.out = out;
  }

  begin(height: Mpt): void {
    this.out.clear();
    this.#saved.length = 0;
    this.#outer.length = 0;
    this.#isUnmarked = false;
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
      this.strings?.endStrings();
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
    this.strings?.endStrings();
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
    this.strings?.endStrings();
    if (this.inText) {
      if (this.#markedInText) this.#endMarked();
      this.#endText();
    }
    this.#endMarked();
  }

  save(): void {
    this.leaveContent();
    this.out.ascii('q\n');
    this.#saved.push(this.#state());
  }

  restore(): void {
    this.leaveContent();
    this.out.ascii('Q\n');
    const state = this.#saved.pop();
    if (state) this.#restore(state);
  }

  /**
   * What follows goes into a form until {@link endForm}. A group's form is shown right here: it takes over everything
   * that is set but the opacity. A `drawing` may be shown anywhere and is marked from outside.
   */
  beginForm(drawing?: { readonly height: Mpt }): void {
    this.leaveContent();
    this.#outer.push({
      out: this.out,
      opacity: this.opacity,
      isUnmarked: this.#isUnmarked,
      state: this.#state(),
    });
    this.out = new ByteBuffer();
    this.opacity = 1;
    if (!drawing) return;
    this.#isUnmarked = true;
    this.#restore({ ...UNKNOWN, top: drawing.height });
  }

  /** Ends the form and returns its content. */
  endForm(): Uint8Array {
    this.leaveContent();
    const content = this.out.view();
    const outer = this.#outer.pop();
    if (outer) {
      this.out = outer.out;
      this.#isUnmarked = outer.isUnmarked;
      this.#restore(outer.state);
      this.opacity = outer.opacity;
    }
    return content;
  }

  fillColour(colour: Colour): void {
    if (colour === this.#fill) return;
    this.strings?.endStrings();
    if (this.colours.keepsInks) this.#setOverprint(colour, this.#stroke);
    this.#fill = colour;
    this.out.ascii(this.colours.operators(colour, 'fill'));
  }

  strokeColour(colour: Colour): void {
    if (colour === this.#stroke) return;
    if (this.colours.keepsInks) this.#setOverprint(this.#fill, colour);
    this.#stroke = colour;
    this.out.ascii(this.colours.operators(colour, 'stroke'));
  }

  /** Everything about a stroke. */
  strokeStyle(stroke: Stroke): void {
    this.strokeColour(stroke.colour);
    this.#setLineWidth(stroke.width);
    this.#setDash(stroke.dash);
    const { cap, join, miterLimit } = stroke;
    const isUsual = cap === undefined && join === undefined && miterLimit === undefined;
    const shape = isUsual ? INITIAL.lineShape : lineShape(stroke);
    if (shape === this.#lineShape) return;
    this.#lineShape = shape;
    this.out.ascii(shape);
  }

  #setOverprint(fill: Colour, stroke: Colour): void {
    const fills = this.colours.overprints(fill);
    const strokes = this.colours.overprints(stroke);
    const name = fills || strokes || this.#overprint !== '' ? this.overprint(fills, strokes) : '';
    if (name === this.#overprint) return;
    this.#overprint = name;
    this.out.ascii(`${name} gs\n`);
  }

  #setLineWidth(width: Mpt): void {
    if (width === this.#lineWidth) return;
    this.#lineWidth = width;
    this.out.decimal(width / 1000, 3);
    this.out.ascii(' w\n');
  }

  #setDash(lengths: readonly Mpt[]): void {
    const pattern =
      lengths.length === 0 ? '' : lengths.map((length) => formatDecimal(length / 1000, 3)).join(' ');
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

  #state(): GraphicsState {
    return {
      top: this.top,
      fill: this.#fill,
      stroke: this.#stroke,
      lineWidth: this.#lineWidth,
      dash: this.#dash,
      lineShape: this.#lineShape,
      overprint: this.#overprint,
      opacity: this.opacity,
      font: this.font,
      size: this.size,
      rise: this.rise,
    };
  }

  #restore(state: GraphicsState): void {
    this.top = state.top;
    this.#fill = state.fill;
    this.#stroke = state.stroke;
    this.#lineWidth = state.lineWidth;
    this.#dash = state.dash;
    this.#lineShape = state.lineShape;
    this.#overprint = state.overprint;
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
    if (!this.structure || this.#isUnmarked) return NOTHING_MARKED;
    return tag === null || isArtifact(tag) ? ARTIFACT_MARKED : this.structure.current;
  }

  #beginMarked(key: number, tag: StructureTag | null): void {
    this.#marked = key;
    this.#markedInText = this.inText;
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
    this.out.ascii('EMC\n');
  }
}

/** Operators for ends, corners and mitres (ISO 32000-1 8.4.3). */
function lineShape({
  cap = 'butt',
  join = 'miter',
  miterLimit = MITER_LIMIT,
}: Pick<Stroke, 'cap' | 'join' | 'miterLimit'>): string {
  return `${CAPS[cap]} J ${JOINS[join]} j ${formatDecimal(Math.max(miterLimit, 1), 3)} M\n`;
}
