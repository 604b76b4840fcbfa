/**
 * The template document: one flat map of nodes under stable ids, plus what belongs to the whole: languages, data
 * contract, styles and assets. It is plain JSON and never changed in place.
 */
import { z } from 'zod';
import { dataContractSchema } from '../data';
import { nodeIdSchema, nodeSchema } from './node';
import { stylesSchema } from './style';

export const FORMAT = 'fumi-template';

/** An image of the template. Its bytes live outside, under their hash. */
export const assetSchema = z.strictObject({
  /** SHA-256 of the file. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  mediaType: z.enum(['image/png', 'image/jpeg']),
  /** Name of the file it came from. */
  name: z.string().max(255),
  /** Size in pixels. */
  width: z.int().min(1),
  height: z.int().min(1),
});

export type Asset = z.infer<typeof assetSchema>;

export const languageSchema = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a language tag such as en or ja');

export const templateSchema = z.strictObject({
  format: z.literal(FORMAT),
  /** The version each sequence of migrations has reached. */
  versions: z.record(z.string(), z.int().min(0)),
  name: z.string().min(1).max(200),
  /** Languages of the text (BCP 47); the first is the default. */
  languages: z.array(languageSchema).min(1),
  /** CEL expression that yields the language of a record's document. */
  languageBy: z.string().min(1).optional(),
  data: dataContractSchema,
  /** Fields that say which record this is, in the record list. */
  recordTitle: z.array(z.string()).optional(),
  /** Field that says which customer a document is for, in the log of communications; else the record's title does. */
  customer: z.string().min(1).optional(),
  styles: stylesSchema,
  assets: z.record(nodeIdSchema, assetSchema),
  root: nodeIdSchema,
  nodes: z.record(nodeIdSchema, nodeSchema),
});

export type Template = z.infer<typeof templateSchema>;

/** The language everything falls back to. */
export const defaultLanguage = (template: Template): string => template.languages[0] ?? 'en';
