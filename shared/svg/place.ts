/** Where and how elements are drawn, and what those who draw a kind of them need of the whole. */
import type { Box, Matrix, Path, Size } from '../geometry';
import type { EmbeddedImage } from './embedded-image';
import type { Part } from './parts';
import type { Viewport } from './shape';
import type { Declarations, StyleSheet } from './style-sheet';
import type { XmlElement } from './xml-tree';

export interface Place {
  /** From user units to the drawing's frame. */
  readonly matrix: Matrix;
  /** Properties with those that are inherited. */
  readonly style: Declarations;
  readonly viewport: Viewport;
  /** How often elements were used by others on the way. */
  readonly uses: number;
  /** Inside of a pattern, mask or clip path: text is no content there. */
  readonly isDecoration?: boolean;
  /** Inside of a clip path that is drawn: only the insides of outlines count. */
  readonly isClip?: boolean;
  /**
   * What gradients and patterns are measured by, in user units, where that is not the box of the outline: a text's, or that
   * of the shape whose stroke the outline is.
   */
  readonly paintBox?: Box;
}

/** Numbers of a path that cost as much as an element. */
const NUMBERS_OF_AN_ELEMENT = 32;

/** What an outline costs: see {@link DrawingContext.spend}. */
export const costOf = (path: Path): number => 1 + Math.floor(path.length / NUMBERS_OF_AN_ELEMENT);

/** How often an element may be used by one that is used, or refer to one that refers to another. */
export const MAX_USES = 24;

/** The drawing around an element. */
export interface DrawingContext {
  readonly byId: ReadonlyMap<string, XmlElement>;
  readonly styles: StyleSheet;
  /** Of the frame. */
  readonly size: Size;
  /** Says that something of an element cannot be drawn as it was meant; without a feature, the element itself. */
  ignore(element: XmlElement, feature?: string): void;
  /**
   * Takes from what a drawing may cost (an element or an item, about), and answers whether there was as much: files may
   * use their parts until nobody could wait for them.
   */
  spend(count: number): boolean;
  /** Keeps an image that is shown. */
  addImage(image: EmbeddedImage): void;
  /** What is inside an element. */
  children(element: XmlElement, place: Place): readonly Part[];
  /** An outline in user units, filled and stroked as its place says. */
  paint(path: Path, element: XmlElement, place: Place): readonly Part[];
}

/** What an element refers to by its `href`, inside of the file. */
export function referred(element: XmlElement, { byId }: DrawingContext): XmlElement | undefined {
  const href = element.attributes.get('href')?.trim() ?? '';
  return href.startsWith('#') ? byId.get(href.slice(1)) : undefined;
}

/**
 * The attributes of an element with those that it takes over from the ones it refers to, one after the other; and the
 * first of them that has children. A circle ends where it closes, a chain after {@link MAX_USES}.
 */
export function templateOf(
  element: XmlElement,
  context: DrawingContext,
): { readonly attributes: ReadonlyMap<string, string>; readonly filled: XmlElement } {
  const attributes = new Map<string, string>();
  const seen = new Set<XmlElement>();
  let filled: XmlElement | undefined;
  let next: XmlElement | undefined = element;
  while (next && !seen.has(next) && seen.size < MAX_USES) {
    seen.add(next);
    for (const [key, value] of next.attributes) if (!attributes.has(key)) attributes.set(key, value);
    if (!filled && next.children.length > 0) filled = next;
    next = referred(next, context);
  }
  return { attributes, filled: filled ?? element };
}
