/** One record's document as its callers see it: the display list, and what is asked of it afterwards. */
import type { Diagnostic } from '../diag';
import { type DisplayList, type DisplaySource, displayListDigest, walk } from '../display';
import { type ShownText, type TextMap, textMapOf } from '../elements';
import type { Content } from '../layout';
import type { NodeId } from '../model';

/** One record's document. */
export interface Composition {
  readonly list: DisplayList;
  readonly diagnostics: readonly Diagnostic[];
  readonly language: string;
  /** Nodes that are part of this document; the others are absent for this record. */
  readonly present: ReadonlySet<NodeId>;
  /** Where in the record the scopes lie that a node is shown for: one, or one for each of its turns. */
  placesOf(nodeId: NodeId): readonly string[];
  /** SHA-256 of the display list and its resources. */
  digest(): string;
  /**
   * How a text element's model and its resolved text correspond, on a page (from 0) where it stands, the first such one
   * where none is asked for; null where it shows no text. Where the page shows it several times, `shown` is what the one
   * that is meant says; without it, the first is.
   */
  textMap(nodeId: NodeId, recordPath: string, page?: number, shown?: ShownText): TextMap | null;
}

/** What composing hands out. */
export class ComposedDocument implements Composition {
  #present: ReadonlySet<NodeId> | null = null;
  #places: Map<NodeId, string[]> | null = null;
  #texts: ReadonlyMap<string, readonly [Content, ...Content[]]> | null = null;
  #firsts: ReadonlyMap<string, number> | null = null;
  /** What texts show on the pages that somebody asked about. */
  readonly #shownOn = new Map<number, ReadonlyMap<string, ShownText>>();

  constructor(
    readonly list: DisplayList,
    readonly diagnostics: readonly Diagnostic[],
    readonly language: string,
    private readonly contents: readonly Content[],
    /** Sources before this one are of earlier compositions. */
    private readonly firstSource: number,
  ) {}

  get present(): ReadonlySet<NodeId> {
    this.#present ??= new Set(this.#shown.keys());
    return this.#present;
  }

  placesOf(nodeId: NodeId): readonly string[] {
    return this.#shown.get(nodeId) ?? [];
  }

  get #shown(): ReadonlyMap<NodeId, readonly string[]> {
    if (this.#places) return this.#places;
    const places = new Map<NodeId, string[]>();
    const add = (nodeId: NodeId, recordPath: string): void => {
      const known = places.get(nodeId);
      if (!known) places.set(nodeId, [recordPath]);
      else if (known.at(-1) !== recordPath && !known.includes(recordPath)) known.push(recordPath);
    };
    visit(this.contents, ({ compiled, recordPath }) => {
      add(compiled.id, recordPath);
    });
    const { sources } = this.list;
    for (let index = this.firstSource; index < sources.length; index += 1) {
      const { nodeId, recordPath } = sources[index] as DisplaySource;
      add(nodeId, recordPath);
    }
    this.#places = places;
    return places;
  }

  digest(): string {
    return displayListDigest(this.list);
  }

  textMap(nodeId: NodeId, recordPath: string, page?: number, shown?: ShownText): TextMap | null {
    const place = placeOf(nodeId, recordPath);
    const contents = this.#textContents.get(place);
    if (!contents) return null;
    const on = page ?? this.#firstPages.get(place) ?? 0;
    return textMapOf(contents, on + 1, this.list.pages.length, shown ?? this.#textsOn(on).get(place));
  }

  /** Where texts stand first, by their places. */
  get #firstPages(): ReadonlyMap<string, number> {
    if (this.#firsts) return this.#firsts;
    const firsts = new Map<number, number>();
    this.list.pages.forEach((page, index) => {
      walk(page, {
        glyphs({ source }) {
          if (!firsts.has(source)) firsts.set(source, index);
        },
      });
    });
    const places = new Map<string, number>();
    for (const [source, index] of firsts) {
      const { nodeId, recordPath, paragraph } = this.list.sources[source] ?? NO_SOURCE;
      const place = placeOf(nodeId, recordPath);
      if (paragraph >= 0 && !places.has(place)) places.set(place, index);
    }
    this.#firsts = places;
    return places;
  }

  /** What texts are resolved to, by their places: several where a place is resolved anew at page breaks. */
  get #textContents(): ReadonlyMap<string, readonly [Content, ...Content[]]> {
    if (this.#texts) return this.#texts;
    const texts = new Map<string, [Content, ...Content[]]>();
    visit(this.contents, (content) => {
      const { compiled, recordPath, data } = content;
      if (compiled.node.type !== 'text' || !data) return;
      const known = texts.get(placeOf(compiled.id, recordPath));
      if (known) known.push(content);
      else texts.set(placeOf(compiled.id, recordPath), [content]);
    });
    this.#texts = texts;
    return texts;
  }

  #textsOn(page: number): ReadonlyMap<string, ShownText> {
    const known = this.#shownOn.get(page);
    if (known) return known;
    const shown = new Map<string, Map<number, string>>();
    const { sources, pages } = this.list;
    const on = pages[page];
    if (on)
      walk(on, {
        glyphs({ source }) {
          const { nodeId, recordPath, paragraph, text } = sources[source] ?? NO_SOURCE;
          if (paragraph < 0) return;
          const place = placeOf(nodeId, recordPath);
          const paragraphs = shown.get(place) ?? new Map<number, string>();
          if (!paragraphs.has(paragraph)) paragraphs.set(paragraph, text);
          shown.set(place, paragraphs);
        },
      });
    this.#shownOn.set(page, shown);
    return shown;
  }
}

const placeOf = (nodeId: NodeId, recordPath: string): string => `${nodeId} ${recordPath}`;

const NO_SOURCE: DisplaySource = { nodeId: '', recordPath: '', text: '', paragraph: -1 };

/** Visits contents depth first. */
function visit(contents: readonly Content[], visitor: (content: Content) => void): void {
  for (const content of contents) {
    visitor(content);
    visit(content.children, visitor);
  }
}
