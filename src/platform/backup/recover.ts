import { type Db, type Migration, migrate } from '../db/index.ts';
import { refuse } from '../errors/index.ts';
import { readHead } from './read-backup.ts';
import type { BackupReport, OnProgress } from './report.ts';
import { restore } from './restore.ts';
import { appliedTo } from './shape.ts';

/**
 * From a backup, also an older one, to a database of today: makes the tables as they were when it was taken, restores, then migrates.
 *
 * @param db without tables, or with the tables of the backup's version and no row
 * @param migrations all that this program knows
 * @throws Refusal BACKUP_OTHER_VERSION where the backup is of a newer program or the database is past its version; those of `restore`
 */
export const recover = async (
  db: Db,
  migrations: readonly Migration[],
  identity: string,
  path: string,
  onProgress: OnProgress = () => {},
): Promise<BackupReport> => {
  const head = await readHead(identity, path);
  const text = (m: { room: string; name: string; checksum: string }): string => `${m.room}/${m.name} ${m.checksum}`;
  const [known, wanted] = [new Set(migrations.map(text)), new Set(head.migrations.map(text))];
  const unknown = head.migrations.find((m) => !known.has(text(m)));
  if (unknown) refuse('BACKUP_OTHER_VERSION', { what: `${unknown.room}/${unknown.name}` });
  const applied = await db.asOwner((owner) => owner.transaction().execute(appliedTo));
  const past = applied.find((m) => !wanted.has(text(m)));
  if (past) refuse('BACKUP_OTHER_VERSION', { what: `${past.room}/${past.name}` });

  await migrate(
    db,
    migrations.filter((m) => wanted.has(text(m))),
  );
  const report = await restore(db, identity, path, onProgress);
  await migrate(db, migrations);
  return report;
};
