import { calendarFile } from '../../../platform/calendar-file/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { visible } from '../../../platform/policy/index.ts';
import { policy } from '../policy.ts';
import { caseCalendar as contract } from './contract.ts';
import { detentions, extensionsOf } from './queries.ts';
import { clocksOfCase } from './read-cases.ts';

/** Every clock that runs. A newer file replaces the entries of an older one. */
export const caseCalendar = useCase(contract, async (context, { detentionId }) => {
  const { tx, actor, kernel, clock, note } = context;
  const rows = await detentions(tx)
    .selectFrom('imports.detention')
    .selectAll()
    .where(visible(kernel.roles, policy, actor, 'read supply'))
    .$if(detentionId !== undefined, (q) => q.where('id', '=', detentionId ?? ''))
    .orderBy('id')
    .execute();
  const extensions = await extensionsOf(
    tx,
    rows.map(({ id }) => id),
  );
  const reminders = rows.flatMap((row) =>
    clocksOfCase(context, row, extensions).flatMap(({ id, title, cite, ends, state }) =>
      ends !== null && state === 'running'
        ? [{ uid: `${id}.${row.id}@fourfold`, title: `${title}: ${row.title} (${cite})`, due: ends }]
        : [],
    ),
  );
  note([], { reminders: reminders.length });
  return {
    bytes: new TextEncoder().encode(calendarFile(reminders, clock.now())),
    type: 'text/calendar; charset=utf-8',
    name: 'detentions.ics',
  };
});
