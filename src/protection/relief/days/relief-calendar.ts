import { calendarFile } from '../../../platform/calendar-file/index.ts';
import { sha256 } from '../../../platform/hash/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { readCase } from '../case/read-case.ts';
import { decideRelief } from '../law/index.ts';
import { reliefCalendar as contract } from './contract.ts';
import { markOf } from './mark.ts';

/** The days that are set and not over, for a calendar that others may see. */
export const reliefCalendar = useCase(contract, async (context, { survivorId, on = context.clock.today() }) => {
  const { law, facts } = await readCase(context, survivorId);
  const reminders = decideRelief(law, facts, on).deadlines.flatMap(({ rule, clock, state, due, daysLeft }) => {
    if (state !== 'set' || due === null || (daysLeft ?? 0) < 0) return [];
    const title = context.t('relief.calendar.title', { mark: markOf(survivorId, rule, clock) });
    return [{ uid: sha256(`${survivorId} ${rule} ${clock} calendar`).slice(0, 32), title, due }];
  });
  context.note(survivorId, { days: reminders.length });
  const file = calendarFile(reminders, context.clock.now());
  return { bytes: Buffer.from(file), type: 'text/calendar', name: 'calendar.ics' };
});
