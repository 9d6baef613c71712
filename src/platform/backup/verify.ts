import { readBackup } from './read-backup.ts';
import type { BackupReport, OnProgress } from './report.ts';

/**
 * Reads a backup to its end without a database: the identity opens it, and every count and hash is right.
 *
 * @throws Refusal as `readBackup`
 */
export const verifyBackup = (
  identity: string,
  path: string,
  onProgress: OnProgress = () => {},
): Promise<BackupReport> => {
  let [done, total] = [0, 0];
  return readBackup(identity, path, {
    head: async ({ tables }) => {
      total = tables.reduce((sum, { rows }) => sum + rows, 0);
    },
    page: async (_table, lines) => {
      done += lines.length;
      onProgress({ step: 'reading', done, total });
    },
  });
};
