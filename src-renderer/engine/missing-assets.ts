/** Images of a template whose files the workspace lost: the document is shown without them, and says so. */
import { type Diagnostic, diagnostic } from '../../shared/diag';
import { shownFiles } from '../../shared/engine';
import type { Template } from '../../shared/model';

/** One for every place that shows a file which the host does not have. */
export const missingAssets = (template: Template, isAbsent: (hash: string) => boolean): Diagnostic[] =>
  shownFiles(template)
    .filter(({ asset }) => isAbsent(asset.hash))
    .map(({ nodeId, property, asset }) =>
      diagnostic('asset.missing', { asset: asset.name }, { nodeId, property }),
    );
