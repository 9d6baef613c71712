import { allOrganisations } from '../../platform/accounts/index.ts';
import type { Id } from '../../platform/contract/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { asPlatform, type Sweep } from '../../platform/jobs/index.ts';
import { type DestroyedKey, destroyedKeys } from '../casework/index.ts';
import { relief } from './queries.ts';

/** Rows whose class of the record was destroyed. What they held is unreadable since then; an hour later they are gone too. */
export const sweepDestroyed: Sweep = {
  name: 'relief',
  run: async ({ db }) => {
    const organisations = await db.transaction(asPlatform, (tx) => allOrganisations(tx));
    let removed = 0;
    for (const { id } of organisations) {
      removed += await db.transaction({ orgId: id, userId: null }, async (tx) => {
        let gone = 0;
        for (const key of await destroyedKeys(tx, id)) gone += await letGo(tx, id, key);
        return gone;
      });
    }
    return removed;
  },
};

/** Rows that stand for a class by being there. */
const wordless: Partial<
  Record<
    DestroyedKey['dataClass'],
    readonly ('relief.evidence' | 'relief.right_note' | 'relief.child_notice' | 'relief.request')[]
  >
> = {
  legal: ['relief.evidence', 'relief.right_note'],
  safety: ['relief.child_notice'],
  immigration: ['relief.request'],
};

/** Sealed rows go with their key; of rows without words, those that stand for the class and were there before. */
const letGo = async (tx: Tx, orgId: Id, key: DestroyedKey): Promise<number> => {
  const q = relief(tx);
  const bySubject = (['relief.statement', 'relief.decision', 'relief.decision_facts'] as const).map((table) =>
    q.deleteFrom(table).where('org_id', '=', orgId).where('subject_id', '=', key.subjectId),
  );
  const byClass = (wordless[key.dataClass] ?? []).map((table) =>
    q
      .deleteFrom(table)
      .where('org_id', '=', orgId)
      .where('survivor_id', '=', key.survivorId)
      .where('at', '<=', key.destroyedAt),
  );
  let gone = 0;
  for (const query of [...bySubject, ...byClass]) gone += Number((await query.executeTakeFirst()).numDeletedRows);
  return gone;
};
