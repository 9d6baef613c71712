import { join } from 'node:path';
import { migrationRooms } from '../capabilities.ts';
import { systemClock } from '../platform/clock/index.ts';
import type { Config } from '../platform/config/index.ts';
import { type Db, isMigrated, migrate, openPGlite, openPostgres, readMigrations } from '../platform/db/index.ts';
import { Refusal } from '../platform/errors/index.ts';
import { translator } from '../platform/i18n/index.ts';
import { systemRandom } from '../platform/ids/index.ts';
import type { Kernel } from '../platform/kernel/index.ts';
import { openLog } from '../platform/log/index.ts';
import { openMailer, readMailConfig } from '../platform/mail/index.ts';
import { loadPacks } from '../platform/packs/index.ts';
import { rolesFrom } from '../platform/policy/index.ts';
import { openVault } from '../platform/vault/index.ts';
import { allMessages, allPackKinds } from './compose.ts';

/** Opens the database that the configuration names: PostgreSQL where there is a DATABASE_URL, else the embedded one. */
export const openDb = ({ database, dataFolder, logLevel }: Config): Promise<Db> =>
  database
    ? openPostgres(database)
    : openPGlite({
        folder: join(dataFolder, 'database'),
        token: Buffer.from(systemRandom(8)).toString('hex'),
        onStop: (code) => openLog(logLevel).error({ code }, 'the embedded database stopped'),
      });

/**
 * Opens database and packs and brings the tables up to date: by itself where it may (embedded, or with the owner's login), else it
 * refuses to start on an old database.
 *
 * @param onKeyMade is told when a first root key of the vault was made
 * @throws Refusal DATABASE_NOT_MIGRATED, CONFIGURATION_INVALID and those of opening and migrating
 */
export const openKernel = async (config: Config, onKeyMade: (path: string) => void): Promise<Kernel> => {
  const clock = systemClock(config.timeZone);
  const mail = readMailConfig(config.env);
  const packs = await loadPacks(config.packFolders, allPackKinds);
  const db = await openDb(config);
  try {
    const migrations = readMigrations(migrationRooms);
    if (!config.database || config.database.ownerUrl) await migrate(db, migrations);
    else if (!(await isMigrated(db, migrations))) throw new Refusal('DATABASE_NOT_MIGRATED');
    const folder = config.database ? null : config.dataFolder;
    return {
      db,
      clock,
      random: systemRandom,
      packs,
      roles: rolesFrom(packs, clock.today()),
      log: openLog(config.logLevel),
      vault: await openVault({ db, clock, env: config.env, folder, onKeyMade }),
      translate: translator(allMessages),
      ...(mail ? { mailer: openMailer(mail) } : {}),
      env: config.env,
    };
  } catch (error) {
    await db.close();
    throw error;
  }
};
