import { sql } from 'kysely';
import { allOrganisations } from '../../../platform/accounts/index.ts';
import { asPlatform, type Sweep } from '../../../platform/jobs/index.ts';

const keptHours = 48;

/** Uploaded files that no version uses and no import of the last two days names. */
export const sweepRawFiles: Sweep = {
  name: 'screening',
  run: async (kernel) => {
    const before = new Date(kernel.clock.millis() - keptHours * 3_600_000).toISOString();
    const organisations = await kernel.db.transaction(asPlatform, (tx) => allOrganisations(tx));
    let removed = 0;
    for (const { id } of organisations) {
      removed += await kernel.db.transaction({ orgId: id, userId: null }, async (tx) => {
        const { numAffectedRows } = await sql`delete from screening.raw_file r
          where r.org_id = ${id}::uuid and r.uploaded_at < ${before}
            and not exists (select from screening.version_file f where f.org_id = r.org_id and f.sha256 = r.sha256)
            and not exists (select from screening.import i
              where i.org_id = r.org_id and i.state <> 'applied' and i.created_at >= ${before}
                and i.files @> jsonb_build_array(jsonb_build_object('sha256', r.sha256)))`.execute(tx);
        return Number(numAffectedRows ?? 0);
      });
    }
    return removed;
  },
};
