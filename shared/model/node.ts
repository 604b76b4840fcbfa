/**
 * Nodes: what a template is made of. What every element can have stands here; what only one type has stands in its
 * `props`, whose schema belongs to the element type.
 */
import { z } from 'zod';
import { ID_PATTERN, type JsonObject } from '../base';
import { lengthSchema, TEXT_ROLES } from './style';

export const nodeIdSchema = z.string().regex(ID_PATTERN, 'value.id');

export type NodeId = string;

export const boxSchema = z.strictObject({
  x: lengthSchema,
  y: lengthSchema,
  width: lengthSchema.min(0),
  height: lengthSchema.min(0),
});

const identifier = z.string().regex(/^[a-z_][A-Za-z0-9_]{0,63}$/, 'value.name');

/** What a document is made for. */
export const CHANNELS = ['print', 'email', 'sms'] as const;

export type Channel = (typeof CHANNELS)[number];

/** Where a break goes: to the next column or frame, page, right-hand (odd) or left-hand (even) page. */
export const BREAKS = ['column', 'page', 'odd', 'even'] as const;

export type BreakKind = (typeof BREAKS)[number];

export const nodeSchema = z.strictObject({
  type: z.string().min(1).max(64),
  /** What people call the element; its type's name where absent. */
  name: z.string().max(200).optional(),
  children: z.array(nodeIdSchema).optional(),
  /** CEL condition; where it is false the element and its space are gone. */
  when: z.string().min(1).optional(),
  /** Repeats the element for every item of a list, which the expressions inside know by the name `as`. */
  each: z.strictObject({ list: z.string().min(1), as: identifier }).optional(),
  /** Place and size in points inside the page or box that holds the element; absent in a flow. */
  box: boxSchema.optional(),
  /** Space above and below in points, in a flow. */
  space: z.strictObject({ before: lengthSchema.optional(), after: lengthSchema.optional() }).optional(),
  keep: z
    .strictObject({
      withNext: z.literal(true).optional(),
      together: z.literal(true).optional(),
      /** At least so many lines stand here before the rest goes on elsewhere; so many rows, also after every break. */
      atLeast: z.int().min(1).max(1000).optional(),
    })
    .optional(),
  breakBefore: z.enum(BREAKS).optional(),
  /** CEL condition of `breakBefore`; it always breaks where absent. */
  breakBeforeWhen: z.string().min(1).optional(),
  breakAfter: z.enum(BREAKS).optional(),
  breakAfterWhen: z.string().min(1).optional(),
  /**
   * Takes an element of a flow out of it: it stands at its `box` relative to the frame or the page, vertically also to
   * the place in the flow where it would have stood, and takes no room there.
   */
  anchor: z.strictObject({ x: z.enum(['frame', 'page']), y: z.enum(['flow', 'frame', 'page']) }).optional(),
  /** Channels whose documents hold the element; all where absent. */
  channels: z.array(z.enum(CHANNELS)).min(1).optional(),
  /** May not be moved or changed on the canvas. */
  locked: z.literal(true).optional(),
  /** Who may change the wording: `wording` opens the text to business users, up to `budget` characters. */
  edit: z.strictObject({ policy: z.literal('wording'), budget: z.int().min(1).optional() }).optional(),
  /** Alternative text, for readers who cannot see it. */
  alt: z.string().max(2000).optional(),
  /** `artifact` keeps the element out of the reading order (decoration). */
  role: z.enum([...TEXT_ROLES, 'artifact']).optional(),
  /** BCP 47, where it differs from the document's. */
  lang: z.string().max(35).optional(),
  props: z.custom<JsonObject>(
    (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
    {
      message: 'must be an object',
    },
  ),
});

export type TemplateNode = z.infer<typeof nodeSchema>;

export const NO_CHILDREN: readonly NodeId[] = [];

export const childrenOf = (node: TemplateNode): readonly NodeId[] => node.children ?? NO_CHILDREN;
