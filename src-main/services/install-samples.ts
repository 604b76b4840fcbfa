/** Fills a new workspace with the samples. One that a crash cut off begins again; a workspace in use is left alone. */
import type { Locale } from '../../shared/diag';
import type { DatasetService } from './datasets';
import type { SampleDefinition } from './samples';
import type { TemplateService } from './templates';
import type { Workspace } from './workspace';

export interface SampleTargets {
  readonly workspace: Workspace;
  readonly templates: TemplateService;
  readonly datasets: DatasetService;
  /** Language of the names. */
  readonly language: Locale;
  readonly samples: readonly SampleDefinition[];
}

/** Holds the ids of the samples that are installed. */
const KEY = 'samples';

/** Installs what the workspace has not had yet; a sample that was removed does not come back. */
export async function installSamples({
  workspace,
  templates,
  datasets,
  language,
  samples,
}: SampleTargets): Promise<void> {
  const { database } = workspace;
  const stored = database.prepare('SELECT value FROM setting WHERE key = ?').pluck().get(KEY);
  const installed = new Set(typeof stored === 'string' ? (JSON.parse(stored) as string[]) : []);
  // The last one made is the first one listed.
  for (const definition of samples.toReversed()) {
    if (installed.has(definition.id)) continue;
    const { template, assets, records, contract, titleFields } = definition.build();
    for (const bytes of assets.values()) workspace.blobs.add(bytes);
    const name = definition.name[language];
    const dataset = await datasets.add({ name, contract, titleFields, records });
    templates.add(template, dataset.id);
    installed.add(definition.id);
    workspace.write(() => {
      database
        .prepare('INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)')
        .run(KEY, JSON.stringify([...installed]));
    });
  }
}
