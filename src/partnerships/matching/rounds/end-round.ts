import { json } from '../../../platform/db/index.ts';
import type { Context } from '../../../platform/kernel/index.ts';
import { privateKeyOf } from '../agreements/use-cases.ts';
import { agreementOrRefuse, matching, nodeOrRefuse } from '../queries.ts';
import type { RoundRow } from '../tables.ts';
import { keepAndSend } from '../transport/outbox.ts';
import { giveUpRound, stop } from './engine.ts';
import { heldOf } from './keep.ts';

/** Ends a round from this side, tells the others and destroys its secrets. Where a coordinator gives up, the silent are named. */
export const endRound = async (
  ending: Pick<Context, 'tx' | 'orgId' | 'clock' | 'kernel'>,
  row: RoundRow,
  { says, silent = false }: { readonly says: string; readonly silent?: boolean },
): Promise<void> => {
  const { tx, clock } = ending;
  const agreement = await agreementOrRefuse(tx, row.agreement_id);
  const blame = { code: 'MATCH_STOPPED' as const, party: agreement.party_id, says };
  const held = await heldOf(ending, row);
  if (held) {
    const privateKey = await privateKeyOf(ending, await nodeOrRefuse(tx));
    const step = silent ? giveUpRound(held, privateKey) : stop(held, blame, privateKey);
    return keepAndSend(ending, row, agreement, step);
  }
  await matching(tx)
    .updateTable('matching.round')
    .set({ stage: 'stopped', revision: row.revision + 1, ended_at: clock.now(), blame: json(blame) })
    .where('id', '=', row.id)
    .execute();
};
