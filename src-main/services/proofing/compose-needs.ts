import { engineNeeds } from '../../../shared/engine';
import type { Template } from '../../../shared/model';
import type { ComposeOrder, InstalledFonts } from '../../workers';
import type { BlobStore } from '../workspace';

/** The fonts and images that composing a template takes. */
export function composeNeeds(
  template: Template,
  fonts: InstalledFonts,
  blobs: BlobStore,
): Pick<ComposeOrder, 'template' | 'fonts' | 'assets'> {
  const needs = engineNeeds(template);
  const assets = new Map<string, Uint8Array>();
  for (const hash of needs.assets) {
    const bytes = blobs.get(hash);
    // An image that is gone is a diagnostic of every record, and the engine's to report.
    if (bytes) assets.set(hash, bytes);
  }
  return { template, fonts: fonts.filesOf(needs.families), assets };
}
