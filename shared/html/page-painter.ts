/** One page of a display list as the content of an `svg` element: everything where the layout put it. */
import {
  type DisplayPage,
  type GlyphRun,
  type Gradient,
  type GroupItem,
  type ImageItem,
  isAllowedLink,
  type LinkItem,
  MITER_LIMIT,
  type PageVisitor,
  type PathItem,
  pathBox,
  type Stroke,
  type StructureTag,
  walk,
  walkMask,
} from '../display';
import { type Colour, formatHexColour, type Matrix, type Mpt, multiply, rgbOf } from '../geometry';
import { escapeAttribute, escapeText } from './escape';
import { decimal, matrixText, outlineData, pathData, points } from './page-numbers';
import type { ImageText } from './page-options';
import type { PageResources } from './page-resources';
import { roleAttributes } from './page-roles';
import { piecesOf, type TextPiece } from './page-text';

/** Text that is open: runs of one line go on in it. */
interface OpenText {
  readonly y: Mpt;
  readonly source: number;
  readonly font: string;
  readonly size: Mpt;
  readonly colour: Colour;
  textEnd: number;
  to: Mpt;
}

/** A run in its place, and the lines under and through it. */
interface Placed {
  readonly run: GlyphRun;
  readonly x: Mpt;
  readonly y: Mpt;
  readonly lines: { readonly item: PathItem; readonly x: Mpt; readonly y: Mpt }[];
}

export class PagePainter implements PageVisitor {
  #out: string[] = [];
  #text: OpenText | null = null;
  /** Runs of the line under way, with what is drawn on them. */
  #line: Placed[] = [];
  #ids = 0;
  readonly #images = new Map<string, string>();
  #links: ReadonlyMap<StructureTag, string> = new Map();
  readonly #tags: string[] = [];

  constructor(private readonly resources: PageResources) {}

  /** The page's content. Names that links go to are ids; pages of one painter may refer to each other's images. */
  paint(page: DisplayPage): string {
    this.#out = [];
    this.#links = linksOf(page);
    walk(page, this);
    this.#closeText();
    return this.#out.join('');
  }

  enterTag(tag: StructureTag): void {
    this.#closeText();
    const uri = this.#links.get(tag);
    const address = uri === undefined ? null : hrefOf(uri);
    this.#out.push(
      address === null ? `<g${roleAttributes(tag)}>` : `<a href="${address}"${roleAttributes(tag)}>`,
    );
    this.#tags.push(address === null ? '</g>' : '</a>');
  }

  leaveTag(): void {
    this.#closeText();
    this.#out.push(this.#tags.pop() ?? '');
  }

  glyphs(run: GlyphRun, x: Mpt, y: Mpt): void {
    if (run.count === 0) return;
    const [first] = this.#line;
    if (first && (first.run.source !== run.source || first.y !== y)) this.#writeLine();
    this.#line.push({ run, x, y, lines: [] });
  }

  /** Runs stand in the order of drawing; what is read is in the order of the text. */
  #writeLine(): void {
    const line = this.#line;
    this.#line = [];
    if (line.some(({ run }) => run.rtl)) line.sort((a, b) => a.run.textStart - b.run.textStart);
    for (const { run, x, y, lines } of line) {
      this.#writeRun(run, x, y);
      if (lines.length > 0) this.#endText();
      for (const each of lines) this.#writePath(each.item, each.x, each.y);
    }
  }

  #writeRun(run: GlyphRun, x: Mpt, y: Mpt): void {
    const { list, options } = this.resources;
    const hash = list.fonts[run.font]?.hash;
    if (hash === undefined) return;
    const font = options.font(hash);
    const family = this.resources.familyOf(hash);
    for (const piece of piecesOf(list, run, font, x, y)) {
      if (piece.isPlain && family !== undefined) this.#characters(piece, run, family, y);
      else {
        this.#endText();
        this.#outlines(piece, run, font.unitsPerEm, (glyph) => font.outlineOf(glyph));
      }
    }
  }

  /** Characters, each at its place. Runs of a line share one element, so that it is selected and copied as a line. */
  #characters(piece: TextPiece, run: GlyphRun, family: string, y: Mpt): void {
    const { text } = this.resources.list.sources[run.source] ?? { text: '' };
    const look = this.#lookOf(run, family);
    const open = this.#text;
    const canGoOn =
      open && open.y === y && open.source === run.source && !run.vertical && piece.from >= open.to;
    const gap = canGoOn ? text.slice(open.textEnd, run.textStart) : '';
    if (!canGoOn || /\S/.test(gap)) {
      this.#endText();
      this.#out.push(`<text${look}${places(piece)}>${escapeText(piece.text)}`);
    } else {
      // A space that is not drawn is still part of what is copied.
      if (gap !== '') this.#out.push(`<tspan x="${points(open.to)}"> </tspan>`);
      const isSame = open.font === family && open.size === run.size && open.colour === run.colour;
      this.#out.push(`<tspan${isSame ? '' : look}${places(piece)}>${escapeText(piece.text)}</tspan>`);
    }
    const { size, colour, source } = run;
    const first = canGoOn && this.#text ? this.#text : { y, source, font: family, size, colour };
    this.#text = run.vertical
      ? { y: Number.NaN, source, font: family, size, colour, textEnd: run.textEnd, to: piece.to }
      : { ...first, textEnd: run.textEnd, to: piece.to };
  }

  #lookOf({ size, colour }: GlyphRun, family: string): string {
    return ` font-family="${family}" font-size="${points(size)}"${this.#fill(colour)}`;
  }

  /** Outlines, and over them their text: invisible, as wide as they are. */
  #outlines(
    { text, xs, ys, glyphs, from, to }: TextPiece,
    run: GlyphRun,
    unitsPerEm: number,
    outlineOf: (glyph: number) => readonly number[],
  ): void {
    const scale = run.size / unitsPerEm;
    const data = glyphs
      .map((glyph, index) => outlineData(outlineOf(glyph), xs[index] ?? 0, ys[index] ?? 0, scale))
      .join('');
    if (data !== '') this.#out.push(`<path d="${data}"${this.#fill(run.colour)}/>`);
    if (text.trim() === '') return;
    const size = ` font-size="${points(run.size)}" fill-opacity="0"`;
    const place = run.vertical
      ? ` x="${points(xs[0] ?? 0)}" y="${points(ys[0] ?? 0)}"`
      : ` x="${points(run.rtl ? to : from)}" y="${points(ys[0] ?? 0)}" textLength="${points(to - from)}" lengthAdjust="spacingAndGlyphs"`;
    const direction = run.rtl ? ' direction="rtl"' : '';
    this.#out.push(`<text${size}${place}${direction}>${escapeText(text)}</text>`);
  }

  /** Ends the line under way, before anything else is written. */
  #closeText(): void {
    this.#writeLine();
    this.#endText();
  }

  #endText(): void {
    if (this.#text) this.#out.push('</text>');
    this.#text = null;
  }

  #fill(colour: Colour): string {
    const rgb = rgbOf(colour, this.resources.list.inks);
    return rgb === 0 ? '' : ` fill="${formatHexColour(rgb)}"`;
  }

  path(item: PathItem, x: Mpt, y: Mpt): void {
    const last = this.#line.at(-1);
    // What underlines or strikes a run goes with it, wherever it is read; the line of text goes on behind it.
    if (last && isOn(item, x, y, last)) {
      last.lines.push({ item, x, y });
      return;
    }
    this.#closeText();
    this.#writePath(item, x, y);
  }

  #writePath(item: PathItem, x: Mpt, y: Mpt): void {
    const { fill, stroke, gradient } = item;
    if ((fill === null && stroke === null && !gradient) || item.path.length === 0) return;
    const paint = gradient
      ? ` fill="url(#${this.#gradient(gradient, x, y)})"`
      : fill === null
        ? ' fill="none"'
        : this.#fill(fill);
    const rule = item.rule === 'evenodd' ? ' fill-rule="evenodd"' : '';
    this.#out.push(`<path d="${pathData(item.path, x, y)}"${paint}${rule}${this.#stroke(stroke)}/>`);
  }

  #stroke(stroke: Stroke | null): string {
    if (!stroke || stroke.width <= 0) return '';
    const { colour, width, dash, cap, join, miterLimit = MITER_LIMIT } = stroke;
    return (
      ` stroke="${formatHexColour(rgbOf(colour, this.resources.list.inks))}" stroke-width="${points(width)}"` +
      (dash.length > 0 ? ` stroke-dasharray="${dash.map(points).join(' ')}"` : '') +
      (cap && cap !== 'butt' ? ` stroke-linecap="${cap}"` : '') +
      (join && join !== 'miter'
        ? ` stroke-linejoin="${join}"`
        : ` stroke-miterlimit="${decimal(miterLimit)}"`)
    );
  }

  /** A gradient counts from the path's origin, so each place of its use has one of its own. */
  #gradient(gradient: Gradient, x: Mpt, y: Mpt): string {
    const id = this.#newId('g');
    const { from, to, stops, transform } = gradient;
    const [a, b, c, d, e, f] = transform;
    const matrix = `matrix(${[a / 1000, b / 1000, c / 1000, d / 1000, (e + x) / 1000, (f + y) / 1000].map(precise).join(' ')})`;
    const isLinear = from.radius === 0 && to.radius === 0;
    const geometry = isLinear
      ? ` x1="${precise(from.x)}" y1="${precise(from.y)}" x2="${precise(to.x)}" y2="${precise(to.y)}"`
      : ` fx="${precise(from.x)}" fy="${precise(from.y)}" fr="${precise(from.radius)}" cx="${precise(to.x)}" cy="${precise(to.y)}" r="${precise(to.radius)}"`;
    const tag = isLinear ? 'linearGradient' : 'radialGradient';
    const colours = stops.map(
      ({ offset, colour, opacity }) =>
        `<stop offset="${decimal(offset)}" stop-color="${formatHexColour(rgbOf(colour, this.resources.list.inks))}"` +
        `${opacity === 1 ? '' : ` stop-opacity="${decimal(opacity)}"`}/>`,
    );
    this.#out.push(
      `<defs><${tag} id="${id}" gradientUnits="userSpaceOnUse" gradientTransform="${matrix}"${geometry}>${colours.join('')}</${tag}></defs>`,
    );
    return id;
  }

  image(item: ImageItem, x: Mpt, y: Mpt): void {
    this.#closeText();
    const image = this.resources.imageOf(item);
    if (image === null) return;
    const key = `${item.asset} ${item.page}`;
    let id = this.#images.get(key);
    if (id === undefined) {
      id = this.#newId('i');
      this.#images.set(key, id);
      this.#out.push(
        `<defs><image id="${id}" width="1" height="1" preserveAspectRatio="none" href="${escapeAttribute(image.address)}"/></defs>`,
      );
    }
    const matrix = `matrix(${points(item.width)} 0 0 ${points(item.height)} ${points(x)} ${points(y)})`;
    this.#out.push(`<use href="#${id}" transform="${matrix}"/>`);
    const toPage = [item.width / 1000, 0, 0, item.height / 1000, x / 1000, y / 1000] as const;
    for (const text of image.texts) this.#imageText(text, toPage);
  }

  /** Text over an image: invisible, as wide as it is there. */
  #imageText({ text, matrix, size, width, isRtl }: ImageText, toPage: Matrix): void {
    const place = multiply(toPage, matrix).map(decimal).join(' ');
    const length = width > 0 ? ` textLength="${decimal(width)}" lengthAdjust="spacingAndGlyphs"` : '';
    const direction = isRtl ? ` x="${decimal(width)}" direction="rtl"` : '';
    this.#out.push(
      `<text transform="matrix(${place})" font-size="${decimal(size)}" fill-opacity="0"${direction}${length}>${escapeText(text)}</text>`,
    );
  }

  link(item: LinkItem, x: Mpt, y: Mpt, tag: StructureTag | null): void {
    this.#closeText();
    const address = hrefOf(item.uri);
    if (address === null) return;
    const { width, height, uri } = item;
    const box = `<rect x="${points(x)}" y="${points(y)}" width="${points(width)}" height="${points(height)}" fill="none" pointer-events="all"/>`;
    const isInside = tag !== null && this.#links.has(tag);
    this.#out.push(isInside ? box : `<a href="${address}" aria-label="${escapeAttribute(uri)}">${box}</a>`);
  }

  enterGroup(group: GroupItem, x: Mpt, y: Mpt): void {
    this.#closeText();
    const { transform, clip, clipRule, opacity } = group;
    const moved = transform ? ` transform="${matrixText(transform, x, y)}"` : '';
    const faint = opacity === undefined || opacity >= 1 ? '' : ` opacity="${decimal(opacity)}"`;
    this.#out.push(`<g${moved}${faint}>`);
    const masked = this.#mask(group, x, y);
    if (!clip) {
      this.#out.push(`<g${masked}>`);
      return;
    }
    const id = this.#newId('c');
    const rule = clipRule === 'evenodd' ? ' clip-rule="evenodd"' : '';
    const data = pathData(clip, transform ? 0 : x, transform ? 0 : y);
    this.#out.push(
      `<clipPath id="${id}"><path d="${data}"${rule}/></clipPath><g clip-path="url(#${id})"${masked}>`,
    );
  }

  /** Writes what a group is seen through; the attribute that refers to it, or nothing. */
  #mask(group: GroupItem, x: Mpt, y: Mpt): string {
    if (!group.mask) return '';
    const id = this.#newId('m');
    const type = group.mask.by === 'alpha' ? ' style="mask-type:alpha"' : '';
    this.#out.push(`<mask id="${id}" maskUnits="userSpaceOnUse"${EVERYWHERE}${type}>`);
    walkMask(group, x, y, this);
    this.#out.push('</mask>');
    return ` mask="url(#${id})"`;
  }

  leaveGroup(): void {
    this.#closeText();
    this.#out.push('</g></g>');
  }

  /** Ids of elements hold no dot, so that these are never names that links go to. */
  #newId(kind: string): string {
    this.#ids += 1;
    return `fumi.${kind}${this.#ids}`;
  }
}

/** What masks let through ends where they do, not at a box around what they mask. */
const EVERYWHERE = ' x="-32000" y="-32000" width="64000" height="64000"';

/** Gradients count in millipoints and far smaller numbers. */
const precise = (value: number): string => String(Math.round(value * 1e9) / 1e9 + 0);

/** Whether a path is drawn on a run: from the same element, and nowhere beside it. */
function isOn(item: PathItem, x: Mpt, y: Mpt, { run, x: left }: Placed): boolean {
  if (item.source !== run.source || run.vertical) return false;
  const box = pathBox(item, x, y);
  return box.x >= left && box.x + box.width <= left + run.width;
}

/** One place a character; one `y` where they stand on one line. */
function places({ xs, ys }: TextPiece): string {
  const y = ys.every((each) => each === ys[0]) ? points(ys[0] ?? 0) : ys.map(points).join(' ');
  return ` x="${xs.map(points).join(' ')}" y="${y}"`;
}

/** The addresses of a page's links by the tag they lie in. */
function linksOf(page: DisplayPage): ReadonlyMap<StructureTag, string> {
  const links = new Map<StructureTag, string>();
  walk(page, {
    link: ({ uri }, _x, _y, tag) => {
      if (tag?.role === 'Link') links.set(tag, uri);
    },
  });
  return links;
}

/** The attribute's value of a link; `null` for what may be none. */
function hrefOf(uri: string): string | null {
  if (uri.startsWith('#')) return `#${escapeAttribute(encodeURIComponent(uri.slice(1)))}`;
  return isAllowedLink(uri) ? escapeAttribute(uri) : null;
}
