export { type AuditSubject, AuditTrail } from './audit-trail';
export { type AuditReport, editsDigest, verifyWorkspaceTrail } from './verify';
