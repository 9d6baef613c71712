import { nameOf } from '../../platform/accounts/name-of.ts';
import { insertMany } from '../../platform/db/index.ts';
import { Refusal, refuse } from '../../platform/errors/index.ts';
import { type Context, useCase } from '../../platform/kernel/index.ts';
import { openPlanHead, plan, planHead } from '../queries.ts';
import type { Tables } from '../tables.ts';
import {
  exportObservations as exportContract,
  importObservations as importContract,
  previewObservations as previewContract,
} from './contract.ts';
import { readObservationTable, type TableRow, writeObservationTable } from './observation-table.ts';
import { type Observed, sameNumber } from './observed.ts';
import { correct } from './record-observation.ts';
import { withoutSmallCounts } from './small-counts.ts';
import { observationsOf, visibleIndicator } from './visible-indicators.ts';

const changesShown = 50;

interface About {
  readonly planId: string;
  readonly indicatorId?: string | undefined;
  readonly name?: string | undefined;
}

/** Reads the table that came with the act and sets it against what is there. */
const compare = async ({ tx, file, t }: Context, { planId, indicatorId, name }: About) => {
  const indicators = await plan(tx).selectFrom('plan.indicator').select('id').where('plan_id', '=', planId).execute();
  const agencies = await plan(tx).selectFrom('plan.agency').select('id').where('plan_id', '=', planId).execute();
  const ids = new Set(indicators.map(({ id }) => id));
  if (indicatorId !== undefined && !ids.has(indicatorId)) refuse('PLAN_INDICATOR_NOT_FOUND');
  const table = readObservationTable(file.bytes, {
    name: name ?? file.name,
    indicatorId,
    indicators: ids,
    agencies: new Set(agencies.map(({ id }) => id)),
    t,
  });
  const about = [...new Set(table.rows.map((row) => row.indicator_id))];
  const there = new Map((await observationsOf(tx, planId, about)).map((o) => [sameNumber(o), o]));
  const added: TableRow[] = [];
  const changed: { was: Observed; now: TableRow }[] = [];
  for (const now of table.rows) {
    const was = there.get(sameNumber(now));
    if (!was) added.push(now);
    else if (was.value !== now.value || was.flag !== now.flag) changed.push({ was, now });
  }
  return { table, about, added, changed, unchanged: table.rows.length - added.length - changed.length };
};

/** Tells what a table of observations would bring. */
export const previewObservations = useCase(previewContract, async (context, input) => {
  await planHead(context.tx, input.planId);
  const { table, about, added, changed, unchanged } = await compare(context, input);
  context.note(input.planId, { rows: table.rows.length, problems: table.problems.length });
  return {
    format: table.format,
    rows: table.rows.length,
    indicators: about.map((id) => ({ id, rows: table.rows.filter((row) => row.indicator_id === id).length })),
    added: added.length,
    unchanged,
    changed: changed.length,
    changes: changed.slice(0, changesShown).map(({ was, now }) => ({
      indicatorId: now.indicator_id,
      period: now.period,
      dims: now.dims,
      was: was.value,
      now: now.value,
    })),
    problems: table.problems,
    ready: table.problems.length === 0,
  };
});

/** Takes a table over whole, or refuses it with every place that is wrong. */
export const importObservations = useCase(importContract, async (context, { why, ...about }) => {
  const { tx, orgId, actor, clock, newId, note } = context;
  const { planId } = about;
  await openPlanHead(tx, planId);
  const { table, added, changed, unchanged } = await compare(context, about);
  if (table.problems.length > 0) {
    throw new Refusal('PLAN_TABLE_INVALID', { count: table.problems.length }, table.problems);
  }
  if (changed.length > 0 && why === undefined) refuse('PLAN_VALUES_CHANGE', { count: changed.length });

  const by = { recorded_by: await nameOf(tx, actor), recorded_at: clock.now() };
  await insertMany<Tables, 'plan.observation'>(
    tx,
    'plan.observation',
    added.map((row) => ({ org_id: orgId, plan_id: planId, id: newId(), ...row, source: null, ...by })),
  );
  for (const { was, now } of changed) {
    await correct(context, planId, was, { value: now.value, flag: now.flag }, why ?? '');
  }
  note(planId, { added: added.length, changed: changed.length });
  return { added: added.length, changed: changed.length, unchanged };
});

/** The observations of an indicator as a table; what would give away a few persons only where it stays inside. */
export const exportObservations = useCase(exportContract, async (context, { planId, indicatorId, audience }) => {
  const { tx, note } = context;
  await planHead(tx, planId);
  const { unit } = await visibleIndicator(context, planId, indicatorId);
  const all = await observationsOf(tx, planId, [indicatorId]);
  const shown = audience === 'inside' ? all : withoutSmallCounts(unit, all, (o) => o.agency_id);
  note(planId, { indicator: indicatorId, audience, rows: shown.length });
  return {
    bytes: writeObservationTable(unit, shown),
    type: 'text/csv; charset=utf-8',
    name: `indicator_${indicatorId}.csv`,
  };
});
