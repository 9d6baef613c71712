import { type SqlBool, sql } from 'kysely';
import type { Id } from '../../../platform/contract/index.ts';
import type { Context } from '../../../platform/kernel/index.ts';
import { matching, roundHere } from '../queries.ts';
import { endRound } from '../rounds/end-round.ts';

/** Ends the agreements that name a key, and their rounds: what was signed for the old key binds nobody to the new one. */
export const endOldKey = async (
  ending: Pick<Context, 'tx' | 'orgId' | 'clock' | 'kernel' | 'actor'>,
  publicKey: string,
): Promise<number> => {
  const { tx, clock, actor } = ending;
  const agreements = await matching(tx)
    .updateTable('matching.agreement')
    .set({ ended_at: clock.now(), ended_by: actor.userId })
    .where('ended_at', 'is', null)
    .where(sql<SqlBool>`terms -> 'parties' @> ${JSON.stringify([{ publicKey }])}::jsonb`)
    .returning('id')
    .execute();
  for (const { id } of agreements) {
    const open = await matching(tx)
      .selectFrom('matching.round')
      .select('id')
      .where('agreement_id', '=', id)
      .where('stage', 'not in', ['finished', 'stopped'])
      .execute();
    for (const round of open) {
      const row = await roundHere(tx, round.id as Id);
      if (row) await endRound(ending, row, { says: 'A party has another key now.' });
    }
  }
  return agreements.length;
};
