export { elementTypes, type TextMap, type TextSegment } from '../elements';
export { type Mailbox, type PageResource, readMailbox } from '../html';
export { borrow, type CompiledTemplate, type Lender, type Loan } from '../layout';
export { divideSms, type SmsEncoding, type SmsMessage, USUAL_SEGMENT_LIMIT } from '../plaintext';
export { type BlankOptions, createBlankTemplate, instantiate } from './blank';
export type { ChannelOptions, Described, Email, EmailOptions } from './channels';
export type { Composition } from './composed-document';
export { CompositionMemory } from './composition-memory';
export { type ComposeOptions, ENGINE_VERSION, Engine, type PdfFileOptions } from './engine';
export {
  type EngineNeeds,
  engineNeeds,
  type PdfPage,
  type ShownFile,
  shownFiles,
  shownPdfPages,
} from './needs';
export { openTemplate, SEQUENCES } from './open';
export type { PageFileOptions } from './page-files';
export { type PrintingOfTemplate, printingOf } from './printing';
export type { World } from './world';
