import type { Id, Input, Where } from '../../../platform/contract/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { type Context, useCase } from '../../../platform/kernel/index.ts';
import type { RecordField } from '../../consent/index.ts';
import { mayDo, recordToWrite } from '../access.ts';
import { caseOf } from '../cases/queries.ts';
import { happened } from '../events.ts';
import { casework } from '../queries.ts';
import { sealAll } from '../sealed.ts';
import type { StatementRow } from '../tables.ts';
import { recordStatements as contract } from './contract.ts';
import { isAsked, type Knowledge, knowledgeOn, troubleWith } from './fields.ts';
import { tellingFields } from './name-keys.ts';
import { refreshName } from './refresh-name.ts';
import { standingsOf } from './standings.ts';

type Sent = Input<typeof contract>['statements'][number];
type Written = Sent & { readonly id: Id; readonly is: RecordField };

/** Writes statements within the transaction of an act. All of them are taken, or none. */
export const writeStatements = async (context: Context, input: Input<typeof contract>) => {
  const { survivorId, deviceId, caseId, statements } = input;
  const { newId, note, kernel, clock } = context;
  const access = await recordToWrite(context, survivorId);
  if (caseId) await caseOf(context, survivorId, caseId);
  const knowledge = knowledgeOn(kernel.packs, clock.today());
  const problems = await problemsIn(context, knowledge, statements);
  if (problems.length > 0) refuse('CASEWORK_STATEMENTS_INVALID', { count: problems.length }, problems);
  const written = statements.flatMap((one): Written[] => {
    const is = knowledge.fields.get(one.field);
    return is ? [{ ...one, id: one.id ?? newId(), is }] : [];
  });
  for (const dataClass of new Set(written.map(({ is }) => is.dataClass))) mayDo(context, access, 'write', dataClass);

  const before = await versionsOf(context, survivorId, [...new Set(written.map(({ field }) => field))]);
  const known = new Set(before.map(({ id }) => id));
  const added = written.filter(({ id }) => !known.has(id));
  const rows = await rowsOf(context, { survivorId, deviceId: deviceId ?? null }, added, before);
  await store(context, survivorId, before, rows);

  if (added.some(({ field }) => tellingFields.includes(field))) await refreshName(context, survivorId);
  const firsts = new Map(added.toReversed().map((one) => [one.is.dataClass, one.id]));
  await happened(
    context,
    ...[...firsts].map(([dataClass, recordId]) => ({
      survivorId,
      kind: 'told' as const,
      dataClass,
      recordId,
      caseId,
      code: added.find(({ id }) => id === recordId)?.field,
    })),
  );
  note([survivorId, ...written.map(({ id }) => id)], { fields: added.length });

  const all = [...before, ...rows];
  return {
    statements: written.map(({ id, field }) => {
      const standings = standingsIn(field, all);
      const contested = [...standings].flatMap(([other, standing]) => (standing === 'contested' ? [other] : []));
      return { id, field, standing: standings.get(id) ?? 'past', known: known.has(id), contested };
    }),
  };
};

/** Writes down what was said of many fields. */
export const recordStatements = useCase(contract, writeStatements);

type Version = Pick<StatementRow, 'id' | 'field' | 'replaces' | 'said_at' | 'standing'>;

const standingsIn = (field: string, all: readonly Version[]) =>
  standingsOf(
    all.filter((one) => one.field === field).map(({ id, replaces, said_at }) => ({ id, replaces, at: said_at })),
  );

/** What is wrong with what was sent, by place; the words themselves are not repeated. */
const problemsIn = async (
  { tx, orgId }: Context,
  knowledge: Knowledge,
  statements: readonly Sent[],
): Promise<Where[]> => {
  const settings = await casework(tx)
    .selectFrom('casework.form_setting')
    .select(['field', 'asked'])
    .where('org_id', '=', orgId)
    .execute();
  const set = new Map(settings.map((row) => [row.field, row]));
  return statements.flatMap((one, row): Where[] => {
    const at = (name: string, code: Where['code']): Where[] => [
      { row: row + 1, field: `statements.${row}.${name}`, code },
    ];
    const field = knowledge.fields.get(one.field);
    if (!field) return at('field', 'CASEWORK_FIELD_UNKNOWN');
    // what nobody needs is not asked; what she says unasked, or a document brings, may be kept
    const unasked = one.why === 'told-unasked' || one.source === 'import' || one.need !== undefined;
    if (!isAsked(field, set.get(one.field)) && !unasked) return at('field', 'CASEWORK_FIELD_OFF');
    if ((one.state === 'said') !== (one.value !== undefined)) return at('value', 'CASEWORK_VALUE_AND_STATE');
    const trouble = one.value === undefined ? null : troubleWith(knowledge, field, one.value);
    return trouble ? at('value', trouble) : [];
  });
};

const versionsOf = ({ tx, orgId }: Context, survivorId: Id, fields: readonly string[]): Promise<Version[]> =>
  casework(tx)
    .selectFrom('casework.statement')
    .select(['id', 'field', 'replaces', 'said_at', 'standing'])
    .where('org_id', '=', orgId)
    .where('survivor_id', '=', survivorId)
    .where('field', 'in', fields)
    .execute();

/** The rows of what is new, each with how it stands beside the others of its field. */
const rowsOf = async (
  context: Context,
  { survivorId, deviceId }: { survivorId: Id; deviceId: Id | null },
  added: readonly Written[],
  before: readonly Version[],
): Promise<StatementRow[]> => {
  const { orgId, actor, clock } = context;
  const now = clock.now();
  const said = added.filter(({ value }) => value !== undefined);
  const sealed = await sealAll(
    context,
    said.map(({ id, is, value }) => ({
      survivorId,
      dataClass: is.dataClass,
      column: 'statement.value_sealed' as const,
      recordId: id,
      plain: JSON.stringify(value),
    })),
  );
  const sealedOf = new Map(said.map(({ id }, i) => [id, sealed[i]]));
  const rows: StatementRow[] = [];
  for (const { id, field, is, state, source, why, need, at, replaces, interpreterId } of added) {
    const holds = [...before, ...rows].filter((one) => one.field === field && one.standing === 'current');
    const row: StatementRow = {
      org_id: orgId,
      survivor_id: survivorId,
      id,
      field,
      data_class: is.dataClass,
      state,
      value_sealed: sealedOf.get(id)?.sealed ?? null,
      subject_id: sealedOf.get(id)?.subjectId ?? null,
      source,
      why,
      need: need ?? null,
      asked_by: actor.userId,
      interpreter_id: interpreterId ?? null,
      // a device whose clock runs ahead does not win for that
      said_at: at !== undefined && at < now ? at : now,
      recorded_at: now,
      device_id: deviceId,
      replaces: replaces ?? holds.map((one) => one.id),
      standing: 'past',
    };
    rows.push(row);
    const standings = standingsIn(field, [...before, ...rows]);
    for (const one of rows) if (one.field === field) one.standing = standings.get(one.id) ?? 'past';
  }
  return rows;
};

/** Puts the new ones beside the old, whose standing may change. What stops being current is told first: there is one of a field. */
const store = async (
  { tx, orgId }: Context,
  survivorId: Id,
  before: readonly Version[],
  rows: readonly StatementRow[],
): Promise<void> => {
  if (rows.length === 0) return;
  const fields = new Set(rows.map(({ field }) => field));
  const now = new Map([...fields].flatMap((field) => [...standingsIn(field, [...before, ...rows])]));
  const changed = before.filter(({ id, standing }) => now.has(id) && now.get(id) !== standing);
  for (const standing of ['past', 'contested', 'current'] as const) {
    const ids = changed.filter(({ id }) => now.get(id) === standing).map(({ id }) => id);
    if (ids.length === 0) continue;
    await casework(tx)
      .updateTable('casework.statement')
      .set({ standing })
      .where('org_id', '=', orgId)
      .where('survivor_id', '=', survivorId)
      .where('id', 'in', ids)
      .execute();
  }
  await casework(tx)
    .insertInto('casework.statement')
    .values([...rows])
    .execute();
};
