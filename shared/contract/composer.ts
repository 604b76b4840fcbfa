/**
 * The composition server's HTTP API. The studio calls it, and so does whoever sends documents: the OpenAPI document is
 * generated from here. Every call but `health` needs `Authorization: Bearer TOKEN` with the scope its description names.
 */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { isWithinDepth, type JsonObject } from '../base';
import { DEEPEST_RECORD } from '../data';
import { CHANNELS } from '../model';
import { personRefSchema } from '../package';
import { diagnosticSchema } from './diagnostics';
import { envelopeSchema, JOB_OUTPUTS, SERVED_FORMATS } from './document-format';
import { reasonSchema, studioFailureSchema } from './errors';
import { MOST_IMAGE_DPI, pdfOutputSchema, pdfProtectionSchema } from './pdf-output';
import { day, digest, id, timestamp } from './values';

/** What an access token may do. Any valid token may read templates and versions. */
export const SCOPES = ['publish', 'activate', 'compose', 'history', 'admin'] as const;
export const scopeSchema = z.enum(SCOPES);

export const ENVIRONMENTS = ['test', 'production'] as const;
export const environmentSchema = z.enum(ENVIRONMENTS);

/** Every refusal carries `{ code, args }`, worded by the receiver. */
export const COMPOSER_ERROR_MAP = {
  BAD_INPUT: { status: 400, data: studioFailureSchema },
  UNAUTHORISED: { status: 401, data: studioFailureSchema },
  FORBIDDEN: { status: 403, data: studioFailureSchema },
  NOT_FOUND: { status: 404, data: studioFailureSchema },
  CONFLICT: { status: 409, data: studioFailureSchema },
  TOO_LARGE: { status: 413, data: studioFailureSchema },
  REFUSED: { status: 422, data: studioFailureSchema },
  TOO_MANY: { status: 429, data: studioFailureSchema },
  FAILED: { status: 500, data: studioFailureSchema },
  STOPPING: { status: 503, data: studioFailureSchema },
  TOO_LONG: { status: 504, data: studioFailureSchema },
} as const;

const base = oc.errors(COMPOSER_ERROR_MAP);

const record = z
  .record(z.string(), z.unknown())
  .refine(
    (value) => isWithinDepth(value, DEEPEST_RECORD),
    'value.nested',
  ) as unknown as z.ZodType<JsonObject>;
/** A file is the whole body of its request, bytes as they are; what else there is to say stands in the query. */
const file = z.file();
/** A document: a PDF, pages as HTML, an e-mail or a text message. */
const document = z.file();
const number = z.int().min(1);
/** Yes or no in a query. */
const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
const page = {
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(100),
};

/** One version as the server holds it. */
export const publishedVersionSchema = z.strictObject({
  templateId: id,
  version: number,
  name: z.string(),
  note: z.string(),
  /** Digest of the package. */
  digest,
  engine: z.string(),
  sizeBytes: z.int(),
  approvedBy: personRefSchema,
  approvedAt: timestamp,
  publishedAt: timestamp,
  /** Name of the access token it came with. */
  publishedWith: z.string(),
});

/** One turn of an environment's history: which version was put in force, when. */
export const activationSchema = z.strictObject({
  environment: environmentSchema,
  version: number,
  digest,
  activatedAt: timestamp,
  activatedWith: z.string(),
  /** It went back to what was in force before. */
  isRollback: z.boolean(),
});

/** A template on the server with all its versions (newest first) and what is and was in force (newest first). */
export const serverTemplateSchema = z.strictObject({
  templateId: id,
  name: z.string(),
  versions: z.array(publishedVersionSchema),
  active: z.strictObject({ test: number.nullable(), production: number.nullable() }),
  activations: z.array(activationSchema),
});

/** One thing that must hold before a package is taken. */
export const checkSchema = z.strictObject({
  check: z.enum([
    /** The file is a package and nothing in it was changed. */
    'intact',
    /** It is a released version with an approval whose signature holds, by four eyes. */
    'approved',
    /** The approver's key is one the server trusts. */
    'trusted',
    /** The engine's version is the server's. */
    'engine',
    /** Every font is installed, byte for byte. */
    'fonts',
    /** The version's number is new, or holds the same content. */
    'version',
  ]),
  isOk: z.boolean(),
  /** Why not, in English; empty where it holds. */
  reason: z.string(),
  /** The same to be worded in the reader's language; absent where it holds. */
  why: reasonSchema.optional(),
});

export const dryRunSchema = z.strictObject({
  /** Whether it would be taken. */
  isOk: z.boolean(),
  checks: z.array(checkSchema),
  /** Of the package; null where the file could not be read. */
  release: z.strictObject({ templateId: id, version: number, name: z.string(), digest }).nullable(),
  /** The very same content is there already: publishing changes nothing. */
  isKnown: z.boolean(),
  /** What is in force now and would be replaced by activating it. */
  replaces: z.strictObject({ test: number.nullable(), production: number.nullable() }),
});

/** What one document came out as. */
export const documentFactsSchema = z.strictObject({
  pages: z.int(),
  /** SHA-256 of the display list and its resources. */
  digest,
  /** SHA-256 of the file, which is a PDF where nothing else is said. */
  pdf: digest,
  sizeBytes: z.int(),
});

export const jobSchema = z.strictObject({
  id,
  environment: environmentSchema,
  templateId: id,
  version: number,
  /** `separate`: one PDF a record, in a zip; `merged`: one PDF; `html`, `eml`, `txt`: such a file a record, in a zip. */
  output: z.enum(JOB_OUTPUTS),
  state: z.enum(['queued', 'running', 'done', 'cancelled', 'failed']),
  acceptedAt: timestamp,
  startedAt: timestamp.nullable(),
  finishedAt: timestamp.nullable(),
  acceptedWith: z.string(),
  /** What the documents take for today. */
  date: day,
  /** How the PDFs are written. */
  pdf: pdfOutputSchema,
  /** From and to whom e-mails go. */
  envelope: envelopeSchema,
  records: z.int(),
  done: z.int(),
  /** Records that could not be composed or have errors: they are not delivered. */
  failed: z.int(),
  warned: z.int(),
  pages: z.int(),
  /** Why the job as a whole failed. */
  failure: studioFailureSchema.nullable(),
});

export const jobResultSchema = z.strictObject({
  record: z.int(),
  customer: z.string(),
  title: z.string(),
  state: z.enum(['clean', 'warned', 'failed']),
  document: documentFactsSchema.nullable(),
  diagnostics: z.array(diagnosticSchema),
});

/** One document that somebody got: an entry of the log, which only grows. */
export const communicationSchema = z.strictObject({
  id,
  at: timestamp,
  environment: environmentSchema,
  channel: z.enum(CHANNELS),
  /** What the document is: `html` are pages of print, `eml` is an e-mail, `txt` a text message. */
  format: z.enum(SERVED_FORMATS),
  templateId: id,
  templateName: z.string(),
  version: number,
  /** Digest of the package it was composed with. */
  package: digest,
  customer: z.string(),
  title: z.string(),
  date: day,
  jobId: id.nullable(),
  document: documentFactsSchema,
});

const jobFormat = z.enum(['jsonl', 'json', 'csv']);

export const composerContract = {
  health: base
    .route({
      summary: 'Whether the server works',
      description: 'Needs no token.',
      method: 'GET',
      path: '/health',
      tags: ['server'],
    })
    .output(
      z.strictObject({
        status: z.enum(['ok', 'stopping']),
        name: z.string(),
        version: z.string(),
        engine: z.string(),
        uptimeSeconds: z.number(),
        jobs: z.strictObject({ queued: z.int(), running: z.int() }),
      }),
    ),
  token: base
    .route({
      summary: 'Whose token it is and what it may do',
      description: 'Any token.',
      method: 'GET',
      path: '/token',
      tags: ['server'],
    })
    .output(z.strictObject({ name: z.string(), scopes: z.array(scopeSchema) })),
  approvers: {
    list: base
      .route({
        summary: 'Keys whose approvals are trusted',
        description: 'Scope `admin`.',
        method: 'GET',
        path: '/approvers',
        tags: ['approvers'],
      })
      .output(
        z.array(
          z.strictObject({
            fingerprint: z.string(),
            publicKey: z.base64(),
            name: z.string(),
            addedAt: timestamp,
          }),
        ),
      ),
    add: base
      .route({
        summary: "Trusts a reviewer's public key (32 bytes, Base64)",
        description: 'Scope `admin`.',
        method: 'POST',
        path: '/approvers',
        successStatus: 201,
        tags: ['approvers'],
      })
      .input(z.strictObject({ name: z.string().trim().min(1).max(200), publicKey: z.base64() }))
      .output(z.strictObject({ fingerprint: z.string() })),
    remove: base
      .route({
        summary: 'No longer trusts a key',
        description: 'What was published stays. Scope `admin`.',
        method: 'DELETE',
        path: '/approvers/{fingerprint}',
        successStatus: 204,
        tags: ['approvers'],
      })
      .input(z.strictObject({ fingerprint: z.string() })),
  },
  packages: {
    check: base
      .route({
        summary: 'What publishing a package would do, without doing it',
        description: 'Scope `publish`.',
        method: 'POST',
        path: '/packages/check',
        tags: ['packages'],
        inputStructure: 'detailed',
      })
      .input(z.object({ body: file }))
      .output(dryRunSchema),
    publish: base
      .route({
        summary: 'Takes a `.fumi` package; refused with reasons where a check fails',
        description: 'Taking it twice is taking it once. Scope `publish`.',
        method: 'POST',
        path: '/packages',
        successStatus: 201,
        tags: ['packages'],
        inputStructure: 'detailed',
      })
      .input(z.object({ body: file }))
      .output(publishedVersionSchema),
    prove: base
      .route({
        summary: 'Composes records with a published package and answers what came out',
        description: 'To be compared with the same composed elsewhere. Nothing is kept. Scope `publish`.',
        method: 'POST',
        path: '/packages/{digest}/prove',
        tags: ['packages'],
      })
      .input(z.strictObject({ digest, date: day, records: z.array(record).min(1).max(100) }))
      .output(z.array(documentFactsSchema.nullable())),
  },
  templates: {
    list: base
      .route({
        summary: 'All templates, by name',
        description: 'Any token.',
        method: 'GET',
        path: '/templates',
        tags: ['templates'],
      })
      .output(z.array(serverTemplateSchema)),
    open: base
      .route({
        summary: 'One template with its versions and activations',
        description: 'Any token.',
        method: 'GET',
        path: '/templates/{templateId}',
        tags: ['templates'],
      })
      .input(z.strictObject({ templateId: id }))
      .output(serverTemplateSchema),
    activate: base
      .route({
        summary: 'Puts a version in force',
        description: 'Scope `activate`.',
        method: 'POST',
        path: '/templates/{templateId}/activations',
        tags: ['templates'],
      })
      .input(z.strictObject({ templateId: id, environment: environmentSchema, version: number }))
      .output(serverTemplateSchema),
    rollBack: base
      .route({
        summary: 'Puts the version in force that was before the present one',
        description: 'Scope `activate`.',
        method: 'POST',
        path: '/templates/{templateId}/rollbacks',
        tags: ['templates'],
      })
      .input(z.strictObject({ templateId: id, environment: environmentSchema }))
      .output(serverTemplateSchema),
  },
  documents: {
    compose: base
      .route({
        summary: 'Composes one record with the active version; the answer is the document',
        description:
          'It is logged before it is answered. Headers: `fumi-communication` (its id in the log), `fumi-digest`, `fumi-pages`. Scope `compose`.',
        method: 'POST',
        path: '/documents',
        tags: ['documents'],
        outputStructure: 'detailed',
      })
      .input(
        z.strictObject({
          environment: environmentSchema,
          templateId: id,
          record,
          /** Else the template's customer field says it, else its title. */
          customer: z.string().min(1).max(200).optional(),
          /** What the document takes for today; by default the server's day. */
          date: day.optional(),
          /** A PDF, its pages as HTML, the e-mail (a message file) or the text message. */
          output: z.enum(SERVED_FORMATS).default('pdf'),
          /** How a PDF is written. */
          pdf: pdfOutputSchema.optional(),
          /** From and to whom an e-mail goes. */
          envelope: envelopeSchema.optional(),
        }),
      )
      .output(z.object({ headers: z.record(z.string(), z.string()), body: document })),
  },
  jobs: {
    start: base
      .route({
        summary: 'Accepts a batch; it is on the disk before the answer',
        description: 'Scope `compose`.',
        method: 'POST',
        path: '/jobs',
        successStatus: 202,
        tags: ['jobs'],
        inputStructure: 'detailed',
      })
      .input(
        z.object({
          query: z.strictObject({
            environment: environmentSchema,
            templateId: id,
            output: z.enum(JOB_OUTPUTS).default('separate'),
            date: day.optional(),
            /** By what is in the file where absent. */
            format: jobFormat.optional(),
            /** How the PDFs are written: what they promise and, where that leaves it open, the version of PDF. */
            standard: pdfOutputSchema.shape.standard,
            pdfVersion: pdfOutputSchema.shape.version,
            /** Structure for people who cannot see, where the standard leaves the choice; by default all but PDF/X have it. */
            tagged: flag.optional(),
            /** Marks where the paper is cut, on a sheet that is large enough for them. */
            cropMarks: flag.optional(),
            /** Images of more pixels an inch are reduced; 0 leaves all of them as they are. */
            imageDpi: z.coerce.number().int().min(0).max(MOST_IMAGE_DPI).optional(),
            /** Encrypts each document of a job of separate ones with the password in this field of its record. */
            passwordField: pdfProtectionSchema.shape.passwordField,
            /** Sender of e-mails, and the field of the record that holds the recipient's address. */
            from: envelopeSchema.shape.from,
            toField: envelopeSchema.shape.toField,
          }),
          /** The records: JSON Lines, JSON or CSV. One line that cannot be read refuses the batch. */
          body: file,
        }),
      )
      .output(jobSchema),
    list: base
      .route({
        summary: 'Jobs, newest first',
        description: 'Scope `compose`.',
        method: 'GET',
        path: '/jobs',
        tags: ['jobs'],
      })
      .input(z.strictObject(page))
      .output(z.strictObject({ total: z.int(), jobs: z.array(jobSchema) })),
    open: base
      .route({
        summary: 'How far a job is',
        description: 'Scope `compose`.',
        method: 'GET',
        path: '/jobs/{id}',
        tags: ['jobs'],
      })
      .input(z.strictObject({ id }))
      .output(jobSchema),
    results: base
      .route({
        summary: 'What became of the records, in their order',
        description: 'Scope `compose`.',
        method: 'GET',
        path: '/jobs/{id}/results',
        tags: ['jobs'],
      })
      .input(z.strictObject({ id, ...page, state: z.enum(['clean', 'warned', 'failed']).optional() }))
      .output(z.strictObject({ total: z.int(), results: z.array(jobResultSchema) })),
    download: base
      .route({
        summary: 'The documents of a job that is done',
        description: 'Scope `compose`.',
        method: 'GET',
        path: '/jobs/{id}/output',
        tags: ['jobs'],
      })
      .input(z.strictObject({ id }))
      .output(z.file().mime(['application/pdf', 'application/zip'])),
    cancel: base
      .route({
        summary: 'Stops a job that is not done; what it has delivered stays in the log',
        description: 'Scope `compose`.',
        method: 'POST',
        path: '/jobs/{id}/cancel',
        tags: ['jobs'],
      })
      .input(z.strictObject({ id }))
      .output(jobSchema),
  },
  communications: {
    list: base
      .route({
        summary: 'Who got which version when, newest first',
        description: 'Scope `history`.',
        method: 'GET',
        path: '/communications',
        tags: ['communications'],
      })
      .input(
        z.strictObject({
          /** The whole customer number, as it was logged. */
          customer: z.string().min(1).max(200).optional(),
          environment: environmentSchema.optional(),
          templateId: id.optional(),
          /** From … to, both included, by the day of `at` in UTC. */
          from: day.optional(),
          to: day.optional(),
          ...page,
        }),
      )
      .output(z.strictObject({ total: z.int(), entries: z.array(communicationSchema) })),
    document: base
      .route({
        summary: 'The very document that was sent, checked against its digest',
        description: 'Scope `history`.',
        method: 'GET',
        path: '/communications/{id}/document',
        tags: ['communications'],
      })
      .input(z.strictObject({ id }))
      .output(document),
  },
};

export type ComposerContract = typeof composerContract;
export type Scope = z.infer<typeof scopeSchema>;
export type Environment = z.infer<typeof environmentSchema>;
export type PublishedVersion = z.infer<typeof publishedVersionSchema>;
export type Activation = z.infer<typeof activationSchema>;
export type ServerTemplate = z.infer<typeof serverTemplateSchema>;
export type PackageCheck = z.infer<typeof checkSchema>;
export type DryRun = z.infer<typeof dryRunSchema>;
export type DocumentFacts = z.infer<typeof documentFactsSchema>;
export type ComposerJob = z.infer<typeof jobSchema>;
export type ComposerJobResult = z.infer<typeof jobResultSchema>;
export type Communication = z.infer<typeof communicationSchema>;
