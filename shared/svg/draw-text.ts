/**
 * Text of a drawing in the fonts of an engine: glyph runs, which are searched and copied as all text is. What a run
 * cannot show (strokes, gradients, patterns) is drawn from the outlines of the glyphs; where that is all there is to see,
 * the run is there, unseen.
 */
import type { Diagnostic } from '../diag';
import { type DisplayItem, type GlyphArena, GlyphBuffer, type GlyphRun } from '../display';
import { type Box, type Matrix, multiply, type Path, rectanglePath, unionBox } from '../geometry';
import { type Font, shapeParagraph, type TextContext } from '../text';
import { parseOpacity } from './length';
import { parsePaint } from './paint';
import { groupOf, type Part } from './parts';
import type { DrawingContext } from './place';
import { type GlyphPiece, placeGlyphs } from './place-glyphs';
import { isUniform, scaleOf, tightBox, transformPath } from './shape';
import type { SvgText } from './text-content';
import { baselineBelow, type StyledText, styleText, type TextFonts } from './text-styles';

/** A text as it looks in any document, with glyphs of its own. */
export interface DrawnText {
  /** Runs count in `glyphs` and name fonts of `fonts`; they have no source. */
  readonly parts: readonly Part[];
  readonly glyphs: Pick<GlyphArena, 'ids' | 'advances' | 'xOffsets' | 'yOffsets' | 'clusters'>;
  /** Empty where the text has no runs. */
  readonly fonts: readonly Font[];
  /** Families that were asked for in vain. */
  readonly missing: readonly string[];
  /** What is wrong with characters, by their place in the text. */
  readonly problems: readonly { readonly problem: Diagnostic; readonly offset: number }[];
}

/** Where glyphs are shaped before they are copied. */
const scratch = new GlyphBuffer();

/** Draws a text; `drawing` paints outlines. */
export function drawText(
  text: SvgText,
  setting: TextFonts,
  drawing: Pick<DrawingContext, 'paint' | 'size'>,
): DrawnText {
  const scale = scaleOf(text.place.matrix);
  const { spans, missing } = styleText(text, scale, setting);
  const fonts: Font[] = [];
  const problems: { problem: Diagnostic; offset: number }[] = [];
  scratch.clear();
  const context: TextContext = {
    ...{ fonts: setting.fonts, glyphs: scratch },
    fontIndex: (font) => {
      const known = fonts.indexOf(font);
      return known >= 0 ? known : fonts.push(font) - 1;
    },
    aside: () => NO_SOURCE,
    report: (problem, offset) => problems.push({ problem, offset }),
  };
  const isVisible = scale > 0 && spans.every(({ style }) => style.size >= 1);
  const parts = isVisible ? partsOf(text, spans, scale, setting.lang, context, drawing) : [];
  const copy = <T extends Uint16Array | Int32Array | Uint32Array>(values: T): T =>
    values.slice(0, scratch.length) as T;
  const glyphs = {
    ...{ ids: copy(scratch.ids), advances: copy(scratch.advances), clusters: copy(scratch.clusters) },
    ...{ xOffsets: copy(scratch.xOffsets), yOffsets: copy(scratch.yOffsets) },
  };
  return { parts, glyphs, fonts, missing, problems };
}

const NO_SOURCE = -1;

function partsOf(
  text: SvgText,
  spans: StyledText['spans'],
  scale: number,
  lang: string,
  context: TextContext,
  drawing: Pick<DrawingContext, 'paint' | 'size'>,
): readonly Part[] {
  const paragraph = shapeParagraph(
    {
      ...{ text: text.text, spans },
      ...{ align: 'left', lineHeight: 0, indent: 0, lang, kinsoku: 'normal' },
      direction: text.isRtl ? 'rtl' : 'ltr',
    },
    context,
  );
  const below = new Map(
    spans.map(({ style, stretch }) => {
      const { primary } = context.fonts.resolve(style);
      const share = primary ? baselineBelow(stretch.look.baseline, primary.face.font) : 0;
      return [stretch, share * style.size] as const;
    }),
  );
  const { pieces, widening } = placeGlyphs(text, {
    ...{ paragraph, glyphs: context.glyphs, scale },
    below: (stretch) => below.get(stretch) ?? 0,
  });
  return new PieceDrawer(text, scale, widening, context, drawing).draw(pieces);
}

class PieceDrawer {
  /** From the text's own coordinates, which are level and as large as they come to stand, to the frame. */
  readonly #toFrame: Matrix;
  /** Whether runs stand in the frame as they are, only moved. */
  readonly #isLevel: boolean;
  readonly #parts: Part[] = [];
  /** The box of the text in user units. */
  #box: Box | null = null;
  /** What follows each other in the text's own coordinates. */
  #own: DisplayItem[] = [];

  constructor(
    private readonly text: SvgText,
    private readonly scale: number,
    widening: number,
    private readonly context: TextContext,
    private readonly drawing: Pick<DrawingContext, 'paint' | 'size'>,
  ) {
    const [a, b, c, d, e, f] = text.place.matrix;
    const own: Matrix = [a / scale, b / scale, c / scale, d / scale, e, f];
    const start = (text.places.get(0)?.x ?? 0) * scale;
    this.#toFrame = widening === 1 ? own : multiply(own, [widening, 0, 0, 1, start * (1 - widening), 0]);
    this.#isLevel = isUniform(this.#toFrame) && Math.abs(b) < 1e-9 * scale && a > 0 && d > 0;
  }

  draw(pieces: readonly GlyphPiece[]): readonly Part[] {
    const placed = pieces.filter(({ x, y }) => Number.isFinite(x + y));
    this.#box = this.#boxOf(placed);
    for (const piece of placed) this.#piece(piece);
    this.#flush();
    return this.#parts;
  }

  #piece(piece: GlyphPiece): void {
    const { look } = piece.stretch;
    const { style } = look.place;
    const fill = parsePaint(style.get('fill') ?? 'black', style);
    const stroke = parsePaint(style.get('stroke') ?? 'none', style);
    const isContent = this.text.place.isDecoration !== true;
    const isRun = fill?.kind === 'colour' && isContent;
    const opacity = look.opacity * parseOpacity(style.get('fill-opacity')) * (isRun ? fill.opacity : 1);
    const isStrokeFirst = /^\s*stroke/.test(style.get('paint-order') ?? '');
    // What is drawn as outlines only is found and copied by a run that nobody sees.
    if (isContent && !isRun && (fill || stroke))
      this.#own.push(this.#group([this.#runOf(piece, 0)], 0, piece));
    if (stroke && isStrokeFirst) this.#outlined(piece, 'fill');
    if (isRun) this.#run(piece, fill.rgb, opacity);
    else if (fill) this.#outlined(piece, 'stroke');
    if (stroke && !isStrokeFirst) this.#outlined(piece, 'fill');
  }

  #run(piece: GlyphPiece, colour: number, opacity: number): void {
    if (opacity === 0) return;
    const glyphs = this.#runOf(piece, colour);
    const items: readonly DisplayItem[] = [glyphs, ...this.#lines(piece, glyphs.x, glyphs.y, colour)];
    const group = opacity < 1 || piece.along ? this.#group(items, opacity, piece) : null;
    this.#own.push(...(group ? [group] : items));
  }

  /** The run of a piece; on a path it begins where its group is. */
  #runOf(
    { run, start, count, textStart, textEnd, width, along, ...piece }: GlyphPiece,
    colour: number,
  ): GlyphRun {
    const x = along ? 0 : this.#atX(piece.x);
    const y = (along ? 0 : this.#atY(piece.y)) - run.resolved.style.baselineShift;
    return {
      kind: 'glyphs',
      ...{ x, y, width, font: this.context.fontIndex(run.sized.face.font) },
      ...{ size: run.resolved.style.size, colour, start, count, source: NO_SOURCE, textStart, textEnd },
      ...{ rtl: (run.level & 1) === 1, vertical: false },
    };
  }

  #group(items: readonly DisplayItem[], opacity: number, { x, y, along }: GlyphPiece): DisplayItem {
    return groupOf(items, this.drawing.size, {
      ...(opacity < 1 ? { opacity } : {}),
      ...(along
        ? { transform: [along[0], along[1], -along[1], along[0], this.#atX(x), this.#atY(y)] as const }
        : {}),
    }) as DisplayItem;
  }

  /** Lines under and through a piece. */
  #lines({ run, stretch, width }: GlyphPiece, x: number, y: number, colour: number): DisplayItem[] {
    const { underline, strike } = stretch.look.font;
    if (!underline && !strike) return [];
    const sized = run.resolved.ruler ?? run.sized;
    const { font } = sized.face;
    const thickness = Math.max(1, sized.toMpt(font.underlineThickness));
    const path = rectanglePath(0, 0, width, thickness);
    const centres = [
      ...(underline ? [font.underlinePosition] : []),
      ...(strike ? [font.strikePosition] : []),
    ];
    return centres.map((centre) => ({
      kind: 'path',
      ...{ x, y: y - sized.toMpt(centre) - Math.round(thickness / 2), path },
      ...{ fill: colour, stroke: null, source: -1 },
    }));
  }

  /** Draws the glyphs by their outlines, without one of fill and stroke. */
  #outlined(piece: GlyphPiece, without: 'fill' | 'stroke'): void {
    this.#flush();
    const { look } = piece.stretch;
    const style = new Map(look.place.style).set(without, 'none');
    const place = { ...look.place, style, ...(this.#box ? { paintBox: this.#box } : {}) };
    const parts = this.drawing.paint(this.#outline(piece), look.element, place);
    const isFaint = look.opacity < 1;
    if (parts.length === 0 || look.opacity === 0) return;
    this.#parts.push(...(isFaint ? [groupOf(parts, this.drawing.size, { opacity: look.opacity })] : parts));
  }

  /** The box around the cells of all letters (SVG 2, 11.9). */
  #boxOf(pieces: readonly GlyphPiece[]): Box | null {
    let box: Box | null = null;
    for (const piece of pieces) {
      const { ascent, descent } = piece.run.resolved;
      const cells = rectanglePath(0, -ascent, piece.width, ascent + descent);
      const own = tightBox(transformPath(cells, this.#toUser(piece)));
      box = box && own ? unionBox(box, own) : (box ?? own);
    }
    return box;
  }

  /** From the coordinates of a piece, whose baseline begins at (0, 0), to user units. */
  #toUser({ x, y, along }: GlyphPiece): Matrix {
    const [alongX, alongY] = along ?? [1, 0];
    const toUser: Matrix = [1 / this.scale, 0, 0, 1 / this.scale, 0, 0];
    return multiply(toUser, [alongX, alongY, -alongY, alongX, x, y]);
  }

  /** The outline of a piece in user units. */
  #outline(piece: GlyphPiece): Path {
    const { run, start, count } = piece;
    const { glyphs } = this.context;
    const { font } = run.sized.face;
    const unit = run.resolved.style.size / font.unitsPerEm;
    const toUser = this.#toUser(piece);
    const path: number[] = [];
    let pen = 0;
    for (let glyph = start; glyph < start + count; glyph += 1) {
      const left = pen + (glyphs.xOffsets[glyph] ?? 0);
      const up = (glyphs.yOffsets[glyph] ?? 0) + run.resolved.style.baselineShift;
      const place = multiply(toUser, [unit, 0, 0, -unit, left, -up]);
      for (const value of transformPath(font.outlineOf(glyphs.ids[glyph] ?? 0), place)) path.push(value);
      pen += glyphs.advances[glyph] ?? 0;
    }
    return path;
  }

  #atX(x: number): number {
    return Math.round(x + (this.#isLevel ? this.#toFrame[4] : 0)) + 0;
  }

  #atY(y: number): number {
    return Math.round(y + (this.#isLevel ? this.#toFrame[5] : 0)) + 0;
  }

  #flush(): void {
    const items = this.#own;
    this.#own = [];
    if (items.length === 0) return;
    if (this.#isLevel) {
      this.#parts.push(...items);
      return;
    }
    const [a, b, c, d, e, f] = this.#toFrame;
    const transform: Matrix = [a, b, c, d, Math.round(e), Math.round(f)];
    this.#parts.push(groupOf(items, this.drawing.size, { transform }));
  }
}
