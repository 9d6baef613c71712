import type { Sweep } from '../jobs/index.ts';
import { asPlatform } from '../jobs/index.ts';
import type { Tables } from './tables.ts';

const dayMs = 86_400_000;
const textDays = 30;
const rowDays = 90;

/** Removes the text of what nobody sent within 30 days, and what is older than 90. */
export const sweepMails: Sweep = {
  name: 'mail',
  run: (kernel) => {
    const before = (days: number): string => new Date(kernel.clock.millis() - days * dayMs).toISOString();
    return kernel.db.transaction(asPlatform, async (tx) => {
      const q = tx.withTables<Tables>();
      const wiped = await q
        .updateTable('mail.outbox')
        .set({ body: null })
        .where('body', 'is not', null)
        .where('created_at', '<', before(textDays))
        .executeTakeFirst();
      const gone = await q.deleteFrom('mail.outbox').where('created_at', '<', before(rowDays)).executeTakeFirst();
      return Number(wiped.numUpdatedRows + gone.numDeletedRows);
    });
  },
};
