import { refuse } from '../../../platform/errors/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { mayDo, recordOf } from '../access.ts';
import { happened } from '../events.ts';
import { casework } from '../queries.ts';
import { isCodeOf, knowledgeOn } from '../record/fields.ts';
import { openTexts } from '../sealed.ts';
import { beginWrite, sealWords } from './begin-write.ts';
import { giveService as giveContract, listServices as listContract } from './contract.ts';
import { peopleOf } from './people.ts';

/** Writes down a service that was given. */
export const giveService = useCase(giveContract, async (context, input) => {
  const { tx, orgId, actor, clock, kernel, newId, note } = context;
  const { survivorId, kind, units } = input;
  const { caseId } = await beginWrite(context, survivorId, 'service', input.caseId);
  const givenOn = input.givenOn ?? clock.today();
  if (!isCodeOf(knowledgeOn(kernel.packs, clock.today()), 'codes.service-type', kind))
    refuse('CASEWORK_CODE_UNKNOWN', {}, [{ field: 'kind' }]);
  if (givenOn > clock.today()) refuse('CASEWORK_DAY_AHEAD', {}, [{ field: 'givenOn' }]);

  const id = input.id ?? newId();
  const { sealed, subjectId } = await sealWords(
    context,
    { survivorId, dataClass: 'service', column: 'service_given.details_sealed', recordId: id },
    input.details,
  );
  const made = await casework(tx)
    .insertInto('casework.service_given')
    .values({
      org_id: orgId,
      survivor_id: survivorId,
      id,
      case_id: caseId,
      kind,
      given_on: givenOn,
      minutes: input.minutes ?? null,
      units,
      funder: input.funder ?? null,
      by_person: actor.userId,
      recorded_at: clock.now(),
      details_sealed: sealed,
      subject_id: subjectId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (made)
    await happened(context, { survivorId, kind: 'service', dataClass: 'service', recordId: id, caseId, code: kind });
  note([survivorId, id]);
  return { id };
});

/** Services given to her. */
export const listServices = useCase(listContract, async (context, { survivorId, limit, offset }) => {
  const { tx, orgId, note } = context;
  mayDo(context, await recordOf(context, survivorId), 'read', 'service');
  const all = casework(tx)
    .selectFrom('casework.service_given')
    .where('org_id', '=', orgId)
    .where('survivor_id', '=', survivorId);
  const { total } = await all.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await all
    .selectAll()
    .orderBy('given_on', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
  const details = await openTexts(
    context,
    rows.map((row) => ({
      column: 'service_given.details_sealed',
      recordId: row.id,
      subjectId: row.subject_id,
      sealed: row.details_sealed,
    })),
  );
  const person = await peopleOf(
    tx,
    rows.map((row) => row.by_person),
  );
  note(survivorId, { found: rows.length });
  return {
    rows: rows.map((row, i) => ({
      id: row.id,
      caseId: row.case_id,
      kind: row.kind,
      givenOn: row.given_on,
      minutes: row.minutes,
      units: row.units,
      funder: row.funder,
      by: person(row.by_person),
      details: details[i] ?? null,
    })),
    total: Number(total),
    limit,
    offset,
  };
});
