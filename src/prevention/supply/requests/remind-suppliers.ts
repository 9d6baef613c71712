import { z } from 'zod';
import { allOrganisations } from '../../../platform/accounts/index.ts';
import { systemActor } from '../../../platform/actor/index.ts';
import type { Id } from '../../../platform/contract/index.ts';
import { asPlatform, jobKind } from '../../../platform/jobs/index.ts';
import type { Kernel } from '../../../platform/kernel/index.ts';
import { mailReminder } from './mails.ts';
import { papers } from './queries.ts';

/** Writes once to each supplier of an organisation whose answer is overdue, whose link still works and whose address is known. */
export const remindSuppliers = (kernel: Kernel, orgId: Id): Promise<number> => {
  const { clock, db } = kernel;
  const actor = systemActor(orgId);
  return db.transaction(actor, async (tx) => {
    const late = await papers(tx)
      .selectFrom('supply.request as r')
      .leftJoin('supply.answer as a', (on) => on.onRef('a.org_id', '=', 'r.org_id').onRef('a.request_id', '=', 'r.id'))
      .select(['r.id', 'r.email', 'r.due_on', 'r.language'])
      .where('r.org_id', '=', orgId)
      .where('r.email', 'is not', null)
      .where('r.due_on', '<', clock.today())
      .where('r.revoked_at', 'is', null)
      .where('r.expires_at', '>', clock.now())
      .where('r.reminded_at', 'is', null)
      .where((eb) => eb.or([eb('a.state', 'is', null), eb('a.state', '=', 'begun')]))
      .execute();
    for (const { email, due_on: dueOn, language } of late)
      if (email !== null) await mailReminder({ tx, kernel, actor, orgId }, { email, dueOn, language });
    if (late.length > 0)
      await papers(tx)
        .updateTable('supply.request')
        .set({ reminded_at: clock.now() })
        .where('org_id', '=', orgId)
        .where(
          'id',
          'in',
          late.map(({ id }) => id),
        )
        .execute();
    return late.length;
  });
};

/** By the clock, for every organisation. Mails go only where somebody gave an address. */
export const remindSuppliersKind = jobKind('supply.remind-suppliers', {
  may: 'write deployment',
  takes: z.object({}),
  gives: z.object({ reminded: z.number().int() }),
  schedule: { everyMinutes: 60 },
  retries: { attempts: 1 },
  run: async ({ kernel, signal }) => {
    let reminded = 0;
    for (const { id: orgId } of await kernel.db.transaction(asPlatform, (tx) => allOrganisations(tx))) {
      signal.throwIfAborted();
      reminded += await remindSuppliers(kernel, orgId);
    }
    return { reminded };
  },
});
