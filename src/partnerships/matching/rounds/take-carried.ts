import { appendAudit } from '../../../platform/audit/index.ts';
import { useCaseInParts } from '../../../platform/kernel/index.ts';
import { matching, roundOrRefuse } from '../queries.ts';
import { takeMessage as contract } from './contract.ts';
import { stepRound } from './step.ts';
import { noteArrival } from './take.ts';
import { roundView } from './view.ts';
import { within } from './within.ts';

/** A message that a person carried here: noted, computed, and what came of it shown. */
export const takeCarried = useCaseInParts(contract, async (context) => {
  const { kernel, orgId, file } = context;
  const { roundId, messageId, again } = await within(context, async (inside) => {
    const arrival = await noteArrival(inside, file.bytes);
    const event = { act: contract.name, outcome: 'done', records: [arrival.roundId] };
    await appendAudit(inside.tx, inside.clock, inside.actor, { ...event, details: { again: arrival.again } });
    return arrival;
  });
  await stepRound(kernel, orgId, roundId);
  return within(context, async (inside) => {
    const { direction } = await matching(inside.tx)
      .selectFrom('matching.message')
      .select('direction')
      .where('round_id', '=', roundId)
      .where('message_id', '=', messageId)
      .executeTakeFirstOrThrow();
    const taken = again ? 'again' : direction === 'held' ? 'held' : 'new';
    return { round: await roundView(inside, await roundOrRefuse(inside.tx, roundId)), taken } as const;
  });
});
