/** Sets the paragraphs of a text element line by line through regions. */
import type { DisplayItem, Frame, StructureTag } from '../../display';
import type { Mpt } from '../../geometry';
import {
  ARTIFACT,
  type Content,
  type Fragment,
  isEmpty,
  type LayoutContext,
  place,
  plainFrame,
  type Regions,
} from '../../layout';
import {
  breakParagraph,
  emitLine,
  type Line,
  type ShapedParagraph,
  shapeParagraph,
  type TextSpan,
} from '../../text';
import { fillPages, isCollapsed } from './resolve-text';
import type { ResolvedParagraph, ResolvedText } from './resolved-text';

/** Lines of a divided paragraph that stay together at the bottom of a region and on top of the next. */
const ORPHANS = 2;
const WIDOWS = 2;

export function layoutText(content: Content, regions: Regions, context: LayoutContext): readonly Fragment[] {
  return new TextFlow(content, regions, context).run();
}

class TextFlow {
  readonly #fragments: Fragment[] = [];
  readonly #source: number;
  #items: DisplayItem[] = [];
  #used: Mpt = 0;
  #region = 0;

  constructor(
    private readonly content: Content,
    private readonly regions: Regions,
    private readonly context: LayoutContext,
  ) {
    this.#source = context.source(content.compiled.id, content.recordPath);
    context.setText(content.compiled.id, content.recordPath);
  }

  run(): readonly Fragment[] {
    const { paragraphs } = this.content.data as ResolvedText;
    let spaceAfter = 0;
    let isFirst = true;
    for (const paragraph of paragraphs) {
      if (isCollapsed(paragraph)) continue;
      const { compiled } = paragraph;
      const space = isFirst ? 0 : Math.max(spaceAfter, compiled.spaceBefore);
      this.#setParagraph(paragraph, space);
      spaceAfter = compiled.spaceAfter;
      isFirst = false;
    }
    this.#closeRegion();
    return this.#fragments;
  }

  #setParagraph(paragraph: ResolvedParagraph, space: Mpt): void {
    const { content, context } = this;
    const { page } = this.regions.at(this.#region);
    const { compiled, text, spans } = fillPages(paragraph, content.scope, page, context);
    const shaped = shapeParagraph({ ...compiled.look, text, spans }, context.text);
    const source = context.source(content.compiled.id, content.recordPath, text, compiled.index);
    const tag = this.#tagOf(paragraph);
    let width = this.regions.at(this.#region).width;
    let lines = breakParagraph(shaped, () => width);
    let next = 0;
    let top = this.#used > 0 ? space : 0;
    while (next < lines.length) {
      const count = this.#linesThatFit(lines.length - next, next > 0, top, compiled.look.lineHeight);
      if (count > 0) {
        this.#used += top;
        this.#putLines(shaped, lines.slice(next, next + count), source, tag, width);
        next += count;
      }
      if (next >= lines.length) break;
      this.#closeRegion();
      this.#region += 1;
      top = 0;
      const wider = this.regions.at(this.#region).width;
      if (wider !== width) {
        width = wider;
        lines = breakParagraph(shaped, () => width, (lines[next] as Line).start);
        next = 0;
      }
    }
  }

  /** How many of the lines that are left go into the current region, minding orphans and widows. */
  #linesThatFit(left: number, isContinued: boolean, top: Mpt, lineHeight: Mpt): number {
    const region = this.regions.at(this.#region);
    const fits = Math.min(left, Math.max(0, Math.floor((region.height - this.#used - top) / lineHeight)));
    if (fits === left) return fits;
    const canMove = this.#used > 0 || !isEmpty(region);
    if (!canMove) return Math.max(1, fits);
    const keepsWidows = left - fits < WIDOWS ? left - WIDOWS : fits;
    const isOrphan = !isContinued && keepsWidows < Math.min(ORPHANS, left);
    return isOrphan ? 0 : Math.max(0, keepsWidows);
  }

  #putLines(
    shaped: ShapedParagraph,
    lines: readonly Line[],
    source: number,
    tag: StructureTag | null,
    width: Mpt,
  ): void {
    const items: DisplayItem[] = [];
    let y = 0;
    for (const line of lines) {
      const own = emitLine(shaped, line, width, source, this.context.text);
      const shown = own.length > 0 ? own : [this.#emptyRun(shaped, line, source, width)];
      if (y === 0) items.push(...shown);
      else items.push(place(plainFrame(width, line.height, shown), 0, y));
      y += line.height;
    }
    this.#items.push(place({ width, height: y, items, source, tag }, 0, this.#used));
    this.#used += y;
  }

  /** A run without glyphs: an empty line has a place, for the caret and in the order of reading. */
  #emptyRun({ spec }: ShapedParagraph, line: Line, source: number, width: Mpt): DisplayItem {
    const { text } = this.context;
    const style = (spec.spans[0] as TextSpan).style;
    const font = text.fonts.resolve(style).primary?.face.font;
    const share = spec.align === 'center' ? 0.5 : spec.align === 'end' ? 1 : 0;
    return {
      kind: 'glyphs',
      x: Math.round(width * share),
      y: line.baseline,
      width: 0,
      font: font ? text.fontIndex(font) : 0,
      size: style.size,
      colour: style.colour,
      start: 0,
      count: 0,
      source,
      textStart: line.start,
      textEnd: line.start,
      rtl: false,
      vertical: false,
    };
  }

  #closeRegion(): void {
    const { width } = this.regions.at(this.#region);
    const isLeftEmpty = this.#items.length === 0 && this.#fragments.length === 0 && this.#used === 0;
    const frame: Frame = { width, height: this.#used, items: this.#items, source: this.#source, tag: null };
    this.#fragments.push(isLeftEmpty ? null : frame);
    this.#items = [];
    this.#used = 0;
  }

  #tagOf({ compiled }: ResolvedParagraph): StructureTag {
    const { node } = this.content.compiled;
    if (node.role === 'artifact') return ARTIFACT;
    const { language } = this.content.data as ResolvedText;
    const lang = node.lang ?? language;
    return { role: node.role ?? compiled.role, lang };
  }
}
