import { sql } from 'kysely';
import type { CivilDate, Id } from '../../../platform/contract/index.ts';
import { json } from '../../../platform/db/index.ts';
import { type Context, useCase } from '../../../platform/kernel/index.ts';
import { own } from '../own/queries.ts';
import { casework } from '../queries.ts';
import { destroyDueFeedback as contract } from './contract.ts';
import { anyFunder, keepingOn } from './rules.ts';

/** So many in one transaction. */
const atOnce = 200;

type Asking = Pick<Context, 'tx' | 'orgId' | 'kernel'>;

/** What was said without a name and answered so long ago that it goes. What nobody has answered yet stays. */
const due = async (asking: Asking, asOf: CivilDate) => {
  const { tx, orgId } = asking;
  const rule = (await keepingOn(asking, asOf)).find(
    ({ dataClass, funder }) => dataClass === 'feedback' && funder === anyFunder,
  );
  return own(tx)
    .selectFrom('casework.voice')
    .where('org_id', '=', orgId)
    .where('survivor_id', 'is', null)
    .where('destroyed_at', 'is', null)
    .where(
      rule
        ? sql<boolean>`(answered_at at time zone 'UTC')::date + ${rule.days}::int <= ${asOf}::date`
        : sql<boolean>`false`,
    );
};

export const feedbackDueOn = async (asking: Asking, asOf: CivilDate): Promise<number> => {
  const { n } = await (await due(asking, asOf))
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
};

/** Destroys the keys of what is due, then the rows; of what was published, the organisation's own words stay. */
export const destroyDueFeedback = useCase(contract, async (context) => {
  const { tx, orgId, kernel, actor, clock, newId, note } = context;
  const rows = await (await due(context, clock.today()))
    .select(['id', 'subject_id', 'published_said'])
    .orderBy('answered_at')
    .limit(atOnce)
    .forUpdate()
    .execute();
  if (rows.length === 0) return { destroyed: 0, certificate: null };
  const certificates: Id[] = [];
  for (const { subject_id } of rows)
    certificates.push((await kernel.vault.shred(tx, orgId, subject_id, 'schedule')).id);
  const ids = (published: boolean) =>
    rows.filter(({ published_said }) => (published_said !== null) === published).map(({ id }) => id);
  const q = own(tx);
  await q.deleteFrom('casework.voice').where('org_id', '=', orgId).where('id', 'in', ids(false)).execute();
  await q
    .updateTable('casework.voice')
    .set({ destroyed_at: clock.now() })
    .where('org_id', '=', orgId)
    .where('id', 'in', ids(true))
    .execute();
  const id = newId();
  await casework(tx)
    .insertInto('casework.destruction')
    .values({
      org_id: orgId,
      id,
      survivor_id: null,
      code: '',
      classes: [],
      whole: false,
      reason: 'schedule',
      rule: null,
      counts: json({ feedback: rows.length }),
      certificates,
      by_person: actor.userId,
      destroyed_at: clock.now(),
    })
    .execute();
  note(id, { feedback: rows.length });
  return { destroyed: rows.length, certificate: id };
});
