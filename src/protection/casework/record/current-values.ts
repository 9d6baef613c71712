import type { Id } from '../../../platform/contract/index.ts';
import type { Context } from '../../../platform/kernel/index.ts';
import { classesFor, recordOf } from '../access.ts';
import { casework } from '../queries.ts';
import { openTexts } from '../sealed.ts';
import { type RecordClass, recordClasses, Value } from '../shapes.ts';
import type { SurvivorRow } from '../tables.ts';

type Reading = Pick<Context, 'tx' | 'kernel' | 'actor' | 'orgId' | 'clock'>;

/**
 * What holds now of the fields that were asked for, as far as the actor may read them: what was said, by field. For whoever hands a packet
 * to the door of consent, which decides what of it may leave.
 *
 * @throws Refusal NOT_FOUND_OR_NO_ACCESS
 */
export const currentValues = async (
  context: Reading,
  survivorId: Id,
  fields: readonly string[],
): Promise<ReadonlyMap<string, Value>> => {
  const access = await recordOf(context, survivorId);
  return valuesOf(context, survivorId, fields, classesFor(context, access, 'read'));
};

/** The same for herself: `survivor` is whoever `ownSurvivor` found to be there. */
export const ownValues = (
  context: Reading,
  survivor: SurvivorRow,
  fields: readonly string[],
): Promise<ReadonlyMap<string, Value>> => valuesOf(context, survivor.id, fields, recordClasses);

const valuesOf = async (
  context: Reading,
  survivorId: Id,
  fields: readonly string[],
  classes: readonly RecordClass[],
): Promise<ReadonlyMap<string, Value>> => {
  if (fields.length === 0 || classes.length === 0) return new Map();
  const rows = await casework(context.tx)
    .selectFrom('casework.statement')
    .select(['id', 'field', 'value_sealed', 'subject_id'])
    .where('org_id', '=', context.orgId)
    .where('survivor_id', '=', survivorId)
    .where('standing', '=', 'current')
    .where('field', 'in', fields)
    .where('data_class', 'in', classes)
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
  return new Map(
    rows.flatMap(({ field }, i) => (values[i] ? [[field, Value.parse(JSON.parse(values[i]))] as const] : [])),
  );
};
