/**
 * The logical structure of a tagged PDF (ISO 32000-1 14.7): elements are collected while the pages of one document
 * are written and leave as objects when it ends. Kids stand in the order in which they were met.
 */
import type { StructureRole, StructureTag } from '../display';
import { type Box, unionBox } from '../geometry';
import { type ByteBuffer, formatDecimal } from './byte-buffer';
import { SortedTree } from './name-tree';
import type { ObjectFile } from './object-file';
import { NAMESPACE_20, RolePrefixes } from './structure-role';
import { textString } from './syntax';

/** Entries of the number tree of parents per leaf. */
const LEAF_ENTRIES = 32;

interface Element {
  /** Object number; 0 until it is known whether the element is written and until someone refers to it. */
  id: number;
  /** Its place among the elements of the document. */
  readonly index: number;
  readonly tag: StructureTag | null;
  readonly parent: Element | null;
  /** Its own, or the one it inherits. */
  readonly lang: string;
  /**
   * Pairs: (page, mcid ≥ 0) marked content, (page + ½, form and mcid in one) such content in a form, (0, index) an element, (−page, id) an annotation; pages by object number.
   */
  kids: number[];
  /** Another element is written in its stead. */
  isMerged: boolean;
  /** Rows of a head or foot that are all their table has. */
  isBody: boolean;
  /** Of a figure: what it covers on its first page, in millipoints from the lower left. */
  cover: Cover | null;
}

interface Cover {
  readonly page: number;
  readonly box: Box;
}

/** A form whose content is being marked. */
interface OpenForm {
  readonly form: number;
  readonly entry: number;
  readonly key: number;
  readonly outer: number[];
}

/** Added to the page of marked content that lies in a form. */
const IN_FORM = 0.5;
/** More pieces of marked content than any form has. */
const MARKS_OF_FORM = 0x100000;

/** Elements whose kids are of certain kinds. */
const HOLDS_PARTS_ONLY: readonly StructureRole[] = [
  ...(['Table', 'THead', 'TBody', 'TFoot', 'TR'] as const),
  ...(['L', 'LI', 'TOC', 'TOCI', 'Ruby'] as const),
];

export class StructureTree {
  readonly #file: ObjectFile;
  readonly #root: number;
  readonly #parentTree: number;
  readonly #documents: number[] = [];
  /** The first document's root waits: whether it is the only one decides what it is. */
  #first: ((parent: number, role: 'Document' | 'Part') => void) | null = null;
  #group = 0;
  readonly #leaves: string[] = [];
  #leaf: string[] = [];
  #leafStart = 0;
  #nextKey = 0;

  #elements: Element[] = [];
  #byTag = new Map<StructureTag, Element>();
  #documentLang = '';
  /** The way from the root to the innermost element at this place of the walk. */
  #open: Element[] = [];
  #page = 0;
  #pageKey = 0;
  #marked: number[] = [];
  /** Values of the parent tree that follow the page's own: annotations and forms, in the order of their keys. */
  #annotations: string[] = [];
  readonly #forms: OpenForm[] = [];
  /** Notes by their identifiers (PDF/UA-1 7.9). */
  readonly #notes: SortedTree;
  #noteCount = 0;
  readonly #roles: RolePrefixes;
  readonly #namespace: number;
  /** Elements that links and bookmarks lead to, by the destination's name; names that the next element takes. */
  #targets = new Map<string, Element>();
  #nextTargets: string[] = [];
  /** Lines of tables of contents and links inside the document, with the destination's name (`Ref`, PDF 2.0). */
  #references = new Map<Element, string>();
  #refersTo = new Map<Element, number[]>();

  /** @param isSecond Whether the file is PDF 2.0, whose elements name their namespace (ISO 32000-2 14.7.4). */
  constructor(
    file: ObjectFile,
    readonly fileLang: string,
    isSecond = false,
  ) {
    this.#file = file;
    this.#root = file.reserve();
    this.#parentTree = file.reserve();
    this.#notes = new SortedTree(file, 'Names');
    this.#namespace = isSecond ? file.reserve() : 0;
    this.#roles = new RolePrefixes(this.#namespace);
  }

  beginDocument(lang: string): void {
    this.#elements = [];
    this.#byTag = new Map();
    this.#documentLang = lang;
    this.#open = [this.#add(null, null)];
    this.#targets = new Map();
    this.#nextTargets = [];
    this.#references = new Map();
  }

  /** Begins a page and returns its key in the parent tree (`StructParents`). */
  beginPage(page: number): number {
    this.#page = page;
    this.#pageKey = this.#nextKey++;
    this.#marked = [];
    this.#annotations = [];
    return this.#pageKey;
  }

  endPage(): void {
    const parents = this.#marked.map((id) => `${id} 0 R`).join(' ');
    this.#enter(this.#pageKey, `[${parents}]`);
    this.#annotations.forEach((entry, index) => {
      this.#enter(this.#pageKey + 1 + index, entry);
    });
  }

  enterTag(tag: StructureTag): void {
    let element = this.#byTag.get(tag);
    if (!element) {
      element = this.#create(tag);
      this.#byTag.set(tag, element);
    }
    this.#open.push(element);
    if (this.#nextTargets.length > 0) this.#takeTargets(element);
  }

  /** The frame of a destination begins: the next element is its place, or where none comes, the innermost one. */
  beginTarget(name: string, isTagged: boolean): void {
    this.#nextTargets.push(name);
    const element = this.#open.at(-1);
    if (!isTagged && element) this.#takeTargets(element);
  }

  /**
   * Object number of the element that a destination stands for, once the document has ended; 0 if there is none. The
   * document itself has an empty name.
   */
  targetId(name: string): number {
    if (name === '') return this.#documents.at(-1) ?? 0;
    return this.#targetOf(name)?.id ?? 0;
  }

  leaveTag(): void {
    this.#open.pop();
  }

  /** What is marked until {@link endForm} lies in a form of its own, which is shown on this page only. */
  beginForm(form: number): void {
    // The key of the form comes after the page's and before those of later annotations.
    const entry = this.#annotations.push('') - 1;
    this.#forms.push({ form, entry, key: this.#nextKey++, outer: this.#marked });
    this.#marked = [];
  }

  /** Returns the form's key in the parent tree (`StructParents`). */
  endForm(): number {
    const open = this.#forms.pop();
    if (!open) return 0;
    this.#annotations[open.entry] = `[${this.#marked.map((id) => `${id} 0 R`).join(' ')}]`;
    this.#marked = open.outer;
    return open.key;
  }

  /** What the innermost element is known by as long as the document lasts: a number from 1. */
  get current(): number {
    return (this.#open.at(-1)?.index ?? 0) + 1;
  }

  /** Takes the next piece of the page's content into the innermost element; returns its marked-content id. */
  addContent(): number {
    const element = this.#open.at(-1);
    const mcid = this.#marked.length;
    const form = this.#forms.at(-1)?.form;
    if (element) {
      if (form === undefined) element.kids.push(this.#page, mcid);
      else element.kids.push(this.#page + IN_FORM, form * MARKS_OF_FORM + mcid);
      this.#marked.push(this.#idOf(element));
    }
    return mcid;
  }

  /**
   * Takes a link annotation into the innermost element if that is a `Link`, else into a new `Link` inside it.
   * Returns the annotation's key in the parent tree and the alternative text around it.
   *
   * @param target Name of the destination of a link inside the document.
   */
  addLink(annotation: number, target?: string): { readonly key: number; readonly alt: string | undefined } {
    let element = this.#open.at(-1);
    if (element?.tag?.role !== 'Link') element = this.#create({ role: 'Link' }, this.#holder);
    element.kids.push(-this.#page, annotation);
    if (target !== undefined && this.#namespace !== 0) {
      this.#references.set(this.#open.findLast((each) => each.tag?.role === 'TOCI') ?? element, target);
    }
    this.#annotations.push(`${this.#idOf(element)} 0 R`);
    return { key: this.#nextKey++, alt: element.tag?.alt };
  }

  /** The innermost element that may hold a link: what repeats in a table or list is an artifact, but not its links. */
  get #holder(): Element | null {
    return this.#open.findLast(({ tag }) => !tag || !HOLDS_PARTS_ONLY.includes(tag.role)) ?? null;
  }

  /** Whether an illustration is open: outside of one, paths decorate. */
  get isInFigure(): boolean {
    return this.#figure !== undefined;
  }

  /** Tells the open figure what it covers (millipoints from the lower left of the page). */
  coverFigure(box: Box): void {
    const figure = this.#figure;
    if (!figure) return;
    const { cover } = figure;
    if (cover && cover.page !== this.#page) return;
    figure.cover = { page: this.#page, box: cover ? unionBox(cover.box, box) : box };
  }

  get #figure(): Element | undefined {
    return this.#open.findLast((element) => element.tag?.role === 'Figure');
  }

  /** Writes the elements of the document. */
  endDocument(): void {
    const elements = this.#elements;
    const [root] = elements;
    if (!root) return;
    // From the innermost outwards, so that a paragraph has what its own kids gave it.
    for (let index = elements.length - 1; index > 0; index -= 1) {
      mergeParagraph(elements, index);
      if (elements[index]?.tag?.role === 'Table') completeTable(elements, elements[index] as Element);
    }
    for (const element of elements) this.#idOf(element);
    if (this.#references.size > 0) this.#resolveReferences();
    for (const element of elements) {
      if (element !== root && !element.isMerged) this.#write(element, elements);
    }
    const { id } = root;
    const lang = this.#documentLang === this.fileLang ? '' : `/Lang${textString(this.#documentLang)}`;
    const write = (parent: number, role: 'Document' | 'Part'): void => {
      const out = this.#file.open(id);
      out.ascii(`${this.#roles.of(role)}/P ${parent} 0 R${lang}`);
      writeKids(out, root.kids, elements);
      out.ascii('>>');
      this.#file.close();
    };
    this.#documents.push(id);
    if (this.#documents.length === 1) {
      this.#first = write;
    } else {
      this.#startGroup();
      write(this.#group, 'Part');
    }
    this.#elements = [];
    this.#open = [];
  }

  /** Writes the root of the tree and returns its object number. */
  finish(): number {
    this.#first?.(this.#root, 'Document');
    this.#first = null;
    let top = this.#documents[0] ?? 0;
    if (this.#group !== 0) {
      top = this.#group;
      const kids = this.#documents.map((id) => `${id} 0 R`).join(' ');
      this.#file.put(top, `${this.#roles.of('Document')}/P ${this.#root} 0 R/K[${kids}]>>`);
    }
    this.#endLeaf();
    this.#file.put(this.#parentTree, `<</Kids[${this.#leaves.join(' ')}]>>`);
    this.#file.put(
      this.#root,
      `<</Type/StructTreeRoot/K ${top} 0 R/ParentTree ${this.#parentTree} 0 R/ParentTreeNextKey ${this.#nextKey}` +
        `${this.#identifiers()}${this.#namespaces()}>>`,
    );
    return this.#root;
  }

  #identifiers(): string {
    if (this.#notes.isEmpty) return '';
    const tree = this.#file.reserve();
    this.#notes.finish(tree);
    return `/IDTree ${tree} 0 R`;
  }

  #namespaces(): string {
    if (this.#namespace === 0) return '';
    this.#file.put(this.#namespace, `<</Type/Namespace/NS(${NAMESPACE_20})>>`);
    return `/Namespaces[${this.#namespace} 0 R]`;
  }

  #takeTargets(element: Element): void {
    for (const name of this.#nextTargets) if (!this.#targets.has(name)) this.#targets.set(name, element);
    this.#nextTargets = [];
  }

  /** From the second document on, all of them are parts of one. */
  #startGroup(): void {
    if (this.#group !== 0) return;
    this.#group = this.#file.reserve();
    this.#first?.(this.#group, 'Part');
    this.#first = null;
  }

  #create(tag: StructureTag, parent = this.#open.at(-1) ?? null): Element {
    const element = this.#add(tag, parent);
    parent?.kids.push(0, element.index);
    return element;
  }

  #add(tag: StructureTag | null, parent: Element | null): Element {
    const element: Element = {
      id: 0,
      index: this.#elements.length,
      tag,
      parent,
      lang: tag?.lang ?? parent?.lang ?? this.#documentLang,
      kids: [],
      isMerged: false,
      isBody: false,
      cover: null,
    };
    this.#elements.push(element);
    return element;
  }

  #idOf(element: Element): number {
    if (element.id === 0 && !element.isMerged) element.id = this.#file.reserve();
    return element.id;
  }

  #write(element: Element, elements: readonly Element[]): void {
    const { tag, parent } = element;
    const identifier = tag?.role === 'Note' ? this.#noteIdentifier(element.id) : '';
    const out = this.#file.open(element.id);
    out.ascii(this.#roles.of(element.isBody ? 'TBody' : (tag?.role ?? 'Span')));
    out.ascii('/P ');
    out.integer((parent?.isMerged ? parent.parent : parent)?.id ?? 0);
    out.ascii(' 0 R');
    if (tag?.alt !== undefined) out.ascii(`/Alt${textString(tag.alt)}`);
    if (element.lang !== parent?.lang) out.ascii(`/Lang${textString(element.lang)}`);
    if (tag) out.ascii(this.#roles.attributesOf(tag));
    out.ascii(identifier);
    const references = this.#references.size > 0 ? this.#refersTo.get(element) : undefined;
    if (references) out.ascii(`/Ref[${references.map((id) => `${id} 0 R`).join(' ')}]`);
    if (element.cover) out.ascii(figureAttributes(element.cover));
    writeKids(out, element.kids, elements);
    out.ascii('>>');
    this.#file.close();
  }

  /** What elements refer to; a note refers back to where it is cited (PDF/UA-2 8.2.5.14). */
  #resolveReferences(): void {
    this.#refersTo = new Map();
    const add = (from: Element, to: Element): void => {
      const known = this.#refersTo.get(from);
      if (known) known.push(to.id);
      else this.#refersTo.set(from, [to.id]);
    };
    for (const [from, name] of this.#references) {
      const target = this.#targetOf(name);
      if (!target) continue;
      add(from, target);
      if (target.tag?.role === 'Note') add(target, from);
    }
  }

  #targetOf(name: string): Element | null {
    // A further heading of an element has its name and a number behind it.
    const element = this.#targets.get(name) ?? this.#targets.get(name.replace(/\/\d+$/, ''));
    return (element?.isMerged ? element.parent : element) ?? null;
  }

  /** Identifiers of one length, so that they come in the order of their tree. */
  #noteIdentifier(id: number): string {
    this.#noteCount += 1;
    const key = `(note${String(this.#noteCount).padStart(9, '0')})`;
    this.#notes.add(key, `${id} 0 R`);
    return `/ID${key}`;
  }

  #enter(key: number, value: string): void {
    if (this.#leaf.length === 0) this.#leafStart = key;
    this.#leaf.push(`${key} ${value}`);
    if (this.#leaf.length === LEAF_ENTRIES) this.#endLeaf();
  }

  #endLeaf(): void {
    if (this.#leaf.length === 0) return;
    const limits = `${this.#leafStart} ${this.#leafStart + this.#leaf.length - 1}`;
    this.#leaves.push(`${this.#file.add(`<</Limits[${limits}]/Nums[${this.#leaf.join(' ')}]>>`)} 0 R`);
    this.#leaf = [];
  }
}

/**
 * A cell or list body that holds nothing but one paragraph holds that paragraph's content itself: half of the objects
 * of a table are spared, and readers say the same.
 */
function mergeParagraph(elements: readonly Element[], index: number): void {
  const element = elements[index] as Element;
  const role = element.tag?.role;
  if (role !== 'TD' && role !== 'TH' && role !== 'LBody') return;
  const { kids } = element;
  const only = kids.length === 2 && kids[0] === 0 ? elements[kids[1] ?? 0] : undefined;
  const isPlain = only?.tag?.role === 'P' && only.tag.alt === undefined && only.lang === element.lang;
  if (!only || !isPlain) return;
  element.id = only.id;
  element.kids = only.kids;
  only.isMerged = true;
}

/** A table without a body has no head and no foot either (ISO 32000-1 table 337): the first of them is its body. */
function completeTable(elements: readonly Element[], { kids }: Element): void {
  let first: Element | undefined;
  for (let index = 0; index < kids.length; index += 2) {
    const kid = kids[index] === 0 ? elements[kids[index + 1] ?? 0] : undefined;
    const role = kid?.tag?.role;
    if (role === 'TBody' || role === 'TR') return;
    if (role === 'THead' || role === 'TFoot') first ??= kid;
  }
  if (first) first.isBody = true;
}

/** ISO 32000-1 14.8.5.4.3: where the illustration is. */
function figureAttributes({ box }: Cover): string {
  const corners = [box.x, box.y, box.x + box.width, box.y + box.height];
  return `/A<</O/Layout/Placement/Block/BBox[${corners.map((value) => formatDecimal(value / 1000, 3)).join(' ')}]>>`;
}

/** `Pg` and `K`: the first page with marked content is the element's page, others are named by reference. */
function writeKids(out: ByteBuffer, kids: readonly number[], elements: readonly Element[]): void {
  if (kids.length === 0) return;
  let page = 0;
  for (let index = 0; index < kids.length && page === 0; index += 2)
    page = Math.max(Math.floor(kids[index] ?? 0), 0);
  if (page !== 0) {
    out.ascii('/Pg ');
    out.integer(page);
    out.ascii(' 0 R');
  }
  out.ascii(kids.length === 2 ? '/K ' : '/K[');
  for (let index = 0; index < kids.length; index += 2) {
    const place = kids[index] ?? 0;
    const value = kids[index + 1] ?? 0;
    if (index > 0) out.byte(32);
    if (place === 0) {
      out.integer(elements[value]?.id ?? 0);
      out.ascii(' 0 R');
    } else if (place < 0) {
      out.ascii(`<</Type/OBJR/Pg ${-place} 0 R/Obj ${value} 0 R>>`);
    } else if (place === page) {
      out.integer(value);
    } else if (Number.isInteger(place)) {
      out.ascii(`<</Type/MCR/Pg ${place} 0 R/MCID ${value}>>`);
    } else {
      const form = Math.floor(value / MARKS_OF_FORM);
      out.ascii(`<</Type/MCR/Pg ${Math.floor(place)} 0 R/Stm ${form} 0 R/MCID ${value % MARKS_OF_FORM}>>`);
    }
  }
  if (kids.length !== 2) out.ascii(']');
}
