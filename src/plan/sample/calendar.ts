import { addDays } from '../../engines/calendar/index.ts';
import type { Id } from '../../platform/contract/index.ts';
import { perform } from '../../platform/kernel/index.ts';
import type { SampleWorld } from '../../platform/sample/index.ts';
import { fillReportItem } from '../calendar/fill-report-item.ts';
import { recordDelivery } from '../calendar/record-delivery.ts';
import { recordEvent } from '../calendar/record-event.ts';
import { reportedYear } from '../calendar/report.ts';

const madeUp = 'Made-up example.';

/** The calendar of the sample world: a meeting ahead, one duty met late, and a report half filled in. All of it is made up. */
export const sampleCalendar = async (world: SampleWorld, planId: Id): Promise<void> => {
  const { kernel } = world;
  const officer = world.actor('plan-office', 'plan-officer');
  const today = kernel.clock.today();
  const year = Number(today.slice(0, 4));
  await perform(kernel, officer, recordEvent, {
    planId,
    event: 'pitf meeting',
    date: addDays(today, 83),
    note: `A date set for the sample world. ${madeUp}`,
  });
  await perform(kernel, officer, recordEvent, {
    planId,
    event: 'tip report released',
    date: addDays(today, -140),
    occasion: 'San Amaro',
    note: madeUp,
  });
  await perform(kernel, officer, recordDelivery, {
    planId,
    duty: 'us.duty.ag-annual-report',
    occurrence: `FY${year - 3}`,
    delivered: `${year - 2}-06-20`,
    proofUri: 'https://plan-office.example/report',
    note: madeUp,
  });

  const about = { planId, fiscalYear: reportedYear(today) };
  const [random = 0] = world.random(1);
  await perform(kernel, officer, fillReportItem, {
    ...about,
    item: 'A',
    lines: [
      { line: 'value', value: 1200 + random, unit: 'persons' },
      { line: 'note', words: madeUp },
    ],
  });
  await perform(kernel, officer, fillReportItem, {
    ...about,
    item: 'B',
    lines: [
      { line: 'value', value: 38, unit: 'persons' },
      { line: 'note', words: `A new form has cut the wait. ${madeUp}` },
    ],
    days: [...world.random(38)].map((d) => 20 + (d % 70)),
  });
  for (const part of ['i', 'ii']) {
    await perform(kernel, officer, fillReportItem, {
      ...about,
      item: 'M',
      part,
      lines: [{ line: 'note', words: `Two courses were held. ${madeUp}` }],
    });
  }
};
