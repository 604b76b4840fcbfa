/**
 * Bringing templates of older versions up to date. Every sequence (`template`, and one per element type) counts its
 * own versions; a migration is named, pure, upwards only and stands beside what it migrates, with a frozen fixture.
 * Opening never throws and never loses anything: what cannot be opened is left as it is, with the reason.
 */
import { isJsonObject, type JsonObject } from '../base';
import { foreignWords, type Reason, reason } from '../diag';
import { type ElementSchemas, type IntegrityIssue, parseTemplate } from './integrity';
import { FORMAT, type Template } from './template';

export interface Migration {
  /** What it does, e.g. `split-name-into-given-and-family`. */
  readonly name: string;
  /** Turns a template of the version before into one of this version. Pure; must not change its argument. */
  readonly up: (template: JsonObject) => JsonObject;
}

/** A sequence's version is the number of its migrations. */
export interface MigrationSequence {
  readonly id: string;
  readonly migrations: readonly Migration[];
}

export const TEMPLATE_SEQUENCE: MigrationSequence = {
  id: 'template',
  // What these add is optional everywhere, so there is nothing to change; a program that knows no lists, notes or
  // sections must still refuse a template that has them.
  migrations: [
    { name: 'complete-layout', up: (template) => template },
    { name: 'page-sizes-of-files', up: (template) => template },
    { name: 'pages-as-sections-count', up: (template) => template },
  ],
};

export type Opened =
  | { readonly kind: 'ok'; readonly template: Template; readonly applied: readonly string[] }
  | { readonly kind: 'too-new'; readonly sequence: string; readonly found: number; readonly known: number }
  | { readonly kind: 'not-ours'; readonly reason: Reason }
  | { readonly kind: 'corrupt'; readonly issues: readonly IntegrityIssue[] }
  | { readonly kind: 'migration-failed'; readonly migration: string; readonly reason: Reason };

/** The versions that this program writes. */
export const currentVersions = (sequences: readonly MigrationSequence[]): Record<string, number> =>
  Object.fromEntries(sequences.map(({ id, migrations }) => [id, migrations.length]));

/** Opens template JSON of any version. Versions of sequences that are not known are kept as they are. */
export function openTemplate(
  json: unknown,
  sequences: readonly MigrationSequence[],
  elements: ElementSchemas,
): Opened {
  if (!isJsonObject(json)) return { kind: 'not-ours', reason: reason('template.notObject') };
  if (json.format !== FORMAT)
    return { kind: 'not-ours', reason: reason('template.format', { format: FORMAT }) };
  const versions = isJsonObject(json.versions) ? json.versions : {};
  let current: JsonObject = json;
  const applied: string[] = [];
  for (const { id, migrations } of sequences) {
    const found = typeof versions[id] === 'number' ? versions[id] : 0;
    if (found > migrations.length) return { kind: 'too-new', sequence: id, found, known: migrations.length };
    for (const migration of migrations.slice(found)) {
      try {
        current = migration.up(current);
      } catch (error) {
        return {
          kind: 'migration-failed',
          migration: `${id}/${migration.name}`,
          reason: foreignWords(error),
        };
      }
      applied.push(`${id}/${migration.name}`);
    }
  }
  current = { ...current, versions: { ...versions, ...currentVersions(sequences) } as JsonObject };
  const parsed = parseTemplate(current, elements);
  return parsed.ok
    ? { kind: 'ok', template: parsed.value, applied }
    : { kind: 'corrupt', issues: parsed.error };
}
