import { type Command, textTable } from '../../platform/cli/index.ts';
import { planCalendar as calendarOf, usualWindow } from '../calendar/plan-calendar.ts';
import { dueDutyView, dutyView } from '../calendar/views.ts';
import { openCalendar } from '../contract.ts';
import { dutyKind } from '../pack-kinds.ts';
import { dayFrom, onDay, whichPlan } from './options.ts';
import { planDocumentOf, planIdOf } from './plan-source.ts';

const CalendarAnswer = openCalendar.gives.omit({ events: true, eventNames: true, reminders: true });

export const planCalendar: Command = {
  name: 'plan calendar',
  says: 'cli.plan.calendar',
  options: { ...whichPlan, ...onDay },
  run: async (context, _args, options) => {
    const { t, language } = context;
    const asOf = dayFrom(context, options);
    const fromDocument = async (named: string) => {
      const packs = await context.packs();
      const { cycles } = await planDocumentOf(context, named);
      const window = usualWindow(asOf);
      const calendar = calendarOf({ cycles, duties: packs.entries(dutyKind), window, asOf });
      return {
        asOf,
        ...window,
        notice: t('plan.calendar.notice'),
        // a file says nothing of deliveries: what was handed over is known to the office alone
        entries: calendar.entries.map((entry) => dueDutyView(packs, { ...entry, delivery: null }, false)),
        waiting: calendar.waiting.map(({ duty, events }) => ({ duty: dutyView(packs, duty), events })),
        undated: calendar.undated.map((duty) => dutyView(packs, duty)),
      };
    };
    const data = CalendarAnswer.parse(
      typeof options.plan === 'string'
        ? await fromDocument(options.plan)
        : await context.call(openCalendar, { planId: await planIdOf(context, options.id), asOf }),
    );
    const rows = data.entries.map((e) => [
      e.due,
      e.daysLate || null,
      t(`plan.calendar.state.${e.state.replaceAll(' ', '-')}`),
      e.for,
      e.duty.title[language] ?? e.duty.title.en,
      e.duty.citation.cite,
    ]);
    const header = ['due', 'days', 'state', 'for', 'duty', 'law'].map((c) => t(`cli.plan.column.${c}`));
    return { data, text: `${textTable(header, rows)}\n\n${data.notice}` };
  },
};
