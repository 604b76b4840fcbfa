/** What element types fold away: rows of the inspector, alone or under the title that several share. */
import type { InspectorField } from '../../shared/elements';

export interface FieldGroup {
  /** Absent for rows that are always seen. */
  readonly title?: InspectorField['label'];
  readonly fields: readonly InspectorField[];
}

/** The rows in their order; neighbours that fold into the same title are one group. */
export function groupFields(fields: readonly InspectorField[]): FieldGroup[] {
  const groups: { title?: InspectorField['label']; fields: InspectorField[] }[] = [];
  for (const field of fields) {
    const title = field.foldedInto;
    const last = groups.at(-1);
    if (last && last.title?.en === title?.en) last.fields.push(field);
    else groups.push({ ...(title ? { title } : {}), fields: [field] });
  }
  return groups;
}
