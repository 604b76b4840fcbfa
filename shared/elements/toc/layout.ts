/**
 * The lines of a table of contents: what the pass before found of headings, each with its page, as a link. They settle
 * with the pages: a longer table moves the headings, and the document is laid out again.
 */
import { diagnostic } from '../../diag';
import type { DisplayItem, Frame, StructureTag } from '../../display';
import type { Mpt } from '../../geometry';
import {
  type Content,
  type Fragment,
  isEmpty,
  type LayoutContext,
  place,
  plainFrame,
  RegionFiller,
  type Regions,
} from '../../layout';
import type { NodeId } from '../../model';
import {
  breakParagraph,
  type CharacterStyle,
  emitLine,
  inTextOrder,
  type ParagraphLook,
  shapeParagraph,
  type TextRange,
} from '../../text';

/** How the lines of one level are set. */
export interface LevelLook {
  readonly style: CharacterStyle;
  readonly paragraph: ParagraphLook;
  readonly indent: Mpt;
  readonly spaceBefore: Mpt;
  readonly spaceAfter: Mpt;
}

export interface CompiledToc {
  readonly from: number;
  readonly to: number;
  /** By level, from 1 at index 0. */
  readonly levels: readonly LevelLook[];
  readonly leader: string | undefined;
  /** Which numbers of pages it shows, if any. */
  readonly pages: 'document' | 'section' | 'none';
}

/** One line of the table. */
interface Entry {
  readonly text: string;
  /** What stands for itself in it, so that the title reads as it does where it stands. */
  readonly isolates: readonly TextRange[];
  readonly look: LevelLook;
  /** Name of the heading's destination. */
  readonly to: string;
}

/** Lays the lines out; headings inside the table itself, its title above all, are not listed. */
export function layoutEntries(
  toc: CompiledToc,
  content: Content,
  own: ReadonlySet<NodeId>,
  regions: Regions,
  context: LayoutContext,
): readonly Fragment[] {
  const entries = entriesOf(toc, own, context);
  if (entries.length === 0) {
    context.report(diagnostic('toc.empty', {}, { nodeId: content.compiled.id }));
    return [];
  }
  return new EntryFlow(toc, content, regions, context).run(entries);
}

function entriesOf(toc: CompiledToc, own: ReadonlySet<NodeId>, context: LayoutContext): Entry[] {
  const { facts } = context;
  const numberOf = (page: number): string => {
    if (toc.pages === 'none') return '';
    return `\t${toc.pages === 'section' ? facts.sectionNumberOf(page) : page}`;
  };
  context.noteFacts();
  return facts.headings
    .filter(({ level, of }) => level >= toc.from && level <= toc.to && !own.has(of.nodeId))
    .map(({ level, title, isolates = [], label, page, to }) => {
      const before = label === undefined ? '' : `${label}  `;
      const { length } = before;
      return {
        text: `${before}${title}${numberOf(page)}`,
        isolates: isolates.map(({ start, end }) => ({ start: length + start, end: length + end })),
        look: toc.levels[level - 1] as LevelLook,
        to,
      };
    });
}

class EntryFlow {
  readonly #filler: RegionFiller;

  constructor(
    private readonly toc: CompiledToc,
    private readonly content: Content,
    regions: Regions,
    private readonly context: LayoutContext,
  ) {
    this.#filler = new RegionFiller(regions, -1, { role: 'TOC' });
    context.setText(content.compiled.id, content.recordPath);
  }

  run(entries: readonly Entry[]): readonly Fragment[] {
    const filler = this.#filler;
    let spaceAfter = 0;
    for (const entry of entries) {
      const wanted = Math.max(spaceAfter, entry.look.spaceBefore);
      let frame = this.#entryFrame(entry);
      const { region, used } = filler;
      const top = used > 0 ? used + wanted : 0;
      if (top + frame.height > region.height && (used > 0 || !isEmpty(region))) {
        filler.close();
        if (filler.region.width !== frame.width) frame = this.#entryFrame(entry);
        filler.put(frame, 0, 0);
      } else {
        filler.put(frame, 0, top);
      }
      spaceAfter = entry.look.spaceAfter;
    }
    filler.close();
    return filler.fragments;
  }

  /** An entry is kept whole: `TOCI`, a `Reference`, and in it the link with the text. */
  #entryFrame({ text, isolates, look, to }: Entry): Frame {
    const { content, context } = this;
    const { width } = this.#filler.region;
    const measure = Math.max(0, width - look.indent);
    const tabs = [{ position: measure, align: 'right' as const, leader: this.toc.leader }];
    const spans = [{ start: 0, end: text.length, style: look.style }];
    const shaped = shapeParagraph({ ...look.paragraph, text, spans, isolates, tabs }, context.text);
    const source = context.source(content.compiled.id, content.recordPath, text);
    const lines = breakParagraph(shaped, () => measure);
    const items: DisplayItem[] = [];
    let y = 0;
    for (const line of lines) {
      const link: DisplayItem = {
        kind: 'link',
        x: 0,
        y: 0,
        width: measure,
        height: line.height,
        uri: `#${to}`,
        source,
      };
      const set = [...inTextOrder(emitLine(shaped, line, measure, source, context.text)), link];
      items.push(place(plainFrame(measure, line.height, set), look.indent, y));
      y += line.height;
    }
    const around = (inner: readonly DisplayItem[], tag: StructureTag): Frame => ({
      ...plainFrame(width, y, inner),
      tag,
    });
    const link = around(items, { role: 'Link' });
    const reference = around([place(link, 0, 0)], { role: 'Reference' });
    return around([place(reference, 0, 0)], { role: 'TOCI' });
  }
}
