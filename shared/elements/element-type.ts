/**
 * The contract of an element type. One folder implements it for one type (a table with its rows and cells is one
 * folder): schema and migrations, how it compiles and lays out, what the palette inserts, what the inspector shows,
 * and its texts. Nothing else in the project knows the type by name.
 */
import type { z } from 'zod';
import type { Message } from '../diag';
import type { Behaviour, CompileContext, Lender } from '../layout';
import type { Asset, MigrationSequence, Styles, TemplateNode } from '../model';

/** A subtree to be inserted: like template nodes, but nested and still without ids. */
export interface NodeSpec extends Omit<TemplateNode, 'children'> {
  readonly children?: readonly NodeSpec[];
}

/** What the palette knows when it makes a new element. */
export interface CreateContext {
  readonly language: string;
  /** Width in points that is free at the place of insertion. */
  readonly availableWidth: number;
  /** Of the template: what is made may use those that it has. */
  readonly styles: Styles;
}

interface FieldBase {
  /** Path inside the node: `['props', 'stroke', 'width']`. */
  readonly path: readonly string[];
  readonly label: Message;
  /** Whether the property may be absent; the inspector then offers to clear it. */
  readonly optional?: true;
  /** Shown only while other properties are so: otherwise this one has no meaning. */
  readonly shownWhen?: readonly FieldCondition[];
  /** Title under which it is folded away, with the fields beside it that have the same: seldom needed. */
  readonly foldedInto?: Message;
}

/** What another property must be: a value or any other, whether it is there at all, or a file of some kind. */
export type FieldCondition = { readonly path: readonly string[] } & (
  | { readonly is: string | boolean }
  | { readonly isNot: string }
  | { readonly mediaType: Asset['mediaType'] }
);

/** A row of the inspector. The inspector knows kinds of values, never element types. */
export type InspectorField = FieldBase &
  (
    | {
        readonly kind: 'length' | 'number';
        readonly min?: number;
        readonly max?: number;
        /** Of numbers. */
        readonly step?: number;
        /** Of numbers: whole ones only. */
        readonly isWhole?: boolean;
        /** What holds while it is absent: the number, or words. */
        readonly absent?: number | Message;
      }
    | { readonly kind: 'text'; readonly maxLength?: number }
    | { readonly kind: 'colour' }
    /** Lengths of dashes and gaps of a line. */
    | { readonly kind: 'dash' }
    | { readonly kind: 'textStyle' }
    | { readonly kind: 'asset' }
    | { readonly kind: 'toggle' }
    | {
        readonly kind: 'choice';
        readonly options: readonly { readonly value: string; readonly label: Message }[];
        /** What holds while nothing is chosen: the value of an option, or something that none of them says. */
        readonly absent?: string | Message;
      }
  );

/** Its level as a heading, that it is decoration, what it shows, in what language it is. */
export type Telling = 'heading' | 'decoration' | 'alternative' | 'language';

export interface ElementType<P = unknown> {
  readonly type: string;
  readonly sequence: MigrationSequence;
  readonly props: z.ZodType<P>;
  /** What may stand inside: types of its own parts, any element, or nothing. */
  readonly children: readonly string[] | 'elements' | 'none';
  /** Set for types that occur only inside their own parent (`row`, `cell`). */
  readonly isPart?: true;
  readonly name: Message;
  /** Name of a lucide icon. */
  readonly icon: string;
  /** How the palette makes one; absent for parts. */
  readonly create?: (context: CreateContext) => NodeSpec;
  readonly inspector: readonly InspectorField[];
  /** Path of the choice whose value says more than the type's name: what a row is for. */
  readonly namedBy?: readonly string[];
  /** What assistive technology can be told of it: whatever else its node says has no effect. */
  readonly tells?: readonly Telling[];
  /** What the node's expressions may use of its siblings' repetitions. */
  readonly borrowsFrom?: Lender;
  /** Turns a node with valid props into what resolves and lays it out. Diagnostics go to the context. */
  compile(node: TemplateNode, props: P, context: CompileContext): Behaviour;
}
