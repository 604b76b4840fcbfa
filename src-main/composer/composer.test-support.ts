/** A composition server in a temporary folder, packages that a reviewer approved, and typed clients. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Writable } from 'node:stream';
import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import { onTestFinished } from 'vitest';
import type { JsonObject } from '../../shared/base';
import { type ComposerContract, composerContract, type StudioFailure } from '../../shared/contract';
import { createBlankTemplate, ENGINE_VERSION } from '../../shared/engine';
import type { Template } from '../../shared/model';
import {
  type Approval,
  type ApprovalStatement,
  type PackageAssets,
  type PackageManifest,
  type PackageRelease,
  packageDigest,
  packPackage,
  statementBytes,
} from '../../shared/package';
import { packageFonts, writePackageFile } from '../services';
import { generateKeyPair, type KeyPair, sign } from '../signing';
import { InstalledFonts } from '../workers';
import { type Composer, type ComposerOptions, createComposer } from '.';

/** The moment at which the clock of these servers stands. */
export const NOW = new Date('2026-01-31T09:00:00Z');

export const REVIEWER = { id: 'p2', name: 'Mei' };
const DESIGNER = { id: 'p1', name: 'Aiko' };

/** A letter with one line that names the customer; `greeting` tells versions apart. */
export function letter(greeting = 'Dear'): Template {
  const blank = createBlankTemplate({ name: 'Letter', pageSize: 'A5', language: 'en' });
  const text = { kind: 'text', text: `${greeting} ` };
  const content = { en: [{ inlines: [text, { kind: 'field', value: 'name' }] }] };
  const flow = Object.keys(blank.nodes).find((id) => blank.nodes[id]?.type === 'flow') ?? '';
  return {
    ...blank,
    data: { kind: 'object', fields: { number: { kind: 'string' }, name: { kind: 'string' } } },
    recordTitle: ['name'],
    customer: 'number',
    nodes: {
      ...blank.nodes,
      [flow]: { type: 'flow', props: {}, children: ['greeting'] },
      greeting: { type: 'text', props: { content } as unknown as JsonObject },
    },
  };
}

export interface PackageWishes {
  readonly assetsDir: string;
  readonly template?: Template;
  /** The files that the template names. */
  readonly assets?: PackageAssets;
  readonly version?: number;
  readonly templateId?: string;
  readonly engine?: string;
  /** Who signs; by default nobody: the package has no approval. */
  readonly reviewer?: KeyPair;
  /** What the statement says instead of the truth. */
  readonly statement?: Partial<ApprovalStatement>;
  /** Where the studio had own fonts. */
  readonly fontsFolder?: string;
  /** Digests that the package names for its fonts. */
  readonly fontHash?: string;
}

/** The bytes of a package of version 1 of the letter, and its digest. */
export async function packageOf(wishes: PackageWishes): Promise<{ bytes: Uint8Array; digest: string }> {
  const {
    assetsDir,
    template = letter(),
    assets = new Map(),
    version = 1,
    templateId = 'letter',
    reviewer,
  } = wishes;
  const named = packageFonts(InstalledFonts.open(assetsDir, wishes.fontsFolder), template);
  const release: PackageRelease = {
    templateId,
    version,
    note: '',
    savedAt: NOW.toISOString(),
    savedBy: DESIGNER,
  };
  const options = {
    engine: wishes.engine ?? ENGINE_VERSION,
    fonts:
      wishes.fontHash === undefined
        ? named
        : named.map((font) => ({ ...font, sha256: wishes.fontHash ?? '' })),
    release,
  };
  const [manifest] = packPackage(template, assets, options);
  const digest = packageDigest(JSON.parse(new TextDecoder().decode(manifest?.bytes)) as PackageManifest);
  const approval = reviewer && approve(digest, template.name, release, reviewer, wishes.statement);
  const bytes = await writePackageFile(template, assets, { ...options, ...(approval && { approval }) });
  return { bytes, digest };
}

function approve(
  digest: string,
  templateName: string,
  { templateId, version }: PackageRelease,
  { publicKey, privateKey }: KeyPair,
  lies: Partial<ApprovalStatement> = {},
): Approval {
  const statement: ApprovalStatement = {
    format: 'fumi-approval',
    formatVersion: 1,
    package: digest,
    templateId,
    templateName,
    version,
    approvedBy: REVIEWER,
    approvedAt: NOW.toISOString(),
    changedBy: [DESIGNER],
    evidence: { sha256: '0'.repeat(64), records: 3 },
    audit: null,
    ...lies,
  };
  return { statement, publicKey, signature: sign(privateKey, statementBytes(statement)) };
}

export type ComposerClient = ContractRouterClient<ComposerContract>;

/** A client as the studio's. */
export const clientOf = (url: string, token: string): ComposerClient =>
  createORPCClient(
    new OpenAPILink(composerContract, {
      url: `${url}/v1`,
      headers: { authorization: `Bearer ${token}` },
    }),
  );

export const fileOf = (bytes: Uint8Array | string, name: string): File =>
  new File([typeof bytes === 'string' ? bytes : Uint8Array.from(bytes)], name);

/** A folder of its own, gone after the test. */
export function temporaryDir(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'fumi-composer-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface OpenComposer {
  readonly composer: Composer;
  readonly url: string;
  readonly folder: string;
  readonly token: string;
  /** Client with every scope. */
  readonly api: ComposerClient;
  /** What the server logged, line by line. */
  readonly logged: string[];
}

/** Starts a server on a new store; it is closed after the test. */
export async function openComposer(
  options: Pick<ComposerOptions, 'assetsDir' | 'workerFile'> & Partial<ComposerOptions>,
): Promise<OpenComposer> {
  const folder = options.folder ?? temporaryDir();
  const logged: string[] = [];
  const logStream = new Writable({
    write(chunk, _encoding, done) {
      logged.push(String(chunk));
      done();
    },
  });
  const composer = await createComposer({
    version: '0.0.0',
    name: 'test',
    host: '127.0.0.1',
    port: 0,
    clock: () => NOW,
    logStream,
    ...options,
    folder,
  });
  onTestFinished(() => composer.close());
  const token = composer.firstToken ?? '';
  return { composer, url: composer.url, folder, token, api: clientOf(composer.url, token), logged };
}

/** A server that has the letter (or another template) in force in production as version 1, and its reviewer's key. */
export async function openWithLetter(
  options: Pick<ComposerOptions, 'assetsDir' | 'workerFile'> & Partial<ComposerOptions>,
  wishes: Pick<PackageWishes, 'template' | 'assets'> = {},
): Promise<OpenComposer & { readonly reviewer: KeyPair; readonly digest: string }> {
  const open = await openComposer(options);
  const reviewer = generateKeyPair();
  await open.api.approvers.add({ name: REVIEWER.name, publicKey: reviewer.publicKey });
  const { bytes, digest } = await packageOf({ ...wishes, assetsDir: options.assetsDir, reviewer });
  await open.api.packages.publish({ body: fileOf(bytes, 'letter.fumi') });
  await open.api.templates.activate({ templateId: 'letter', environment: 'production', version: 1 });
  return { ...open, reviewer, digest };
}

/** What a call was refused with; null where it was not. */
export async function refusalOf(call: Promise<unknown>): Promise<StudioFailure | null> {
  try {
    await call;
    return null;
  } catch (error) {
    const { data } = error as { readonly data?: StudioFailure };
    if (!data) throw error;
    return data;
  }
}
