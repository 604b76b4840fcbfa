/** One open workspace with all its services: what a host connects to its windows. */
import path from 'node:path';
import type { Styles } from '../../shared/model';
import { InstalledFonts } from '../workers';
import { AssetService } from './assets';
import { AuditTrail } from './audit';
import { DatasetService } from './datasets';
import { FontService } from './fonts';
import { HistoryService } from './history';
import { HttpService } from './http';
import { installSamples } from './install-samples';
import type { Keychain } from './keychain';
import { type OpenRequest, OpenRequests } from './open-requests';
import { Desk, PeopleService, SigningKeys } from './people';
import { PreferencesService } from './preferences';
import { ProofService } from './proofing';
import { PublishingService, ServerRegistry } from './publishing';
import { ReviewService } from './reviews';
import { createRouter, type StudioRouter } from './router';
import { RuleService } from './rules';
import { type SampleDefinition, sampleDefinitions } from './samples';
import { TemplateService } from './templates';
import { Transfers } from './uploads';
import { VersionService } from './versions';
import { Workspace } from './workspace';

export interface StudioOptions {
  readonly workspaceDir: string;
  /** Fonts and HarfBuzz of the installation. */
  readonly assetsDir: string;
  /** File of the compose worker; by default where the build puts it, beside the assets. */
  readonly workerFile?: string;
  readonly host: 'web' | 'electron';
  readonly version: string;
  /** Language of the samples' names in a new workspace. */
  readonly language?: 'en' | 'ja';
  /** What a new workspace starts with; by default the samples of the studio. */
  readonly samples?: readonly SampleDefinition[];
  /** The operating system's keychain, where the host has one. */
  readonly keychain?: Keychain | null;
  /** The host's clock and chance; tests hand in fixed ones. */
  readonly clock?: () => Date;
  readonly random?: (count: number) => Uint8Array;
}

export interface Studio {
  /** Implements the contract; needs nothing per call. */
  readonly router: StudioRouter;
  /** Answers the HTTP paths of the contract (`/api/…`). Never rejects. */
  handleHttp(request: Request): Promise<Response>;
  /** Asks the interface to import an uploaded file. */
  requestOpen(request: OpenRequest): void;
  /** Hands a file of the machine to the interface, which sees a token and its name. */
  openFile(file: string): void;
  /** Stops proofs, folds journals and lets go of the workspace. Calling it twice does nothing the second time. */
  close(): Promise<void>;
}

/** Opens a workspace, and fills a new one with the samples. Throws a `StudioError` where it cannot be opened. */
export async function createStudio(options: StudioOptions): Promise<Studio> {
  const { workspaceDir, assetsDir, clock, random } = options;
  const workerFile = options.workerFile ?? path.join(assetsDir, '..', 'worker', 'compose-worker.js');
  const fonts = InstalledFonts.open(assetsDir, path.join(path.resolve(workspaceDir), 'fonts'));
  const workspace = new Workspace({
    folder: workspaceDir,
    ...(clock && { clock }),
    ...(random && { random }),
  });
  try {
    const transfers = new Transfers(workspace.temporaryFolder);
    const { language = 'en', samples = sampleDefinitions } = options;
    const desk = new Desk(workspace);
    const audit = new AuditTrail(workspace, () => desk.ref());
    const keys = new SigningKeys(workspace, options.keychain ?? null);
    const people = new PeopleService(workspace, desk, audit, keys);
    people.install(language);
    const datasets = new DatasetService(workspace, transfers, audit);
    const templates = new TemplateService({ workspace, datasets, transfers, fonts, desk, audit });
    const versions = new VersionService({ workspace, templates, transfers, fonts, desk, audit });
    const proofs = new ProofService({ workspace, templates, datasets, fonts, assetsDir, workerFile });
    const servers = new ServerRegistry(workspace, audit, options.keychain ?? null);
    const publishing = new PublishingService({
      workspace,
      servers,
      versions,
      templates,
      datasets,
      audit,
      fonts,
      assetsDir,
      workerFile,
    });
    const openRequests = new OpenRequests();
    await installSamples({ workspace, templates, datasets, language, samples });
    const reviews = new ReviewService({
      workspace,
      versions,
      datasets,
      desk,
      keys,
      audit,
      fonts,
      assetsDir,
      workerFile,
    });
    const router = createRouter({
      workspace,
      templates,
      datasets,
      proofs,
      openRequests,
      desk,
      people,
      audit,
      versions,
      reviews,
      servers,
      publishing,
      history: new HistoryService(servers, audit, transfers),
      fonts: new FontService({
        workspace,
        fonts,
        transfers,
        audit,
        stylesOf: (id) => stylesOf(templates, id),
      }),
      assets: new AssetService(workspace, transfers),
      rules: new RuleService(datasets, () => workspace.clock()),
      preferences: new PreferencesService(workspace),
      version: options.version,
      host: options.host,
    });
    const http = new HttpService({
      transfers,
      fonts,
      assetsDir,
      blobs: workspace.blobs,
      proofFile: (id, file) => proofs.file(id, file),
      workspaceFolder: workspace.folder,
    });
    const closeAll = async () => {
      publishing.close();
      await Promise.all([proofs.close(), reviews.close()]);
      templates.close();
      workspace.close();
    };
    let closed: Promise<void> | null = null;
    return {
      router,
      handleHttp: (request) => http.handle(request),
      requestOpen: (request) => openRequests.add(request),
      openFile: (file) => {
        const token = transfers.reference(file);
        openRequests.add({ token, name: transfers.upload(token).name });
      },
      close: () => {
        closed ??= closeAll();
        return closed;
      },
    };
  } catch (error) {
    workspace.close();
    throw error;
  }
}

/** Null where the template cannot be opened; it is kept as it is and says so where it is opened. */
function stylesOf(templates: TemplateService, id: string): Styles | null {
  try {
    return templates.stored(id).template.styles;
  } catch {
    return null;
  }
}
