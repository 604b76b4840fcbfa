/** What hosts and servers answer in the tests of this folder. */
import type { Activation, PublishedVersion, ServerTemplate, VersionSummary } from '../../shared/contract';
import { ENGINE_VERSION } from '../../shared/engine';
import type { ServerStatus } from './publish-store';

const ann = { id: 'p1', name: 'Ann' };

export const digestOf = (version: number): string => String(version).repeat(64).slice(0, 64);

export const version = (
  number: number,
  state: NonNullable<VersionSummary['review']>['state'] | null = 'approved',
): VersionSummary => ({
  templateId: 't1',
  number,
  name: 'Statement',
  note: `Note ${number}`,
  savedAt: '2026-01-30T10:00:00Z',
  savedBy: ann,
  revision: number,
  datasetId: 'd1',
  digest: digestOf(number),
  changedBy: [ann],
  review: state && {
    id: `r${number}`,
    state,
    decidedBy: state === 'approved' ? { id: 'p2', name: 'Rin' } : null,
    decidedAt: state === 'approved' ? '2026-01-31T10:00:00Z' : null,
  },
});

export const published = (number: number, digest = digestOf(number)): PublishedVersion => ({
  templateId: 't1',
  version: number,
  name: 'Statement',
  note: '',
  digest,
  engine: ENGINE_VERSION,
  sizeBytes: 1000,
  approvedBy: { id: 'p2', name: 'Rin' },
  approvedAt: '2026-01-31T10:00:00Z',
  publishedAt: '2026-01-31T11:00:00Z',
  publishedWith: 'studio',
});

/** What was in force in production, newest first; `-2` went back to version 2. */
export const activations = (...versions: readonly number[]): Activation[] =>
  versions.map((number, at) => ({
    environment: 'production',
    version: Math.abs(number),
    digest: digestOf(Math.abs(number)),
    activatedAt: `2026-01-31T12:00:${String(59 - at)}Z`,
    activatedWith: 'studio',
    isRollback: number < 0,
  }));

export const serverTemplate = (change: Partial<ServerTemplate> = {}): ServerTemplate => ({
  templateId: 't1',
  name: 'Statement',
  versions: [],
  active: { test: null, production: null },
  activations: [],
  ...change,
});

export const serverStatus = (change: Partial<ServerStatus> = {}): ServerStatus => ({
  name: 'composer-1',
  version: '0.1.0',
  engine: ENGINE_VERSION,
  tokenName: 'studio',
  scopes: ['publish', 'activate'],
  template: null,
  ...change,
});
