import { z } from 'zod';
import type { Actor } from '../../platform/actor/index.ts';
import { Id } from '../../platform/contract/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { hasSchedule, jobKind, removeSchedule, setSchedule } from '../../platform/jobs/index.ts';
import { type Kernel, useCase } from '../../platform/kernel/index.ts';
import { queueMail } from '../../platform/mail/index.ts';
import { dutyKind } from '../pack-kinds.ts';
import { plan, planHead } from '../queries.ts';
import { calendarFacts } from './calendar-facts.ts';
import { dutyReminders as contract } from './contract.ts';
import { planCalendar, remindersFor, usualWindow } from './plan-calendar.ts';

const Language = z.enum(['en', 'es']);

/** Writes to the offices whose duties are to be remembered today. A duty whose office has no address here waits on the calendar. */
export const remindDuties = async (
  { tx, kernel, actor }: { readonly tx: Tx; readonly kernel: Kernel; readonly actor: Actor },
  planId: Id,
  language: z.infer<typeof Language>,
): Promise<{ reminded: number; withoutAddress: number }> => {
  const asOf = kernel.clock.today();
  const duties = kernel.packs.entries(dutyKind);
  const calendar = planCalendar({ ...(await calendarFacts(tx, planId)), duties, window: usualWindow(asOf), asOf });
  const due = remindersFor(calendar);
  const offices = new Map(
    (
      await plan(tx)
        .selectFrom('plan.agency')
        .select(['id', 'name', 'contact_email as email'])
        .where('plan_id', '=', planId)
        .execute()
    ).map((a) => [a.id, a]),
  );
  let reminded = 0;
  for (const { duty, for: occasion, due: day, daysLate } of due) {
    const office = offices.get(duty.owner ?? '');
    if (!office?.email) continue;
    await queueMail(tx, kernel, actor, {
      to: office.email,
      template: 'plan.mail.duty',
      values: {
        agency: office.name[language] ?? office.name.en,
        title: duty.title[language] ?? duty.title.en,
        occasion,
        due: day,
        daysLate,
        cite: duty.source.cite,
      },
      language,
      may: 'write plan',
    });
    reminded += 1;
  }
  return { reminded, withoutAddress: due.length - reminded };
};

export const remindDutiesKind = jobKind('plan.remind-duties', {
  may: 'write plan',
  takes: z.object({ planId: Id, language: Language }),
  gives: z.object({ reminded: z.number().int(), withoutAddress: z.number().int() }),
  run: ({ kernel, actor, step }, { planId, language }) =>
    step('remind', (tx) => remindDuties({ tx, kernel, actor }, planId, language)),
});

const scheduleOf = (planId: Id): string => `plan.remind-duties/${planId}`;

/** Whether the offices that owe a duty are written to. */
export const remindersAreOn = (tx: Tx, orgId: Id, planId: Id): Promise<boolean> =>
  hasSchedule(tx, orgId, scheduleOf(planId));

/** Turns the reminders of a plan on or off. Off is how a plan begins: nobody writes to real offices without being asked to. */
export const dutyReminders = useCase(contract, async ({ tx, orgId, actor, kernel, note }, { planId, on }) => {
  await planHead(tx, planId);
  const name = scheduleOf(planId);
  if (on) {
    await setSchedule(tx, kernel, orgId, {
      name,
      kind: remindDutiesKind,
      input: { planId, language: actor.language },
      rule: { daily: '07:30', zone: kernel.env?.FOURFOLD_TIME_ZONE ?? 'UTC' },
    });
  } else await removeSchedule(tx, orgId, name);
  note(planId, { on });
  return { on };
});
