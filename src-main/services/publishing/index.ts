export { type ComposerClient, type Connection, callServer } from './composer-client';
export { PublishingService } from './publishing-service';
export { ServerRegistry } from './server-registry';
