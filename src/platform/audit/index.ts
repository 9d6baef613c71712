export { type AuditEvent, appendAudit, noOrganisation } from './append.ts';
export { type BrokenLink, type Verdict, verifyAudit } from './verify.ts';
