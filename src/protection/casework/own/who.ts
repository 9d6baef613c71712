import type { Id } from '../../../platform/contract/index.ts';
import { orRefuse, refuse } from '../../../platform/errors/index.ts';
import type { Context } from '../../../platform/kernel/index.ts';
import type { SurvivorRow } from '../tables.ts';
import { own } from './queries.ts';

/** Whose own page this is: asked of the link or the account by which somebody is there, never of what a request says. */
const survivorHere = async ({ tx, orgId, actor, clock }: Context): Promise<Id | undefined> => {
  if (actor.kind === 'link') {
    const link = await own(tx)
      .selectFrom('casework.own_link')
      .select('survivor_id')
      .where('org_id', '=', orgId)
      .where('id', '=', actor.sessionId)
      .where('ended_at', 'is', null)
      .where('session_expires_at', '>', clock.now())
      .executeTakeFirst();
    return link?.survivor_id;
  }
  if (actor.kind !== 'user') return undefined;
  const account = await own(tx)
    .selectFrom('casework.own_account')
    .select('survivor_id')
    .where('org_id', '=', orgId)
    .where('person_id', '=', actor.userId)
    .executeTakeFirst();
  return account?.survivor_id;
};

/**
 * The record of whoever is there.
 *
 * @throws Refusal NOT_FOUND_OR_NO_ACCESS for everybody else, also for those who may see the record as staff
 */
export const ownSurvivor = async (context: Context, { toWrite = false } = {}): Promise<SurvivorRow> => {
  const id = (await survivorHere(context)) ?? refuse('NOT_FOUND_OR_NO_ACCESS');
  const found = own(context.tx)
    .selectFrom('casework.survivor')
    .selectAll()
    .where('org_id', '=', context.orgId)
    .where('id', '=', id)
    .where('purged_at', 'is', null);
  return (toWrite ? found.forNoKeyUpdate() : found).executeTakeFirst().then(orRefuse());
};
