/** The document on the canvas, with the places of its words and elements on the screen. */
import type { Diagnostic } from '../../shared/diag';
import {
  boxesOfNode,
  type DisplayList,
  type GlyphArena,
  linesOfPage,
  type TextLine,
} from '../../shared/display';
import type { Box } from '../../shared/geometry';
import type { NodeId, Template, TemplateNode } from '../../shared/model';

/** As it comes out of the page: glyph arrays are plain. */
export interface ShownSource {
  readonly template: Template;
  readonly list: Omit<DisplayList, 'glyphs'> & {
    readonly glyphs: {
      readonly [K in keyof GlyphArena]: GlyphArena[K] extends ArrayLike<number> ? number[] : GlyphArena[K];
    };
  };
  readonly diagnostics: readonly Diagnostic[];
  readonly language: string;
  readonly view: { readonly x: number; readonly y: number; readonly zoom: number };
  readonly canvas: Box;
}

/** Space between pages on the canvas, in points. */
const PAGE_GAP = 24;
/** CSS pixels per point at a zoom of 1. */
const PX_PER_PT = 96 / 72;

interface PlacedLine {
  readonly line: TextLine;
  readonly text: string;
}

export class ShownDocument {
  readonly template: Template;
  readonly list: DisplayList;
  readonly diagnostics: readonly Diagnostic[];
  readonly language: string;
  readonly #view: ShownSource['view'];
  readonly #canvas: Box;
  #lines: PlacedLine[] | undefined;

  constructor({ template, list, diagnostics, language, view, canvas }: ShownSource) {
    const { glyphs } = list;
    this.template = template;
    this.list = {
      ...list,
      glyphs: {
        ...glyphs,
        ids: Uint16Array.from(glyphs.ids),
        advances: Int32Array.from(glyphs.advances),
        xOffsets: Int32Array.from(glyphs.xOffsets),
        yOffsets: Int32Array.from(glyphs.yOffsets),
        clusters: Uint32Array.from(glyphs.clusters),
      },
    };
    this.diagnostics = diagnostics;
    this.language = language;
    this.#view = view;
    this.#canvas = canvas;
  }

  /** The lines of all pages in reading order. */
  get lines(): readonly PlacedLine[] {
    this.#lines ??= this.list.pages.flatMap((_, page) =>
      linesOfPage(this.list, page).map((line) => ({
        line,
        text: (this.list.sources[line.source]?.text ?? '').slice(line.textStart, line.textEnd),
      })),
    );
    return this.#lines;
  }

  /** Whether an element is on any page. */
  shows(id: NodeId): boolean {
    return boxesOfNode(this.list, id).length > 0;
  }

  get text(): string {
    return this.lines.map(({ text }) => text).join('\n');
  }

  /** The node with a name, or of a type where only one is. */
  node(name: string): { readonly id: NodeId; readonly node: TemplateNode } {
    const found = Object.entries(this.template.nodes).find(([, node]) => node.name === name);
    if (!found) throw new Error(`The template has no element named “${name}”.`);
    return { id: found[0], node: found[1] };
  }

  nodesOfType(type: string): readonly TemplateNode[] {
    return Object.values(this.template.nodes).filter((node) => node.type === type);
  }

  /** The middle of a piece of text, where it stands first. `at` 0 is its left end, 1 its right. */
  pointOfText(wanted: string, at = 0.5): { readonly x: number; readonly y: number } {
    for (const { line, text } of this.lines) {
      const start = text.indexOf(wanted);
      if (start < 0) continue;
      const left = line.carets[start] ?? line.box.x;
      const right = line.carets[start + wanted.length] ?? line.box.x + line.box.width;
      const { x, y, width, height } = this.toScreen(line.page, { ...line.box, x: left, width: right - left });
      return { x: x + width * at, y: y + height / 2 };
    }
    throw new Error(`The document does not say “${wanted}”:\n${this.text}`);
  }

  /** The box of an element on the screen, where it is first. */
  boxOf(id: NodeId): Box {
    const [first] = boxesOfNode(this.list, id);
    if (!first) throw new Error(`Element ${id} is not on the pages.`);
    return this.toScreen(first.page, first.box);
  }

  /** A place of a page (points) on the screen. */
  pointOfPage(page: number, x: number, y: number): { readonly x: number; readonly y: number } {
    const box = this.toScreen(page, { x: x * 1000, y: y * 1000, width: 0, height: 0 });
    return { x: box.x, y: box.y };
  }

  /** A box of a page (millipoints) on the screen (CSS pixels). */
  toScreen(page: number, box: Box): Box {
    const scale = this.#view.zoom * PX_PER_PT;
    const widest = Math.max(...this.list.pages.map(({ width }) => width / 1000));
    const above = this.list.pages
      .slice(0, page)
      .reduce((sum, { height }) => sum + height / 1000 + PAGE_GAP, 0);
    const left = (widest - (this.list.pages[page]?.width ?? 0) / 1000) / 2;
    return {
      x: this.#canvas.x + this.#view.x + (left + box.x / 1000) * scale,
      y: this.#canvas.y + this.#view.y + (above + box.y / 1000) * scale,
      width: (box.width / 1000) * scale,
      height: (box.height / 1000) * scale,
    };
  }
}
