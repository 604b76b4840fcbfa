/**
 * The node types that are the skeleton of every template; layout knows them. All other types are elements, which
 * register themselves.
 *
 *     document
 *       master       a page: its size, when it is used, and what stands on it
 *         frame      where a flow pours its content
 *         band       a header or footer: flows from its edge and takes the room from the frames
 *         <element>  anything placed by its box
 *       flow         a stream of blocks, poured through the frames that name it
 */
import { z } from 'zod';
import { nodeIdSchema } from './node';
import { lengthSchema } from './style';

export const insetsSchema = z.strictObject({
  top: lengthSchema,
  right: lengthSchema,
  bottom: lengthSchema,
  left: lengthSchema,
});

export const documentPropsSchema = z.strictObject({
  /** Printed on both sides: the document, and what follows it in a batch, begins on a right-hand page. */
  duplex: z.literal(true).optional(),
});

/**
 * When a page master is used; the first of its section that fits is taken, in this order: `blank` for pages that only
 * fill up (before an odd page, at the end of a duplex document), `first`, `last` of several, `left` (even) and `right`
 * (odd), `continuation`, and `any`, which a page falls back to. A master's `when` narrows it further.
 */
export const MASTER_USES = ['any', 'first', 'continuation', 'last', 'left', 'right', 'blank'] as const;

export const masterPropsSchema = z.strictObject({
  use: z.enum(MASTER_USES),
  /** Page size in points. */
  size: z.strictObject({
    width: z.number().min(36).max(14_400),
    height: z.number().min(36).max(14_400),
  }),
  margins: insetsSchema,
  /** Only for pages of the sections with this name; without a name, for all that have no master of their own. */
  section: z.string().min(1).max(64).optional(),
  /** How far the background goes beyond the trimmed page, in points. */
  bleed: z.number().min(0).max(144).optional(),
  /** A page of a PDF or an image that lies under everything: letterhead, form. `page` counts from 1. */
  background: z.strictObject({ asset: z.string(), page: z.int().min(1).max(10_000).optional() }).optional(),
});

export const framePropsSchema = z.strictObject({ flow: nodeIdSchema });

export const bandPropsSchema = z.strictObject({
  edge: z.enum(['top', 'bottom']),
  /** Space kept between the band and the frames, in points. */
  gap: lengthSchema,
});

export const flowPropsSchema = z.strictObject({});

export type MasterProps = z.infer<typeof masterPropsSchema>;
export type FrameProps = z.infer<typeof framePropsSchema>;
export type BandProps = z.infer<typeof bandPropsSchema>;

/** Schemas of the skeleton's props, by node type. */
export const STRUCTURE_SCHEMAS: { readonly [type: string]: z.ZodType } = {
  document: documentPropsSchema,
  master: masterPropsSchema,
  frame: framePropsSchema,
  band: bandPropsSchema,
  flow: flowPropsSchema,
};

/** Usual page sizes in points. */
export const PAGE_SIZES = {
  A4: { width: 595.276, height: 841.89 },
  A5: { width: 419.528, height: 595.276 },
  B5: { width: 515.906, height: 728.504 },
  Letter: { width: 612, height: 792 },
} as const;

export type PageSizeName = keyof typeof PAGE_SIZES;
