/** The contract, implemented: every procedure to the service that answers it, every failure in the contract's form. */
import { implement, type Router } from '@orpc/server';
import { present } from '../../shared/base';
import { type ComposerContract, composerContract } from '../../shared/contract';
import { reason, StudioError } from '../../shared/diag';
import { ENGINE_VERSION } from '../../shared/engine';
import type { Approvers, Caller } from './access';
import type { CommunicationLog, DocumentService } from './documents';
import { answerTo, isOurs, unknownPath } from './failures';
import { UploadedFile } from './http';
import type { JobService } from './jobs';
import type { PackageFile, PackageService, TemplateService } from './packages';

/** What every call has with it. */
export interface ComposerContext {
  /** Null where no token was needed; the server lets nobody else through without. */
  readonly caller: Caller | null;
  /** `group.name` of the procedure that the caller may call, as the server read the path. */
  readonly procedure: string;
  /** The path, without what stands after `?`. */
  readonly path: string;
}

/** Everything the procedures reach. */
export interface ComposerServices {
  readonly approvers: Approvers;
  readonly packages: PackageService;
  readonly templates: TemplateService;
  readonly documents: DocumentService;
  readonly jobs: JobService;
  readonly log: CommunicationLog;
  readonly name: string;
  readonly version: string;
  /** Seconds since the start. */
  readonly uptime: () => number;
  readonly isStopping: () => boolean;
  /** Tells the operator of a failure that no caller is to blame for. */
  readonly report: (error: unknown) => void;
}

export type ComposerRouter = Router<ComposerContract, ComposerContext>;

export function createComposerRouter(services: ComposerServices): ComposerRouter {
  const { approvers, packages, templates, documents, jobs, log } = services;

  const os = implement(composerContract)
    .$context<ComposerContext>()
    .use(async ({ next, path, context }) => {
      try {
        // Two routers read the path. Where this one reads another procedure in it (it takes `\` for `/` and goes up at
        // `..`), nobody has looked whether the caller may call that.
        if (path.join('.') !== context.procedure) throw unknownPath(context.path);
        return await next();
      } catch (error) {
        const answer = answerTo(error);
        if (isOurs(answer)) services.report(error);
        throw answer;
      }
    });

  return os.router({
    health: os.health.handler(() => ({
      status: services.isStopping() ? ('stopping' as const) : ('ok' as const),
      name: services.name,
      version: services.version,
      engine: ENGINE_VERSION,
      uptimeSeconds: services.uptime(),
      jobs: jobs.counts(),
    })),
    token: os.token.handler(({ context }) => {
      const { name, scopes } = callerOf(context);
      return { name, scopes: [...scopes] };
    }),
    approvers: {
      list: os.approvers.list.handler(() => approvers.list()),
      add: os.approvers.add.handler(({ input }) => ({
        fingerprint: approvers.add(input.name, input.publicKey),
      })),
      remove: os.approvers.remove.handler(({ input }) => approvers.remove(input.fingerprint)),
    },
    packages: {
      check: os.packages.check.handler(async ({ input }) => packages.check(await bytesOf(input.body))),
      publish: os.packages.publish.handler(async ({ input, context }) =>
        packages.publish(await bytesOf(input.body), callerOf(context)),
      ),
      prove: os.packages.prove.handler(({ input, signal }) =>
        packages.prove(input.digest, input.date, input.records, signal),
      ),
    },
    templates: {
      list: os.templates.list.handler(() => templates.list()),
      open: os.templates.open.handler(({ input }) => templates.open(input.templateId)),
      activate: os.templates.activate.handler(({ input, context }) =>
        templates.activate(input.templateId, input.environment, input.version, callerOf(context)),
      ),
      rollBack: os.templates.rollBack.handler(({ input, context }) =>
        templates.rollBack(input.templateId, input.environment, callerOf(context)),
      ),
    },
    documents: {
      compose: os.documents.compose.handler(({ input }) => documents.compose(input)),
    },
    jobs: {
      start: os.jobs.start.handler(({ input: { query, body }, context }) => {
        const { name, path } = uploadOf(body);
        return jobs.start(query, { name, file: path }, callerOf(context));
      }),
      list: os.jobs.list.handler(({ input }) => jobs.list(input.offset, input.limit)),
      open: os.jobs.open.handler(({ input }) => jobs.open(input.id)),
      results: os.jobs.results.handler(({ input: { id, ...page } }) => jobs.results(id, page)),
      download: os.jobs.download.handler(({ input }) => jobs.download(input.id)),
      cancel: os.jobs.cancel.handler(({ input }) => jobs.cancel(input.id)),
    },
    communications: {
      list: os.communications.list.handler(({ input }) => log.list(input)),
      document: os.communications.document.handler(({ input }) => documents.document(input.id)),
    },
  });
}

const callerOf = ({ caller }: ComposerContext): Caller =>
  present(caller, 'the server asks for a token before it calls');

/** The body as the server received it: on the disk, unless there was none. */
function uploadOf(body: File): UploadedFile {
  if (body instanceof UploadedFile) return body;
  throw new StudioError('composer.badInput', { reason: reason('request.noBody') });
}

const bytesOf = async (body: File): Promise<PackageFile> => ({
  name: body.name,
  bytes: new Uint8Array(await body.arrayBuffer()),
});
