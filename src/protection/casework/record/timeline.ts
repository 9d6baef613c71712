import { namesOf } from '../../../platform/accounts/index.ts';
import type { Id } from '../../../platform/contract/index.ts';
import { type Context, useCase } from '../../../platform/kernel/index.ts';
import { classesFor, mayDo, recordOf } from '../access.ts';
import { casework } from '../queries.ts';
import type { RecordClass } from '../shapes.ts';
import { openTimeline as contract } from './contract.ts';

const eventsOf = ({ tx, orgId }: Pick<Context, 'tx' | 'orgId'>, survivorId: Id, classes: readonly RecordClass[]) =>
  casework(tx)
    .selectFrom('casework.event')
    .where('org_id', '=', orgId)
    .where('survivor_id', '=', survivorId)
    .where('data_class', 'in', classes);

/** What happened last, of the classes the reader may see. One query, and one for the names of colleagues. */
export const latestEvents = async (
  context: Pick<Context, 'tx' | 'orgId'>,
  survivorId: Id,
  classes: readonly RecordClass[],
  { limit, offset = 0 }: { limit: number; offset?: number },
) => {
  if (classes.length === 0) return [];
  const rows = await eventsOf(context, survivorId, classes)
    .selectAll()
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
  const names = await namesOf(
    context.tx,
    rows.flatMap(({ by_person }) => by_person ?? []),
  );
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    kind: row.kind,
    dataClass: row.data_class,
    recordId: row.record_id,
    code: row.code,
    by: row.by_person ? { id: row.by_person, name: names.get(row.by_person) ?? '' } : null,
  }));
};

/** The timeline, a page at a time. */
export const openTimeline = useCase(contract, async (context, { survivorId, limit, offset }) => {
  const access = await recordOf(context, survivorId);
  mayDo(context, access, 'read', 'service');
  const classes = classesFor(context, access, 'read');
  const { total } = await eventsOf(context, survivorId, classes)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  context.note(survivorId, { found: Number(total) });
  return {
    rows: await latestEvents(context, survivorId, classes, { limit, offset }),
    total: Number(total),
    limit,
    offset,
  };
});
