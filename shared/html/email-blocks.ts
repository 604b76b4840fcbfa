/**
 * Blocks of an e-mail. Mail programs know tables, inlined styles and little else; Outlook's desktop program lays out
 * with Word. Distances between blocks are margins of paragraphs and rows of height, never margins of tables.
 */
import { type Diagnostic, diagnostic } from '../diag';
import {
  plainTextOf,
  type SemanticAlign,
  type SemanticBlock,
  type SemanticBox,
  type SemanticButton,
  type SemanticCell,
  type SemanticImage,
  type SemanticList,
  type SemanticLook,
  type SemanticParagraph,
  type SemanticRow,
  type SemanticRule,
  type SemanticStroke,
  type SemanticTable,
  type TextDirection,
} from '../display';
import { formatHexColour } from '../geometry';
import { luminanceOf } from './dark-colours';
import { type EmailLook, pixels } from './email-look';
import { usualLook, writeInlines, writeLabel } from './email-text';
import { escapeAttribute, escapeText } from './escape';
import { type CellPlace, cellPlaces } from './table-places';
import { directionOfInlines } from './text-direction';

/** An image that the e-mail shows; `id` is its Content-ID. */
export interface EmailImage {
  /** SHA-256 of the file. */
  readonly asset: string;
  readonly mediaType: string;
  readonly id: string;
}

/** What mail programs show; SVG and PDF are not among it. */
const SHOWN_IMAGES = new Set(['image/png', 'image/jpeg', 'image/gif']);
const PRESENTATION = 'role="presentation" cellpadding="0" cellspacing="0" border="0"';
const FRAMED: ReadonlySet<SemanticBlock['kind']> = new Set(['table', 'box', 'button']);
const LEAST_GAP = 12;
/** Characters that a cell shows on one line where there is room for it. */
const SHORT_CELL = 14;
/** Characters of the longest amount: what is longer and stands at the end is text, and goes on on another line. */
const LONG_AMOUNT = 26;
/** Words that may be divided where a screen is too narrow for their column; shorter ones stay whole. */
const LONG_WORD = /\S{15}/;
const LIGHT_TEXT = 0xfdfdfe;
const DARK_TEXT = 0x16191d;

export class EmailBlocks {
  readonly images: EmailImage[] = [];
  readonly diagnostics: Diagnostic[] = [];

  constructor(
    private readonly look: EmailLook,
    private readonly direction: TextDirection,
    private readonly addressOf: (image: EmailImage) => string,
  ) {}

  /** Blocks one below the other in a room of so many pixels. */
  write(blocks: readonly SemanticBlock[], width: number): string {
    let html = '';
    let before: SemanticBlock | null = null;
    for (const block of blocks) {
      const gap = before ? gapBetween(before, block) : 0;
      html += this.#block(block, gap, width);
      before = block;
    }
    return html;
  }

  #block(block: SemanticBlock, gap: number, width: number): string {
    switch (block.kind) {
      case 'paragraph':
        return this.#paragraph(block, gap);
      case 'button':
        return spacer(gap) + this.#button(block);
      case 'list':
        return this.#list(block, gap, width);
      case 'table':
        return spacer(gap) + this.#table(block, width);
      case 'image':
        return spacer(gap) + this.#image(block, width);
      case 'box':
        return spacer(gap) + this.#box(block, width);
      case 'rule':
        return spacer(gap) + this.#rule(block);
    }
  }

  #paragraph({ role, inlines, lineHeight, align, lang }: SemanticParagraph, gap: number): string {
    const usual = usualLook(inlines, this.look.base);
    const tag = role === 'P' ? 'p' : role.toLowerCase();
    const direction = this.#directionOf(inlines);
    const styles = [`margin:${gap}px 0 0`, ...this.#textStyles(usual, lineHeight, align, direction)];
    const language = lang === undefined ? '' : ` lang="${escapeAttribute(lang)}"`;
    const content = writeInlines(inlines, usual, this.look) || '&nbsp;';
    return `<${tag}${language}${this.#turn(direction)} class="${this.look.classOf('text', usual.colour)}" style="${styles.join(';')}">${content}</${tag}>\n`;
  }

  #directionOf(inlines: SemanticParagraph['inlines']): TextDirection {
    return directionOfInlines(inlines, this.direction);
  }

  /** The attribute of what runs the other way than the e-mail. */
  #turn(direction: TextDirection): string {
    return direction === this.direction ? '' : ` dir="${direction}"`;
  }

  #textStyles(
    usual: SemanticLook,
    lineHeight: number,
    align: SemanticAlign,
    direction: TextDirection = this.direction,
  ): string[] {
    const { look } = this;
    return [
      ...(usual.family === look.base.family ? [] : [`font-family:${look.stackOf(usual.family)}`]),
      `font-size:${look.sizeOf(usual)}px`,
      `line-height:${look.lineHeightOf(usual, lineHeight)}px`,
      `color:${formatHexColour(usual.colour)}`,
      `font-weight:${usual.weight >= 600 ? 700 : 400}`,
      ...(usual.italic ? ['font-style:italic'] : []),
      ...(usual.underline ? ['text-decoration:underline'] : []),
      ...(usual.smallCaps ? ['font-variant:small-caps'] : []),
      `text-align:${this.#side(align, direction)}`,
    ];
  }

  /** Old mail programs know left and right only. */
  #side(align: SemanticAlign, direction: TextDirection = this.direction): string {
    if (align === 'center') return 'center';
    return (align !== 'end') === (direction === 'ltr') ? 'left' : 'right';
  }

  /** A link to press, as large as a finger: the cell is coloured, so that it is a button in every program. */
  #button({ label, link, look: own, align, lang }: SemanticButton): string {
    const isDark = luminanceOf(own.colour) < 0.4;
    const ground = isDark ? own.colour : DARK_TEXT;
    const language = lang === undefined ? '' : ` lang="${escapeAttribute(lang)}"`;
    const direction = this.#turn(this.#directionOf(label));
    const size = Math.max(15, this.look.sizeOf(own));
    return (
      `<table ${PRESENTATION} align="${this.#side(align)}" style="border-collapse:separate"><tr>` +
      `<td align="center" bgcolor="${formatHexColour(ground)}" style="border-radius:6px;background-color:${formatHexColour(ground)};mso-padding-alt:12px 24px">` +
      `<a href="${escapeAttribute(link)}"${language}${direction} target="_blank" rel="noopener" style="display:inline-block;padding:12px 24px;` +
      `border-radius:6px;background-color:${formatHexColour(ground)};color:${formatHexColour(LIGHT_TEXT)};font-size:${size}px;line-height:20px;` +
      `font-weight:700;text-decoration:none">${writeLabel(label)}</a></td></tr></table>${clear()}\n`
    );
  }

  #list({ items, marker }: SemanticList, gap: number, width: number): string {
    const isOwn = marker !== 'other';
    const tag = marker === 'bullet' || marker === 'other' ? 'ul' : 'ol';
    const first = items[0]?.number ?? 1;
    const start = tag === 'ol' && isOwn && first !== 1 ? ` start="${first}"` : '';
    const kind = isOwn ? (marker === 'bullet' ? 'disc' : marker) : 'none';
    const side = this.direction === 'ltr' ? 'left' : 'right';
    const written = items.map(({ label, blocks, number }) => {
      const value = tag === 'ol' && number !== null ? ` value="${number}"` : '';
      const [head, ...rest] = blocks;
      const lead = isOwn ? '' : `${escapeText(label)} `;
      return `<li${isOwn ? value : ''}${this.#itemStyle(head)}>${this.#itemText(head, lead, width)}${this.write(rest, width - 24)}</li>\n`;
    });
    return (
      `<${tag}${start} style="margin:${gap}px 0 0;padding:0;padding-${side}:${isOwn ? 24 : 8}px;list-style-type:${kind}">\n` +
      `${written.join('')}</${tag}>\n`
    );
  }

  #itemStyle(block: SemanticBlock | undefined): string {
    if (block?.kind !== 'paragraph') return ' style="margin:4px 0 0"';
    const usual = usualLook(block.inlines, this.look.base);
    const direction = this.#directionOf(block.inlines);
    const styles = ['margin:4px 0 0', ...this.#textStyles(usual, block.lineHeight, block.align, direction)];
    return `${this.#turn(direction)} class="${this.look.classOf('text', usual.colour)}" style="${styles.join(';')}"`;
  }

  #itemText(block: SemanticBlock | undefined, lead: string, width: number): string {
    if (!block) return lead;
    if (block.kind !== 'paragraph') return lead + this.write([block], width - 24);
    return lead + writeInlines(block.inlines, usualLook(block.inlines, this.look.base), this.look);
  }

  #table(table: SemanticTable, width: number): string {
    const isData = [...table.head, ...table.body].some(({ cells }) => cells.some((cell) => cell.isHeading));
    const part = (tag: string, rows: readonly SemanticRow[], last: 'rule' | 'headRule'): string => {
      if (rows.length === 0) return '';
      const places = cellPlaces(rows);
      const below = (row: number) => table[row === rows.length - 1 ? last : 'rule'];
      const written = rows.map((row, index) => this.#row(row, places[index] ?? [], table, width, below, tag));
      return `<${tag}>\n${written.join('')}</${tag}>\n`;
    };
    const role = isData ? '' : ' role="presentation"';
    return (
      `<table${role}${this.#turn(table.direction)} class="d" width="100%" cellpadding="0" cellspacing="0" border="0" style="width:100%;border-collapse:collapse">\n` +
      part('thead', table.head, table.headRule ? 'headRule' : 'rule') +
      part('tbody', table.body, table.foot.length > 0 && table.headRule ? 'headRule' : 'rule') +
      part('tfoot', table.foot, 'rule') +
      '</table>\n'
    );
  }

  #row(
    { cells, fill }: SemanticRow,
    places: readonly CellPlace[],
    table: SemanticTable,
    width: number,
    below: (row: number) => SemanticStroke | null,
    part: string,
  ): string {
    const written = cells.map((cell, index) => {
      const { column, lastRow } = places[index] as CellPlace;
      const stroke = below(lastRow);
      const shares = table.columns.slice(column, column + cell.columnSpan);
      const share = shares.reduce<number>((sum, each) => sum + (each ?? 0), 0);
      const isOpen = shares.some((each) => each === null);
      const padding = `${pixels(table.paddingY)}px ${pixels(table.paddingX)}px`;
      const border = stroke
        ? [`border-bottom:${Math.max(1, pixels(stroke.width))}px solid ${formatHexColour(stroke.colour)}`]
        : [];
      const classes = stroke ? [this.look.classOf('line', stroke.colour)] : [];
      return this.#cell(
        cell,
        [`padding:${padding}`, ...border],
        classes,
        isOpen ? '' : ` width="${Math.round(share * 100)}%"`,
        Math.max(40, Math.round(width * share)),
        part,
        fill,
        table.direction !== this.direction,
      );
    });
    return `<tr>${written.join('')}</tr>\n`;
  }

  #cell(
    cell: SemanticCell,
    styles: readonly string[],
    classes: readonly string[],
    size: string,
    width: number,
    part: string,
    rowFill: number | null,
    isTurned: boolean,
  ): string {
    const tag = cell.isHeading ? 'th' : 'td';
    const scope = cell.isHeading ? ` scope="${part === 'thead' ? 'col' : 'row'}"` : '';
    const spans =
      (cell.columnSpan > 1 ? ` colspan="${cell.columnSpan}"` : '') +
      (cell.rowSpan > 1 ? ` rowspan="${cell.rowSpan}"` : '');
    const fill = cell.fill ?? rowFill;
    const all = [...styles, `vertical-align:${cell.verticalAlign}`];
    const names = [...classes];
    let ground = '';
    if (fill !== null) {
      all.push(`background-color:${formatHexColour(fill)}`);
      names.push(this.look.classOf('ground', fill));
      ground = ` bgcolor="${formatHexColour(fill)}"`;
    }
    const [only, ...others] = cell.blocks;
    let content = '';
    let language = '';
    let direction = this.direction;
    if (only?.kind === 'paragraph' && others.length === 0 && only.role === 'P') {
      // The usual cell is one paragraph: the cell itself carries its style.
      const usual = usualLook(only.inlines, this.look.base);
      direction = this.#directionOf(only.inlines);
      all.push(...this.#textStyles(usual, only.lineHeight, only.align, direction));
      names.push(this.look.classOf('text', usual.colour));
      if (only.lang !== undefined) language = ` lang="${escapeAttribute(only.lang)}"`;
      content = writeInlines(only.inlines, usual, this.look);
      const text = plainTextOf(only.inlines);
      const isAmount = only.align === 'end' && !cell.isHeading && text.length <= LONG_AMOUNT;
      if (isAmount) names.push('n');
      else if (LONG_WORD.test(text)) names.push('w');
      if (isAmount || (!cell.isHeading && text.length <= SHORT_CELL)) all.push('white-space:nowrap');
    } else content = this.write(cell.blocks, width);
    // In a table that runs the other way every cell says that it does not.
    language += isTurned ? ` dir="${direction}"` : this.#turn(direction);
    const className = names.length > 0 ? ` class="${names.join(' ')}"` : '';
    return `<${tag}${scope}${spans}${size}${ground}${language}${className} style="${all.join(';')}">${content || '&nbsp;'}</${tag}>`;
  }

  #image(image: SemanticImage, room: number): string {
    const { asset, mediaType, alt, align } = image;
    if (!SHOWN_IMAGES.has(mediaType)) {
      this.diagnostics.push(diagnostic('email.imageFormat', { mediaType }, { nodeId: image.nodeId }));
      return alt === '' ? '' : this.#spoken(alt, align);
    }
    const width = Math.max(1, Math.min(pixels(image.width), room));
    const height = Math.max(1, Math.round((image.height * width) / image.width));
    const id = `${asset.slice(0, 24)}@fumi.invalid`;
    const shown: EmailImage = { asset, mediaType, id };
    if (!this.images.some((known) => known.asset === asset)) this.images.push(shown);
    // A light ground of its own keeps a dark logo without background visible in dark mode.
    return (
      `<div style="text-align:${this.#side(align)};font-size:14px;line-height:0"><img src="${escapeAttribute(this.addressOf(shown))}" width="${width}" height="${height}"` +
      ` alt="${escapeAttribute(alt)}" style="display:inline-block;width:${width}px;max-width:100%;height:auto;border:0;line-height:18px;background-color:#fefefe;color:#16191d"></div>\n`
    );
  }

  #spoken(alt: string, align: SemanticAlign): string {
    const { base } = this.look;
    const styles = ['margin:0', ...this.#textStyles(base, base.size * 1.5, align), 'font-style:italic'];
    return `<p class="${this.look.classOf('text', base.colour)}" style="${styles.join(';')}">${escapeText(alt)}</p>\n`;
  }

  #box({ fill, border, accent, radius, padding, blocks }: SemanticBox, width: number): string {
    const side = this.direction === 'ltr' ? 'left' : 'right';
    const styles = [
      `padding:${pixels(padding.top)}px ${pixels(padding.right)}px ${pixels(padding.bottom)}px ${pixels(padding.left)}px`,
    ];
    const classes: string[] = [];
    let ground = '';
    if (fill !== null) {
      styles.push(`background-color:${formatHexColour(fill)}`);
      classes.push(this.look.classOf('ground', fill));
      ground = ` bgcolor="${formatHexColour(fill)}"`;
    }
    for (const { sides, stroke } of borderLines(border)) {
      const { width, colour } = stroke;
      styles.push(`border${sides}:${Math.max(1, pixels(width))}px solid ${formatHexColour(colour)}`);
      classes.push(this.look.classOf('line', colour));
    }
    if (radius > 0) styles.push(`border-radius:${pixels(radius)}px`);
    if (accent)
      styles.push(
        `border-${side}:${Math.max(2, pixels(accent.width))}px solid ${formatHexColour(accent.colour)}`,
      );
    const room = width - pixels(padding.left + padding.right);
    const className = classes.length > 0 ? ` class="${classes.join(' ')}"` : '';
    return (
      `<table ${PRESENTATION} width="100%" style="width:100%;border-collapse:separate"><tr>` +
      `<td${ground}${className} style="${styles.join(';')}">\n${this.write(blocks, room)}</td></tr></table>\n`
    );
  }

  #rule({ stroke }: SemanticRule): string {
    const width = Math.max(1, pixels(stroke.width));
    return (
      `<div class="${this.look.classOf('line', stroke.colour)}" style="border-top:${width}px solid ${formatHexColour(stroke.colour)};` +
      'font-size:0;line-height:0;height:0">&nbsp;</div>\n'
    );
  }
}

/** Pixels between blocks: what they want, and enough for what is framed to stand apart. */
function gapBetween(before: SemanticBlock, block: SemanticBlock): number {
  const wanted = pixels(Math.max(before.spaceAfter, block.spaceBefore));
  return FRAMED.has(before.kind) || FRAMED.has(block.kind) ? Math.max(LEAST_GAP, wanted) : wanted;
}

const spacer = (height: number): string =>
  height === 0
    ? ''
    : `<div style="height:${height}px;line-height:${height}px;font-size:1px;mso-line-height-rule:exactly">&nbsp;</div>\n`;

/** Ends what an aligned table lets flow beside it. */
const clear = (): string => '<div style="clear:both;height:0;line-height:0;font-size:0">&nbsp;</div>';

/** The lines of a border: one for all sides, or each of its own. */
function borderLines(
  border: SemanticBox['border'],
): readonly { readonly sides: string; readonly stroke: SemanticStroke }[] {
  const { top, right, bottom, left } = border;
  const isSame = (side: SemanticStroke | null) => side?.colour === top?.colour && side?.width === top?.width;
  if (isSame(right) && isSame(bottom) && isSame(left)) return top ? [{ sides: '', stroke: top }] : [];
  return Object.entries(border).flatMap(([side, stroke]) => (stroke ? [{ sides: `-${side}`, stroke }] : []));
}
