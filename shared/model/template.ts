/**
 * The template document: one flat map of nodes under stable ids, plus what belongs to the whole: languages, data
 * contract, styles and assets. It is plain JSON and never changed in place.
 */
import { z } from 'zod';
import { dataContractSchema } from '../data';
import type { Size } from '../geometry';
import { nodeIdSchema, nodeSchema } from './node';
import { stylesSchema } from './style';

export const FORMAT = 'fumi-template';

/** What a template's files may be: images, drawings, and PDF files whose pages are shown. */
export const ASSET_MEDIA_TYPES = ['image/png', 'image/jpeg', 'image/svg+xml', 'application/pdf'] as const;

/** SHA-256 of a file. */
const fileHashSchema = z.string().regex(/^[0-9a-f]{64}$/);

/** An image of the template. Its bytes live outside, under their hash. */
export const assetSchema = z.strictObject({
  hash: fileHashSchema,
  mediaType: z.enum(ASSET_MEDIA_TYPES),
  /** Name of the file it came from. */
  name: z.string().max(255),
  /** Size in pixels; of SVG and PDF in points of the first page, rounded up. */
  width: z.int().min(1),
  height: z.int().min(1),
  /**
   * Of a PDF: the size of each page as it is shown, in points; of the first alone where they are all alike. Absent where
   * width and height are that size.
   */
  pageSizes: z
    .array(z.strictObject({ width: z.number().positive(), height: z.number().positive() }))
    .max(1000)
    .optional(),
});

export type Asset = z.infer<typeof assetSchema>;

/** The size of a page of a PDF, counted from 1, in points; a page that there is not has that of the first. */
export const assetPageSize = (
  { width, height, pageSizes }: Pick<Asset, 'width' | 'height' | 'pageSizes'>,
  page: number,
): Size => pageSizes?.[page - 1] ?? pageSizes?.[0] ?? { width, height };

/** A file that goes along inside the PDF. */
export const attachmentSchema = z.strictObject({
  /** Name of the file for who opens it: `factur-x.xml`. */
  name: z.string().min(1).max(255),
  mediaType: z.string().regex(/^[a-z]+\/[A-Za-z0-9.+-]+$/, 'value.mediaType'),
  /** How it relates to the document (ISO 32000-2 7.11.3, AFRelationship). */
  relationship: z.enum(['Source', 'Data', 'Alternative', 'Supplement', 'Unspecified']),
  description: z.string().max(500).optional(),
  /** CEL condition; without it every document has the file. */
  when: z.string().min(1).optional(),
  /** One of the template's assets, or CEL that yields the text of the file. */
  content: z.union([z.strictObject({ asset: z.string() }), z.strictObject({ value: z.string().min(1) })]),
});

export type AttachmentSpec = z.infer<typeof attachmentSchema>;

/** What documents for printers (PDF/X) are printed by. */
export const printingSchema = z.strictObject({
  /** The name that the printing condition is registered under: `FOGRA51`, `JC200103`. */
  condition: z.string().min(1).max(100),
  /** The printer's ICC profile for CMYK; its bytes live outside, under their hash. */
  profile: z.strictObject({
    hash: fileHashSchema,
    /** Name of the file it came from. */
    name: z.string().max(255),
  }),
});

export type Printing = z.infer<typeof printingSchema>;

export const emailSchema = z.strictObject({
  /** CEL per language that yields the subject line. */
  subject: z.record(z.string(), z.string().min(1)),
  /** CEL per language for the line that mail programs show beside the subject. */
  preview: z.record(z.string(), z.string().min(1)).optional(),
});

/** The number of a segment is one byte (3GPP TS 23.040 9.2.3.24.1). */
export const MOST_SMS_SEGMENTS = 255;

export const smsSchema = z.strictObject({
  /** Segments that a text message may take; more are reported. */
  maxSegments: z.int().min(1).max(MOST_SMS_SEGMENTS),
});

export const languageSchema = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'value.language');

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
  /** Files inside the PDF of every record (PDF/A-3): an invoice as XML, terms as PDF. */
  attachments: z.array(attachmentSchema).max(32).optional(),
  /** What an e-mail of the document says outside of its body. */
  email: emailSchema.optional(),
  printing: printingSchema.optional(),
  sms: smsSchema.optional(),
  root: nodeIdSchema,
  nodes: z.record(nodeIdSchema, nodeSchema),
});

export type Template = z.infer<typeof templateSchema>;

/** A file of a template by its hash, with the name it came with. */
export type TemplateFile = Pick<Asset, 'hash' | 'name'>;

/** The files that a template needs, its images and its output profile, each once, in the order of their hashes. */
export function templateFiles({ assets, printing }: Pick<Template, 'assets' | 'printing'>): TemplateFile[] {
  const files = [...Object.values(assets), ...(printing ? [printing.profile] : [])];
  const byHash = new Map(files.map(({ hash, name }) => [hash, { hash, name }]));
  return [...byHash.values()].sort((one, other) => (one.hash < other.hash ? -1 : 1));
}

/** The language everything falls back to. */
export const defaultLanguage = (template: Template): string => template.languages[0] ?? 'en';
