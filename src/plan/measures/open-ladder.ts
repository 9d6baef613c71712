import { fiscalYearOf } from '../../engines/calendar/index.ts';
import { precedingYears } from '../../engines/escalation/index.ts';
import { groupBy } from '../../engines/plan/group.ts';
import { nameOf } from '../../platform/accounts/name-of.ts';
import { refuse } from '../../platform/errors/index.ts';
import { useCase } from '../../platform/kernel/index.ts';
import { citationOf } from '../citation.ts';
import { node, plan, planHead } from '../queries.ts';
import { dayOf } from '../register/visible-document.ts';
import { openLadder as contract, recordDetermination as recordContract } from './contract.ts';
import { determinationsOf, ladderOf, rungs } from './ladder.ts';

/** Every goal that somebody has judged, with what follows from it. */
export const openLadder = useCase(contract, async (context, { planId, asOf }) => {
  const { tx, actor, kernel, t, note } = context;
  await planHead(tx, planId);
  const day = dayOf(context, asOf);
  const rules = rungs(kernel.packs, day, actor.language);
  const known = (await determinationsOf(tx, planId)).filter((d) => d.determined_on <= day);
  const nodes = await plan(tx)
    .selectFrom('plan.node')
    .select(['id', 'code', 'title'])
    .where('plan_id', '=', planId)
    .orderBy('ord')
    .execute();
  const byNode = groupBy(known, (d) => d.node_id);
  note(planId);
  return {
    notice: t('plan.ladder.notice'),
    goals: nodes.flatMap(({ id, code, title }) => {
      const own = byNode.get(id);
      if (!own) return [];
      const { entries, unmetInARow, undetermined } = ladderOf(own, rules);
      const years = precedingYears(
        own.map((d) => ({ ...d, fiscalYear: d.fiscal_year })),
        fiscalYearOf(day),
      );
      return [
        {
          nodeId: id,
          code,
          title,
          unmetInARow,
          undetermined,
          years: years.map(({ fiscalYear, result }) => ({
            fiscalYear,
            met: result?.met ?? null,
            determinedOn: result?.determined_on ?? null,
            determinedBy: result?.determined_by ?? null,
            note: result?.note ?? null,
          })),
          entries: entries.flatMap((entry) => {
            const rung = kernel.packs.entry(entry.ruleId, day);
            return rung ? [{ ...entry, citation: citationOf(kernel.packs, rung) }] : [];
          }),
        },
      ];
    }),
  };
});

/** Keeps what was determined, by whom and when. The platform itself determines nothing. */
export const recordDetermination = useCase(recordContract, async (context, input) => {
  const { tx, orgId, actor, kernel, clock, note: noted } = context;
  const { planId, nodeId, fiscalYear, met, determinedOn, determinedBy, note, corrects } = input;
  await planHead(tx, planId);
  await node(tx, planId, nodeId);
  const before = (await determinationsOf(tx, planId)).filter((d) => d.node_id === nodeId);
  if (!corrects && before.some((d) => d.fiscal_year === fiscalYear)) {
    refuse('PLAN_DETERMINED_BEFORE', { year: `FY${fiscalYear}` });
  }
  const said = {
    met,
    determined_on: determinedOn,
    determined_by: determinedBy,
    note: note ?? null,
    recorded_by: await nameOf(tx, actor),
    recorded_at: clock.now(),
  };
  await plan(tx)
    .insertInto('plan.determination')
    .values({ org_id: orgId, plan_id: planId, node_id: nodeId, fiscal_year: fiscalYear, ...said })
    .onConflict((on) => on.columns(['org_id', 'plan_id', 'node_id', 'fiscal_year']).doUpdateSet(said))
    .execute();
  const now = (await determinationsOf(tx, planId)).filter((d) => d.node_id === nodeId);
  noted(planId, { fiscalYear, met });
  return { unmetInARow: ladderOf(now, rungs(kernel.packs, clock.today(), actor.language)).unmetInARow };
});
