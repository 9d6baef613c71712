import { type Answer, type Command, type CommandContext, textTable } from '../cli/index.ts';
import type { Config } from '../config/index.ts';
import type { Db, Migration } from '../db/index.ts';
import { refuse } from '../errors/index.ts';
import type { Translate } from '../i18n/index.ts';
import { backup } from './backup.ts';
import { identityFile, makeIdentity, parseRecipients } from './recipients.ts';
import { recover } from './recover.ts';
import type { BackupReport, OnProgress } from './report.ts';
import { verifyBackup } from './verify.ts';

/** What the room cannot know by itself: how the deployment's database is opened, as it stands, and every migration of the house. */
export interface Deployment {
  openDb(config: Config): Promise<Db>;
  migrations(): readonly Migration[];
}

type Options = Readonly<Record<string, string | boolean | undefined>>;

const textOf = async (
  { readFile }: CommandContext,
  path: string | boolean | undefined,
  code: string,
): Promise<string> =>
  typeof path === 'string' ? Buffer.from((await readFile(path)).bytes).toString('utf8') : refuse(code);

const identityOf = (context: CommandContext, options: Options): Promise<string> =>
  textOf(context, options.identity, 'BACKUP_IDENTITY_INVALID');

const bar =
  ({ progress, t }: CommandContext): OnProgress =>
  ({ step, done, total }) =>
    progress(t(`backup.${step}`), done, total);

/** A sentence, and the count and hash of every table. */
const answer = (t: Translate, sentence: string, report: BackupReport): Answer => {
  const rows = report.tables.filter((table) => table.rows > 0).map(({ name, rows: n, sha256 }) => [name, n, sha256]);
  const header = [t('backup.table'), t('backup.rows'), t('backup.hash')];
  const table = textTable(header, [...rows, [t('backup.total'), report.rows, report.sha256]]);
  return { data: report, text: `${sentence}\n\n${table}` };
};

const withDb = async <T>(db: Db, work: (db: Db) => Promise<T>): Promise<T> => {
  try {
    return await work(db);
  } finally {
    await db.close();
  }
};

const values = (report: BackupReport) => ({ takenAt: report.takenAt, names: report.recipients.join(', ') });

export const backupCommands = ({ openDb, migrations }: Deployment): readonly Command[] => [
  {
    name: 'backup',
    args: ['FILE'],
    options: { '--to <file>': 'cli.backup.to' },
    says: 'cli.backup',
    run: async (context, [file = ''], options) => {
      const recipients = parseRecipients(await textOf(context, options.to, 'BACKUP_NO_RECIPIENT'));
      const report = await withDb(await openDb(context.config), (db) => backup(db, recipients, file, bar(context)));
      return answer(context.t, context.t('backup.saved', { ...values(report), file }), report);
    },
  },
  {
    name: 'backup verify',
    args: ['FILE'],
    options: { '--identity <file>': 'cli.backup.identity' },
    says: 'cli.backup.verify',
    run: async (context, [file = ''], options) => {
      const report = await verifyBackup(await identityOf(context, options), file, bar(context));
      return answer(context.t, context.t('backup.checked', values(report)), report);
    },
  },
  {
    name: 'backup keygen',
    says: 'cli.backup.keygen',
    run: async () => {
      const made = await makeIdentity();
      return { data: made, text: identityFile(made).trimEnd() };
    },
  },
  {
    name: 'restore',
    args: ['FILE'],
    options: { '--identity <file>': 'cli.backup.identity' },
    says: 'cli.restore',
    run: async (context, [file = ''], options) => {
      const identity = await identityOf(context, options);
      const report = await withDb(await openDb(context.config), (db) =>
        recover(db, migrations(), identity, file, bar(context)),
      );
      return answer(context.t, context.t('backup.restored', values(report)), report);
    },
  },
];
