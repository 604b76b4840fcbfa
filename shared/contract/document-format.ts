/** What documents are written as: the same choices for proofs, jobs and the command line. */
import { z } from 'zod';
import { readMailbox } from '../html';
import type { Channel } from '../model';

/** `html` and `svg` show the pages as they are, `eml` is the e-mail, `txt` the text message. */
export const DOCUMENT_FORMATS = ['pdf', 'html', 'svg', 'eml', 'txt'] as const;

export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number];

/**
 * What a batch comes to: a PDF a record, one PDF of all, or a file of another format a record (`svg`: a file a page).
 */
export const DOCUMENT_OUTPUTS = ['separate', 'merged', 'html', 'svg', 'eml', 'txt'] as const;

/** Those whose documents are one file a record, or one in all. */
export const JOB_OUTPUTS = ['separate', 'merged', 'html', 'eml', 'txt'] as const;

export type DocumentOutput = (typeof DOCUMENT_OUTPUTS)[number];

export const formatOfOutput = (output: DocumentOutput): DocumentFormat =>
  output === 'separate' || output === 'merged' ? 'pdf' : output;

/** Formats whose documents are one file, which a server can answer with and keep. */
export const SERVED_FORMATS = ['pdf', 'html', 'eml', 'txt'] as const;

export type ServedFormat = (typeof SERVED_FORMATS)[number];

/** The format of the documents of a job. */
export const servedFormat = (output: (typeof JOB_OUTPUTS)[number]): ServedFormat =>
  output === 'separate' || output === 'merged' ? 'pdf' : output;

/** The channel that a format is for. */
export const CHANNEL_OF_FORMAT: { readonly [format in DocumentFormat]: Channel } = {
  pdf: 'print',
  html: 'print',
  svg: 'print',
  eml: 'email',
  txt: 'sms',
};

export const MEDIA_TYPES: { readonly [format in DocumentFormat]: string } = {
  pdf: 'application/pdf',
  html: 'text/html; charset=utf-8',
  svg: 'image/svg+xml',
  eml: 'message/rfc822',
  txt: 'text/plain; charset=utf-8',
};

/** Sender and recipient of e-mails. */
export const envelopeSchema = z.strictObject({
  /** `Name <address>`, or an address; a placeholder that no server sends where absent. */
  from: z
    .string()
    .max(320)
    .refine((text) => readMailbox(text) !== null, 'value.address')
    .optional(),
  /** Path of the field of the record that holds the recipient's address. */
  toField: z.string().min(1).max(500).optional(),
});

export type Envelope = z.infer<typeof envelopeSchema>;
