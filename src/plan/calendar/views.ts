import { type Packs, wordsIn } from '../../platform/packs/index.ts';
import { citationOf } from '../citation.ts';
import type { Duty } from '../pack-kinds.ts';
import type { RecordedDelivery } from './calendar-facts.ts';
import type { DueDuty } from './plan-calendar.ts';

/** A duty as the calendar shows it, with the ground it stands on. */
export const dutyView = (packs: Pick<Packs, 'cite'>, duty: Duty) => ({
  id: duty.id,
  title: duty.title,
  says: { en: wordsIn(duty.says, 'en'), es: wordsIn(duty.says, 'es') },
  authority: duty.authority,
  owner: duty.owner,
  recipient: duty.recipient,
  recurrence: duty.recurrence,
  doubt: duty.doubt ?? null,
  citation: citationOf(packs, duty),
});

/** One line of the calendar. What was noted beside a delivery stays inside. */
export const dueDutyView = (packs: Pick<Packs, 'cite'>, entry: DueDuty<RecordedDelivery>, internal: boolean) => ({
  ...entry,
  duty: dutyView(packs, entry.duty),
  delivered: entry.delivery?.delivered ?? null,
  proofUri: entry.delivery?.proofUri ?? null,
  proofHash: entry.delivery?.proofHash ?? null,
  note: internal ? (entry.delivery?.note ?? null) : null,
});
