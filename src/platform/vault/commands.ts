import { join } from 'node:path';
import { type Actor, publicActor } from '../actor/index.ts';
import { appendAudit } from '../audit/index.ts';
import type { Command, CommandContext } from '../cli/index.ts';
import { Id } from '../contract/index.ts';
import { refuse } from '../errors/index.ts';
import { addToKeyFile } from './key-file.ts';
import { configuredRoots } from './open-vault.ts';
import type { RootKey } from './root-key.ts';

/** The next root key: a new one on top of the key file; with a variable or a command, whatever now stands first there. */
const nextRoot = ({ config: { env, database, dataFolder } }: CommandContext): RootKey => {
  if (env.FOURFOLD_VAULT_COMMAND || env.FOURFOLD_VAULT_KEY) {
    const [first] = configuredRoots(env) ?? [];
    return first ?? refuse('VAULT_KEY_MISSING', { path: '' });
  }
  const path = env.FOURFOLD_VAULT_KEY_FILE ?? (database ? '' : join(dataFolder, 'vault.key'));
  return addToKeyFile(path);
};

/** Whoever may start commands on the server's own machine; the platform knows no name for them. */
const operator = (orgId: Id | null): Actor => ({ ...publicActor('en', 'cli'), kind: 'system', orgId });

export const vaultCommands: readonly Command[] = [
  {
    name: 'vault rotate-root',
    says: 'cli.vault.rotate-root',
    run: async (context) => {
      // opened first: a database in use or a missing key is refused before the file is touched
      const { db, vault, clock } = await context.kernel();
      const next = nextRoot(context);
      const asSystem = { orgId: null, userId: null, system: true } as const;
      const count = await db.transaction(asSystem, async (tx) => {
        const organisations = await vault.rotateRoot(tx, next);
        const details = { root: next.id, organisations };
        await appendAudit(tx, clock, operator(null), { act: 'vault.rotate-root', outcome: 'done', details });
        return organisations;
      });
      return { data: { root: next.id, organisations: count }, text: context.t('vault.root-rotated', { count }) };
    },
  },
  {
    name: 'vault rotate',
    args: ['ORGANISATION'],
    says: 'cli.vault.rotate',
    run: async (context, [given]) => {
      const orgId = Id.safeParse(given).data ?? refuse('NOT_FOUND_OR_NO_ACCESS');
      const { db, vault, clock } = await context.kernel();
      const count = await db.transaction({ orgId, userId: null }, async (tx) => {
        const subjects = await vault.rotateOrganisation(tx, orgId);
        await appendAudit(tx, clock, operator(orgId), { act: 'vault.rotate', outcome: 'done', details: { subjects } });
        return subjects;
      });
      return { data: { organisation: orgId, subjects: count }, text: context.t('vault.rotated', { count }) };
    },
  },
];
