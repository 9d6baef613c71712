import type { Input } from '../../../platform/contract/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { type Context, useCase } from '../../../platform/kernel/index.ts';
import { namedRecipient } from '../../consent/index.ts';
import { happened } from '../events.ts';
import { newCode } from '../record/code.ts';
import { isCodeOf, knowledgeOn } from '../record/fields.ts';
import { beginWrite } from '../work/begin-write.ts';
import { changeReferral as changeContract, draftReferral as draftContract } from './contract.ts';
import { recordEvent } from './move.ts';
import { referrals, referralToWrite } from './queries.ts';
import type { ReferralRow } from './tables.ts';
import { cardOf } from './view.ts';

type Plan = Pick<Input<typeof draftContract>, 'need' | 'fields' | 'recipient'>;

/** What a plan says, checked against the lists: a service there is, fields there are, a recipient that is known. */
const planned = async (context: Context, { need, fields, recipient }: Plan) => {
  const { kernel, clock } = context;
  const knowledge = knowledgeOn(kernel.packs, clock.today());
  if (!isCodeOf(knowledge, 'codes.service-type', need)) refuse('CASEWORK_CODE_UNKNOWN', {}, [{ field: 'need' }]);
  const unknown = fields.findIndex((field) => !knowledge.fields.has(field));
  if (unknown >= 0) refuse('CASEWORK_FIELD_UNKNOWN', {}, [{ field: `fields.${unknown}` }]);
  const { id, kind } = await namedRecipient(context, recipient);
  return { need, fields: [...new Set(fields)], recipient_id: id, recipient_kind: kind };
};

/** Drafts a referral. The same draft sent twice is one. */
export const draftReferral = useCase(draftContract, async (context, input) => {
  const { tx, orgId, actor, clock, kernel, newId, note } = context;
  const { survivorId, priority } = input;
  const { caseId } = await beginWrite(context, survivorId, 'service', input.caseId);
  const plan = await planned(context, input);
  const id = input.id ?? newId();
  const row: Omit<ReferralRow, 'code'> = {
    ...plan,
    org_id: orgId,
    id,
    survivor_id: survivorId,
    case_id: caseId,
    priority,
    state: 'draft',
    outcome: null,
    release_id: null,
    packet_id: null,
    drafted_at: clock.now(),
    drafted_by: actor.userId,
    requested_at: null,
    accepted_at: null,
    ended_at: null,
    changed_at: clock.now(),
    reminded_at: null,
    asked_at: null,
  };
  note([survivorId, id]);
  for (;;) {
    // a code that is taken is drawn again; a draft that is there is the answer
    const made = await referrals(tx)
      .insertInto('casework.referral')
      .values({ ...row, code: newCode(kernel.random) })
      .onConflict((conflict) => conflict.doNothing())
      .returningAll()
      .executeTakeFirst();
    if (made) {
      await recordEvent(context, made, {
        kind: 'moved',
        to_state: 'draft',
        by_party: 'requester',
        way: 'here',
        by_person: actor.userId,
      });
      await happened(context, {
        survivorId,
        kind: 'referral',
        dataClass: 'service',
        recordId: id,
        caseId,
        code: 'draft',
      });
      return cardOf(context, made);
    }
    const there = await referrals(tx)
      .selectFrom('casework.referral')
      .selectAll()
      .where('org_id', '=', orgId)
      .where('id', '=', id)
      .executeTakeFirst();
    if (there) return there.survivor_id === survivorId ? cardOf(context, there) : refuse('CONFLICT');
  }
});

/** Changes what was not sent. */
export const changeReferral = useCase(changeContract, async (context, { referralId, priority, ...input }) => {
  const { tx, orgId, clock, note } = context;
  const { row } = await referralToWrite(context, referralId);
  if (row.state !== 'draft') refuse('REFERRAL_NOT_A_DRAFT');
  const changed = await referrals(tx)
    .updateTable('casework.referral')
    .set({ ...(await planned(context, input)), priority, changed_at: clock.now() })
    .where('org_id', '=', orgId)
    .where('id', '=', referralId)
    .returningAll()
    .executeTakeFirstOrThrow();
  note([row.survivor_id, referralId]);
  return cardOf(context, changed);
});
