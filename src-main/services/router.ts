/** The contract, implemented: every procedure to the service that answers it, every failure in the contract's form. */
import { implement, ORPCError, type Router } from '@orpc/server';
import { type Preferences, type StudioContract, studioContract } from '../../shared/contract';
import type { AssetService } from './assets';
import type { AuditTrail } from './audit';
import type { DatasetService } from './datasets';
import { toStudioError } from './failures';
import type { FontService } from './fonts';
import type { HistoryService } from './history';
import type { OpenRequests } from './open-requests';
import { type Desk, type PeopleService, rolesFor } from './people';
import type { PreferencesService } from './preferences';
import type { ProofService } from './proofing';
import type { PublishingService, ServerRegistry } from './publishing';
import type { ReviewService } from './reviews';
import type { RuleService } from './rules';
import type { TemplateService } from './templates';
import type { VersionService } from './versions';
import type { Workspace } from './workspace';

/** Everything the procedures reach. */
export interface StudioServices {
  readonly workspace: Workspace;
  readonly templates: TemplateService;
  readonly datasets: DatasetService;
  readonly assets: AssetService;
  readonly rules: RuleService;
  readonly proofs: ProofService;
  readonly preferences: PreferencesService;
  readonly openRequests: OpenRequests;
  readonly desk: Desk;
  readonly people: PeopleService;
  readonly audit: AuditTrail;
  readonly versions: VersionService;
  readonly reviews: ReviewService;
  readonly servers: ServerRegistry;
  readonly publishing: PublishingService;
  readonly history: HistoryService;
  readonly fonts: FontService;
  readonly version: string;
  readonly host: 'electron' | 'web';
}

export type StudioRouter = Router<StudioContract, Record<never, never>>;

/** The router of one studio; the hosts connect it to their links. */
export function createRouter(services: StudioServices): StudioRouter {
  const { workspace, templates, datasets, proofs, people, audit, versions, reviews, publishing } = services;

  /** A failure on its way out: what the contract knows stays, everything else becomes a `StudioError`. */
  const asAnswer = (error: unknown): unknown => {
    if (error instanceof ORPCError) return error;
    // Whoever asked has given up and hears nothing of it.
    if (error instanceof Error && error.name === 'AbortError') return new ORPCError('CLIENT_CLOSED_REQUEST');
    const { code, args, message } = toStudioError(error, workspace.folder);
    return new ORPCError('STUDIO', { status: 422, message, data: { code, args } });
  };

  async function* guarded<T>(events: AsyncGenerator<T, void>): AsyncGenerator<T, void> {
    try {
      yield* events;
    } catch (error) {
      throw asAnswer(error);
    }
  }

  const os = implement(studioContract).use(async ({ next, path }) => {
    try {
      const roles = rolesFor(path);
      if (roles) services.desk.demand(roles);
      return await next();
    } catch (error) {
      throw asAnswer(error);
    }
  });

  return os.router({
    studio: {
      info: os.studio.info.handler(() => ({
        version: services.version,
        host: services.host,
        workspaceName: workspace.name,
        preferences: services.preferences.get(),
        fonts: services.fonts.faces(),
      })),
      setPreferences: os.studio.setPreferences.handler(
        ({ input }): Preferences => services.preferences.set(input),
      ),
      openRequests: os.studio.openRequests.handler(({ signal }) =>
        guarded(services.openRequests.listen(signal)),
      ),
    },
    templates: {
      list: os.templates.list.handler(() => templates.list()),
      create: os.templates.create.handler(({ input }) => ({ id: templates.create(input) })),
      open: os.templates.open.handler(({ input }) => templates.open(input.id)),
      keepLastRecord: os.templates.keepLastRecord.handler(({ input: { id, ...place } }) =>
        templates.keepLastRecord(id, place),
      ),
      apply: os.templates.apply.handler(({ input }) =>
        templates.apply(input.id, input.revision, input.edits),
      ),
      earlierPieces: os.templates.earlierPieces.handler(({ input }) =>
        templates.earlierPieces(input.id, input.nodeId),
      ),
      duplicate: os.templates.duplicate.handler(({ input }) => ({
        id: templates.duplicate(input.id, input.name),
      })),
      remove: os.templates.remove.handler(async ({ input }) => {
        await proofs.removeAllOf(input.id);
        await reviews.stopAllOf(input.id);
        templates.remove(input.id);
      }),
      setDataset: os.templates.setDataset.handler(({ input }) =>
        templates.setDataset(input.id, input.revision, input.datasetId),
      ),
      exportPackage: os.templates.exportPackage.handler(({ input }) => templates.exportPackage(input.id)),
      importPackage: os.templates.importPackage.handler(({ input }) => templates.importPackage(input.token)),
    },
    assets: {
      add: os.assets.add.handler(({ input }) => services.assets.add(input.token)),
      fileProblems: os.assets.fileProblems.handler(({ input }) =>
        services.assets.problems(input.files, input.profile),
      ),
      addProfile: os.assets.addProfile.handler(({ input }) => services.assets.addProfile(input.token)),
    },
    fonts: {
      overview: os.fonts.overview.handler(() => services.fonts.overview()),
      add: os.fonts.add.handler(({ input }) => services.fonts.add(input.token)),
      remove: os.fonts.remove.handler(({ input }) => services.fonts.remove(input.hash, input.isConfirmed)),
      watch: os.fonts.watch.handler(({ signal }) => guarded(services.fonts.watch(signal))),
    },
    datasets: {
      list: os.datasets.list.handler(() => datasets.list()),
      preview: os.datasets.preview.handler(({ input }) => datasets.preview(input.token, input.options)),
      import: os.datasets.import.handler(({ input }) =>
        datasets.import(input.token, input.name, input.options, input.titleFields),
      ),
      record: os.datasets.record.handler(({ input }) => datasets.record(input.id, input.index)),
      search: os.datasets.search.handler(({ input }) =>
        datasets.search(input.id, input.query, input.offset, input.limit),
      ),
      remove: os.datasets.remove.handler(async ({ input }) => {
        await datasets.remove(input.id);
        templates.datasetRemoved();
      }),
    },
    rules: {
      count: os.rules.count.handler(({ input }) => services.rules.count(input.datasetId, input.expression)),
    },
    proofs: {
      start: os.proofs.start.handler(({ input }) => proofs.start(input)),
      watch: os.proofs.watch.handler(({ input, signal }) => guarded(proofs.watch(input.id, signal))),
      cancel: os.proofs.cancel.handler(({ input }) => proofs.cancel(input.id)),
      list: os.proofs.list.handler(({ input }) => proofs.list(input.templateId)),
      results: os.proofs.results.handler(({ input }) =>
        proofs.results(input.id, input.offset, input.limit, input.state),
      ),
      exceptions: os.proofs.exceptions.handler(({ input }) => proofs.exceptions(input.id)),
      remove: os.proofs.remove.handler(({ input }) => proofs.remove(input.id)),
    },
    people: {
      list: os.people.list.handler(() => people.list()),
      switch: os.people.switch.handler(({ input }) => people.switch(input.id)),
      create: os.people.create.handler(({ input }) => people.create(input.name, input.roles)),
      update: os.people.update.handler(({ input }) => people.update(input)),
      createKey: os.people.createKey.handler(({ input }) => people.createKey(input.passphrase)),
    },
    audit: {
      list: os.audit.list.handler(({ input }) => audit.list(input.templateId, input.offset, input.limit)),
      verify: os.audit.verify.handler(() => audit.verify()),
    },
    versions: {
      list: os.versions.list.handler(({ input }) => versions.list(input.templateId)),
      save: os.versions.save.handler(({ input }) =>
        versions.save(input.templateId, input.revision, input.note),
      ),
      open: os.versions.open.handler(({ input }) => {
        const { summary, template } = versions.open(input.templateId, input.number);
        return { summary, template };
      }),
      exportPackage: os.versions.exportPackage.handler(({ input }) =>
        versions.exportPackage(input.templateId, input.number),
      ),
    },
    reviews: {
      list: os.reviews.list.handler(({ input }) => reviews.list(input.templateId)),
      submit: os.reviews.submit.handler(({ input }) =>
        reviews.submit(input.templateId, input.version, input.note),
      ),
      open: os.reviews.open.handler(({ input }) => reviews.open(input.id)),
      watch: os.reviews.watch.handler(({ input, signal }) => guarded(reviews.watch(input.id, signal))),
      comment: os.reviews.comment.handler(({ input: { id, ...comment } }) => reviews.comment(id, comment)),
      resolve: os.reviews.resolve.handler(({ input }) =>
        reviews.resolve(input.id, input.commentId, input.isResolved),
      ),
      withdraw: os.reviews.withdraw.handler(({ input }) => reviews.withdraw(input.id)),
      return: os.reviews.return.handler(({ input }) => reviews.return(input.id, input.reason)),
      approve: os.reviews.approve.handler(({ input }) => reviews.approve(input.id, input.passphrase)),
    },
    publishing: {
      servers: os.publishing.servers.handler(() => services.servers.list()),
      saveServer: os.publishing.saveServer.handler(({ input }) => services.servers.save(input)),
      removeServer: os.publishing.removeServer.handler(({ input }) => services.servers.remove(input.id)),
      status: os.publishing.status.handler(({ input }) =>
        publishing.status(input.serverId, input.templateId),
      ),
      dryRun: os.publishing.dryRun.handler(({ input }) => publishing.dryRun(input)),
      publish: os.publishing.publish.handler(({ input }) => publishing.publish(input)),
      activate: os.publishing.activate.handler(({ input }) => publishing.activate(input, input.environment)),
      rollBack: os.publishing.rollBack.handler(({ input }) =>
        publishing.rollBack(input.serverId, input.templateId, input.environment),
      ),
      prove: os.publishing.prove.handler(({ input, signal }) =>
        publishing.prove(input, input.records, signal),
      ),
    },
    history: {
      search: os.history.search.handler(({ input }) => services.history.search(input)),
      reveal: os.history.reveal.handler(({ input }) => services.history.reveal(input)),
      reprint: os.history.reprint.handler(({ input }) => services.history.reprint(input)),
    },
  });
}
