import { sql } from 'kysely';
import type { Id } from '../../../platform/contract/index.ts';
import { type Context, useCase } from '../../../platform/kernel/index.ts';
import { holds, visible } from '../../../platform/policy/index.ts';
import { governed } from '../access.ts';
import { policy } from '../policy.ts';
import { openTexts } from '../sealed.ts';
import { peopleOf } from '../work/people.ts';
import { listReferrals as listContract, openReferral as openContract } from './contract.ts';
import { isEnd, referralStates } from './machine.ts';
import { referrals, referralToRead } from './queries.ts';
import { openMoves } from './standing.ts';
import { viewsOf } from './view.ts';

/** Every state that `open` or `ended` means, or the one that was named. */
export const statesOf = (asked: string | undefined) =>
  referralStates.filter((state) => {
    if (asked === undefined) return true;
    return asked === 'open' || asked === 'ended' ? isEnd(state) === (asked === 'ended') : state === asked;
  });

/** Referrals of records that the actor has a need to know. */
export const listReferrals = useCase(listContract, async (context, { survivorId, state, limit, offset }) => {
  const { tx, orgId, actor, kernel, note } = context;
  const mine = governed(context)
    .where(visible(kernel.roles, policy, actor, 'read service'))
    .clearSelect()
    .select('s.id');
  let all = referrals(tx)
    .selectFrom('casework.referral as r')
    .where('r.org_id', '=', orgId)
    .where('r.state', 'in', statesOf(state))
    .where(sql<boolean>`r.survivor_id in (${mine})`);
  if (survivorId) all = all.where('r.survivor_id', '=', survivorId);
  const { total } = await all.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await all
    .selectAll('r')
    .orderBy('r.changed_at', 'desc')
    .orderBy('r.id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
  note(
    rows.map(({ id }) => id),
    { found: Number(total) },
  );
  return { rows: (await viewsOf(context, rows)).map(({ card }) => card), total: Number(total), limit, offset };
});

const eventsOf = async (context: Context, referralId: Id) => {
  const { tx, orgId } = context;
  const rows = await referrals(tx)
    .selectFrom('casework.referral_event')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('referral_id', '=', referralId)
    .orderBy('recorded_at')
    .orderBy('id')
    .execute();
  const words = await openTexts(
    context,
    rows.map((row) => ({
      column: 'referral_event.words_sealed',
      recordId: row.id,
      subjectId: row.subject_id,
      sealed: row.words_sealed,
    })),
  );
  const person = await peopleOf(
    tx,
    rows.map((row) => row.by_person),
  );
  return rows.map((row, i) => ({
    id: row.id,
    at: row.at,
    kind: row.kind,
    from: row.from_state,
    to: row.to_state,
    outcome: row.outcome,
    by: row.by_party,
    way: row.way,
    person: person(row.by_person),
    words: words[i] ?? null,
    fit: row.fit,
  }));
};

/** One referral with its history. */
export const openReferral = useCase(openContract, async (context, { referralId }) => {
  const { tx, kernel, actor, note } = context;
  const { row, access } = await referralToRead(context, referralId);
  const [view] = await viewsOf(context, [row]);
  if (!view) throw new Error('one row gives one view');
  const { card, packet } = view;
  const live = card.footing === 'live';
  const writes = access.writer_id !== null && holds(kernel.roles, actor, 'write referral');
  const person = await peopleOf(tx, [row.drafted_by]);
  const open = row.packet_id !== null && !isEnd(row.state);
  note([row.survivor_id, referralId]);
  return {
    ...card,
    caseId: row.case_id,
    fields: row.fields,
    releaseId: row.release_id,
    packetId: row.packet_id,
    packetCode: packet?.code ?? null,
    sent: packet?.fields ?? [],
    draftedBy: person(row.drafted_by),
    moves: writes ? openMoves(row.state, 'requester', live) : [],
    toldMoves: writes && row.recipient_kind === 'external' ? openMoves(row.state, 'target', live) : [],
    maySend: writes && row.state === 'draft',
    maySendAgain: writes && open,
    events: await eventsOf(context, referralId),
  };
});
