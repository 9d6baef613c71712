import { publicActor } from '../../../../platform/actor/index.ts';
import { appendAudit } from '../../../../platform/audit/index.ts';
import type { Id } from '../../../../platform/contract/index.ts';
import type { Tx } from '../../../../platform/db/index.ts';
import { orRefuse, refuse } from '../../../../platform/errors/index.ts';
import { newId } from '../../../../platform/ids/index.ts';
import { useCase, useCaseInParts } from '../../../../platform/kernel/index.ts';
import type { Place } from '../../../../platform/vault/index.ts';
import { organisationName } from '../../../consent/index.ts';
import { newCode } from '../../record/code.ts';
import { isCodeOf, knowledgeOn } from '../../record/fields.ts';
import { isEnd } from '../machine.ts';
import { requireMove } from '../move.ts';
import { referrals } from '../queries.ts';
import { statesOf } from '../see-referrals.ts';
import { openMoves } from '../standing.ts';
import type { SelfReferralRow } from '../tables.ts';
import { Contact } from './contact.ts';
import {
  askForHelp as askContract,
  selfReferralDesk as deskContract,
  selfReferrals as listContract,
  moveSelfReferral as moveContract,
  openSelfReferral as openContract,
  seeSelfReferralDesk as seeContract,
  setSelfReferralDesk as setContract,
} from './contract.ts';

/** Requests that wait at one desk; more than these are not taken, so that a machine cannot bury the others. */
const mostWaiting = 200;

const placeOfContact = (orgId: Id, id: Id): Place => ({
  orgId,
  subjectId: id,
  address: `casework.self_referral.contact_sealed/${id}`,
});

const deskOf = async (tx: Tx, orgId: Id) => {
  const row = await referrals(tx)
    .selectFrom('casework.self_referral_desk')
    .select(['open', 'needs'])
    .where('org_id', '=', orgId)
    .executeTakeFirst();
  return row ?? { open: false, needs: [] };
};

export const selfReferralDesk = useCase(deskContract, ({ tx, orgId }) => deskOf(tx, orgId));

/** Opens or closes the desk. */
export const setSelfReferralDesk = useCase(setContract, async (context, { open, needs }) => {
  const { tx, orgId, actor, clock, kernel, note } = context;
  const knowledge = knowledgeOn(kernel.packs, clock.today());
  if (!needs.every((need) => isCodeOf(knowledge, 'codes.service-type', need)))
    refuse('CASEWORK_CODE_UNKNOWN', {}, [{ field: 'needs' }]);
  const row = { open, needs: [...new Set(needs)], set_at: clock.now(), set_by: actor.userId };
  await referrals(tx)
    .insertInto('casework.self_referral_desk')
    .values({ org_id: orgId, ...row })
    .onConflict((conflict) => conflict.column('org_id').doUpdateSet(row))
    .execute();
  note([], { open });
  return { open, needs: row.needs };
});

/** An open desk, in a transaction of its organisation. A closed one, and an organisation that is none, answer the same. */
const openDesk = async (tx: Tx, orgId: Id) => {
  const desk = await deskOf(tx, orgId);
  return desk.open ? desk : refuse('REFERRAL_NO_DESK');
};

export const seeSelfReferralDesk = useCaseInParts(seeContract, ({ kernel }, { organisationId: orgId }) =>
  kernel.db.transaction({ orgId, userId: null }, async (tx) => {
    const { needs } = await openDesk(tx, orgId);
    return { name: await organisationName(tx, orgId), needs };
  }),
);

/** Somebody asks to be reached. No name, no story; how to reach her lies sealed under a key of its own. */
export const askForHelp = useCaseInParts(askContract, ({ kernel }, input) => {
  const { organisationId: orgId, need, by, language, way, reach, hours, voicemail } = input;
  const { clock, random, vault } = kernel;
  return kernel.db.transaction({ orgId, userId: null }, async (tx) => {
    const { needs } = await openDesk(tx, orgId);
    if (!needs.includes(need)) refuse('REFERRAL_NO_DESK', {}, [{ field: 'need' }]);
    const { waiting } = await referrals(tx)
      .selectFrom('casework.self_referral')
      .select((eb) => eb.fn.countAll<number>().as('waiting'))
      .where('org_id', '=', orgId)
      .where('state', '=', 'requested')
      .executeTakeFirstOrThrow();
    if (Number(waiting) >= mostWaiting) refuse('REFERRAL_DESK_FULL');
    const id = newId(clock, random);
    const contact = JSON.stringify({ way, reach, hours, voicemail } satisfies Contact);
    const code = newCode(random);
    await referrals(tx)
      .insertInto('casework.self_referral')
      .values({
        org_id: orgId,
        id,
        code,
        need,
        by_whom: by,
        language,
        contact_sealed: await vault.seal(tx, placeOfContact(orgId, id), contact),
        state: 'requested',
        outcome: null,
        asked_at: clock.now(),
        changed_at: clock.now(),
        changed_by: null,
        reminded_at: null,
      })
      .execute();
    const actor = { ...publicActor(), orgId };
    await appendAudit(tx, clock, actor, { act: askContract.name, outcome: 'done', records: [id] });
    return { code };
  });
});

const viewOf = (row: SelfReferralRow) => ({
  id: row.id,
  code: row.code,
  need: row.need,
  by: row.by_whom,
  language: row.language,
  askedAt: row.asked_at,
  changedAt: row.changed_at,
  state: row.state,
  outcome: row.outcome,
  moves: openMoves(row.state, 'target', true),
});

export const selfReferrals = useCase(listContract, async ({ tx, orgId, note }, { state, limit, offset }) => {
  const all = referrals(tx)
    .selectFrom('casework.self_referral')
    .where('org_id', '=', orgId)
    .where('state', 'in', statesOf(state));
  const { total } = await all.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await all
    .selectAll()
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
  note([], { found: Number(total) });
  return { rows: rows.map(viewOf), total: Number(total), limit, offset };
});

const byId = (tx: Tx, orgId: Id, id: Id) =>
  referrals(tx)
    .selectFrom('casework.self_referral')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
    .then(orRefuse());

export const openSelfReferral = useCase(openContract, async ({ tx, orgId, kernel, note }, { requestId }) => {
  const row = await byId(tx, orgId, requestId);
  const text =
    row.contact_sealed && (await kernel.vault.openText(tx, placeOfContact(orgId, requestId), row.contact_sealed));
  note(requestId);
  return { ...viewOf(row), contact: text ? Contact.parse(JSON.parse(text)) : null };
});

/** Answers a request. When it ends, the key of how to reach her is destroyed with it. */
export const moveSelfReferral = useCase(moveContract, async (context, { requestId, to, outcome }) => {
  const { tx, orgId, actor, clock, kernel, t, note } = context;
  const row = await byId(tx, orgId, requestId);
  requireMove(t, { from: row.state, to, by: 'target', outcome });
  const ends = isEnd(to);
  const moved = await referrals(tx)
    .updateTable('casework.self_referral')
    .set({
      state: to,
      outcome,
      changed_at: clock.now(),
      changed_by: actor.userId,
      reminded_at: null,
      ...(ends ? { contact_sealed: null } : {}),
    })
    .where('org_id', '=', orgId)
    .where('id', '=', requestId)
    .returningAll()
    .executeTakeFirstOrThrow();
  if (ends) await kernel.vault.shred(tx, orgId, requestId, 'self-referral ended');
  note(requestId, { from: row.state, to });
  return viewOf(moved);
});
