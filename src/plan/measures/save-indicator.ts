import type { Id, Input } from '../../platform/contract/index.ts';
import { json, type Tx } from '../../platform/db/index.ts';
import { orRefuse, refuse } from '../../platform/errors/index.ts';
import { useCase } from '../../platform/kernel/index.ts';
import { node, openPlanHead, plan } from '../queries.ts';
import type { IndicatorRow } from '../tables.ts';
import { addIndicator as addContract, editIndicator as editContract } from './contract.ts';
import { readPeriod } from './observed.ts';
import { notesOn } from './progress.ts';

type Described = Omit<IndicatorRow, 'org_id' | 'plan_id' | 'id'>;

/** Adds an indicator and says at once what is missing before it may show a status. */
export const addIndicator = useCase(addContract, async ({ tx, orgId, note }, input) => {
  const { planId, id } = input;
  await openPlanHead(tx, planId);
  if (await find(tx, planId, id)) refuse('PLAN_INDICATOR_THERE', { id });
  const row = described(input, null);
  await check(tx, planId, row);
  await plan(tx)
    .insertInto('plan.indicator')
    .values({ org_id: orgId, plan_id: planId, id, ...stored(row) })
    .execute();
  note(planId, { indicator: id });
  return { id, warnings: notesOn(row) };
});

/** Changes what an indicator says of itself; what is not given stays. */
export const editIndicator = useCase(editContract, async ({ tx, note }, input) => {
  const { planId, indicatorId: id } = input;
  await openPlanHead(tx, planId);
  const row = described(input, orRefuse('PLAN_INDICATOR_NOT_FOUND')(await find(tx, planId, id)));
  await check(tx, planId, row);
  await plan(tx)
    .updateTable('plan.indicator')
    .set(stored(row))
    .where('plan_id', '=', planId)
    .where('id', '=', id)
    .execute();
  note(planId, { indicator: id });
  return { id, warnings: notesOn(row) };
});

const find = (tx: Tx, planId: Id, id: string): Promise<IndicatorRow | undefined> =>
  plan(tx)
    .selectFrom('plan.indicator')
    .selectAll()
    .where('plan_id', '=', planId)
    .where('id', '=', id)
    .executeTakeFirst();

const check = async (tx: Tx, planId: Id, row: Described): Promise<void> => {
  if (row.node_id !== null) await node(tx, planId, row.node_id);
  if (row.baseline) readPeriod(row.baseline.period);
};

type Given = Omit<Input<typeof editContract>, 'planId' | 'indicatorId'>;

/** What is given, else what stood there before. */
const described = (given: Given, before: IndicatorRow | null): Described => {
  const pick = <T>(value: T | undefined, old: T): T => (value === undefined ? old : value);
  const es = given.titleEs ?? before?.title.es;
  const cite = given.source;
  return {
    node_id: pick(given.nodeId, before?.node_id ?? null),
    title: { en: given.titleEn ?? before?.title.en ?? '', ...(es === undefined ? {} : { es }) },
    definition: pick(given.definition, before?.definition ?? null),
    unit: given.unit ?? before?.unit ?? '',
    kind: pick(given.kind, before?.kind ?? null),
    direction: pick(given.direction, before?.direction ?? null),
    measure: before?.measure ?? null,
    aggregation: given.aggregation ?? before?.aggregation ?? 'none',
    baseline: pick(given.baseline, before?.baseline ?? null),
    accuracy: pick(given.accuracy, before?.accuracy ?? null),
    limitations: pick(given.limitations, before?.limitations ?? null),
    verification: pick(given.verification, before?.verification ?? null),
    disaggregations: given.disaggregations ?? before?.disaggregations ?? [],
    source: cite === undefined ? (before?.source ?? null) : cite === null ? null : { cite },
  };
};

const stored = ({ title, baseline, source, ...row }: Described) => ({
  ...row,
  title: json(title),
  baseline: baseline && json(baseline),
  source: source && json(source),
});
