export { backup } from './backup.ts';
export { identityFile, makeIdentity, parseRecipients, type Recipient } from './recipients.ts';
export { recover } from './recover.ts';
export type { BackupReport, OnProgress, Progress, TableReport } from './report.ts';
export { restore } from './restore.ts';
export { verifyBackup } from './verify.ts';
