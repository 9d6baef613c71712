import { namesOf } from '../../../platform/accounts/index.ts';
import type { Id } from '../../../platform/contract/index.ts';
import { type Context, useCase } from '../../../platform/kernel/index.ts';
import { recordFields } from '../../consent/index.ts';
import { type Access, classesFor, mayDo, recordOf, relationOf } from '../access.ts';
import { casework } from '../queries.ts';
import { calledOf } from '../record/called.ts';
import { latestEvents } from '../record/timeline.ts';
import type { RecordClass } from '../shapes.ts';
import { openRecord as contract } from './contract.ts';
import { casesOf, caseView } from './queries.ts';
import { teamOf } from './team.ts';

const latest = 20;

/** The record at a look. */
export const openRecord = useCase(contract, async (context, { survivorId }) => {
  const access = await recordOf(context, survivorId);
  mayDo(context, access, 'read', 'service');
  const classes = classesFor(context, access, 'read');
  const [name = null] = await calledOf(context, [access]);
  const papers = await papersOf(context, survivorId);
  const since = (kind: string) => papers.find((paper) => paper.kind === kind)?.made_at ?? null;
  const holds = await holdsOf(context, survivorId);
  context.note(survivorId, { relation: relationOf(access) });
  return {
    id: access.id,
    code: access.code,
    name,
    shield: access.shield,
    relation: relationOf(access),
    banner: await bannerOf(context, access),
    mayWrite: access.writer_id !== null,
    classes,
    cases: (await casesOf(context, survivorId)).map(caseView),
    team: await teamOf(context, survivorId),
    told: await toldByGroup(context, survivorId, classes),
    tasksDue: await tasksDue(context, survivorId),
    safeContactSince: since('safe-contact'),
    safetyPlanSince: classes.includes('safety') ? since('safety-plan') : null,
    hold: holds.length > 0,
    holds,
    latest: await latestEvents(context, survivorId, classes, { limit: latest }),
  };
});

/** The emergency by which this is seen, and how long it still lasts. */
const bannerOf = async ({ tx, orgId, actor, clock }: Context, { id, glassUntil }: Access) => {
  if (glassUntil === null) return null;
  const glass = await casework(tx)
    .selectFrom('casework.break_glass')
    .select('id')
    .where('org_id', '=', orgId)
    .where('survivor_id', '=', id)
    .where('person_id', '=', actor.userId)
    .where('ended_at', 'is', null)
    .orderBy('expires_at', 'desc')
    .executeTakeFirstOrThrow();
  const secondsLeft = Math.max(0, Math.ceil((Date.parse(glassUntil) - clock.millis()) / 1000));
  return { opensUntil: new Date(glassUntil).toISOString(), secondsLeft, breakGlassId: glass.id };
};

/** How much was said in each part of the record, as far as the reader's classes reach. */
const toldByGroup = async ({ tx, orgId, kernel, clock }: Context, survivorId: Id, classes: readonly RecordClass[]) => {
  const rows = await casework(tx)
    .selectFrom('casework.statement')
    .select(['field', 'standing'])
    .where('org_id', '=', orgId)
    .where('survivor_id', '=', survivorId)
    .where('standing', '!=', 'past')
    .where('data_class', 'in', classes)
    .execute();
  const fields = recordFields(kernel.packs, clock.today());
  const groups = new Map<string, { group: string; fields: number; contested: number }>();
  for (const { field, standing } of rows) {
    const group = fields.get(field)?.group ?? 'other';
    const count = groups.get(group) ?? { group, fields: 0, contested: 0 };
    if (standing === 'current') count.fields++;
    else count.contested++;
    groups.set(group, count);
  }
  return [...groups.values()];
};

const papersOf = ({ tx, orgId }: Context, survivorId: Id) =>
  casework(tx)
    .selectFrom('casework.paper')
    .select(['kind', 'made_at'])
    .where('org_id', '=', orgId)
    .where('survivor_id', '=', survivorId)
    .where('standing', '=', 'current')
    .execute();

const tasksDue = async ({ tx, orgId }: Context, survivorId: Id) => {
  const rows = await casework(tx)
    .selectFrom('casework.task')
    .select(['id', 'title', 'due_on', 'assignee'])
    .where('org_id', '=', orgId)
    .where('survivor_id', '=', survivorId)
    .where('done_at', 'is', null)
    .orderBy('due_on')
    .orderBy('id')
    .limit(20)
    .execute();
  const names = await namesOf(
    tx,
    rows.flatMap(({ assignee }) => assignee ?? []),
  );
  return rows.map(({ id, title, due_on, assignee }) => ({
    id,
    title,
    dueOn: due_on,
    assignee: assignee ? { id: assignee, name: names.get(assignee) ?? '' } : null,
  }));
};

const holdsOf = ({ tx, orgId }: Context, survivorId: Id) =>
  casework(tx)
    .selectFrom('casework.legal_hold')
    .select(['id', 'reason', 'placed_at as since'])
    .where('org_id', '=', orgId)
    .where('survivor_id', '=', survivorId)
    .where('lifted_at', 'is', null)
    .orderBy('placed_at')
    .orderBy('id')
    .execute();
