/**
 * The HTTP server: who calls and whether they may is settled before a body is read; then the contract answers. Nothing
 * of a body, a query or a token gets into the log.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import staticFiles from '@fastify/static';
import { OpenAPIHandler } from '@orpc/openapi/fastify';
import Fastify, {
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import { StudioError } from '../../../shared/diag';
import type { AccessTokens, Caller, Demand } from '../access';
import { answerTo, isOurs, unknownPath } from '../failures';
import type { ComposerRouter } from '../router';
import type { ComposerStore } from '../store';
import type { ComposerLimits } from './limits';
import { openApiDocument } from './openapi';
import { type ProcedureRoute, procedureRoutes } from './procedures';
import { receiveFile, tooLarge, UploadedFile } from './uploads';

export interface ServerOptions {
  readonly router: ComposerRouter;
  readonly tokens: AccessTokens;
  readonly store: ComposerStore;
  readonly limits: ComposerLimits;
  readonly version: string;
  /** Folder of the installation's assets, with the API's page in `openapi/`. */
  readonly assetsDir: string;
  /** Where the log goes, one JSON text a line. */
  readonly logStream: Writable;
  readonly isStopping: () => boolean;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Whoever calls; null without a valid token. */
    caller: Caller | null;
  }
  interface FastifyContextConfig {
    demand?: Demand;
  }
}

const API_PREFIX = '/v1';

export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const { limits, logStream } = options;
  const app = Fastify({
    logger: { level: 'info', base: null, stream: logStream },
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: limits.jsonBytes,
    requestTimeout: limits.requestMs,
    return503OnClosing: false,
    exposeHeadRoutes: false,
    frameworkErrors: (error, request, reply) => void send(error, request, reply),
    routerOptions: { maxParamLength: 200 },
  });
  app.decorateRequest('caller', null);
  answerFailures(app);
  logRequests(app);
  await app.register(helmet, { contentSecurityPolicy: PAGE_POLICY });
  guard(app, options);
  await app.register(rateLimit, {
    max: limits.requestsPerMinute,
    timeWindow: 60_000,
    keyGenerator: ({ caller, ip }) => (caller ? `token ${caller.name}` : `address ${ip}`),
    errorResponseBuilder: (_request, { ttl }) =>
      new StudioError('composer.tooMany', { seconds: Math.ceil(ttl / 1000) }),
  });
  await app.register((api, _options, done) => {
    addApi(api, options);
    done();
  });
  await addPages(app, options);
  return app;
}

/** The policy of every page there is: files of this server and nothing else. */
const PAGE_POLICY = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    fontSrc: ["'self'"],
    connectSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
  },
};

/** Says who calls, and lets nobody through who may not; before a body is read. */
function guard(app: FastifyInstance, { tokens, isStopping }: ServerOptions): void {
  app.addHook('onRequest', async (request, reply) => {
    if (request.url.startsWith(API_PREFIX)) reply.header('cache-control', 'no-store');
    if (isStopping() && request.routeOptions.config.demand !== 'open') {
      throw new StudioError('composer.stopping');
    }
    request.caller = callerOf(request, tokens);
  });
  app.addHook('onSend', async (_request, reply) => {
    // An answered connection would stay open for a next request, and keep the server from ending.
    if (isStopping()) reply.header('connection', 'close');
  });
  // After the limit of requests has counted the call, which it does for callers without a token as well.
  app.addHook('preParsing', async ({ caller, routeOptions: { config } }) => {
    const { demand = 'open' } = config;
    if (demand === 'open') return;
    if (!caller) throw new StudioError('composer.unauthorised');
    if (demand !== 'any' && !caller.scopes.includes(demand)) {
      throw new StudioError('composer.forbidden', { scope: demand });
    }
  });
}

function callerOf({ headers }: FastifyRequest, tokens: AccessTokens): Caller | null {
  const [, token] = /^Bearer ([\w-]{1,200})$/i.exec(headers.authorization ?? '') ?? [];
  return token === undefined ? null : tokens.callerOf(token);
}

/** The procedures: those that take a file receive it on the disk, the others read JSON. */
function addApi(api: FastifyInstance, options: ServerOptions): void {
  const handler = new OpenAPIHandler(options.router);
  const addRoute = (to: FastifyInstance, { name, method, url, demand }: ProcedureRoute): void => {
    to.route({
      method,
      url: `${API_PREFIX}${url}`,
      config: { demand },
      handler: async (request, reply) => {
        const context = { caller: request.caller, procedure: name, path: pathOf(request) };
        const { matched } = await handler.handle(request, reply, { prefix: API_PREFIX, context });
        if (!matched) throw unknownPath(context.path);
      },
    });
  };
  const [files, plain] = [true, false].map((takesFile) =>
    procedureRoutes().filter((route) => route.takesFile === takesFile),
  );
  api.register((scope, _options, done) => {
    scope.removeContentTypeParser('text/plain');
    for (const route of plain ?? []) addRoute(scope, route);
    done();
  });
  for (const route of files ?? []) {
    api.register((scope, _options, done) => {
      receiveFiles(scope, limitOf(route, options.limits), options.store);
      addRoute(scope, route);
      done();
    });
  }
}

const limitOf = ({ name }: ProcedureRoute, limits: ComposerLimits): number =>
  name.startsWith('jobs.') ? limits.recordsBytes : limits.packageBytes;

function receiveFiles(scope: FastifyInstance, limitBytes: number, store: ComposerStore): void {
  scope.removeAllContentTypeParsers();
  scope.addHook('onRequest', async ({ headers }) => {
    // What clients send for a file whose type they do not know; fastify refuses it, and it is of no interest here.
    if (headers['content-type'] === '') delete headers['content-type'];
  });
  scope.addContentTypeParser('*', (request: FastifyRequest, body: Readable) =>
    receiveFile(body, request.headers, {
      folder: store.temporaryFolder,
      limitBytes,
      newId: () => store.newId(),
    }),
  );
  scope.addHook('onResponse', async ({ body }) => {
    if (body instanceof UploadedFile) body.discard();
  });
}

/** The OpenAPI document, and the page that shows it where the installation has one. */
async function addPages(app: FastifyInstance, { version, assetsDir }: ServerOptions): Promise<void> {
  const document = await openApiDocument(version);
  app.get('/openapi.json', () => document);
  const root = path.join(assetsDir, 'openapi');
  if (!existsSync(root)) return;
  await app.register(staticFiles, { root, prefix: '/docs/', decorateReply: false });
  for (const url of ['/', '/docs']) app.get(url, (_request, reply) => reply.redirect('/docs/'));
}

/** Everything that is not answered by the contract is answered in its form. */
function answerFailures(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => send(error, request, reply));
  app.setNotFoundHandler((request, reply) => send(unknownPath(pathOf(request)), request, reply));
}

function send(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const isTooLarge = error instanceof Error && 'code' in error && error.code === 'FST_ERR_CTP_BODY_TOO_LARGE';
  const answer = answerTo(isTooLarge ? tooLarge(request.routeOptions.bodyLimit) : error);
  if (isOurs(answer)) request.log.error({ err: error }, 'a request failed');
  return reply.status(answer.status).send(answer.toJSON());
}

/** One line a request. What stands after `?` may name a customer and stays out. */
function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    request.log.info({
      method: request.method,
      path: pathOf(request),
      status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime),
      token: request.caller?.name ?? null,
    });
  });
}

const pathOf = ({ url }: FastifyRequest): string => url.split('?')[0] ?? '';
