import { useCase } from '../../platform/kernel/index.ts';
import { planHead } from '../queries.ts';
import { exportReport as contract } from './contract.ts';
import { itemsOf, linesOf, reportedYear, withLines } from './report.ts';
import { reportMarkdown } from './report-markdown.ts';

/** The report as a text to be finished by an official. */
export const exportReport = useCase(contract, async ({ tx, actor, kernel, clock, t, note }, input) => {
  const { planId, fiscalYear = reportedYear(clock.today()) } = input;
  await planHead(tx, planId);
  const { report, items } = itemsOf(kernel.packs, clock.today(), input.report);
  const lines = await linesOf(tx, planId, report, fiscalYear);
  const all = items.map((entry) => withLines(entry, lines.get(entry.item) ?? []));
  const text = reportMarkdown(all, { fiscalYear, asOf: clock.today(), language: actor.language, t });
  note(planId, { fiscalYear });
  return {
    bytes: new TextEncoder().encode(text),
    type: 'text/markdown; charset=utf-8',
    name: `${report.replace(/[^\w-]+/g, '-')}-FY${fiscalYear}.md`,
  };
});
