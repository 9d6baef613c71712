import type { Id } from '../../../platform/contract/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import type { Context, PartsContext } from '../../../platform/kernel/index.ts';
import { recall } from '../../consent/index.ts';
import { happened } from '../events.ts';
import { seal } from '../sealed.ts';
import {
  isEnd,
  type Move,
  movesOf,
  type Outcome,
  type Party,
  parties,
  type ReferralState,
  referralStates,
  troubleWith,
} from './machine.ts';
import { referrals } from './queries.ts';
import type { ReferralEventRow, ReferralRow } from './tables.ts';

/** What a move needs, in a transaction of the sender's organisation. */
export type Moving = Pick<Context, 'tx' | 'kernel' | 'orgId' | 'actor' | 'clock' | 'newId' | 't'>;

/** The same out of an act in parts, whose own context has no transaction. */
export const movingIn = (
  { kernel, clock, newId, t }: PartsContext,
  { tx, orgId, actor }: Pick<Moving, 'tx' | 'orgId' | 'actor'>,
): Moving => ({ kernel, clock, newId, t, tx, orgId, actor });

/** Refuses a move with the reason the table gives. */
export const requireMove = (t: Context['t'], move: Move): void => {
  const { from, to } = move;
  const word = (state: ReferralState): string => t(`casework.referral.state.${state}`);
  const trouble = troubleWith(move);
  if (trouble === 'ended') refuse('REFERRAL_ENDED', { state: word(from) });
  if (trouble === 'no-such-move') {
    const moves = referralStates.filter((state) => parties.some((by) => movesOf(from, by).includes(state)));
    const values = { from: word(from), to: word(to), moves: moves.map(word).join(', ') };
    refuse('REFERRAL_NO_SUCH_MOVE', values, [{ field: 'to' }]);
  }
  if (trouble === 'not-yours') refuse('REFERRAL_NOT_YOURS', { to: word(to) }, [{ field: 'to' }]);
  if (trouble === 'outcome-missing') refuse('REFERRAL_OUTCOME_MISSING', {}, [{ field: 'outcome' }]);
  if (trouble === 'outcome-not-fitting')
    refuse('REFERRAL_OUTCOME_NOT_FITTING', { to: word(to) }, [{ field: 'outcome' }]);
};

type Recorded = Pick<ReferralEventRow, 'kind' | 'by_party' | 'way'> &
  Partial<Pick<ReferralEventRow, 'from_state' | 'to_state' | 'outcome' | 'by_person' | 'fit' | 'at' | 'id'>> & {
    readonly words?: string;
  };

/**
 * Writes down what happened to a referral; words lie sealed under the key of what services were given. What the sender does then answers a
 * question that waited.
 */
export const recordEvent = async (moving: Moving, row: ReferralRow, event: Recorded): Promise<Id> => {
  const { tx, orgId, clock, newId } = moving;
  const { words, ...told } = event;
  const id = event.id ?? newId();
  const sealed =
    words === undefined
      ? null
      : await seal(moving, {
          survivorId: row.survivor_id,
          dataClass: 'service',
          column: 'referral_event.words_sealed',
          recordId: id,
          plain: words,
        });
  await referrals(tx)
    .insertInto('casework.referral_event')
    .values({
      from_state: null,
      to_state: null,
      outcome: null,
      by_person: null,
      fit: null,
      at: clock.now(),
      ...told,
      org_id: orgId,
      referral_id: row.id,
      id,
      packet_id: row.packet_id,
      words_sealed: sealed?.sealed ?? null,
      subject_id: sealed?.subjectId ?? null,
      recorded_at: clock.now(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  if (event.by_party === 'requester' && row.asked_at !== null) {
    await referrals(tx)
      .updateTable('casework.referral')
      .set({ asked_at: null })
      .where('org_id', '=', orgId)
      .where('id', '=', row.id)
      .execute();
  }
  return id;
};

export interface Moved {
  readonly to: ReferralState;
  readonly outcome?: Outcome | null;
  readonly by: Party;
  readonly way: ReferralEventRow['way'];
  /** A colleague of the sender; null for somebody of the receiver. */
  readonly person: Id | null;
  /** Who told it by phone. */
  readonly words?: string;
}

/**
 * Moves a referral, on the side of its sender, where every move is written whoever makes it: the state, the history, what the receiver sees
 * of it, the timeline of the record. Where it ends without help having been given, what was sent is taken back.
 *
 * @throws Refusal of the table in machine.ts
 */
export const move = async (moving: Moving, row: ReferralRow, { to, by, way, person, words, ...how }: Moved) => {
  const { tx, orgId, clock, t } = moving;
  const outcome = how.outcome ?? null;
  requireMove(t, { from: row.state, to, by, outcome });
  const now = clock.now();
  const moved = await referrals(tx)
    .updateTable('casework.referral')
    .set({
      state: to,
      outcome,
      changed_at: now,
      reminded_at: null,
      ...(by === 'requester' || isEnd(to) ? { asked_at: null } : {}),
      ...(to === 'accepted' ? { accepted_at: now } : {}),
      ...(isEnd(to) ? { ended_at: now } : {}),
    })
    .where('org_id', '=', orgId)
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await recordEvent(moving, moved, {
    kind: 'moved',
    from_state: row.state,
    to_state: to,
    outcome,
    by_party: by,
    way,
    by_person: person,
    ...(words === undefined ? {} : { words }),
  });
  await referrals(tx)
    .updateTable('casework.referral_arrival')
    .set({ state: to, outcome, changed_at: now, reminded_at: null })
    .where('sender_id', '=', orgId)
    .where('referral_id', '=', row.id)
    .execute();
  if (row.packet_id && isEnd(to) && to !== 'completed') await recall(moving, { packetIds: [row.packet_id] }, 'sender');
  await happened(
    { ...moving, actor: { ...moving.actor, userId: person } },
    {
      survivorId: row.survivor_id,
      kind: 'referral',
      dataClass: 'service',
      recordId: row.id,
      caseId: row.case_id,
      code: to,
    },
  );
  return moved;
};
