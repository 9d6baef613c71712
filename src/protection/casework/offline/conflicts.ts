import { appendAudit } from '../../../platform/audit/index.ts';
import type { Id } from '../../../platform/contract/index.ts';
import { orRefuse, refuse } from '../../../platform/errors/index.ts';
import type { Context } from '../../../platform/kernel/index.ts';
import { useCase, useCaseInParts } from '../../../platform/kernel/index.ts';
import { can } from '../../../platform/policy/index.ts';
import { recordCodes, recordFields } from '../../consent/index.ts';
import { type Access, governed, mayDo, recordOf } from '../access.ts';
import { policy } from '../policy.ts';
import { casework } from '../queries.ts';
import { calledOf } from '../record/called.ts';
import { sheetOf } from '../record/open-sheet.ts';
import { openTexts } from '../sealed.ts';
import { RecordClass } from '../shapes.ts';
import { peopleOf } from '../work/people.ts';
import { applyEdits } from './apply-edits.ts';
import { decideHeld as decideContract, openConflicts as openContract } from './contract.ts';
import { offline } from './queries.ts';
import { Edit } from './shapes.ts';
import type { HeldEditRow } from './tables.ts';

/** Records of the own caseload with answers that nobody has settled. */
const contestedRecords = async (context: Context): Promise<Id[]> => {
  const { tx, orgId, actor } = context;
  const rows = await casework(tx)
    .selectFrom('casework.statement as t')
    .innerJoin('casework.assignment as a', (join) =>
      join
        .onRef('a.org_id', '=', 't.org_id')
        .onRef('a.survivor_id', '=', 't.survivor_id')
        .on('a.person_id', '=', actor.userId)
        .on('a.to_at', 'is', null),
    )
    .innerJoin('casework.survivor as s', (join) =>
      join.onRef('s.org_id', '=', 't.org_id').onRef('s.id', '=', 't.survivor_id').on('s.shield', '!=', 'closed'),
    )
    .select('t.survivor_id')
    .distinct()
    .where('t.org_id', '=', orgId)
    .where('t.standing', '=', 'contested')
    .orderBy('t.survivor_id')
    .limit(100)
    .execute();
  return rows.map(({ survivor_id }) => survivor_id);
};

const waiting = ({ tx, orgId }: Context) =>
  offline(tx)
    .selectFrom('casework.held_edit')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('decided_at', 'is', null)
    .orderBy('written_at')
    .orderBy('id')
    .limit(500)
    .execute();

const accessTo = async (context: Context, ids: readonly Id[]): Promise<Map<Id, Access>> => {
  if (ids.length === 0) return new Map();
  const rows = await governed(context)
    .where('s.id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
};

/** What waits for a person: nothing of it holds until somebody says so, and nothing of it is lost. */
export const openConflicts = useCase(openContract, async (context) => {
  const { kernel, actor, clock, note } = context;
  const contested = await contestedRecords(context);
  const rows = await waiting(context);
  const access = await accessTo(context, [...contested, ...rows.map(({ survivor_id }) => survivor_id)]);
  const mine = (row: HeldEditRow, verb: 'read' | 'write'): boolean => {
    const record = access.get(row.survivor_id);
    return (
      record !== undefined && can(kernel.roles, policy, actor, `${verb} ${RecordClass.parse(row.data_class)}`, record)
    );
  };
  const held = rows.filter((row) => mine(row, 'read'));
  const records = [...access.values()];
  const called = new Map((await calledOf(context, records)).map((name, i) => [records[i]?.id, name]));
  const named = (id: Id) => ({ survivorId: id, code: access.get(id)?.code ?? '', name: called.get(id) ?? null });

  const conflicts = [];
  for (const survivorId of contested) {
    const { fields } = await sheetOf(context, survivorId);
    for (const field of fields) if (field.contested.length > 0) conflicts.push({ ...named(survivorId), field });
  }
  const texts = await openTexts(
    context,
    held.map((row) => ({
      column: 'held_edit.content_sealed',
      recordId: row.id,
      subjectId: row.subject_id,
      sealed: row.content_sealed,
    })),
  );
  const person = await peopleOf(
    context.tx,
    held.map(({ person_id }) => person_id),
  );
  const catalogue = recordFields(kernel.packs, clock.today());
  const lists = recordCodes(kernel.packs, clock.today());
  note(held.map(({ survivor_id }) => survivor_id));
  return {
    conflicts,
    held: held.map((row, i) => {
      const edit = texts[i] ? Edit.parse(JSON.parse(texts[i])) : null;
      const field = edit?.kind === 'answer' ? catalogue.get(edit.answer.field) : undefined;
      return {
        ...named(row.survivor_id),
        id: row.id,
        by: person(row.person_id),
        writtenAt: row.written_at,
        because: row.because,
        dataClass: RecordClass.parse(row.data_class),
        edit,
        field: field
          ? { title: field.title, kind: field.kind, codes: (field.codes && lists.get(field.codes)?.codes) || null }
          : null,
        mayDecide: mine(row, 'write'),
      };
    }),
  };
});

const heldOne = async (
  context: Pick<Context, 'tx' | 'orgId' | 'kernel' | 'actor' | 'clock'>,
  survivorId: Id,
  editId: Id,
) => {
  const access = await recordOf(context, survivorId);
  const row = await offline(context.tx)
    .selectFrom('casework.held_edit')
    .selectAll()
    .where('org_id', '=', context.orgId)
    .where('survivor_id', '=', survivorId)
    .where('id', '=', editId)
    .executeTakeFirst()
    .then(orRefuse());
  mayDo(context, access, 'write', RecordClass.parse(row.data_class));
  if (row.decided_at !== null) refuse('OFFLINE_DECIDED');
  const [text] = await openTexts(context, [
    {
      column: 'held_edit.content_sealed',
      recordId: row.id,
      subjectId: row.subject_id,
      sealed: row.content_sealed,
    },
  ]);
  return { row, edit: text ? Edit.parse(JSON.parse(text)) : refuse('SHREDDED') };
};

/** Takes in what was held, or drops it. */
export const decideHeld = useCaseInParts(decideContract, async (context, { survivorId, editId, outcome }) => {
  const { kernel, actor, clock, orgId } = context;
  const { row, edit } = await kernel.db.transaction(actor, (tx) =>
    heldOne({ tx, orgId, kernel, actor, clock }, survivorId, editId),
  );
  if (outcome === 'taken') {
    const code = (await applyEdits(kernel, actor, row.device_id, [edit])).get(editId);
    if (code) refuse(code);
  }
  await kernel.db.transaction(actor, async (tx) => {
    await offline(tx)
      .updateTable('casework.held_edit')
      .set({ outcome, decided_at: clock.now(), decided_by: actor.userId })
      .where('org_id', '=', orgId)
      .where('survivor_id', '=', survivorId)
      .where('id', '=', editId)
      .where('decided_at', 'is', null)
      .execute();
    await appendAudit(tx, clock, actor, {
      act: decideContract.name,
      outcome: 'done',
      records: [survivorId, editId],
      details: { outcome },
    });
  });
  return { id: editId };
});
