import { useCase } from '../../../platform/kernel/index.ts';
import { classesFor, mayDo, recordOf } from '../access.ts';
import { casework } from '../queries.ts';
import { openTexts } from '../sealed.ts';
import { recordClasses } from '../shapes.ts';
import { peopleOf } from '../work/people.ts';
import { prepareDiscovery as contract } from './contract.ts';

/** Her own story, told to an advocate, is privileged whether or not somebody marked it. */
const privilegeOfStory = 'advocate' as const;

/** Sorts a record into what may be produced and a log of what is privileged. Privileged words are not even opened. */
export const prepareDiscovery = useCase(contract, async (context, { survivorId, from, to }) => {
  const { tx, orgId, note } = context;
  const access = await recordOf(context, survivorId);
  mayDo(context, access, 'export', 'legal');
  const classes = classesFor(context, access, 'export');
  const since = from ?? '0001-01-01T00:00:00.000Z';
  const until = to ?? '9999-12-31T00:00:00.000Z';
  const q = casework(tx);
  const statements = await q
    .selectFrom('casework.statement')
    .select(['id', 'data_class', 'field', 'value_sealed as sealed', 'subject_id', 'asked_by as by', 'said_at as at'])
    .where('org_id', '=', orgId)
    .where('survivor_id', '=', survivorId)
    .where('data_class', 'in', classes)
    .where('said_at', '>=', since)
    .where('said_at', '<', until)
    .execute();
  const notes = await q
    .selectFrom('casework.note')
    .select(['id', 'data_class', 'privilege', 'text_sealed as sealed', 'subject_id', 'written_by as by'])
    .select('written_at as at')
    .where('org_id', '=', orgId)
    .where('survivor_id', '=', survivorId)
    .where('data_class', 'in', classes)
    .where('written_at', '>=', since)
    .where('written_at', '<', until)
    .execute();
  const documents = await q
    .selectFrom('casework.document')
    .select(['id', 'data_class', 'privilege', 'kind', 'about_sealed as sealed', 'subject_id', 'added_by as by'])
    .select('added_at as at')
    .where('org_id', '=', orgId)
    .where('survivor_id', '=', survivorId)
    .where('data_class', 'in', classes)
    .where('added_at', '>=', since)
    .where('added_at', '<', until)
    .execute();

  const all = [
    ...statements.map((row) => ({
      ...row,
      kind: 'statement' as const,
      column: 'statement.value_sealed' as const,
      about: row.field,
      privilege: row.data_class === 'narrative' ? privilegeOfStory : ('none' as const),
    })),
    ...notes.map((row) => ({ ...row, kind: 'note' as const, column: 'note.text_sealed' as const, about: null })),
    ...documents.map((row) => ({
      ...row,
      kind: 'document' as const,
      column: 'document.about_sealed' as const,
      about: row.kind,
    })),
  ].toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1));
  const person = await peopleOf(
    tx,
    all.map((row) => row.by),
  );
  const open = all.filter(({ privilege }) => privilege === 'none');
  const contents = await openTexts(
    context,
    open.map((row) => ({ column: row.column, recordId: row.id, subjectId: row.subject_id, sealed: row.sealed })),
  );
  const privilegeLog = all.flatMap(({ privilege, kind, id, at, by }) =>
    privilege === 'none' ? [] : [{ kind, id, at, by: person(by), privilege }],
  );
  note([survivorId], { produced: open.length, withheld: privilegeLog.length });
  return {
    code: access.code,
    produced: open.map(({ kind, id, data_class, at, by, about }, i) => ({
      kind,
      id,
      dataClass: data_class,
      at,
      by: person(by),
      about,
      content: contents[i] ?? null,
    })),
    privilegeLog,
    leftOut: recordClasses.filter((dataClass) => !classes.includes(dataClass)),
  };
});
