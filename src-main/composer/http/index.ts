export { type ComposerLimits, LIMITS } from './limits';
export { openApiDocument } from './openapi';
export { createServer, type ServerOptions } from './server';
export { UploadedFile } from './uploads';
