import { refuse } from '../../../platform/errors/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import {
  moveReferral as contract,
  tellReferral as toldContract,
  recordWarmTransfer as warmContract,
} from './contract.ts';
import { isEnd } from './machine.ts';
import { move, recordEvent, requireMove } from './move.ts';
import { referralToWrite } from './queries.ts';
import { footingOf, needsRelease } from './standing.ts';
import { cardOf, packetOf } from './view.ts';

/** What the requester decides alone: it is called off, or should never have been written. */
export const moveReferral = useCase(contract, async (context, { referralId, to, outcome }) => {
  const { actor, note } = context;
  const { row } = await referralToWrite(context, referralId);
  if (row.state === 'draft' && to === 'requested') refuse('REFERRAL_SEND_IT', {}, [{ field: 'to' }]);
  const moved = await move(context, row, { to, outcome, by: 'requester', way: 'here', person: actor.userId });
  note([row.survivor_id, referralId], { from: row.state, to });
  return cardOf(context, moved);
});

/** What a receiver without an account told by phone. One on this platform answers for itself. */
export const tellReferral = useCase(toldContract, async (context, { referralId, to, outcome, toldBy }) => {
  const { actor, clock, t, note } = context;
  const { row } = await referralToWrite(context, referralId);
  if (row.recipient_kind !== 'external') refuse('REFERRAL_ANSWERED_THERE');
  requireMove(t, { from: row.state, to, by: 'target', outcome });
  if (needsRelease(to) && footingOf(await packetOf(context, row), clock.now()) !== 'live')
    refuse('REFERRAL_NO_LIVE_RELEASE');
  const moved = await move(context, row, {
    to,
    outcome,
    by: 'target',
    way: 'told',
    person: actor.userId,
    words: toldBy,
  });
  note([row.survivor_id, referralId], { from: row.state, to });
  return cardOf(context, moved);
});

/** A warm transfer: people spoke before anybody was sent anywhere. */
export const recordWarmTransfer = useCase(warmContract, async (context, { referralId, ours, theirs, at, fit, id }) => {
  const { actor, clock, t, note } = context;
  const { row } = await referralToWrite(context, referralId);
  if (isEnd(row.state)) requireMove(t, { from: row.state, to: row.state, by: 'requester' });
  if (at && Date.parse(at) > clock.millis()) refuse('CASEWORK_DAY_AHEAD', {}, [{ field: 'at' }]);
  const recorded = await recordEvent(context, row, {
    kind: 'warm-transfer',
    by_party: 'requester',
    way: 'here',
    by_person: actor.userId,
    at: at ?? clock.now(),
    fit,
    words: `${ours}\n${theirs}`,
    ...(id ? { id } : {}),
  });
  note([row.survivor_id, referralId, recorded], { fit });
  return { id: recorded };
});
