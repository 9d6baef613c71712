import { orRefuse } from '../../../platform/errors/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { mayDo, recordOf } from '../access.ts';
import { happened } from '../events.ts';
import { casework } from '../queries.ts';
import { openTexts } from '../sealed.ts';
import { beginWrite, sealWords } from './begin-write.ts';
import {
  addHouseholdMember as addContract,
  listHousehold as listContract,
  MemberAbout,
  relations,
  removeHouseholdMember as removeContract,
} from './contract.ts';

/** Adds somebody around her. */
export const addHouseholdMember = useCase(addContract, async (context, input) => {
  const { tx, orgId, actor, clock, newId, note } = context;
  const { survivorId, relation, livesWith, dependant, about } = input;
  const { caseId } = await beginWrite(context, survivorId, 'identity');
  const id = input.id ?? newId();
  const { sealed, subjectId } = await sealWords(
    context,
    { survivorId, dataClass: 'identity', column: 'household_member.about_sealed', recordId: id },
    about && JSON.stringify(about),
  );
  const made = await casework(tx)
    .insertInto('casework.household_member')
    .values({
      org_id: orgId,
      survivor_id: survivorId,
      id,
      relation,
      lives_with: livesWith,
      dependant,
      about_sealed: sealed,
      subject_id: subjectId,
      added_by: actor.userId,
      added_at: clock.now(),
      left_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (made)
    await happened(context, {
      survivorId,
      kind: 'household',
      dataClass: 'identity',
      recordId: id,
      caseId,
      code: relation,
    });
  note([survivorId, id]);
  return { id };
});

/** Takes somebody out of the household. */
export const removeHouseholdMember = useCase(removeContract, async (context, { survivorId, memberId }) => {
  const { tx, orgId, clock, note } = context;
  await beginWrite(context, survivorId, 'identity');
  await casework(tx)
    .updateTable('casework.household_member')
    .set({ left_at: clock.now() })
    .where('org_id', '=', orgId)
    .where('survivor_id', '=', survivorId)
    .where('id', '=', memberId)
    .returning('id')
    .executeTakeFirst()
    .then(orRefuse());
  note([survivorId, memberId]);
  return { id: memberId };
});

/** Who lives with her or depends on her. */
export const listHousehold = useCase(listContract, async (context, { survivorId }) => {
  const { tx, orgId, note } = context;
  mayDo(context, await recordOf(context, survivorId), 'read', 'identity');
  const rows = await casework(tx)
    .selectFrom('casework.household_member')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('survivor_id', '=', survivorId)
    .where('left_at', 'is', null)
    .orderBy('added_at')
    .orderBy('id')
    .execute();
  const abouts = await openTexts(
    context,
    rows.map((row) => ({
      column: 'household_member.about_sealed',
      recordId: row.id,
      subjectId: row.subject_id,
      sealed: row.about_sealed,
    })),
  );
  note(survivorId, { found: rows.length });
  return {
    members: rows.map((row, i) => ({
      id: row.id,
      relation: relations.find((one) => one === row.relation) ?? 'other',
      livesWith: row.lives_with,
      dependant: row.dependant,
      about: abouts[i] ? MemberAbout.parse(JSON.parse(abouts[i])) : null,
    })),
  };
});
