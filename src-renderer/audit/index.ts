export { AuditDialog } from './AuditDialog';
