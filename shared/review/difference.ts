/** What a reviewer reads about two versions of a template: every difference, sorted by what it means. */
import type { Json } from '../base';
import type { FieldType } from '../data';
import type { Asset, Inline, NodeId } from '../model';
import type { Format } from '../rules';

/** A stretch of letters, or one thing in a text that is no letter; marks do not belong to it. */
export type TextPiece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'field'; readonly value: string; readonly format: Format | null }
  | { readonly kind: 'page'; readonly show: Extract<Inline, { kind: 'page' }>['show'] }
  /** A reference, a sum over pages, the mark of a note: by the element it speaks of. */
  | { readonly kind: 'reference' | 'sum' | 'footnote'; readonly node: NodeId }
  | { readonly kind: 'lineBreak' }
  | { readonly kind: 'paragraphEnd' };

/** A piece of a text as it stands in both versions, only in the first, or only in the second. */
export interface TextPart {
  readonly kind: 'same' | 'removed' | 'added';
  readonly piece: TextPiece;
}

/** The text of one element in one language. */
export interface WordingDifference {
  readonly nodeId: NodeId;
  readonly language: string;
  /** `added` and `removed`: one version has no text there at all. */
  readonly kind: 'added' | 'removed' | 'changed';
  /** Whether words that stayed look different: bold, a colour, a paragraph's style. */
  readonly formatting: boolean;
  /** The whole text in reading order, what was removed before what took its place. */
  readonly parts: readonly TextPart[];
}

/** An expression of a template: a condition, a repeat, the value of a field. */
export interface Rule {
  /** CEL text. */
  readonly expression: string;
  /** How a field's value is written; null where it is written plainly, or for what is no field. */
  readonly format: Format | null;
  /** The name a repeat gives to each item. */
  readonly as: string | null;
}

export interface RuleDifference {
  /** The element it belongs to; null for the template as a whole. */
  readonly nodeId: NodeId | null;
  /** `when`, `each`, `languageBy`, or `props.content.LANGUAGE` for a field of a text. */
  readonly property: string;
  readonly before: Rule | null;
  readonly after: Rule | null;
}

/** One property of a text style, a list style or the ink of a colour; or a colour. */
export interface StyleDifference {
  readonly kind: 'text' | 'list' | 'ink' | 'colour';
  readonly name: string;
  /** What became of the style as a whole. */
  readonly change: 'added' | 'removed' | 'changed';
  /** Null for a colour, and for a style that came or went without any property. */
  readonly property: string | null;
  readonly before: Json | null;
  readonly after: Json | null;
}

/** Where an element stands. */
export interface ElementPlace {
  readonly parent: NodeId;
  readonly index: number;
}

export type ElementDifference =
  /** With everything inside, which is not listed again. */
  | { readonly kind: 'added' | 'removed'; readonly nodeId: NodeId }
  /** To another parent, or past its siblings. */
  | {
      readonly kind: 'moved';
      readonly nodeId: NodeId;
      readonly before: ElementPlace;
      readonly after: ElementPlace;
    }
  | {
      readonly kind: 'changed';
      readonly nodeId: NodeId;
      /** `box`, `keep`, `edit` …; properties of the element type by their path: `props.stroke.width`. */
      readonly property: string;
      readonly before: Json | null;
      readonly after: Json | null;
    };

/** A field as the contract promises it, without what is inside. */
export interface FieldShape {
  readonly kind: FieldType['kind'];
  readonly optional: boolean;
  readonly personal: boolean;
  readonly label: string | null;
}

export interface DataDifference {
  /** In the notation of data paths: `transactions[].amount`; empty for the record itself. */
  readonly path: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly before: FieldShape | null;
  readonly after: FieldShape | null;
}

export interface ImageDifference {
  readonly assetId: string;
  readonly kind: 'added' | 'removed' | 'replaced';
  readonly before: Asset | null;
  readonly after: Asset | null;
}

/** A property of the template as a whole: `name`, `languages`, `recordTitle`, `customer` and the like. */
export interface DocumentDifference {
  readonly property: string;
  readonly before: Json | null;
  readonly after: Json | null;
}

export interface TemplateDifference {
  readonly wording: readonly WordingDifference[];
  readonly rules: readonly RuleDifference[];
  readonly styles: readonly StyleDifference[];
  readonly elements: readonly ElementDifference[];
  readonly data: readonly DataDifference[];
  readonly images: readonly ImageDifference[];
  readonly document: readonly DocumentDifference[];
}
