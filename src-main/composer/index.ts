export { AccessTokens, type Approver, Approvers, type TokenEntry } from './access';
export { type Composer, type ComposerOptions, createComposer } from './composer';
export { type ComposerLimits, openApiDocument } from './http';
export { ComposerStore } from './store';
