import { nameOf } from '../../platform/accounts/name-of.ts';
import { orRefuse, refuse } from '../../platform/errors/index.ts';
import { useCase } from '../../platform/kernel/index.ts';
import { plan, planHead } from '../queries.ts';
import { fillReportItem as contract } from './contract.ts';
import { inDays, itemsOf, linesOf, meanAndMedian, withLines } from './report.ts';

/** Keeps what a person entered for an item or one of its parts. Nothing is worked out of other numbers but mean and median. */
export const fillReportItem = useCase(contract, async ({ tx, orgId, actor, kernel, clock, note }, input) => {
  const { planId, fiscalYear, part = '', days = [] } = input;
  await planHead(tx, planId);
  const { report, items } = itemsOf(kernel.packs, clock.today(), input.report);
  const entry = orRefuse('PLAN_REPORT_ITEM_NOT_FOUND')(items.find(({ item }) => item === input.item));
  if (part !== '' && !entry.sub.some(({ item }) => item === part)) refuse('PLAN_REPORT_ITEM_NOT_FOUND');

  const worked = days.length > 0 ? Object.entries(meanAndMedian(days)) : [];
  const lines = [...input.lines, ...worked.map(([line, value]) => ({ line, value, unit: inDays, words: null }))];
  const twice = lines.find(({ line }, i) => lines.findIndex((l) => l.line === line) < i);
  if (twice) refuse('PLAN_LINE_TWICE', { line: twice.line });

  const here = { org_id: orgId, plan_id: planId, report, fiscal_year: fiscalYear, item: entry.item, part };
  await plan(tx)
    .deleteFrom('plan.report_value')
    .where('plan_id', '=', planId)
    .where('report', '=', report)
    .where('fiscal_year', '=', fiscalYear)
    .where('item', '=', entry.item)
    .where('part', '=', part)
    .execute();
  const by = { entered_by: await nameOf(tx, actor), entered_at: clock.now() };
  if (lines.length > 0) {
    await plan(tx)
      .insertInto('plan.report_value')
      .values(lines.map((line) => ({ ...here, ...line, ...by })))
      .execute();
  }
  const now = withLines(entry, (await linesOf(tx, planId, report, fiscalYear)).get(entry.item) ?? []);
  note(planId, { item: entry.item, fiscalYear, lines: lines.length });
  return { item: entry.item, state: now.state, missing: now.missing };
});
