export { type AuditEvent, appendAudit, noOrganisation } from './append.ts';
export { entries as auditEntries } from './queries.ts';
export { type BrokenLink, type Verdict, verifyAudit } from './verify.ts';
