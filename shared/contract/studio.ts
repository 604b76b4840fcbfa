/**
 * The studio's host API: everything the interface may ask of the machine it runs on. One contract serves the loopback
 * web host (WebSocket) and Electron (MessagePort). Arguments are validated at the receiving side; failures are
 * {@link STUDIO_ERROR_MAP}; long work is a job with progress events and cancel.
 *
 * Files do not travel here but over HTTP paths of the same origin ({@link HTTP_PATHS}), in both hosts: the interface
 * never sees a path of the machine, only tokens and hashes.
 */
import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import type { JsonObject } from '../base';
import { dataContractSchema } from '../data';
import { assetSchema, editSchema, languageSchema, printingSchema } from '../model';
import { diagnosticSchema } from './diagnostics';
import { JOB_OUTPUTS } from './document-format';
import { STUDIO_ERROR_MAP, studioFailureSchema } from './errors';
import { fontFaceSchema, fontsContract } from './fonts';
import { pdfOutputSchema } from './pdf-output';
import { auditContract, peopleContract } from './people';
import { historyContract, publishingContract } from './publishing';
import { reviewsContract } from './reviews';
import { id, template, timestamp } from './values';
import { versionsContract } from './versions';

/**
 * - `POST /api/upload?name=FILE` with the bytes as body → `{ token }` (JSON); the file is kept for this session.
 * - `GET /api/download/TOKEN` → a file to save, with its name.
 * - `GET /api/asset/HASH` → an image. `GET /api/font/HASH` → a font file. `GET /api/engine/harfbuzz.wasm`.
 * - `GET /api/proof/PROOF/FILE` → a document of a proof: PDF, HTML, an e-mail or a text message.
 */
export const HTTP_PATHS = {
  upload: '/api/upload',
  download: '/api/download',
  asset: '/api/asset',
  font: '/api/font',
  harfbuzz: '/api/engine/harfbuzz.wasm',
  proof: '/api/proof',
} as const;

const json = z.custom<JsonObject>((value) => typeof value === 'object' && value !== null);

export const preferencesSchema = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']),
  language: z.enum(['system', 'en', 'ja']),
  /** Template that was open last; opened again on start. */
  lastTemplate: id.nullable(),
});

export const templateSummarySchema = z.strictObject({
  id,
  name: z.string(),
  updatedAt: timestamp,
  languages: z.array(z.string()),
  /** First page size in points. */
  pageWidth: z.number(),
  pageHeight: z.number(),
  datasetId: id.nullable(),
  datasetName: z.string().nullable(),
  recordCount: z.int(),
});

export const datasetSummarySchema = z.strictObject({
  id,
  name: z.string(),
  /** Name of the imported file; null for the samples that come with the studio. */
  fileName: z.string().nullable(),
  recordCount: z.int(),
  importedAt: timestamp,
  contract: dataContractSchema,
  /** Fields whose values say which record it is. */
  titleFields: z.array(z.string()),
});

/** How to read a data file. Absent options are detected. */
export const importOptionsSchema = z.strictObject({
  format: z.enum(['csv', 'json', 'jsonl']).optional(),
  encoding: z
    .enum([
      'utf-8',
      'utf-16le',
      'utf-16be',
      'shift_jis',
      'euc-jp',
      'iso-2022-jp',
      'windows-1252',
      'windows-1250',
    ])
    .optional(),
  delimiter: z.enum([',', ';', '\t', '|']).optional(),
  /** Whether the first line of a CSV file holds the names. */
  header: z.boolean().optional(),
});

export const importPreviewSchema = z.strictObject({
  /** What was detected or given; `delimiter` and `header` only for CSV. */
  options: importOptionsSchema,
  contract: dataContractSchema,
  titleFields: z.array(z.string()),
  /** The first records, typed. */
  records: z.array(json),
  recordCount: z.int(),
  /** Lines that cannot be read, at most 100, with their line numbers; they are left out. */
  problems: z.array(diagnosticSchema),
  problemCount: z.int(),
});

export const recordEntrySchema = z.strictObject({ index: z.int(), title: z.string() });

export const selectionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all') }),
  /** From … to, both included, counted from 0. */
  z.strictObject({ kind: z.literal('range'), from: z.int().min(0), to: z.int().min(0) }),
  z.strictObject({ kind: z.literal('picked'), indexes: z.array(z.int().min(0)).min(1) }),
]);

export const proofSummarySchema = z.strictObject({
  id,
  templateId: id,
  startedAt: timestamp,
  finishedAt: timestamp.nullable(),
  state: z.enum(['running', 'done', 'cancelled', 'failed']),
  output: z.enum(JOB_OUTPUTS),
  /** What the files promise: `pdfa-2a+ua-1`. */
  standard: z.string(),
  /** Whether they are encrypted. */
  isProtected: z.boolean(),
  records: z.int(),
  done: z.int(),
  pages: z.int(),
  /** Records without any error or warning; with warnings at most; with errors. */
  clean: z.int(),
  warned: z.int(),
  failed: z.int(),
  /** Pages per second of wall time so far. */
  pagesPerSecond: z.number(),
  /** Seconds left at this rate; null before there is a rate. */
  secondsLeft: z.number().nullable(),
  workers: z.int(),
  /** The merged file's name, once there is one. */
  mergedFile: z.string().nullable(),
  /** Why the batch as a whole failed. */
  failure: studioFailureSchema.nullable(),
});

export const proofResultSchema = z.strictObject({
  record: z.int(),
  title: z.string(),
  pages: z.int(),
  milliseconds: z.number(),
  state: z.enum(['clean', 'warned', 'failed']),
  /** SHA-256 of the display list; null for a record that could not be composed. */
  digest: z.string().nullable(),
  /** The record's PDF; null in a merged batch and where it could not be composed. */
  file: z.string().nullable(),
  diagnostics: z.array(diagnosticSchema),
});

/** Exceptions of a proof, counted by what and where. */
export const proofExceptionSchema = z.strictObject({
  diagnostic: diagnosticSchema,
  records: z.int(),
  /** A record that shows it. */
  example: z.int(),
});

export const openedTemplateSchema = z.strictObject({
  id,
  template,
  /** Number of edits the workspace holds for it; the base of the next one. */
  revision: z.int(),
  updatedAt: timestamp,
  dataset: datasetSummarySchema.nullable(),
  /** Place of the record that whoever is at the desk looked at last, from 0; 0 where there was none or it is gone. */
  lastRecord: z.int().min(0),
});

const base = oc.errors(STUDIO_ERROR_MAP);

export const studioContract = {
  studio: {
    info: base.output(
      z.strictObject({
        version: z.string(),
        /** `electron` or `web`. */
        host: z.enum(['electron', 'web']),
        workspaceName: z.string(),
        preferences: preferencesSchema,
        fonts: z.array(fontFaceSchema),
      }),
    ),
    setPreferences: base.input(preferencesSchema.partial()).output(preferencesSchema),
    /** Files that were handed to the studio from outside (double click): upload tokens to import. */
    openRequests: base.output(eventIterator(z.strictObject({ token: id, name: z.string() }))),
  },
  templates: {
    list: base.output(z.array(templateSummarySchema)),
    /** Makes a blank template. */
    create: base
      .input(
        z.strictObject({
          name: z.string().min(1).max(200),
          pageSize: z.enum(['A4', 'A5', 'B5', 'Letter']),
          language: languageSchema,
          datasetId: id.nullable(),
        }),
      )
      .output(z.strictObject({ id })),
    open: base.input(z.strictObject({ id })).output(openedTemplateSchema),
    /** Remembers which record whoever is at the desk looks at, for the next time that they open the template. */
    keepLastRecord: base.input(z.strictObject({ id, datasetId: id, index: z.int().min(0) })),
    /**
     * Adds edits to the journal, each durable before the answer. `revision` is the one they build on; a different one
     * answers `template.conflict`, an edit that breaks the template's integrity `template.invalidEdit`. Somebody who
     * is no designer may change the words of opened texts only: `wording.outside`, `.foreign`, `.budget`.
     */
    apply: base
      .input(z.strictObject({ id, revision: z.int(), edits: z.array(editSchema).min(1).max(1000) }))
      .output(z.strictObject({ revision: z.int(), updatedAt: timestamp })),
    /** Fields, marks and paragraph forms that an opened text had earlier and that may come back (`wordingPieces`). */
    earlierPieces: base.input(z.strictObject({ id, nodeId: id })).output(z.array(z.string())),
    duplicate: base
      .input(z.strictObject({ id, name: z.string().min(1).max(200) }))
      .output(z.strictObject({ id })),
    remove: base.input(z.strictObject({ id })),
    /** Binds the template to a data set, or to none; its data contract becomes the data set's. */
    setDataset: base
      .input(z.strictObject({ id, revision: z.int(), datasetId: id.nullable() }))
      .output(openedTemplateSchema),
    /** Writes the `.fumi` package; the answer is a download. */
    exportPackage: base
      .input(z.strictObject({ id }))
      .output(z.strictObject({ token: id, fileName: z.string() })),
    /** Takes a package in. `missingFonts` names the cuts of its fonts that are not here, or are other files. */
    importPackage: base
      .input(z.strictObject({ token: id }))
      .output(z.strictObject({ id, missingFonts: z.array(z.string()) })),
  },
  assets: {
    /** Checks an uploaded image and keeps it under its hash; `name` is the file's. */
    add: base.input(z.strictObject({ token: id })).output(assetSchema),
    /** Checks an uploaded ICC profile of a printing condition and keeps it; `condition` is what it may be called. */
    addProfile: base.input(z.strictObject({ token: id })).output(printingSchema),
    /**
     * What the PDFs of a batch may not hold of files that a template shows, one list for each file: fonts that are not in
     * it, CMYK without a profile. `profile` is that of the template's printing condition; `args.asset` is a hash.
     */
    fileProblems: base
      .input(
        z.strictObject({
          files: z.array(z.strictObject({ hash: id, page: z.int().min(1) })).max(100),
          profile: id.nullable(),
        }),
      )
      .output(z.array(z.array(diagnosticSchema))),
  },
  fonts: fontsContract,
  datasets: {
    list: base.output(z.array(datasetSummarySchema)),
    preview: base
      .input(z.strictObject({ token: id, options: importOptionsSchema }))
      .output(importPreviewSchema),
    import: base
      .input(
        z.strictObject({
          token: id,
          name: z.string().min(1).max(200),
          options: importOptionsSchema,
          titleFields: z.array(z.string()).optional(),
        }),
      )
      .output(z.strictObject({ dataset: datasetSummarySchema, problemCount: z.int() })),
    record: base
      .input(z.strictObject({ id, index: z.int().min(0) }))
      .output(z.strictObject({ record: json, title: z.string() })),
    /** Entries whose text matches every word of `query`, in order; all of them when it is empty. */
    search: base
      .input(
        z.strictObject({
          id,
          query: z.string().max(200),
          offset: z.int().min(0),
          limit: z.int().min(1).max(500),
        }),
      )
      .output(z.strictObject({ total: z.int(), entries: z.array(recordEntrySchema) })),
    remove: base.input(z.strictObject({ id })),
  },
  rules: {
    /** For how many records of the data set a condition is true, and the first few on either side. */
    count: base.input(z.strictObject({ datasetId: id, expression: z.string().min(1).max(10_000) })).output(
      z.strictObject({
        total: z.int(),
        holds: z.int(),
        /** Records it could not be computed for; they count as false. */
        failed: z.int(),
        firstTrue: z.array(z.int()).max(5),
        firstFalse: z.array(z.int()).max(5),
      }),
    ),
  },
  proofs: {
    start: base
      .input(
        z.strictObject({
          templateId: id,
          selection: selectionSchema,
          output: z.enum(JOB_OUTPUTS),
          pdf: pdfOutputSchema.optional(),
        }),
      )
      .output(proofSummarySchema),
    /** The summary again and again while it runs, about four times a second, and once at the end. */
    watch: base.input(z.strictObject({ id })).output(eventIterator(proofSummarySchema)),
    cancel: base.input(z.strictObject({ id })).output(proofSummarySchema),
    list: base.input(z.strictObject({ templateId: id })).output(z.array(proofSummarySchema)),
    results: base
      .input(
        z.strictObject({
          id,
          offset: z.int().min(0),
          limit: z.int().min(1).max(500),
          state: z.enum(['clean', 'warned', 'failed']).optional(),
        }),
      )
      .output(z.strictObject({ total: z.int(), results: z.array(proofResultSchema) })),
    exceptions: base.input(z.strictObject({ id })).output(z.array(proofExceptionSchema)),
    remove: base.input(z.strictObject({ id })),
  },
  people: peopleContract,
  audit: auditContract,
  versions: versionsContract,
  reviews: reviewsContract,
  publishing: publishingContract,
  history: historyContract,
};

export type StudioContract = typeof studioContract;
export type Preferences = z.infer<typeof preferencesSchema>;
export type TemplateSummary = z.infer<typeof templateSummarySchema>;
export type OpenedTemplate = z.infer<typeof openedTemplateSchema>;
export type DatasetSummary = z.infer<typeof datasetSummarySchema>;
export type ImportOptions = z.infer<typeof importOptionsSchema>;
export type ImportPreview = z.infer<typeof importPreviewSchema>;
export type RecordEntry = z.infer<typeof recordEntrySchema>;
export type Selection = z.infer<typeof selectionSchema>;
export type ProofSummary = z.infer<typeof proofSummarySchema>;
export type ProofResult = z.infer<typeof proofResultSchema>;
export type ProofException = z.infer<typeof proofExceptionSchema>;
