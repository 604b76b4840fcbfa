import { resolveTextStyle, type Template, templateFiles } from '../model';

/** What a host has to load before a template can be composed. */
export interface EngineNeeds {
  /** Font families by name, without repetition: the template's own, and those that characters they lack fall back to. */
  readonly families: readonly string[];
  /** SHA-256 of the images, drawings and PDF files, and of the output profile. */
  readonly assets: readonly string[];
}

/**
 * Families that every document may fall back to. They depend on the template alone, never on the record or the host:
 * the same characters come from the same font everywhere.
 */
const FALLBACK = { sans: 'Noto Sans JP', serif: 'Noto Serif JP' };

export function engineNeeds(template: Template): EngineNeeds {
  const families = new Set(
    Object.keys(template.styles.text).map((name) => resolveTextStyle(template.styles, name).style.family),
  );
  for (const family of [...families])
    families.add(/serif|mincho|明朝/i.test(family) ? FALLBACK.serif : FALLBACK.sans);
  return {
    families: [...families].sort(),
    assets: templateFiles(template).map(({ hash }) => hash),
  };
}
