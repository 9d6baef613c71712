import type { Actor } from '../../../platform/actor/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { classesFor, mayDo, recordOf } from '../access.ts';
import { happened } from '../events.ts';
import { casework } from '../queries.ts';
import { openTexts, seal } from '../sealed.ts';
import type { Privilege } from '../tables.ts';
import { beginWrite } from './begin-write.ts';
import { listNotes as listContract, writeNote as writeContract } from './contract.ts';
import { peopleOf } from './people.ts';

/** Whose talk the law may keep out of court: marked at once, because nobody remembers it later. */
export const privilegeOf = (actor: Actor): Privilege => (actor.roles.includes('attorney') ? 'attorney' : 'advocate');

/** Adds a note, sealed under the key of its class. */
export const writeNote = useCase(writeContract, async (context, input) => {
  const { tx, orgId, actor, clock, newId, note } = context;
  const { survivorId, dataClass, replaces } = input;
  const { caseId } = await beginWrite(context, survivorId, dataClass, input.caseId);
  const id = input.id ?? newId();
  const privilege = input.privilege ?? privilegeOf(actor);
  const { sealed, subjectId } = await seal(context, {
    survivorId,
    dataClass,
    column: 'note.text_sealed',
    recordId: id,
    plain: input.text,
  });
  const at = input.at ?? clock.now();
  const made = await casework(tx)
    .insertInto('casework.note')
    .values({
      org_id: orgId,
      survivor_id: survivorId,
      id,
      case_id: caseId,
      data_class: dataClass,
      privilege,
      text_sealed: sealed,
      subject_id: subjectId,
      written_by: actor.userId,
      written_at: at,
      recorded_at: clock.now(),
      replaces,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (made) await happened(context, { survivorId, kind: 'note', dataClass, recordId: id, caseId, at });
  note([survivorId, id], { dataClass, privilege });
  return { id, privilege };
});

/** Notes of the classes the reader may see. */
export const listNotes = useCase(listContract, async (context, { survivorId, replaced, limit, offset }) => {
  const { tx, orgId, note } = context;
  const access = await recordOf(context, survivorId);
  mayDo(context, access, 'read', 'service');
  const own = casework(tx)
    .selectFrom('casework.note as n')
    .where('n.org_id', '=', orgId)
    .where('n.survivor_id', '=', survivorId)
    .where('n.data_class', 'in', classesFor(context, access, 'read'));
  const all = replaced
    ? own
    : own.where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('casework.note as later')
              .select('later.id')
              .whereRef('later.org_id', '=', 'n.org_id')
              .whereRef('later.survivor_id', '=', 'n.survivor_id')
              .whereRef('n.id', '=', (eb) => eb.fn.any('later.replaces')),
          ),
        ),
      );
  const { total } = await all.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await all
    .selectAll('n')
    .orderBy('n.written_at', 'desc')
    .orderBy('n.id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
  const texts = await openTexts(
    context,
    rows.map((row) => ({
      column: 'note.text_sealed',
      recordId: row.id,
      subjectId: row.subject_id,
      sealed: row.text_sealed,
    })),
  );
  const person = await peopleOf(
    tx,
    rows.map((row) => row.written_by),
  );
  note([survivorId, ...rows.map(({ id }) => id)]);
  return {
    rows: rows.map((row, i) => ({
      id: row.id,
      caseId: row.case_id,
      dataClass: row.data_class,
      privilege: row.privilege,
      text: texts[i] ?? null,
      by: person(row.written_by),
      at: row.written_at,
      replaces: row.replaces,
    })),
    total: Number(total),
    limit,
    offset,
  };
});
