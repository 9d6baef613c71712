import { z } from 'zod';
import { allOrganisations, membersOf } from '../../../platform/accounts/index.ts';
import { systemActor } from '../../../platform/actor/index.ts';
import type { Id } from '../../../platform/contract/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { asPlatform, jobKind } from '../../../platform/jobs/index.ts';
import type { Kernel } from '../../../platform/kernel/index.ts';
import { queueMail } from '../../../platform/mail/index.ts';
import { detentions, extensionsOf } from './queries.ts';
import { clocksOfCase } from './read-cases.ts';
import type { ReminderRow } from './tables.ts';
import { caseStates, isOver } from './words.ts';

/** So many days before its end a clock is spoken of, once each. */
const remindAt = [14, 7, 3, 1, 0] as const;
const openStates = caseStates.filter((state) => !isOver(state));

/** The last days that come near. A day on which nobody looked is made up for at the next. */
const nearing = async (tx: Tx, kernel: Kernel, orgId: Id): Promise<ReminderRow[]> => {
  const rows = await detentions(tx)
    .selectFrom('imports.detention')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('state', 'in', openStates)
    .execute();
  const extensions = await extensionsOf(
    tx,
    rows.map(({ id }) => id),
  );
  const reading = { kernel, actor: systemActor(orgId), clock: kernel.clock };
  return rows.flatMap((row) =>
    clocksOfCase(reading, row, extensions).flatMap(({ id, ends, daysLeft, state }) => {
      const before = state === 'running' ? remindAt.findLast((days) => days >= (daysLeft ?? Number.NaN)) : undefined;
      return ends === null || before === undefined
        ? []
        : [
            {
              org_id: orgId,
              detention_id: row.id,
              clock_id: id,
              ends_on: ends,
              days_before: before,
              told_at: kernel.clock.now(),
            },
          ];
    }),
  );
};

/** One mail a person, however many last days come near; it names no goods, port or party. */
const remindOne = async (tx: Tx, kernel: Kernel, orgId: Id): Promise<number> => {
  const near = await nearing(tx, kernel, orgId);
  const told = (await membersOf(tx, orgId)).filter(
    ({ disabledAt, roles }) =>
      disabledAt === null && roles.some((role) => kernel.roles.get(role)?.has('write supply') === true),
  );
  if (near.length === 0 || told.length === 0) return 0;
  const fresh = await detentions(tx)
    .insertInto('imports.detention_reminder')
    .values(near)
    .onConflict((on) => on.doNothing())
    .returning('ends_on')
    .execute();
  const [first] = fresh.map(({ ends_on }) => ends_on).sort();
  if (first === undefined) return 0;
  for (const { email, language } of told)
    await queueMail(tx, kernel, systemActor(orgId), {
      to: email,
      template: 'mail.imports-last-day',
      values: { count: fresh.length, day: first },
      language,
      may: 'read supply',
    });
  return told.length;
};

/** Looks each morning whether a clock of a detention is about to run out. */
export const remindCasesKind = jobKind('imports.remind-detentions', {
  may: 'write deployment',
  takes: z.object({}),
  gives: z.object({ told: z.number().int() }),
  schedule: { daily: '07:15' },
  run: async ({ kernel, signal }) => {
    let told = 0;
    for (const { id: orgId } of await kernel.db.transaction(asPlatform, (tx) => allOrganisations(tx))) {
      signal.throwIfAborted();
      told += await kernel.db.transaction(systemActor(orgId), (tx) => remindOne(tx, kernel, orgId));
    }
    return { told };
  },
});
