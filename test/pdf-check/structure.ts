/** The structure tree of a file as the checks walk it (ISO 32000-2 14.7). */
import { type PDFDict, PDFNumber, type PDFObject } from 'pdf-lib';
import { dictionaryOf, isArray, nameOf, type PdfFile, referenceOf } from './pdf-file';

/** Marked content of a page or form, or an object such as an annotation. */
export type Leaf =
  | { readonly kind: 'content'; readonly owner: number; readonly mcid: number }
  | { readonly kind: 'object'; readonly object: number };

export interface StructureElement {
  readonly number: number;
  readonly dictionary: PDFDict;
  /** After the role map. */
  readonly role: string;
  readonly parent: StructureElement | null;
  readonly elements: StructureElement[];
  readonly leaves: Leaf[];
  /** Elements and leaves in their order; a leaf is null. */
  readonly order: (StructureElement | null)[];
}

export interface Structure {
  readonly top: StructureElement[];
  readonly all: StructureElement[];
  /** What the tree of parents says: by its key a number, or for a page's or form's key one for each piece. */
  readonly parents: ReadonlyMap<number, number | readonly number[]>;
}

export function readStructure(file: PdfFile): Structure | null {
  const root = file.dictionary(file.catalog, 'StructTreeRoot');
  if (!root) return null;
  const roles = file.dictionary(root, 'RoleMap');
  const all: StructureElement[] = [];
  const top: StructureElement[] = [];
  const seen = new Set<PDFDict>();

  const read = (object: PDFObject | undefined, page: number, parent: StructureElement | null): void => {
    const resolved = file.resolve(object);
    if (isArray(resolved)) {
      for (const each of resolved.asArray()) read(each, page, parent);
      return;
    }
    if (resolved instanceof PDFNumber) {
      add(parent, { kind: 'content', owner: page, mcid: resolved.asNumber() });
      return;
    }
    const dictionary = dictionaryOf(resolved);
    if (!dictionary) return;
    const own = file.reference(dictionary, 'Pg') || page;
    switch (file.name(dictionary, 'Type')) {
      case 'MCR': {
        const mcid = file.number(dictionary, 'MCID') ?? -1;
        add(parent, { kind: 'content', owner: file.reference(dictionary, 'Stm') || own, mcid });
        return;
      }
      case 'OBJR':
        add(parent, { kind: 'object', object: file.reference(dictionary, 'Obj') });
        return;
    }
    if (seen.has(dictionary)) return;
    seen.add(dictionary);
    const role = file.name(dictionary, 'S') ?? '';
    const element: StructureElement = {
      number: referenceOf(object),
      dictionary,
      role: (roles && file.name(roles, role)) ?? role,
      parent,
      elements: [],
      leaves: [],
      order: [],
    };
    all.push(element);
    if (parent) {
      parent.elements.push(element);
      parent.order.push(element);
    } else {
      top.push(element);
    }
    read(file.raw(dictionary, 'K'), own, element);
  };

  read(file.raw(root, 'K'), 0, null);
  return { top, all, parents: readParents(file, root) };
}

function add(parent: StructureElement | null, leaf: Leaf): void {
  parent?.leaves.push(leaf);
  parent?.order.push(null);
}

function readParents(file: PdfFile, root: PDFDict): Map<number, number | number[]> {
  const parents = new Map<number, number | number[]>();
  const read = (node: PDFDict | undefined): void => {
    if (!node) return;
    for (const kid of file.array(node, 'Kids') ?? []) read(dictionaryOf(kid));
    const pairs = file.get(node, 'Nums');
    if (!isArray(pairs)) return;
    const items = pairs.asArray();
    for (let index = 0; index + 1 < items.length; index += 2) {
      const key = items[index];
      const value = file.resolve(items[index + 1]);
      if (!(key instanceof PDFNumber)) continue;
      parents.set(
        key.asNumber(),
        isArray(value) ? value.asArray().map(referenceOf) : referenceOf(items[index + 1]),
      );
    }
  };
  read(file.dictionary(root, 'ParentTree'));
  return parents;
}

/** A value of the attributes that an element has for an owner. */
export function attribute(
  file: PdfFile,
  { dictionary }: StructureElement,
  owner: string,
  key: string,
): PDFObject | undefined {
  const attributes = file.get(dictionary, 'A');
  const list = isArray(attributes) ? attributes.asArray().map((each) => file.resolve(each)) : [attributes];
  for (const each of list) {
    const found = dictionaryOf(each);
    if (found && nameOf(file.get(found, 'O')) === owner) return file.get(found, key);
  }
  return undefined;
}
