import { addDays } from '../../engines/calendar/index.ts';
import type { CivilDate } from '../../platform/contract/index.ts';

const before = [14, 7, 1];
const everyAfter = 7;

/**
 * The days on which a reminder fell due since an agency last heard from us: 14, 7 and 1 days before the due day, and every 7 days after
 * it. More than none means: remind once, today. So a server that was down catches up with one mail, and nobody gets two on one day.
 *
 * @param lastReminded the day of the last reminder, or of the invitation
 */
export const reminderDays = (due: CivilDate, today: CivilDate, lastReminded: CivilDate): CivilDate[] => {
  const days = before.map((n) => addDays(due, -n));
  for (let day = addDays(due, everyAfter); day <= today; day = addDays(day, everyAfter)) days.push(day);
  return days.filter((day) => day > lastReminded && day <= today);
};
