/**
 * Sets the paragraphs of a text element line by line through regions. Everything is counted along the lines and across
 * them, so that vertical text goes the same way: there the regions are turned, and lines follow each other to the left.
 */
import { diagnostic } from '../../diag';
import type { DisplayItem, Frame, StructureTag } from '../../display';
import type { Mpt } from '../../geometry';
import {
  ARTIFACT,
  type Content,
  type Fragment,
  isEmpty,
  type LayoutContext,
  place,
  type Region,
  type Regions,
  RestOfRegions,
} from '../../layout';
import {
  breakParagraph,
  firstCut,
  inTextOrder,
  type Line,
  type ShapedParagraph,
  shapeParagraph,
} from '../../text';
import { fillParagraph, placeOf } from './fill-text';
import { titleOf } from './isolated-values';
import { emitLabel, type ShapedLabel, shapeLabel } from './list-label';
import { calledLabel } from './list-numbers';
import { type ItemTags, ListTags } from './list-tags';
import { isCollapsed } from './resolve-text';
import type { ResolvedParagraph, ResolvedText } from './resolved-text';
import { FULL_SIZE, scaledParagraph } from './scale-text';
import { RangeSetter, setLine } from './set-lines';

export interface TextFlowOptions {
  /** The regions are turned: their width is the length of the lines, their height the room for lines side by side. */
  readonly isVertical: boolean;
  /** Percent of the text's size. */
  readonly scale: number;
}

/** How text is set where nothing else is asked. */
export const PLAIN_FLOW: TextFlowOptions = { isVertical: false, scale: FULL_SIZE };

/** Characters of a word that a message about it shows. */
const MOST_SHOWN = 40;

/** Lays the text out; where fewer lines than wanted begin in the current region, all of them go to the next. */
export function flowText(
  content: Content,
  regions: Regions,
  context: LayoutContext,
  options: TextFlowOptions,
): readonly Fragment[] {
  const flow = new TextFlow(content, regions, context, options);
  const fragments = flow.run();
  const atLeast = content.compiled.node.keep?.atLeast;
  if (atLeast === undefined || !fragments[0] || fragments.length < 2) return fragments;
  if (flow.linesInFirst >= atLeast || isEmpty(regions.at(0))) return fragments;
  const others = new RestOfRegions(regions, 1, 0);
  return [null, ...new TextFlow(content, others, context, options).run()];
}

/** One paragraph while it is being set. */
interface Setting {
  readonly paragraph: ResolvedParagraph;
  readonly shaped: ShapedParagraph;
  /** Sets lines with links and other stretches of their own; null for text that has none. */
  readonly ranges: RangeSetter | null;
  readonly source: number;
  /** Length of the lines. */
  measure: Mpt;
  lines: readonly Line[];
  /** Frames of the lines that carry notes, which had to be set before it is known where they go. */
  noted: ReadonlyMap<Line, Frame> | null;
  readonly label: ShapedLabel | null;
  readonly itemTags: ItemTags | null;
  readonly tag: StructureTag;
}

/** Where a paragraph begins, to go back there. */
interface Place {
  readonly paragraph: number;
  readonly region: number;
  readonly items: number;
  readonly used: Mpt;
  readonly notes: Mpt;
  readonly isLabelled: boolean;
}

class TextFlow {
  readonly #fragments: Fragment[] = [];
  readonly #source: number;
  #listTags: ListTags | null = null;
  #items: DisplayItem[] = [];
  #used: Mpt = 0;
  /** What the notes of the lines in the current region take at its bottom. */
  #notes: Mpt = 0;
  #region = 0;
  #isLabelled = false;
  /** Where the paragraphs begin that stand last in the current region and are to keep with the next one. */
  #kept: Place | null = null;
  /** The region in which the last paragraph begins. */
  #begunIn = 0;
  /** Lines that stand in the first region. */
  linesInFirst = 0;

  constructor(
    private readonly content: Content,
    private readonly regions: Regions,
    private readonly context: LayoutContext,
    private readonly options: TextFlowOptions,
  ) {
    this.#source = context.source(content.compiled.id, content.recordPath);
    context.setText(content.compiled.id, content.recordPath);
  }

  run(): readonly Fragment[] {
    const { paragraphs } = this.content.data as ResolvedText;
    let spaceAfter: Mpt | null = null;
    for (let index = 0; index < paragraphs.length; index += 1) {
      const paragraph = paragraphs[index] as ResolvedParagraph;
      if (isCollapsed(paragraph)) continue;
      const { compiled } = scaledParagraph(paragraph, this.options.scale);
      const space = spaceAfter === null ? 0 : Math.max(spaceAfter, compiled.spaceBefore);
      const start = compiled.keepWithNext ? this.#place(index) : null;
      if (!this.#setParagraph(paragraph, space)) {
        index = this.#takeBack() - 1;
        spaceAfter = 0;
        continue;
      }
      this.#kept = start && this.#begunIn === this.#region ? this.#keptSince(start) : null;
      spaceAfter = compiled.spaceAfter;
    }
    this.#closeRegion();
    return this.#fragments;
  }

  /** Where what keeps with the next begins: further up, with this paragraph, or with it at the top of the region it moved to. */
  #keptSince(start: Place): Place {
    if (start.region === this.#region) return this.#kept ?? start;
    return { ...start, region: this.#region, items: 0, used: 0, notes: 0 };
  }

  #place(paragraph: number): Place {
    const { length: items } = this.#items;
    const isLabelled = this.#isLabelled;
    return { paragraph, region: this.#region, items, used: this.#used, notes: this.#notes, isLabelled };
  }

  /** Takes paragraphs that are to keep with the next back to the next region; returns the first of them. */
  #takeBack(): number {
    const { paragraph, items, used, notes, isLabelled } = this.#kept as Place;
    this.#items.length = items;
    this.#used = used;
    this.#notes = notes;
    this.#isLabelled = isLabelled;
    this.#nextRegion();
    return paragraph;
  }

  /** Sets a paragraph; false where its first lines do not fit and those before it are to go along with them. */
  #setParagraph(paragraph: ResolvedParagraph, space: Mpt): boolean {
    const setting = this.#begin(paragraph);
    let next = 0;
    let top = this.#used > 0 ? space : 0;
    while (next < setting.lines.length) {
      const count = this.#linesThatFit(setting, next, top);
      if (count > 0) {
        this.#used += top;
        if (next === 0) this.#begunIn = this.#region;
        this.#putLines(setting, next, next + count);
        next += count;
      }
      if (next >= setting.lines.length) break;
      if (next === 0 && this.#kept && this.#canMove(this.#kept.used)) return false;
      this.#nextRegion();
      top = 0;
      // What depends on the page is written again for the page that the paragraph moves to.
      if (next === 0 && paragraph.compiled.isOpen) return this.#setParagraph(paragraph, 0);
      next = this.#adapt(setting, next);
    }
    return true;
  }

  /** Whether anything stands above a place of the current region, so that the next region offers more room. */
  #canMove(used: Mpt): boolean {
    return used > 0 || (this.#region === 0 && !isEmpty(this.regions.at(0)));
  }

  #begin(resolved: ResolvedParagraph): Setting {
    const { content, context } = this;
    const { page, width } = this.regions.at(this.#region);
    const paragraph = scaledParagraph(fillParagraph(resolved, content, page, context), this.options.scale);
    const { compiled, text, spans, isolates } = paragraph;
    const label = shapeLabel(paragraph, context);
    const indent = compiled.look.indent + (label?.pushes ?? 0);
    const shaped = shapeParagraph({ ...compiled.look, indent, text, spans, isolates }, context.text);
    const source = context.source(content.compiled.id, content.recordPath, text, compiled.index);
    const measure = measureIn(width, paragraph);
    const tag = this.#tagOf(paragraph);
    const setting: Setting = {
      paragraph,
      shaped,
      ranges:
        paragraph.ranges.length > 0
          ? new RangeSetter(shaped, paragraph.ranges, source, content, context)
          : null,
      source,
      measure,
      lines: this.#break(shaped, measure, 0),
      noted: null,
      label,
      itemTags: this.#itemTags(paragraph, tag),
      tag,
    };
    if (compiled.hasNotes) setting.noted = this.#setNoted(setting);
    return setting;
  }

  #break(shaped: ShapedParagraph, measure: Mpt, from: number): readonly Line[] {
    const lines = breakParagraph(shaped, () => measure, from);
    const word = lines.length > 1 ? firstCut(shaped, lines) : null;
    if (word !== null) {
      const shown = word.length > MOST_SHOWN ? `${[...word].slice(0, MOST_SHOWN).join('')}…` : word;
      this.context.report(diagnostic('text.cutWord', { word: shown }, placeOf(this.content)));
    }
    return lines;
  }

  /** Breaks what is left of a paragraph anew where the next region is wider or narrower; returns the line to go on with. */
  #adapt(setting: Setting, next: number): number {
    const measure = measureIn(this.regions.at(this.#region).width, setting.paragraph);
    if (measure === setting.measure) return next;
    setting.measure = measure;
    setting.lines = this.#break(setting.shaped, measure, (setting.lines[next] as Line).start);
    if (setting.noted) setting.noted = this.#setNoted(setting);
    return 0;
  }

  /** Sets the lines with marks of notes, so that it can be asked how tall their notes are. */
  #setNoted(setting: Setting): ReadonlyMap<Line, Frame> {
    const { ranges, lines, measure } = setting;
    const noted = new Map<Line, Frame>();
    for (const line of lines) {
      const notes = ranges?.notesIn(line) ?? [];
      if (notes.length === 0) continue;
      const frame = this.#sized(measure, line.height, this.#setLine(setting, line));
      for (const content of notes) this.context.mark(frame, { kind: 'note', content });
      noted.set(line, frame);
    }
    return noted;
  }

  /** How many lines from `next` on go into the current region, minding orphans, widows and notes. */
  #linesThatFit({ paragraph, lines, noted }: Setting, next: number, top: Mpt): number {
    const region = this.regions.at(this.#region);
    const left = lines.length - next;
    const { look, orphans, widows } = paragraph.compiled;
    const free = region.height - this.#used - this.#notes - top;
    const fits = noted
      ? this.#notedThatFit(lines, next, noted, free, region)
      : Math.min(left, Math.max(0, Math.floor(free / look.lineHeight)));
    if (fits === left) return fits;
    const keepsWidows = left - fits < widows ? left - widows : fits;
    if (!this.#canMove(this.#used))
      return keepsWidows >= (next === 0 ? orphans : 1) ? keepsWidows : Math.max(1, fits);
    const isOrphan = next === 0 && keepsWidows < Math.min(orphans, left);
    return isOrphan ? 0 : Math.max(0, keepsWidows);
  }

  #notedThatFit(
    lines: readonly Line[],
    next: number,
    noted: ReadonlyMap<Line, Frame>,
    free: Mpt,
    { page }: Region,
  ): number {
    let height = 0;
    let count = 0;
    for (let index = next; index < lines.length; index += 1) {
      const line = lines[index] as Line;
      const frame = noted.get(line);
      height += line.height + (frame ? this.#notesOf(frame, page) : 0);
      if (height > free) break;
      count += 1;
    }
    return count;
  }

  /** What notes take of the room for lines; beside vertical lines they take none. */
  #notesOf(frame: Frame, page: number): Mpt {
    return this.options.isVertical ? 0 : this.context.notesHeight(frame, page);
  }

  #putLines(setting: Setting, from: number, to: number): void {
    const { paragraph, measure, source, tag, lines } = setting;
    const { isVertical } = this.options;
    let depth = 0;
    for (let index = from; index < to; index += 1) depth += (lines[index] as Line).height;
    const items: DisplayItem[] = [];
    let across = 0;
    for (let index = from; index < to; index += 1) {
      const line = lines[index] as Line;
      const noted = setting.noted?.get(line);
      if (noted) {
        items.push(this.#placed(noted, 0, across, depth));
        this.#notes += this.#notesOf(noted, this.regions.at(this.#region).page);
      } else {
        const shown = this.#setLine(setting, line);
        if (across === 0 && !isVertical) items.push(...shown);
        else items.push(this.#placed(this.#sized(measure, line.height, shown), 0, across, depth));
      }
      across += line.height;
    }
    const { list, indentStart, indentEnd } = paragraph.compiled;
    const own = setting.label !== null && isHeading(tag) ? null : tag;
    const frame = this.#framed(measure, depth, items, source, own);
    const isStart = from === 0 && (lines[0] as Line).start === 0;
    if (isStart && (setting.label || tag.role !== 'P')) this.#markStart(frame, setting);
    const along = (setting.shaped.baseLevel & 1) === 1 ? indentEnd : indentStart;
    const { height } = this.regions.at(this.#region);
    this.#items.push(
      list
        ? this.#placed(this.#itemPiece(setting, frame, along, isStart), 0, this.#used, height)
        : this.#placed(frame, along, this.#used, height),
    );
    this.#used += depth;
    if (this.#region === 0) this.linesInFirst += to - from;
  }

  #setLine({ shaped, ranges, source, measure }: Setting, line: Line): readonly DisplayItem[] {
    const items = setLine(shaped, line, measure, source, this.context.text);
    return inTextOrder(ranges ? ranges.wrap(items, line, measure) : items);
  }

  /** Lines of a list item in the structure of their list, with the label where the item begins. */
  #itemPiece(
    { label, itemTags, tag, shaped, lines }: Setting,
    text: Frame,
    along: Mpt,
    isStart: boolean,
  ): Frame {
    const { width } = this.regions.at(this.#region);
    const depth = this.options.isVertical ? text.width : text.height;
    const around = (items: readonly DisplayItem[], own: StructureTag | null): Frame =>
      this.#framed(width, depth, items, -1, own);
    const placed: DisplayItem[] = [];
    if (label && isStart) {
      const first = lines[0] as Line;
      const isRtl = (shaped.baseLevel & 1) === 1;
      const at = isRtl ? width - label.position - label.line.width : label.position;
      const lowered = this.options.isVertical ? 0 : first.baseline - label.line.baseline;
      const items = emitLabel(label, this.content, this.context);
      const own: StructureTag | null = tag === ARTIFACT ? null : (itemTags?.label ?? { role: 'Lbl' });
      // Letters that are drawn together far enough take less than nothing.
      const length = Math.max(0, label.line.width);
      const frame = this.#framed(length, first.height, items, -1, own);
      placed.push(this.#placed(frame, at, lowered, depth));
    }
    const body = this.#placed(text, along, 0, depth);
    if (!itemTags) return around([...placed, body], tag);
    placed.push(place(around([body], itemTags.body), 0, 0));
    const { outside } = itemTags;
    let frame = around(placed, outside.at(-1) ?? null);
    for (let index = outside.length - 2; index >= 0; index -= 1) {
      frame = around([place(frame, 0, 0)], outside[index] as StructureTag);
    }
    return frame;
  }

  /** Says what begins here: a heading, something that references call by a number. */
  #markStart(frame: Frame, { paragraph, tag }: Setting): void {
    const { compiled, recordPath } = this.content;
    const { label } = paragraph;
    const of = { nodeId: compiled.id, recordPath };
    if (isHeading(tag)) {
      const level = Number(tag.role.slice(1));
      const numbered = label === null ? {} : { label };
      this.context.mark(frame, { kind: 'heading', level, ...titleOf(paragraph), ...numbered, of });
    }
    if (label === null || this.#isLabelled || !paragraph.compiled.list?.rule.numbering) return;
    this.#isLabelled = true;
    this.context.mark(frame, { kind: 'label', label: calledLabel(label), of });
  }

  /** A frame as long as lines and as deep as what stands across them. */
  #framed(
    length: Mpt,
    depth: Mpt,
    items: readonly DisplayItem[],
    source: number,
    tag: StructureTag | null,
  ): Frame {
    return this.options.isVertical
      ? { width: depth, height: length, items, source, tag }
      : { width: length, height: depth, items, source, tag };
  }

  #sized(length: Mpt, depth: Mpt, items: readonly DisplayItem[]): Frame {
    return this.#framed(length, depth, items, -1, null);
  }

  /** Places a frame inside one of a depth; vertical text begins at the right. */
  #placed(frame: Frame, along: Mpt, across: Mpt, depth: Mpt): DisplayItem {
    return this.options.isVertical
      ? place(frame, depth - across - frame.width, along)
      : place(frame, along, across);
  }

  #nextRegion(): void {
    this.#closeRegion();
    this.#region += 1;
    this.#kept = null;
  }

  #closeRegion(): void {
    const { width, height } = this.regions.at(this.#region);
    const isLeftEmpty = this.#items.length === 0 && this.#fragments.length === 0 && this.#used === 0;
    const depth = this.options.isVertical ? height : this.#used;
    const frame = this.#framed(width, depth, this.#items, this.#source, null);
    this.#fragments.push(isLeftEmpty ? null : frame);
    this.#items = [];
    this.#used = 0;
    this.#notes = 0;
  }

  /** A paragraph that says nothing keeps its room and is no part of what is read: there are no headings without words. */
  #tagOf({ compiled, text, label }: ResolvedParagraph): StructureTag {
    const { node } = this.content.compiled;
    if (node.role === 'artifact' || (label === null && text.trim() === '')) return ARTIFACT;
    const { language } = this.content.data as ResolvedText;
    const lang = node.lang ?? language;
    return { role: node.role ?? compiled.role, lang };
  }

  /** Headings and decoration with numbers stay what they are; every other item belongs to a list. */
  #itemTags({ compiled: { list } }: ResolvedParagraph, tag: StructureTag): ItemTags | null {
    if (list && tag !== ARTIFACT && !isHeading(tag)) {
      this.#listTags ??= new ListTags();
      return this.#listTags.next(list);
    }
    this.#listTags?.end();
    return null;
  }
}

const isHeading = ({ role }: StructureTag): boolean => role !== 'P' && role.startsWith('H');

const measureIn = (width: Mpt, { compiled }: ResolvedParagraph): Mpt =>
  Math.max(0, width - compiled.indentStart - compiled.indentEnd);
