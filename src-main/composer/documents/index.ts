export { CommunicationLog } from './communication-log';
export { DocumentService, type DocumentSources } from './document-service';
export { type Recipient, recipientReader } from './recipient';
