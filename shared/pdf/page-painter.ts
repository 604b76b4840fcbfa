/** One page of a display list as a content stream: the visitor that ties text, paths, images, links and structure. */
import type {
  DisplayPage,
  GlyphRun,
  GroupItem,
  ImageItem,
  LinkItem,
  PageVisitor,
  PathItem,
  StructureTag,
} from '../display';
import { type DisplayList, mapBox, pathBox, SpaceStack, walk } from '../display';
import type { Box, Mpt } from '../geometry';
import { formatDecimal } from './byte-buffer';
import { ContentStream } from './content-stream';
import type { EmbeddedFont } from './embedded-font';
import type { StructureTree } from './structure-tree';
import { TextWriter } from './text-writer';

/** The file's resources by their names in the content. */
export interface PageResources {
  font(hash: string): EmbeddedFont;
  /** `null` for an image that cannot be shown. */
  image(item: ImageItem): string | null;
  /** The graphics state with this opacity for fills and strokes. */
  opacity(value: number): string;
}

/** A link's place on the page, in millipoints. */
export interface PaintedLink {
  readonly x: Mpt;
  readonly y: Mpt;
  readonly width: Mpt;
  readonly height: Mpt;
  readonly uri: string;
  /** Called at the link's place in reading order, with its annotation; see {@link StructureTree.addLink}. */
  readonly place: { readonly key: number; readonly alt: string | undefined } | null;
  readonly annotation: number;
}

export class PagePainter implements PageVisitor {
  readonly #stream: ContentStream;
  readonly #text: TextWriter;
  readonly #space = new SpaceStack();
  readonly #structure: StructureTree | null;
  readonly #resources: PageResources;
  readonly #reserve: () => number;
  #list: DisplayList | null = null;
  #fonts: (EmbeddedFont | undefined)[] = [];
  #links: PaintedLink[] = [];
  #height: Mpt = 0;

  /** `reserve` gives an object number to an annotation. */
  constructor(resources: PageResources, structure: StructureTree | null, reserve: () => number) {
    this.#resources = resources;
    this.#structure = structure;
    this.#reserve = reserve;
    this.#stream = new ContentStream(structure);
    this.#text = new TextWriter(this.#stream);
  }

  beginDocument(list: DisplayList): void {
    this.#list = list;
    this.#fonts = [];
  }

  /** Paints a page; the content is valid until the next call. */
  paint(page: DisplayPage): { readonly content: Uint8Array; readonly links: readonly PaintedLink[] } {
    this.#links = [];
    this.#height = page.height;
    this.#stream.begin(page.height);
    if (this.#list) this.#text.begin(this.#list);
    walk(page, this);
    this.#stream.end();
    return { content: this.#stream.out.view(), links: this.#links };
  }

  enterTag(tag: StructureTag): void {
    if (tag.role !== 'Artifact') this.#structure?.enterTag(tag);
  }

  leaveTag(tag: StructureTag): void {
    if (tag.role !== 'Artifact') this.#structure?.leaveTag();
  }

  glyphs(run: GlyphRun, x: Mpt, y: Mpt, tag: StructureTag | null): void {
    let font = this.#fonts[run.font];
    if (!font) {
      font = this.#resources.font(this.#list?.fonts[run.font]?.hash ?? '');
      this.#fonts[run.font] = font;
    }
    this.#text.write(run, font, x, y, tag);
  }

  path(item: PathItem, x: Mpt, y: Mpt, tag: StructureTag | null): void {
    if ((item.fill === null && item.stroke === null) || item.path.length === 0) return;
    const stream = this.#stream;
    stream.enterGraphics(this.#structure?.isInFigure ? tag : null);
    if (item.fill !== null) stream.fillColour(item.fill);
    if (item.stroke !== null) {
      stream.strokeColour(item.stroke.colour);
      stream.lineWidth(item.stroke.width);
      stream.dash(item.stroke.dash);
    }
    stream.outline(item.path, x, y);
    this.#cover(pathBox(item, x, y));
    stream.out.ascii(item.fill === null ? 'S\n' : item.stroke === null ? 'f\n' : 'B\n');
  }

  image(item: ImageItem, x: Mpt, y: Mpt, tag: StructureTag | null): void {
    const name = this.#resources.image(item);
    if (name === null) return;
    const stream = this.#stream;
    stream.enterGraphics(tag);
    this.#cover({ x, y, width: item.width, height: item.height });
    stream.out.ascii(
      `q ${formatDecimal(item.width / 1000, 3)} 0 0 ${formatDecimal(item.height / 1000, 3)} ` +
        `${formatDecimal(x / 1000, 3)} ${formatDecimal((stream.top - y - item.height) / 1000, 3)} cm ${name} Do Q\n`,
    );
  }

  link(item: LinkItem, x: Mpt, y: Mpt): void {
    const annotation = this.#reserve();
    const box = mapBox(this.#space.current, { x, y, width: item.width, height: item.height });
    const place = this.#structure?.addLink(annotation) ?? null;
    this.#links.push({ ...box, uri: item.uri, place, annotation });
  }

  /** A figure says where it is. `box` is in the walk's coordinates. */
  #cover(box: Box): void {
    if (!this.#structure?.isInFigure) return;
    const placed = mapBox(this.#space.current, box);
    this.#structure.coverFigure({ ...placed, y: this.#height - placed.y - placed.height });
  }

  enterGroup(group: GroupItem, x: Mpt, y: Mpt): void {
    const stream = this.#stream;
    stream.save();
    if (group.transform) {
      const [a, b, c, d, e, f] = group.transform;
      const numbers = [a, -b, -c, d].map((value) => formatDecimal(value, 6));
      const offsets = [e + x, stream.top - f - y].map((value) => formatDecimal(value / 1000, 3));
      stream.out.ascii(`${[...numbers, ...offsets].join(' ')} cm\n`);
      stream.top = 0;
    }
    if (group.clip) {
      stream.outline(group.clip, group.transform ? 0 : x, group.transform ? 0 : y);
      stream.out.ascii('W n\n');
    }
    if (group.opacity !== undefined) {
      stream.opacity *= group.opacity;
      stream.out.ascii(`${this.#resources.opacity(stream.opacity)} gs\n`);
    }
    this.#space.enter(group, x, y);
  }

  leaveGroup(): void {
    this.#space.leave();
    this.#stream.restore();
  }
}
