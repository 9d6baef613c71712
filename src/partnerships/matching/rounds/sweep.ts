import { allOrganisations } from '../../../platform/accounts/index.ts';
import { asPlatform, type Sweep } from '../../../platform/jobs/index.ts';
import type { Context } from '../../../platform/kernel/index.ts';
import { removeStudies } from '../../prevalence/index.ts';
import { matching } from '../queries.ts';

const keptDays = 7;

/** The results whose agreed days are over, each with the studies that were made from it. */
const endResults = async (inside: Pick<Context, 'tx' | 'orgId' | 'clock' | 'kernel'>): Promise<number> => {
  const over = await matching(inside.tx)
    .updateTable('matching.round')
    .set({ result_sealed: null })
    .where('keep_until', '<=', inside.clock.now())
    .where('result_sealed', 'is not', null)
    .returning(['id', 'study_ids'])
    .execute();
  let studies = 0;
  for (const { id, study_ids } of over) studies += await removeStudies(inside, study_ids, id);
  return over.length + studies;
};

/** Results that have had their time, with their studies, and the bytes of messages a week after their round ended; counts, hashes and the log stay. */
export const sweepRounds: Sweep = {
  name: 'matching',
  run: async (kernel) => {
    const before = new Date(kernel.clock.millis() - keptDays * 86_400_000).toISOString();
    const organisations = await kernel.db.transaction(asPlatform, (tx) => allOrganisations(tx));
    let removed = 0;
    for (const { id } of organisations) {
      removed += await kernel.db.transaction({ orgId: id, userId: null }, async (tx) => {
        const results = await endResults({ tx, orgId: id, clock: kernel.clock, kernel });
        const messages = await matching(tx)
          .updateTable('matching.message')
          .set({ bytes: null })
          .where('bytes', 'is not', null)
          .where('round_id', 'in', (q) =>
            q.selectFrom('matching.round').select('matching.round.id').where('ended_at', '<', before),
          )
          .executeTakeFirst();
        return results + Number(messages.numUpdatedRows);
      });
    }
    return removed;
  },
};
