import type { Context } from '../../../platform/kernel/index.ts';
import { holds } from '../../../platform/policy/index.ts';
import { agreementOrRefuse, messagesOf } from '../queries.ts';
import type { RoundRow } from '../tables.ts';
import { withdrawnOf } from './admit.ts';
import type { RoundResult, RoundView } from './contract.ts';
import { waitedFor } from './engine.ts';
import { heldOf, keptResultOf } from './keep.ts';

type Asking = Pick<Context, 'tx' | 'orgId' | 'clock' | 'kernel' | 'actor'>;

/** What came of a round, without those whose release was taken back since. */
const resultNow = async (asking: Asking, row: RoundRow): Promise<RoundResult | null> => {
  const kept = await keptResultOf(asking, row);
  if (!kept) return null;
  const agreement = await agreementOrRefuse(asking.tx, row.agreement_id);
  const gone = new Set(await withdrawnOf(asking, agreement, kept.subjects));
  if (gone.size === 0) return kept.result;
  const matches = kept.result.matches.filter(({ ref }) => !gone.has(ref));
  // of a membership round the counts are those of the records it still shows
  if (agreement.terms.output !== 'membership') return kept.result;
  const count = (wanted: string): number => matches.filter(({ verdict }) => verdict === wanted).length;
  return { ...kept.result, matched: count('match'), possible: count('possible'), matches };
};

const lastOf = (log: unknown): string => {
  const last: unknown = Array.isArray(log) ? log.at(-1) : null;
  return typeof last === 'object' && last !== null && 'chain' in last ? String(last.chain) : '';
};

export const roundView = async (asking: Asking, row: RoundRow): Promise<RoundView> => {
  const { actor, kernel, tx } = asking;
  const held = await heldOf(asking, row);
  const outgoing = await messagesOf(tx, row.id, 'out');
  const mayStart = holds(kernel.roles, actor, 'approve matching') && actor.userId !== row.prepared_by;
  return {
    id: row.id,
    agreementId: row.agreement_id,
    role: row.role,
    stage: row.stage,
    counts: row.counts,
    done: row.done,
    steps: row.steps,
    waitingFor: held && row.stage === 'running' ? [...waitedFor(held)] : [],
    blame: row.blame,
    messages: Array.isArray(row.log) ? row.log.length : 0,
    log: lastOf(row.log),
    openedAt: row.opened_at,
    endedAt: row.ended_at,
    keepUntil: row.keep_until,
    needsSecondPerson: row.stage === 'prepared' && !mayStart,
    outgoing: outgoing
      .filter(({ bytes }) => bytes !== null)
      .map(({ message_id, n, kind, to_party, at, fetched_at, answer }) => ({
        messageId: message_id,
        n,
        kind,
        to: to_party,
        at,
        fetchedAt: fetched_at,
        answer,
      })),
    result: await resultNow(asking, row),
  };
};
