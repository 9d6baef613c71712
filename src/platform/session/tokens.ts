import { hashOf, newSecret } from '../accounts/index.ts';
import { orRefuse } from '../errors/index.ts';
import { useCase } from '../kernel/index.ts';
import * as contract from './contract.ts';
import { here } from './platform.ts';
import type { ApiToken, Tables } from './tables.ts';

/** Says what it is to whoever finds it in a file, and to scanners for leaked secrets. */
export const tokenPrefix = 'ff_';

const viewOf = (row: ApiToken, now: string): contract.TokenView => ({
  id: row.id,
  name: row.name,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  lastUsedAt: row.last_used_at,
  expired: row.expires_at <= now,
});

export const listTokens = useCase(contract.listTokens, async ({ tx, actor, orgId, clock }) => {
  const rows = await tx
    .withTables<Tables>()
    .selectFrom('session.api_token')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('person_id', '=', actor.userId)
    .orderBy('created_at', 'desc')
    .execute();
  return { tokens: rows.map((row) => viewOf(row, clock.now())) };
});

/** Makes a token for a program. It acts as this person in this organisation, and never proves who is there. */
export const createToken = useCase(
  contract.createToken,
  async ({ tx, kernel, actor, orgId, newId, clock, note }, { name, days }) => {
    const { personId } = here(actor);
    const token = `${tokenPrefix}${newSecret(kernel.random)}`;
    const row: ApiToken = {
      org_id: orgId,
      id: newId(),
      person_id: personId,
      name,
      token_hash: hashOf(token),
      created_at: clock.now(),
      expires_at: new Date(clock.millis() + days * 86_400_000).toISOString(),
      last_used_at: null,
    };
    await tx.withTables<Tables>().insertInto('session.api_token').values(row).execute();
    note(row.id);
    return { ...viewOf(row, clock.now()), token };
  },
);

export const revokeToken = useCase(contract.revokeToken, async ({ tx, actor, orgId, note }, { tokenId }) => {
  note(tokenId);
  const gone = await tx
    .withTables<Tables>()
    .deleteFrom('session.api_token')
    .where('org_id', '=', orgId)
    .where('id', '=', tokenId)
    .where('person_id', '=', actor.userId)
    .returning('id')
    .executeTakeFirst();
  return { tokenId: orRefuse()(gone).id };
});
