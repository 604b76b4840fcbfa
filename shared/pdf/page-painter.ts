/** One page of a display list as a content stream: the visitor that ties text, paths, images, links and structure. */
import type {
  DisplayPage,
  Frame,
  GlyphRun,
  Gradient,
  GroupItem,
  ImageItem,
  LinkItem,
  Mask,
  PageVisitor,
  PathItem,
  StructureTag,
} from '../display';
import { type DisplayList, mapBox, mayOverlap, pathBox, SpaceStack, walk, walkMask } from '../display';
import { type Box, IDENTITY, type Matrix, type Mpt, multiply, rectanglePath } from '../geometry';
import { type ByteBuffer, formatDecimal } from './byte-buffer';
import { ContentStream } from './content-stream';
import type { EmbeddedFont } from './embedded-font';
import { ContentScope, type ExternalObject, type FileResources } from './file-resources';
import { cropMarks } from './page-boxes';
import type { StructureTree } from './structure-tree';
import { TextWriter } from './text-writer';

/** What a page needs of the file around it. */
export interface PageResources {
  readonly shared: FileResources;
  /** Whether the file has links, and this one leads somewhere. */
  canLink(uri: string): boolean;
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

export interface PaintedPage {
  readonly content: Uint8Array;
  readonly links: readonly PaintedLink[];
  /** The page's resources, as the value of its entry. */
  readonly resources: string;
  /** Whether something on it lets through what lies beneath. */
  readonly isTransparent: boolean;
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
  /** What the page, and each form that is open inside it, shows. */
  #scope = new ContentScope();
  readonly #outerScopes: ContentScope[] = [];
  /** Whether each open group is a form, by its number; 0 for none. */
  readonly #forms: number[] = [];
  /** Inside a drawing nothing is marked or measured. */
  #isInDrawing = false;
  /** Names of the destinations that have not been met; null where structure does not ask for them. */
  #targets: Set<string> | null = null;

  /** `reserve` gives an object number to an annotation; pages are written into `out`, one after the other. */
  constructor(
    resources: PageResources,
    structure: StructureTree | null,
    reserve: () => number,
    out: ByteBuffer,
  ) {
    this.#resources = resources;
    this.#structure = structure;
    this.#reserve = reserve;
    const { colours, overprint, saysPrivateUse } = resources.shared;
    this.#stream = new ContentStream(structure, colours, overprint, out);
    this.#text = new TextWriter(this.#stream, saysPrivateUse);
  }

  /** @param marksTargets Whether the structure is to know the elements of the destinations. */
  beginDocument(list: DisplayList, marksTargets = false): void {
    this.#list = list;
    this.#fonts = [];
    this.#resources.shared.colours.beginDocument(list.inks);
    const { destinations } = list;
    this.#targets =
      marksTargets && destinations.length > 0 ? new Set(destinations.map(({ name }) => name)) : null;
  }

  /** Lets go of the document, so that whoever keeps the writer does not keep it. */
  endDocument(): void {
    this.#list = null;
    this.#fonts = [];
    this.#text.end();
  }

  /** Paints a page; the content is valid until the next call. */
  paint(page: DisplayPage): PaintedPage {
    this.#links = [];
    this.#height = page.height;
    this.#scope = new ContentScope();
    this.#stream.begin(page.height);
    if (this.#list) this.#text.begin(this.#list);
    walk(page, this);
    if (this.#resources.shared.boxes.hasCropMarks) this.#cropMarks(page);
    this.#stream.end();
    return {
      content: this.#stream.out.view(),
      links: this.#links,
      resources: this.#resources.shared.dictionary(this.#scope),
      isTransparent: this.#scope.isTransparent,
    };
  }

  enterFrame(frame: Frame): void {
    if (this.#targets && frame.source >= 0) this.#beginTarget(this.#targets, frame);
  }

  enterTag(tag: StructureTag): void {
    if (tag.role !== 'Artifact') this.#structure?.enterTag(tag);
  }

  #beginTarget(targets: Set<string>, { source, tag }: Frame): void {
    const { nodeId = '', recordPath = '' } = this.#list?.sources[source] ?? {};
    const isTagged = tag !== null && tag.role !== 'Artifact';
    // The element's own name stands for its first turn.
    for (const name of [nodeId, `${nodeId}@${recordPath}`]) {
      if (targets.delete(name)) this.#structure?.beginTarget(name, isTagged);
    }
  }

  leaveTag(tag: StructureTag): void {
    if (tag.role !== 'Artifact') this.#structure?.leaveTag();
  }

  glyphs(run: GlyphRun, x: Mpt, y: Mpt, tag: StructureTag | null): void {
    let font = this.#fonts[run.font];
    if (!font) {
      font = this.#resources.shared.font(this.#list?.fonts[run.font]?.hash ?? '');
      this.#fonts[run.font] = font;
    }
    this.#text.write(run, font, x, y, tag);
  }

  path(item: PathItem, x: Mpt, y: Mpt, tag: StructureTag | null): void {
    const stroke = item.stroke !== null && item.stroke.width > 0 ? item.stroke : null;
    const fill = item.gradient ? null : item.fill;
    if ((fill === null && stroke === null && !item.gradient) || item.path.length === 0) return;
    const stream = this.#stream;
    const isContent = this.#structure?.isInFigure ?? false;
    stream.enterGraphics(isContent ? tag : null);
    if (isContent) this.#cover(pathBox(item, x, y));
    if (item.gradient) this.#gradient(item, item.gradient, x, y);
    if (fill === null && stroke === null) return;
    if (fill !== null) stream.fillColour(fill);
    if (stroke !== null) stream.strokeStyle(stroke);
    stream.outline(item.path, x, y);
    if (fill === null) stream.out.ascii('S\n');
    else stream.out.ascii(`${stroke === null ? 'f' : 'B'}${item.rule === 'evenodd' ? '*' : ''}\n`);
  }

  /** A gradient is painted everywhere inside the path, which clips it. */
  #gradient({ path, rule }: PathItem, gradient: Gradient, x: Mpt, y: Mpt): void {
    const { shared } = this.#resources;
    const stream = this.#stream;
    const [a, b, c, d, e, f] = gradient.transform;
    const toPage = [a, -b, c, -d, e + x, stream.top - y - f].map((value) => formatDecimal(value / 1000, 6));
    const mask = shared.softMask(gradient, stream.opacity);
    if (mask !== null) this.#scope.applyState(mask);
    stream.out.ascii('q\n');
    stream.outline(path, x, y);
    stream.out.ascii(
      `${rule === 'evenodd' ? 'W*' : 'W'} n\n${toPage.join(' ')} cm\n` +
        `${mask === null ? '' : `${mask} gs\n`}${shared.shading(gradient)} sh\nQ\n`,
    );
  }

  image(item: ImageItem, x: Mpt, y: Mpt, tag: StructureTag | null): void {
    const image = this.#resources.shared.image(item, scaleOf(this.#space.current));
    const stream = this.#stream;
    stream.enterGraphics(tag);
    this.#cover({ x, y, width: item.width, height: item.height });
    if (image === null) {
      stream.fillColour(PLACEHOLDER);
      stream.outline(rectanglePath(0, 0, item.width, item.height), x, y);
      stream.out.ascii('f\n');
      return;
    }
    const place: Matrix = [item.width, 0, 0, item.height, x, stream.top - y - item.height];
    this.#show(image, multiply(place, image.matrix));
  }

  drawing(group: GroupItem, x: Mpt, y: Mpt, tag: StructureTag | null): boolean {
    const { transform = IDENTITY, frame, drawing = '' } = group;
    const stream = this.#stream;
    const form = this.#resources.shared.drawing(drawing, () => this.#paintDrawing(frame));
    stream.enterGraphics(this.#structure?.isInFigure ? tag : null);
    const [a, b, c, d, e, f] = transform;
    const box = mapBox([a, b, c, d, e + x, f + y], { x: 0, y: 0, width: frame.width, height: frame.height });
    this.#cover(box);
    this.#show(form, [
      ...([a * 1000, -b * 1000, -c * 1000, d * 1000] as const),
      ...([c * frame.height + e + x, stream.top - f - y - d * frame.height] as const),
    ]);
    return true;
  }

  #cropMarks(page: DisplayPage): void {
    const stream = this.#stream;
    stream.save();
    stream.enterGraphics(null);
    stream.strokeStyle({ colour: 0, width: 250, dash: [] });
    stream.out.ascii(this.#resources.shared.colours.registration('stroke'));
    stream.outline(cropMarks(page), 0, 0);
    stream.out.ascii('S\n');
    stream.restore();
  }

  /** Draws an object by a matrix whose lengths are millipoints. */
  #show(object: ExternalObject, matrix: Matrix): void {
    this.#scope.use(object);
    const numbers = matrix.map((value) => formatDecimal(value / 1000, 6));
    this.#stream.out.ascii(`q ${numbers.join(' ')} cm ${object.name} Do Q\n`);
  }

  #paintDrawing(frame: Frame): ExternalObject {
    const id = this.#reserve();
    const { content, scope } = this.#paintApart(frame.height, false, () => walk({ frame }, this));
    const size = [frame.width, frame.height].map((value) => formatDecimal(value / 1000, 3)).join(' ');
    this.#resources.shared.putForm(id, `/BBox[0 0 ${size}]`, content, scope);
    return { name: `/X${id}`, id, matrix: IDENTITY, isTransparent: scope.isTransparent };
  }

  /** What `paint` paints, as the content of a form in which nothing is marked and nothing known of what was set before. */
  #paintApart(
    height: Mpt,
    isMask: boolean,
    paint: () => void,
  ): { readonly content: Uint8Array; readonly scope: ContentScope } {
    const wasInDrawing = this.#isInDrawing;
    this.#isInDrawing = true;
    this.#beginScope(isMask);
    this.#stream.beginForm({ height });
    paint();
    const content = this.#stream.endForm();
    const scope = this.#endScope();
    this.#isInDrawing = wasInDrawing;
    return { content, scope };
  }

  #beginScope(isMask = false): void {
    this.#outerScopes.push(this.#scope);
    this.#scope = new ContentScope(isMask || this.#scope.isInMask);
  }

  #endScope(): ContentScope {
    const scope = this.#scope;
    this.#scope = this.#outerScopes.pop() ?? new ContentScope();
    return scope;
  }

  link(item: LinkItem, x: Mpt, y: Mpt): void {
    if (!this.#resources.canLink(item.uri)) return;
    const annotation = this.#reserve();
    const box = mapBox(this.#space.current, { x, y, width: item.width, height: item.height });
    const place =
      this.#structure?.addLink(annotation, item.uri.startsWith('#') ? item.uri.slice(1) : undefined) ?? null;
    this.#links.push({ ...box, uri: item.uri, place, annotation });
  }

  /** A figure says where it is. `box` is in the walk's coordinates. */
  #cover(box: Box): void {
    if (!this.#structure?.isInFigure || this.#isInDrawing) return;
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
      stream.out.ascii(`${group.clipRule === 'evenodd' ? 'W*' : 'W'} n\n`);
    }
    this.#space.enter(group, x, y);
    if (group.opacity !== undefined) this.#setOpacity(group.opacity);
    if (group.mask) this.#setMask(group, group.mask, x, y);
    const isWhole = group.mask !== undefined || (group.opacity !== undefined && mayOverlap(group.frame));
    this.#enterForm(isWhole ? this.#reserve() : 0);
  }

  #setOpacity(opacity: number): void {
    const stream = this.#stream;
    stream.opacity *= opacity;
    this.#setState(this.#resources.shared.opacity(stream.opacity));
  }

  /** What follows is seen through a mask: a form of its own in the group's coordinates (ISO 32000-2 11.6.5.2). */
  #setMask(group: GroupItem, { by }: Mask, x: Mpt, y: Mpt): void {
    const { shared } = this.#resources;
    const id = this.#reserve();
    const { content, scope } = this.#paintApart(this.#stream.top, true, () => walkMask(group, x, y, this));
    shared.putForm(id, by === 'alpha' ? GROUP_FORM : GREY_GROUP_FORM, content, scope);
    this.#setState(shared.maskedBy(id, by));
  }

  #setState(name: string): void {
    this.#scope.applyState(name);
    this.#stream.out.ascii(`${name} gs\n`);
  }

  /** What overlaps inside is made opaque first and let through as a whole: a transparency group. 0 for none. */
  #enterForm(form: number): void {
    const stream = this.#stream;
    this.#forms.push(form);
    if (form === 0) return;
    stream.beginForm();
    this.#beginScope();
    if (!this.#isInDrawing) this.#structure?.beginForm(form);
  }

  leaveGroup(): void {
    const form = this.#forms.pop() ?? 0;
    if (form !== 0) this.#leaveForm(form);
    this.#space.leave();
    this.#stream.restore();
  }

  #leaveForm(form: number): void {
    const content = this.#stream.endForm();
    const key = this.#isInDrawing ? undefined : this.#structure?.endForm();
    const scope = this.#endScope();
    const entries = key === undefined ? GROUP_FORM : `${GROUP_FORM}/StructParents ${key}`;
    this.#resources.shared.putForm(form, entries, content, scope);
    const name = `/X${form}`;
    this.#scope.use({ name, id: form, isTransparent: true });
    this.#scope.hasOwnForms = true;
    this.#stream.out.ascii(`${name} Do\n`);
  }
}

/** A transparency group that may reach anywhere. */
const GROUP_FORM = '/BBox[-32000 -32000 32000 32000]/Group<</S/Transparency>>';

/** The same where only brightness counts. */
const GREY_GROUP_FORM = '/BBox[-32000 -32000 32000 32000]/Group<</S/Transparency/CS/DeviceGray>>';

/** What stands where an image cannot be shown. */
const PLACEHOLDER = 0xeceff2;

/** How much larger than their own size things are in a space. */
const scaleOf = ([a, b, c, d]: Matrix): number => Math.sqrt(Math.abs(a * d - b * c));
