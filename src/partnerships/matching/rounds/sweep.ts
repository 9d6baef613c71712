import { allOrganisations } from '../../../platform/accounts/index.ts';
import type { Id } from '../../../platform/contract/index.ts';
import { asPlatform, type Sweep } from '../../../platform/jobs/index.ts';
import type { Context } from '../../../platform/kernel/index.ts';
import { removeStudies } from '../../prevalence/index.ts';
import { matching, roundHere } from '../queries.ts';
import { endRound } from './end-round.ts';

const keptDays = 7;
/** A round that has not come to its end by then never will; its secrets do not wait for it. */
const openDays = 60;

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

/** Rounds whose agreement no longer allows them, or that have been open too long: their scalars lie here until somebody ends them. */
const endStale = async (inside: Pick<Context, 'tx' | 'orgId' | 'clock' | 'kernel'>): Promise<number> => {
  const before = new Date(inside.clock.millis() - openDays * 86_400_000).toISOString();
  const open = await matching(inside.tx)
    .selectFrom('matching.round as r')
    .innerJoin('matching.agreement as a', 'a.id', 'r.agreement_id')
    .select(['r.id', 'r.opened_at', 'a.ended_at', 'a.terms'])
    .where('r.stage', 'not in', ['finished', 'stopped'])
    .execute();
  const stale = open.filter(
    ({ opened_at, ended_at, terms }) => ended_at !== null || terms.until < inside.clock.today() || opened_at < before,
  );
  for (const { id, opened_at } of stale) {
    const row = await roundHere(inside.tx, id as Id);
    const says = opened_at < before ? `Open for ${openDays} days.` : 'The agreement is no longer in force.';
    if (row) await endRound(inside, row, { says });
  }
  return stale.length;
};

/** Rounds that nobody ends, results that have had their time, with their studies, and the bytes of messages a week after their round ended; counts, hashes and the log stay. */
export const sweepRounds: Sweep = {
  name: 'matching',
  run: async (kernel) => {
    const before = new Date(kernel.clock.millis() - keptDays * 86_400_000).toISOString();
    const organisations = await kernel.db.transaction(asPlatform, (tx) => allOrganisations(tx));
    let removed = 0;
    for (const { id } of organisations) {
      removed += await kernel.db.transaction({ orgId: id, userId: null }, async (tx) => {
        const inside = { tx, orgId: id, clock: kernel.clock, kernel };
        const ended = (await endStale(inside)) + (await endResults(inside));
        const messages = await matching(tx)
          .updateTable('matching.message')
          .set({ bytes: null })
          .where('bytes', 'is not', null)
          .where('round_id', 'in', (q) =>
            q.selectFrom('matching.round').select('matching.round.id').where('ended_at', '<', before),
          )
          .executeTakeFirst();
        return ended + Number(messages.numUpdatedRows);
      });
    }
    return removed;
  },
};
