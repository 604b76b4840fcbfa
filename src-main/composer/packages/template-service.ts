/**
 * Templates as their published versions, and which of these is in force where. Activations only add up: the present
 * version is what they come to when they are gone through in order, a rollback taking back the last one.
 */

import { present } from '../../../shared/base';
import type { Activation, Environment, PublishedVersion, ServerTemplate } from '../../../shared/contract';
import { reason, StudioError } from '../../../shared/diag';
import type { Caller } from '../access';
import type { ComposerStore } from '../store';
import { findVersion, versionsOf } from './version-rows';

interface ActivationRow {
  readonly template_id: string;
  readonly environment: Environment;
  readonly version: number;
  readonly digest: string;
  readonly activated_at: string;
  readonly activated_with: string;
  readonly is_rollback: number;
}

export class TemplateService {
  constructor(private readonly store: ComposerStore) {}

  /** By name. */
  list(): ServerTemplate[] {
    return this.store.database
      .prepare<[], string>('SELECT DISTINCT template_id FROM version')
      .pluck()
      .all()
      .map((templateId) => this.open(templateId as string))
      .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  }

  /** Throws `composer.notFound`. */
  open(templateId: string): ServerTemplate {
    const versions = versionsOf(this.store.database, templateId);
    if (versions.length === 0) {
      throw new StudioError('composer.notFound', { what: reason('thing.template'), id: templateId });
    }
    return this.#template(templateId, versions);
  }

  /** Numbers of the versions in force; null where none is, also for a template that is not there. */
  active(templateId: string): { test: number | null; production: number | null } {
    const history = this.#activations(templateId);
    const top = (environment: Environment): number | null => inForce(history, environment).at(-1) ?? null;
    return { test: top('test'), production: top('production') };
  }

  /** The version in force. Throws `composer.notFound` or `composer.notActive`. */
  activeVersion(templateId: string, environment: Environment): PublishedVersion {
    const number = this.active(templateId)[environment];
    if (number !== null) {
      const version = findVersion(this.store.database, templateId, number);
      return present(version, 'only versions that are there are activated');
    }
    const { name } = this.open(templateId);
    throw new StudioError('composer.notActive', { template: name, environment });
  }

  /** Puts a version in force; once more changes nothing. Throws `composer.notFound`. */
  activate(templateId: string, environment: Environment, version: number, caller: Caller): ServerTemplate {
    this.store.write(() => {
      this.open(templateId);
      if (!findVersion(this.store.database, templateId, version)) {
        throw new StudioError('composer.notFound', { what: reason('thing.version'), id: String(version) });
      }
      if (this.active(templateId)[environment] === version) return;
      this.#insert(templateId, environment, version, caller, false);
    });
    return this.open(templateId);
  }

  /** Puts the version in force that was before. Throws `composer.notFound` or `composer.nothingBefore`. */
  rollBack(templateId: string, environment: Environment, caller: Caller): ServerTemplate {
    this.store.write(() => {
      const { name } = this.open(templateId);
      const before = inForce(this.#activations(templateId), environment).at(-2);
      if (before === undefined) {
        throw new StudioError('composer.nothingBefore', { template: name, environment });
      }
      this.#insert(templateId, environment, before, caller, true);
    });
    return this.open(templateId);
  }

  #template(templateId: string, versions: PublishedVersion[]): ServerTemplate {
    const history = this.#activations(templateId);
    return {
      templateId,
      name: versions[0]?.name ?? '',
      versions,
      active: this.active(templateId),
      activations: history.map(activationOf).reverse(),
    };
  }

  /** Oldest first. */
  #activations(templateId: string): ActivationRow[] {
    return this.store.database
      .prepare<[string], ActivationRow>(
        `SELECT activation.*, version.digest FROM activation JOIN version USING (template_id, version)
         WHERE template_id = ? ORDER BY activation.id`,
      )
      .all(templateId);
  }

  #insert(
    templateId: string,
    environment: Environment,
    version: number,
    caller: Caller,
    isRollback: boolean,
  ): void {
    this.store.database
      .prepare(
        `INSERT INTO activation (template_id, environment, version, activated_at, activated_with, is_rollback)
         VALUES (?, ?, ?, ?, ?, ?)`,
      )
      .run(templateId, environment, version, this.store.now(), caller.name, isRollback ? 1 : 0);
  }
}

/** The versions that an environment could go back to, the present one last. */
function inForce(history: readonly ActivationRow[], environment: Environment): number[] {
  const versions: number[] = [];
  for (const row of history) {
    if (row.environment !== environment) continue;
    if (row.is_rollback === 1) versions.pop();
    else versions.push(row.version);
  }
  return versions;
}

const activationOf = (row: ActivationRow): Activation => ({
  environment: row.environment,
  version: row.version,
  digest: row.digest,
  activatedAt: row.activated_at,
  activatedWith: row.activated_with,
  isRollback: row.is_rollback === 1,
});
