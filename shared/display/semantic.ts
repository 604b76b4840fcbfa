/**
 * What a resolved document says, without pages: the second form a document takes, beside the display list. E-mail HTML,
 * plain text and SMS are written from it. Lengths are whole millipoints, colours 0xRRGGBB.
 */
import type { Mpt, Rgb } from '../geometry';

/** How a stretch of text looks; one object for all text of the look. */
export interface SemanticLook {
  readonly family: string;
  /** 1 … 1000. */
  readonly weight: number;
  readonly italic: boolean;
  readonly size: Mpt;
  readonly colour: Rgb;
  readonly underline: boolean;
  readonly strike: boolean;
  readonly smallCaps: boolean;
  readonly letterSpacing: Mpt;
  readonly position: 'super' | 'sub' | null;
}

export interface SemanticRun {
  readonly kind: 'run';
  readonly text: string;
  readonly look: SemanticLook;
  /** BCP 47, where it differs from the paragraph's. */
  readonly lang?: string;
  /** An address whose scheme was checked. */
  readonly link?: string;
  /** Reading above the characters (ルビ). */
  readonly ruby?: string;
  /** Set for the mark of a note: the note's number, which is also the run's text. */
  readonly note?: number;
  /** Shared by the runs of a value that stands for itself in text of two directions (UAX #9 3.1.2). */
  readonly isolate?: SemanticIsolate;
}

/** One object for each stretch that stands for itself. */
export interface SemanticIsolate {
  readonly direction: TextDirection;
}

export type SemanticInline = SemanticRun | { readonly kind: 'break' };

export type SemanticAlign = 'start' | 'center' | 'end' | 'justify';

export type SemanticRole = 'P' | 'H1' | 'H2' | 'H3' | 'H4' | 'H5' | 'H6';

/** Where a block came from, for what is wrong with it. */
interface BlockBase {
  readonly nodeId: string;
  /** Space wanted above and below. */
  readonly spaceBefore: Mpt;
  readonly spaceAfter: Mpt;
}

export interface SemanticParagraph extends BlockBase {
  readonly kind: 'paragraph';
  readonly role: SemanticRole;
  readonly align: SemanticAlign;
  /** From baseline to baseline. */
  readonly lineHeight: Mpt;
  readonly inlines: readonly SemanticInline[];
  /** BCP 47, where it differs from the document's. */
  readonly lang?: string;
}

/** A paragraph that is one link and nothing else: something to press. */
export interface SemanticButton extends BlockBase {
  readonly kind: 'button';
  /** What stands on it. */
  readonly label: readonly SemanticRun[];
  readonly link: string;
  readonly look: SemanticLook;
  readonly align: SemanticAlign;
  readonly lang?: string;
}

export interface SemanticListItem {
  /** What stands before the item: `•`, `1.`, `(a)`, `一、`. */
  readonly label: string;
  /** The item's number as its level counts it; null for bullets. */
  readonly number: number | null;
  readonly blocks: readonly SemanticBlock[];
}

export interface SemanticList extends BlockBase {
  readonly kind: 'list';
  readonly marker:
    | 'bullet'
    | 'decimal'
    | 'lower-alpha'
    | 'upper-alpha'
    | 'lower-roman'
    | 'upper-roman'
    | 'other';
  readonly items: readonly SemanticListItem[];
}

export interface SemanticCell {
  readonly blocks: readonly SemanticBlock[];
  readonly columnSpan: number;
  readonly rowSpan: number;
  readonly isHeading: boolean;
  readonly verticalAlign: 'top' | 'middle' | 'bottom';
  readonly fill: Rgb | null;
}

export interface SemanticRow {
  readonly cells: readonly SemanticCell[];
  readonly fill: Rgb | null;
}

export interface SemanticTable extends BlockBase {
  readonly kind: 'table';
  /** The side that its first column is at. */
  readonly direction: TextDirection;
  /** Widths of the columns as shares of the whole, which is 1; null for a column as wide as its content. */
  readonly columns: readonly (number | null)[];
  readonly head: readonly SemanticRow[];
  readonly body: readonly SemanticRow[];
  readonly foot: readonly SemanticRow[];
  /** Lines below rows, and below the head. */
  readonly rule: SemanticStroke | null;
  readonly headRule: SemanticStroke | null;
  readonly paddingX: Mpt;
  readonly paddingY: Mpt;
}

export interface SemanticStroke {
  readonly colour: Rgb;
  readonly width: Mpt;
}

export interface SemanticImage extends BlockBase {
  readonly kind: 'image';
  /** SHA-256 of the file. */
  readonly asset: string;
  readonly mediaType: string;
  /** Empty for decoration. */
  readonly alt: string;
  readonly width: Mpt;
  readonly height: Mpt;
  readonly align: 'start' | 'center' | 'end';
}

export interface SemanticBox extends BlockBase {
  readonly kind: 'box';
  readonly fill: Rgb | null;
  readonly border: {
    readonly top: SemanticStroke | null;
    readonly right: SemanticStroke | null;
    readonly bottom: SemanticStroke | null;
    readonly left: SemanticStroke | null;
  };
  /** A bar along the start edge. */
  readonly accent: SemanticStroke | null;
  readonly radius: Mpt;
  readonly padding: { readonly top: Mpt; readonly right: Mpt; readonly bottom: Mpt; readonly left: Mpt };
  readonly blocks: readonly SemanticBlock[];
}

export interface SemanticRule extends BlockBase {
  readonly kind: 'rule';
  readonly stroke: SemanticStroke;
}

export type SemanticBlock =
  | SemanticParagraph
  | SemanticButton
  | SemanticList
  | SemanticTable
  | SemanticImage
  | SemanticBox
  | SemanticRule;

/** A note at the end of the document; its mark stands in the text as a raised number. */
export interface SemanticNote {
  readonly number: number;
  readonly blocks: readonly SemanticBlock[];
}

/** One record's document without pages. */
export interface SemanticDocument {
  /** BCP 47 language of the document. */
  readonly lang: string;
  readonly title: string;
  /** The look of plain text, which everything else is compared with. */
  readonly base: SemanticLook;
  readonly blocks: readonly SemanticBlock[];
  readonly notes: readonly SemanticNote[];
}

/** The side that text begins at: the left or the right one. */
export type TextDirection = 'ltr' | 'rtl';

/** Scripts written from right to left, by the primary language tag (CLDR likely subtags). */
const RTL_LANGUAGES = new Set(['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'ks', 'ps', 'sd', 'ug', 'ur', 'yi']);

/** The direction that text of a language (BCP 47) is written in. */
export function directionOf(lang: string): TextDirection {
  const [primary = '', second = ''] = lang.toLowerCase().split('-');
  if (second === 'arab' || second === 'hebr') return 'rtl';
  return second !== 'latn' && RTL_LANGUAGES.has(primary) ? 'rtl' : 'ltr';
}

/** The characters of a paragraph, line breaks as `\n`. */
export const plainTextOf = (inlines: readonly SemanticInline[]): string =>
  inlines.map((inline) => (inline.kind === 'break' ? '\n' : inline.text)).join('');

/** Inlines one after the other: those of an isolate together, every other by itself. */
export function isolatedGroups(
  inlines: readonly SemanticInline[],
): readonly { readonly isolate: SemanticIsolate | undefined; readonly inlines: readonly SemanticInline[] }[] {
  const groups: { isolate: SemanticIsolate | undefined; inlines: SemanticInline[] }[] = [];
  for (const inline of inlines) {
    const isolate = inline.kind === 'run' ? inline.isolate : undefined;
    const last = groups.at(-1);
    if (last && isolate && last.isolate === isolate) last.inlines.push(inline);
    else groups.push({ isolate, inlines: [inline] });
  }
  return groups;
}

/** Every block of a document, depth first, notes last. */
export function* blocksIn(blocks: readonly SemanticBlock[]): Generator<SemanticBlock> {
  for (const block of blocks) {
    yield block;
    if (block.kind === 'box') yield* blocksIn(block.blocks);
    else if (block.kind === 'list') for (const item of block.items) yield* blocksIn(item.blocks);
    else if (block.kind === 'table') {
      for (const row of [...block.head, ...block.body, ...block.foot])
        for (const cell of row.cells) yield* blocksIn(cell.blocks);
    }
  }
}
