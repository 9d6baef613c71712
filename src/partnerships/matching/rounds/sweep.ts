import { allOrganisations } from '../../../platform/accounts/index.ts';
import { asPlatform, type Sweep } from '../../../platform/jobs/index.ts';
import { matching } from '../queries.ts';

const keptDays = 7;

/** Results that have had their time, and the bytes of messages a week after their round ended; counts, hashes and the log stay. */
export const sweepRounds: Sweep = {
  name: 'matching',
  run: async (kernel) => {
    const now = kernel.clock.now();
    const before = new Date(kernel.clock.millis() - keptDays * 86_400_000).toISOString();
    const organisations = await kernel.db.transaction(asPlatform, (tx) => allOrganisations(tx));
    let removed = 0;
    for (const { id } of organisations) {
      removed += await kernel.db.transaction({ orgId: id, userId: null }, async (tx) => {
        const results = await matching(tx)
          .updateTable('matching.round')
          .set({ result_sealed: null })
          .where('keep_until', '<=', now)
          .where('result_sealed', 'is not', null)
          .executeTakeFirst();
        const messages = await matching(tx)
          .updateTable('matching.message')
          .set({ bytes: null })
          .where('bytes', 'is not', null)
          .where('round_id', 'in', (q) =>
            q.selectFrom('matching.round').select('matching.round.id').where('ended_at', '<', before),
          )
          .executeTakeFirst();
        return Number(results.numUpdatedRows) + Number(messages.numUpdatedRows);
      });
    }
    return removed;
  },
};
