import { useCase } from '../../platform/kernel/index.ts';
import { planHead } from '../queries.ts';
import { reportItems as contract } from './contract.ts';
import { itemsOf, itemView, linesOf, reportedYear, withLines } from './report.ts';

/** Every item of the report, filled or not: none is left out. */
export const reportItems = useCase(contract, async ({ tx, kernel, clock, note }, input) => {
  const { planId, fiscalYear = reportedYear(clock.today()) } = input;
  await planHead(tx, planId);
  const { report, items } = itemsOf(kernel.packs, clock.today(), input.report);
  const lines = await linesOf(tx, planId, report, fiscalYear);
  const all = items.map((entry) => withLines(entry, lines.get(entry.item) ?? []));
  note(planId);
  return {
    report,
    fiscalYear,
    items: all.map((item) => itemView(kernel.packs, item)),
    filled: all.filter(({ state }) => state === 'filled').length,
    unfilled: all.filter(({ state }) => state !== 'filled').map(({ entry }) => entry.item),
  };
});
