import { nameOf } from '../../../platform/accounts/index.ts';
import { Refusal, refuse } from '../../../platform/errors/index.ts';
import { type Context, useCase } from '../../../platform/kernel/index.ts';
import { refuseAhead } from '../not-ahead.ts';
import { changeCase as changeContract, startCase as startContract } from './contract.ts';
import { answersFor, taskTemplates } from './pack-kind.ts';
import { caseFor, detentions, tasksOf } from './queries.ts';
import type { CaseRoute, DetentionKind } from './words.ts';

interface CaseInput {
  readonly title: string;
  readonly kind: DetentionKind;
  readonly goods: string;
  readonly port: string;
  readonly entryNumber: string;
  readonly route: CaseRoute;
  readonly importedOn?: string | null | undefined;
  readonly detainedOn?: string | null | undefined;
  readonly excludedOn?: string | null | undefined;
  readonly decidedOn?: string | null | undefined;
  readonly weekendRule: 'stays' | 'next-business-day' | 'business-day-before';
  readonly productId: string;
  readonly packageHash: string;
}

/** Goods come in, are held, and only then excluded. @throws Refusal IMPORTS_DATE_AHEAD, IMPORTS_DATES_REVERSED, IMPORTS_ROUTE_OTHER_KIND */
const columnsOf = (context: Context, input: CaseInput) => {
  const { kernel, clock, t } = context;
  const dates = {
    importedOn: input.importedOn ?? null,
    detainedOn: input.detainedOn ?? null,
    excludedOn: input.excludedOn ?? null,
  };
  refuseAhead(context, { ...dates, decidedOn: input.decidedOn });
  const order = Object.entries(dates).filter((one): one is [string, string] => one[1] !== null);
  const wrong = order.find(([, day], i) => i > 0 && day < (order[i - 1]?.[1] ?? ''));
  if (wrong) throw new Refusal('IMPORTS_DATES_REVERSED', {}, [{ field: wrong[0] }]);
  const answers = answersFor(kernel.packs, clock.today(), input.kind);
  if (input.route !== 'undecided' && !answers.some(({ route }) => route === input.route))
    refuse(
      'IMPORTS_ROUTE_OTHER_KIND',
      { ways: answers.map(({ route }) => t(`imports.case.screen.route.${route}`)).join('; ') },
      [{ field: 'route' }],
    );
  return {
    title: input.title,
    goods: input.goods,
    port: input.port,
    entry_number: input.entryNumber,
    kind: input.kind,
    route: input.route,
    imported_on: dates.importedOn,
    detained_on: dates.detainedOn,
    excluded_on: dates.excludedOn,
    decided_on: input.decidedOn ?? null,
    weekend_rule: input.weekendRule,
    product_id: input.productId,
    package_hash: input.packageHash,
  };
};

/** The tasks of a way to answer that are not there yet. Those of another way stay: somebody may have begun them. */
const addTasksOf = async (
  { tx, orgId, kernel, clock, newId }: Context,
  id: string,
  route: CaseRoute,
): Promise<void> => {
  const there = new Set((await tasksOf(tx, [id])).map(({ template_id }) => template_id));
  const rows = taskTemplates(kernel.packs, clock.today())
    .filter((template) => template.routes.some((one) => one === route) && !there.has(template.id))
    .map((template) => ({
      org_id: orgId,
      detention_id: id,
      id: newId(),
      template_id: template.id,
      says: '',
      owner: '',
      due_on: null,
      done_on: null,
      done_by: null,
      at: clock.now(),
    }));
  if (rows.length > 0) await detentions(tx).insertInto('imports.detention_task').values(rows).execute();
};

export const startCase = useCase(startContract, async (context, input) => {
  const { tx, orgId, actor, clock, newId, note } = context;
  const id = newId();
  await detentions(tx)
    .insertInto('imports.detention')
    .values({
      org_id: orgId,
      id,
      state: input.excludedOn ? 'excluded' : 'detained',
      ...columnsOf(context, input),
      revision: 1,
      opened_at: clock.now(),
      changed_by: await nameOf(tx, actor),
      changed_at: clock.now(),
    })
    .execute();
  await addTasksOf(context, id, input.route);
  note(id);
  return { detentionId: id };
});

/** Whoever changes a case has seen its last change. */
export const changeCase = useCase(changeContract, async (context, { detentionId, revision, ...input }) => {
  const { tx, actor, clock, note } = context;
  const row = await caseFor(context, 'write', detentionId);
  const changed = await detentions(tx)
    .updateTable('imports.detention')
    .set({
      ...columnsOf(context, input),
      revision: revision + 1,
      changed_by: await nameOf(tx, actor),
      changed_at: clock.now(),
    })
    .where('id', '=', detentionId)
    .where('revision', '=', revision)
    .executeTakeFirst();
  if (changed.numUpdatedRows === 0n) refuse('IMPORTS_CASE_CHANGED', { by: row.changed_by });
  await addTasksOf(context, detentionId, input.route);
  note(detentionId, { revision: revision + 1 });
  return { revision: revision + 1 };
});
