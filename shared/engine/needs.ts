import { resolveTextStyle, type Template } from '../model';

/** What a host has to load before a template can be composed. */
export interface EngineNeeds {
  /** Font families by name, without repetition. */
  readonly families: readonly string[];
  /** SHA-256 of the images. */
  readonly assets: readonly string[];
}

export function engineNeeds(template: Template): EngineNeeds {
  const families = new Set(
    Object.keys(template.styles.text).map((name) => resolveTextStyle(template.styles, name).style.family),
  );
  return {
    families: [...families].sort(),
    assets: [...new Set(Object.values(template.assets).map(({ hash }) => hash))].sort(),
  };
}
