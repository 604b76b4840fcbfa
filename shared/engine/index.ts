export { elementTypes, type TextMap, type TextSegment } from '../elements';
export { borrow, type CompiledTemplate, type Lender, type Loan } from '../layout';
export { type BlankOptions, createBlankTemplate, instantiate } from './blank';
export { type ComposeOptions, type Composition, ENGINE_VERSION, Engine, type PdfFileOptions } from './engine';
export { type EngineNeeds, engineNeeds } from './needs';
export { openTemplate, SEQUENCES } from './open';
export type { World } from './world';
