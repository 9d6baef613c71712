import { insertMany, json } from '../../platform/db/index.ts';
import { refuse } from '../../platform/errors/index.ts';
import { useCase } from '../../platform/kernel/index.ts';
import { wordsIn } from '../../platform/packs/index.ts';
import { indicatorKind } from '../pack-kinds.ts';
import { openPlanHead, plan } from '../queries.ts';
import type { Tables } from '../tables.ts';
import { addPackIndicators as contract } from './contract.ts';

/** Adds a pack's series to the plan, each under its pillar. The first published value is taken as the baseline until somebody sets another. */
export const addPackIndicators = useCase(contract, async (context, { planId, pack }) => {
  const { tx, orgId, kernel, clock, newId, note } = context;
  await openPlanHead(tx, planId);
  const entries = kernel.packs
    .entriesOn(indicatorKind, clock.today())
    .filter((entry) => kernel.packs.cite(entry).pack === pack);
  if (entries.length === 0) refuse('PLAN_PACK_NOT_FOUND', { pack });
  const pillars = await plan(tx)
    .selectFrom('plan.node')
    .select(['id', 'code'])
    .where('plan_id', '=', planId)
    .where('kind', '=', 'pillar')
    .execute();
  const before = await plan(tx).selectFrom('plan.indicator').select('id').where('plan_id', '=', planId).execute();
  const there = new Set(before.map(({ id }) => id));

  const home = { org_id: orgId, plan_id: planId };
  const fresh = entries.filter(({ series }) => !there.has(series));
  for (const entry of fresh) {
    const [first] = entry.observations;
    await plan(tx)
      .insertInto('plan.indicator')
      .values({
        ...home,
        id: entry.series,
        node_id: pillars.find(({ code }) => code === entry.pillar)?.id ?? null,
        title: json({ en: wordsIn(entry.says, 'en'), es: wordsIn(entry.says, 'es') }),
        definition: null,
        unit: entry.unit,
        kind: entry.kind,
        direction: entry.direction,
        measure: null,
        aggregation: 'none',
        baseline: first && first.value !== null ? json({ period: first.period, value: first.value }) : null,
        accuracy: null,
        limitations: entry.note ?? null,
        verification: null,
        disaggregations: [],
        source: json(entry.source),
      })
      .execute();
  }
  const observations = await insertMany<Tables, 'plan.observation'>(
    tx,
    'plan.observation',
    fresh.flatMap((entry) =>
      entry.observations.map((o) => ({
        ...home,
        id: newId(),
        indicator_id: entry.series,
        period: o.period,
        start_on: o.start,
        end_on: o.end,
        agency_id: null,
        dims: {},
        value: o.value,
        flag: o.flag,
        source: entry.source,
        recorded_by: null,
        recorded_at: clock.now(),
      })),
    ),
  );
  note(planId, { pack, added: fresh.length });
  return {
    added: fresh.map(({ series }) => series),
    there: entries.filter(({ series }) => there.has(series)).map(({ series }) => series),
    observations,
  };
});
