/** Which templates name which font family: as they stand, and in their saved versions. */
import type { FontUse } from '../../../shared/contract';
import { BASE_STYLE, resolveTextStyle, type Styles } from '../../../shared/model';
import type { WorkspaceDatabase } from '../workspace';

/** A template as the database has it: its styles as JSON, or null where the journal leads beyond its snapshot. */
interface TemplateRow {
  readonly id: string;
  readonly name: string;
  readonly styles: string | null;
}

interface VersionRow {
  readonly template_id: string;
  readonly number: number;
  readonly styles: string | null;
}

/** Families that text styles name or inherit. */
export const familiesOf = (styles: Styles): Set<string> =>
  new Set(
    [BASE_STYLE, ...Object.keys(styles.text)].map((name) => resolveTextStyle(styles, name).style.family),
  );

/**
 * The uses of every family that is named, templates in the order of their names. `currentStyles` answers the styles of
 * a template whose journal has to be read, or null where it cannot be opened: nobody knows what that one uses.
 */
export function fontUses(
  database: WorkspaceDatabase,
  currentStyles: (templateId: string) => Styles | null,
): Map<string, FontUse[]> {
  const templates = database
    .prepare<[], TemplateRow>(
      `SELECT id, name, CASE WHEN revision = snapshot_revision THEN snapshot -> '$.styles' END AS styles
       FROM template ORDER BY name, id`,
    )
    .all();
  const versions = database
    .prepare<[], VersionRow>(
      `SELECT template_id, number, content -> '$.styles' AS styles FROM version ORDER BY template_id, number`,
    )
    .all();
  const uses = new Map<string, FontUse[]>();
  for (const { id, name, styles } of templates) {
    const draft = styles === null ? currentStyles(id) : parseStyles(styles);
    const inDraft = draft ? familiesOf(draft) : new Set<string>();
    const inVersions = new Map<string, number[]>();
    for (const version of versions.filter(({ template_id }) => template_id === id)) {
      const saved = version.styles === null ? null : parseStyles(version.styles);
      for (const family of saved ? familiesOf(saved) : []) {
        inVersions.set(family, [...(inVersions.get(family) ?? []), version.number]);
      }
    }
    for (const family of new Set([...inDraft, ...inVersions.keys()])) {
      const use = {
        templateId: id,
        name,
        isDraft: inDraft.has(family),
        versions: inVersions.get(family) ?? [],
      };
      uses.set(family, [...(uses.get(family) ?? []), use]);
    }
  }
  return uses;
}

/** What the workspace itself wrote; null where an older form kept its styles otherwise. */
function parseStyles(text: string): Styles | null {
  const styles = JSON.parse(text) as Partial<Styles> | null;
  return styles?.text ? (styles as Styles) : null;
}
