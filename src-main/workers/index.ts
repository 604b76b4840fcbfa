export { Batch, type BatchEnd, type BatchOptions } from './batch';
export type { BatchOutput, ComposeOrder, RecordResult, RecordState, RecordTask } from './compose-job';
export { ComposePool, type PoolOptions, type PoolRequest } from './compose-pool';
export { composeFacts, type FactsOptions } from './document-facts';
export { tuneHeap } from './heap';
export { hostClock } from './host-clock';
export { type FontFile, InstalledFonts } from './installed-fonts';
export { type PdfSettings, pdfSettings } from './pdf-settings';
export { createWorld, localDay, type WorldOptions } from './world';
