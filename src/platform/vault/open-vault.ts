import { join } from 'node:path';
import { sql } from 'kysely';
import type { Clock } from '../clock/index.ts';
import type { Db } from '../db/index.ts';
import { refuse } from '../errors/index.ts';
import { commandRootKey, parseCommand } from './command-key.ts';
import { createKeyFile, readKeyFile } from './key-file.ts';
import { parseRootKeys, type RootKey } from './root-key.ts';
import { makeVault, type Vault } from './vault.ts';

export interface OpenVaultOptions {
  /** The migrated database. */
  readonly db: Db;
  readonly clock: Clock;
  /** FOURFOLD_VAULT_COMMAND, FOURFOLD_VAULT_KEY, FOURFOLD_VAULT_KEY_FILE. The first that is set is current; the others still unwrap. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The data folder of the embedded database: its `vault.key` is used where none of the three is set. */
  readonly folder: string | null;
  /** Is told when a first root key was made, to warn whoever started the program (message `vault.key-made`). */
  readonly onKeyMade: (path: string) => void;
}

/**
 * Opens the vault with the deployment's root keys, and makes a first one where the embedded database is new.
 *
 * @throws Refusal VAULT_KEY_MISSING where the database needs a key and none is configured; it never makes a second first key
 * @throws Refusal VAULT_ROOT_KEY_UNKNOWN where an organisation's key is wrapped by a root key that is not among those configured
 * @throws Refusal VAULT_KEY_MALFORMED, VAULT_KEY_FILE_OPEN_TO_OTHERS, VAULT_COMMAND_MALFORMED
 */
export const openVault = async ({ db, clock, env, folder, onKeyMade }: OpenVaultOptions): Promise<Vault> => {
  const needed = await rootsInUse(db);
  const [first, ...others] = configuredRoots(env) ?? defaultRoots(folder, needed.length === 0, onKeyMade);
  if (!first) return refuse('VAULT_KEY_MISSING', { path: folder ? join(folder, 'vault.key') : '' });
  const roots: [RootKey, ...RootKey[]] = [first, ...others];
  const unknown = needed.find((id) => roots.every((root) => root.id !== id));
  if (unknown !== undefined) refuse('VAULT_ROOT_KEY_UNKNOWN', { root: unknown });
  return makeVault({ roots, clock });
};

const rootsInUse = (db: Db): Promise<string[]> =>
  db.transaction({ orgId: null, userId: null, system: true }, async (tx) => {
    const { rows } = await sql<{ root_id: string }>`
      select distinct root_id collate "C" as root_id from vault.organisation_key order by 1`.execute(tx);
    return rows.map((row) => row.root_id);
  });

/** The root keys of the environment, the current one first; null where none is named. */
export const configuredRoots = (env: OpenVaultOptions['env']): RootKey[] | null => {
  const { FOURFOLD_VAULT_COMMAND: command, FOURFOLD_VAULT_KEY: key, FOURFOLD_VAULT_KEY_FILE: file } = env;
  if (!command && !key && !file) return null;
  return [
    ...(command ? [commandRootKey({ command: parseCommand(command) })] : []),
    ...(key ? parseRootKeys(key, 'FOURFOLD_VAULT_KEY') : []),
    ...(file ? (readKeyFile(file) ?? refuse('VAULT_KEY_MISSING', { path: file })) : []),
  ];
};

const defaultRoots = (folder: string | null, isNew: boolean, onKeyMade: (path: string) => void): RootKey[] => {
  if (!folder) return [];
  const path = join(folder, 'vault.key');
  const there = readKeyFile(path);
  if (there) return there;
  if (!isNew) return [];
  const made = createKeyFile(path);
  onKeyMade(path);
  return made;
};
