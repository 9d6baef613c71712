import { appendAudit } from '../../../platform/audit/index.ts';
import { orRefuse, refuse } from '../../../platform/errors/index.ts';
import { useCaseInParts } from '../../../platform/kernel/index.ts';
import { requireInForce } from '../agreements/standing.ts';
import { privateKeyOf } from '../agreements/use-cases.ts';
import { agreementOrRefuse, matching, nodeOrRefuse, roundOrRefuse } from '../queries.ts';
import { keepAndSend } from '../transport/outbox.ts';
import { withdrawnOf } from './admit.ts';
import { startRound as contract } from './contract.ts';
import { beginAsking, beginCoordinator, ringTermsOf } from './engine.ts';
import { heldOf } from './keep.ts';
import { stepRound } from './step.ts';
import { roundView } from './view.ts';
import { within } from './within.ts';

/** Dual control: whoever prepared a round does not start it. What had waited for the start is taken at once. */
export const startRound = useCaseInParts(contract, async (context, { roundId }) => {
  await within(context, async (inside) => {
    const { tx, actor, clock } = inside;
    const row = await roundOrRefuse(tx, roundId);
    if (row.stage !== 'prepared') refuse('MATCHING_ROUND_ELSEWHERE', { stage: row.stage });
    if (actor.userId === null || row.prepared_by === actor.userId) refuse('MATCHING_SECOND_PERSON');
    const agreement = await agreementOrRefuse(tx, row.agreement_id);
    await requireInForce(inside, agreement, { newRound: false });
    await matching(tx)
      .updateTable('matching.round')
      .set({ started_by: actor.userId })
      .where('id', '=', roundId)
      .execute();
    const event = { act: contract.name, outcome: 'done', records: [roundId, row.agreement_id] };
    await appendAudit(tx, clock, actor, event);
    const privateKey = await privateKeyOf(inside, await nodeOrRefuse(tx));
    if (row.role === 'coordinator') {
      const terms = ringTermsOf(agreement.terms, roundId, agreement.sha256);
      return keepAndSend(inside, row, agreement, beginCoordinator(terms, privateKey));
    }
    const held = await heldOf(inside, row).then(orRefuse('MATCHING_ROUND_NOT_FOUND'));
    const gone = await withdrawnOf(inside, agreement, held.subjects);
    if (gone.length > 0) refuse('MATCHING_WITHDRAWN', { count: gone.length });
    return keepAndSend(inside, row, agreement, beginAsking(held, privateKey));
  });
  await stepRound(context.kernel, context.orgId, roundId);
  return within(context, async (inside) => roundView(inside, await roundOrRefuse(inside.tx, roundId)));
});
