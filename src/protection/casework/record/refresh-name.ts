import type { Id } from '../../../platform/contract/index.ts';
import type { Context } from '../../../platform/kernel/index.ts';
import { casework } from '../queries.ts';
import { openTexts, seal } from '../sealed.ts';
import { keysOf, nameOf, tellingFields } from './name-keys.ts';

/** Makes the name on lists and the keys for search anew from what holds now. */
export const refreshName = async (context: Context, survivorId: Id): Promise<void> => {
  const { tx, orgId } = context;
  const q = casework(tx);
  const rows = await q
    .selectFrom('casework.statement')
    .select(['id', 'field', 'value_sealed', 'subject_id'])
    .where('org_id', '=', orgId)
    .where('survivor_id', '=', survivorId)
    .where('standing', '=', 'current')
    .where('field', 'in', tellingFields)
    .where('value_sealed', 'is not', null)
    .execute();
  const values = await openTexts(
    context,
    rows.map((row) => ({
      column: 'statement.value_sealed',
      recordId: row.id,
      subjectId: row.subject_id,
      sealed: row.value_sealed,
    })),
  );
  const told = new Map(
    rows.flatMap(({ field }, i) => {
      const value: unknown = values[i] ? JSON.parse(values[i]) : null;
      return typeof value === 'string' ? [[field, value] as const] : [];
    }),
  );

  const name = nameOf(told);
  const sealed = name
    ? await seal(context, {
        survivorId,
        dataClass: 'identity',
        column: 'survivor.name_sealed',
        recordId: survivorId,
        plain: name,
      })
    : null;
  await q
    .updateTable('casework.survivor')
    .set({ name_sealed: sealed?.sealed ?? null, name_subject_id: sealed?.subjectId ?? null })
    .where('org_id', '=', orgId)
    .where('id', '=', survivorId)
    .execute();

  await q.deleteFrom('casework.name_key').where('org_id', '=', orgId).where('survivor_id', '=', survivorId).execute();
  const keys = await keysOf(context, told);
  const fresh = (['token', 'sound', 'same'] as const).flatMap((kind) =>
    keys[kind].map((key) => ({ org_id: orgId, survivor_id: survivorId, key, kind })),
  );
  if (fresh.length > 0) await q.insertInto('casework.name_key').values(fresh).execute();
};
