import { allOrganisations } from '../../platform/accounts/index.ts';
import { asPlatform, type Sweep } from '../../platform/jobs/index.ts';
import { destroyedKeys } from '../casework/index.ts';
import { restitution } from './queries.ts';

/** Computations whose class of the record was destroyed. They are unreadable since then; an hour later they are gone too. */
export const sweepDestroyed: Sweep = {
  name: 'restitution',
  run: async ({ db }) => {
    const organisations = await db.transaction(asPlatform, (tx) => allOrganisations(tx));
    let removed = 0;
    for (const { id } of organisations) {
      removed += await db.transaction({ orgId: id, userId: null }, async (tx) => {
        const subjects = (await destroyedKeys(tx, id)).map(({ subjectId }) => subjectId);
        if (subjects.length === 0) return 0;
        const { numDeletedRows } = await restitution(tx)
          .deleteFrom('restitution.computation')
          .where('org_id', '=', id)
          .where('subject_id', 'in', subjects)
          .executeTakeFirstOrThrow();
        return Number(numDeletedRows);
      });
    }
    return removed;
  },
};
