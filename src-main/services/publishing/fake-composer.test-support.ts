/** A composition server that keeps everything in memory and believes whatever it is sent; tests make it misbehave. */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { OpenAPIHandler } from '@orpc/openapi/node';
import { implement, ORPCError } from '@orpc/server';
import { onTestFinished } from 'vitest';
import type { JsonObject } from '../../../shared/base';
import {
  type Communication,
  type ComposerContract,
  composerContract,
  type DocumentFacts,
  type Environment,
  type Scope,
  type ServerTemplate,
} from '../../../shared/contract';
import {
  type MessageArguments,
  type Reason,
  reason,
  StudioError,
  type StudioErrorCode,
} from '../../../shared/diag';
import { ENGINE_VERSION, openTemplate } from '../../../shared/engine';
import type { PackageContent } from '../../../shared/package';
import { readPackageFile } from '../package';

export const FAKE_TOKEN = 'fumi_correct-horse';

/** What the tests look at and change. */
export interface FakeComposer {
  readonly url: string;
  scopes: Scope[];
  template: ServerTemplate | null;
  log: Communication[];
  documents: Map<string, Uint8Array<ArrayBuffer>>;
  /** What composing records comes to. */
  prove(records: readonly JsonObject[], date: string): Promise<(DocumentFacts | null)[]>;
  /** The package that came last. */
  content: PackageContent | null;
  /** Refuses packages for this reason. */
  refusal: Reason | null;
  /** Answers the next request instead of the server. */
  intercept: ((request: IncomingMessage, response: ServerResponse) => void) | null;
  /** `METHOD /path` of every request so far. */
  readonly requests: string[];
  close(): Promise<void>;
}

const NOW = '2026-01-31T09:00:00.000Z';

const refused = (status: number, code: StudioErrorCode, args: MessageArguments) =>
  new ORPCError('REFUSED', { status, data: { code, args }, message: new StudioError(code, args).message });

function routerOf(fake: FakeComposer) {
  const os = implement<ComposerContract, { readonly authorization: string | undefined }>(composerContract);
  const guarded = os.use(({ context, next, path }) => {
    if (path[0] !== 'health' && context.authorization !== `Bearer ${FAKE_TOKEN}`) {
      throw refused(401, 'composer.unauthorised', {});
    }
    return next();
  });
  const known = (templateId: string): ServerTemplate => {
    if (fake.template?.templateId === templateId) return fake.template;
    throw refused(404, 'composer.notFound', { what: reason('thing.template'), id: templateId });
  };
  const inForce = (environment: Environment, version: number, isRollback: boolean): ServerTemplate => {
    const template = known(fake.template?.templateId ?? '');
    const digest = template.versions.find((entry) => entry.version === version)?.digest ?? '';
    const activation = { environment, version, digest, activatedAt: NOW, activatedWith: 'tests', isRollback };
    fake.template = {
      ...template,
      active: { ...template.active, [environment]: version },
      activations: [activation, ...template.activations],
    };
    return fake.template;
  };
  const entry = (id: string): Communication => {
    const found = fake.log.find((communication) => communication.id === id);
    if (!found) throw refused(404, 'composer.notFound', { what: reason('thing.communication'), id });
    return found;
  };
  const unused = (): never => {
    throw new Error('the studio does not ask this');
  };
  const health = {
    status: 'ok' as const,
    name: 'Fake',
    version: '9.9.9',
    engine: ENGINE_VERSION,
    uptimeSeconds: 1,
    jobs: { queued: 0, running: 0 },
  };

  return guarded.router({
    health: guarded.health.handler(() => health),
    token: guarded.token.handler(() => ({ name: 'tests', scopes: fake.scopes })),
    approvers: {
      list: guarded.approvers.list.handler(unused),
      add: guarded.approvers.add.handler(unused),
      remove: guarded.approvers.remove.handler(unused),
    },
    packages: {
      check: guarded.packages.check.handler(async ({ input }) => {
        const { manifest, digest, approval } = await packageIn(input.body);
        const { release } = manifest;
        return {
          isOk: approval !== null,
          checks: [{ check: 'approved' as const, isOk: approval !== null, reason: '' }],
          release: release && {
            templateId: release.templateId,
            version: release.version,
            name: manifest.name,
            digest,
          },
          isKnown: fake.template?.versions.some((version) => version.digest === digest) ?? false,
          replaces: fake.template?.active ?? { test: null, production: null },
        };
      }),
      publish: guarded.packages.publish.handler(async ({ input }) => {
        if (fake.refusal !== null) throw refused(422, 'composer.refused', { reasons: [fake.refusal] });
        fake.content = await packageIn(input.body);
        const { manifest, digest, approval } = fake.content;
        const { release } = manifest;
        if (!release || !approval)
          throw refused(422, 'composer.refused', { reasons: [reason('approval.draft')] });
        const published = {
          templateId: release.templateId,
          version: release.version,
          name: manifest.name,
          note: release.note,
          digest,
          engine: manifest.engine,
          sizeBytes: input.body.size,
          approvedBy: approval.statement.approvedBy,
          approvedAt: approval.statement.approvedAt,
          publishedAt: NOW,
          publishedWith: 'tests',
        };
        const versions = fake.template?.versions ?? [];
        fake.template = {
          templateId: release.templateId,
          name: manifest.name,
          versions: [published, ...versions.filter((version) => version.digest !== digest)],
          active: fake.template?.active ?? { test: null, production: null },
          activations: fake.template?.activations ?? [],
        };
        return published;
      }),
      prove: guarded.packages.prove.handler(({ input }) => fake.prove(input.records, input.date)),
    },
    templates: {
      list: guarded.templates.list.handler(unused),
      open: guarded.templates.open.handler(({ input }) => known(input.templateId)),
      activate: guarded.templates.activate.handler(({ input }) => {
        known(input.templateId);
        return inForce(input.environment, input.version, false);
      }),
      rollBack: guarded.templates.rollBack.handler(({ input }) => {
        const { name, activations, active } = known(input.templateId);
        const before = activations.find(
          ({ environment, version }) =>
            environment === input.environment && version !== active[input.environment],
        );
        if (before) return inForce(input.environment, before.version, true);
        throw refused(409, 'composer.nothingBefore', { template: name, environment: input.environment });
      }),
    },
    documents: { compose: guarded.documents.compose.handler(unused) },
    jobs: {
      start: guarded.jobs.start.handler(unused),
      list: guarded.jobs.list.handler(unused),
      open: guarded.jobs.open.handler(unused),
      results: guarded.jobs.results.handler(unused),
      download: guarded.jobs.download.handler(unused),
      cancel: guarded.jobs.cancel.handler(unused),
    },
    communications: {
      list: guarded.communications.list.handler(({ input }) => {
        const { customer, environment, offset, limit } = input;
        const found = fake.log.filter(
          (communication) =>
            (customer === undefined || communication.customer === customer) &&
            (environment === undefined || communication.environment === environment),
        );
        return { total: found.length, entries: found.slice(offset, offset + limit) };
      }),
      document: guarded.communications.document.handler(({ input }) => {
        const bytes = fake.documents.get(entry(input.id).document.pdf);
        if (bytes) return new File([bytes], 'document.pdf', { type: 'application/pdf' });
        throw refused(500, 'composer.documentLost', { id: input.id, reason: reason('file.missing') });
      }),
    },
  });
}

const packageIn = async (file: File) =>
  readPackageFile(file.name, new Uint8Array(await file.arrayBuffer()), openTemplate);

/** Starts one on a free port; it is closed after the test. */
export async function startFakeComposer(port = 0): Promise<FakeComposer> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const fake: FakeComposer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    scopes: ['publish', 'activate', 'history'],
    template: null,
    log: [],
    documents: new Map(),
    prove: (records) => Promise.resolve(records.map(() => null)),
    content: null,
    refusal: null,
    intercept: null,
    requests: [],
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  const handler = new OpenAPIHandler(routerOf(fake));
  server.on('request', async (request, response) => {
    fake.requests.push(`${request.method} ${request.url}`);
    const { intercept } = fake;
    fake.intercept = null;
    if (intercept) {
      intercept(request, response);
      return;
    }
    const { authorization } = request.headers;
    const { matched } = await handler.handle(request, response, {
      prefix: '/v1',
      context: { authorization },
    });
    if (!matched) response.writeHead(404).end('<html>no such page</html>');
  });
  onTestFinished(() => fake.close());
  return fake;
}

/** An entry of the log and the PDF that was sent. */
export function sent(fake: FakeComposer, id: string, change: Partial<Communication> = {}): Communication {
  const bytes = new TextEncoder().encode(`%PDF-1.7 ${id}`);
  const pdf = createHash('sha256').update(bytes).digest('hex');
  const communication: Communication = {
    id,
    at: NOW,
    environment: 'production',
    channel: 'print',
    format: 'pdf',
    templateId: 't1',
    templateName: 'Statement',
    version: 3,
    package: 'a'.repeat(64),
    customer: '00001787',
    title: 'Jana Nováková',
    date: '2026-01-31',
    jobId: null,
    document: { pages: 2, digest: 'b'.repeat(64), pdf, sizeBytes: bytes.length },
    ...change,
  };
  fake.documents.set(pdf, bytes);
  fake.log.unshift(communication);
  return communication;
}
