import type { Input } from '../../../platform/contract/index.ts';
import { type Context, useCase } from '../../../platform/kernel/index.ts';
import { joinCircle } from '../../consent/index.ts';
import { happened } from '../events.ts';
import { casework } from '../queries.ts';
import { newCode } from './code.ts';
import { meetSurvivor as contract } from './contract.ts';

/** Begins a record within the transaction of an act: an import begins many at once. */
export const beginRecord = async (context: Context, input: Input<typeof contract>) => {
  const { tx, orgId, actor, clock, kernel, newId, note } = context;
  const id = input.id ?? newId();
  const now = clock.now();
  const known = await casework(tx)
    .selectFrom('casework.survivor')
    .select(['id', 'code'])
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .where('created_by', '=', actor.userId)
    .executeTakeFirst();
  note(id);
  if (known) return known;

  // a code that is taken is drawn again
  for (;;) {
    const made = await casework(tx)
      .insertInto('casework.survivor')
      .values({
        org_id: orgId,
        id,
        code: newCode(kernel.random),
        shield: 'open',
        shielded_at: null,
        shielded_by: null,
        name_sealed: null,
        name_subject_id: null,
        created_at: now,
        created_by: actor.userId,
        purged_at: null,
      })
      .onConflict((conflict) => conflict.columns(['org_id', 'code']).doNothing())
      .returning(['id', 'code'])
      .executeTakeFirst();
    if (!made) continue;
    if (actor.userId !== null) {
      await casework(tx)
        .insertInto('casework.assignment')
        .values({
          org_id: orgId,
          survivor_id: id,
          person_id: actor.userId,
          id: newId(),
          part: 'lead',
          from_at: now,
          to_at: null,
          by_person: actor.userId,
        })
        .execute();
      await joinCircle(context, { subjectId: id, personId: actor.userId, relation: 'worker' });
    }
    await happened(context, { survivorId: id, kind: 'met', dataClass: 'service', recordId: id });
    return made;
  }
};

/** Begins a record on the caseload of whoever meets her. */
export const meetSurvivor = useCase(contract, beginRecord);
