/** Images of a template whose files the workspace lost: the document is shown without them, and says so. */
import { type Diagnostic, diagnostic } from '../../shared/diag';
import type { Template } from '../../shared/model';

/** One for every place that shows a file which the host does not have. */
export function missingAssets(template: Template, isAbsent: (hash: string) => boolean): Diagnostic[] {
  const lost = Object.entries(template.assets).filter(([, { hash }]) => isAbsent(hash));
  if (lost.length === 0) return [];
  const names = new Map(lost.map(([id, { name }]) => [id, name]));
  return Object.entries(template.nodes).flatMap(([nodeId, { props }]) => {
    const background = props.background as { readonly asset?: unknown } | undefined;
    const places = [
      ['props.asset', props.asset],
      ['props.background.asset', background?.asset],
    ] as const;
    return places.flatMap(([property, id]) => {
      const asset = typeof id === 'string' ? names.get(id) : undefined;
      return asset === undefined ? [] : [diagnostic('asset.missing', { asset }, { nodeId, property })];
    });
  });
}
