import { z } from 'zod';
import { allOrganisations } from '../../../platform/accounts/index.ts';
import { type Actor, systemActor } from '../../../platform/actor/index.ts';
import type { Id } from '../../../platform/contract/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { sha256 } from '../../../platform/hash/index.ts';
import { asPlatform, enqueue, jobKind } from '../../../platform/jobs/index.ts';
import type { Kernel } from '../../../platform/kernel/index.ts';
import { screening } from '../queries.ts';
import { currentLists } from '../search/lists-used.ts';
import { type Chosen, saveSnapshot, snapshotKey, snapshotOver } from '../search/snapshots.ts';
import { screenWatched } from './screen-watched.ts';

/** Makes the index over the lists as they are now, keeps it as a file, and looks at the watched subjects again. */
export const lookAgainKind = jobKind('screening.look-again', {
  may: 'write screening',
  takes: z.object({}),
  gives: z.object({ watched: z.number().int(), affected: z.number().int(), alerts: z.number().int() }),
  run: async (context) => {
    const { kernel, actor, progress } = context;
    const orgId = actor.orgId as Id;
    progress(0, null, 'indexing');
    const chosen = await kernel.db.transaction(actor, (tx) => currentLists(tx, orgId));
    if (chosen.length === 0) return { watched: 0, affected: 0, alerts: 0 };
    const snapshot = await snapshotOver(kernel, actor, chosen);
    const looked = await screenWatched(context, orgId, chosen, snapshot);
    await saveSnapshot(kernel, snapshot);
    return looked;
  },
});

/** A list may go back to what it said before: that is news, too, so a state is named by its versions and not by their content. */
const stateOf = (chosen: readonly Chosen[]): string =>
  sha256(chosen.map(({ list, version }) => `${list.org_id} ${list.id} ${version.seq}\n`).join(''));

/** Queues it for an organisation, once for each state of its lists. */
export const lookAgain = async (tx: Tx, kernel: Kernel, orgId: Id): Promise<void> => {
  const chosen = await currentLists(tx, orgId);
  if (chosen.length === 0) return;
  await enqueue(tx, kernel, systemActor(orgId), lookAgainKind, {}, { key: stateOf(chosen) });
};

/** After a list of the own organisation changed. */
export const afterChange = async (tx: Tx, kernel: Kernel, actor: Actor): Promise<Record<string, never>> => {
  if (actor.orgId) await lookAgain(tx, kernel, actor.orgId);
  return {};
};

const watchesAnybody = async (tx: Tx): Promise<boolean> =>
  (await screening(tx)
    .selectFrom('screening.watch')
    .select('id')
    .where('ended_at', 'is', null)
    .limit(1)
    .executeTakeFirst()) !== undefined;

/** Lists that others opened change, too: every organisation that watches somebody is asked whether its lists are still the same. */
export const lookAroundKind = jobKind('screening.look-around', {
  may: 'write deployment',
  takes: z.object({}),
  gives: z.object({ queued: z.number().int() }),
  schedule: { everyMinutes: 10 },
  retries: { attempts: 1 },
  run: async ({ kernel, signal }) => {
    const organisations = await kernel.db.transaction(asPlatform, (tx) => allOrganisations(tx));
    let queued = 0;
    for (const { id } of organisations) {
      signal.throwIfAborted();
      const moved = await kernel.db.transaction({ orgId: id, userId: null }, async (tx) => {
        if (!(await watchesAnybody(tx))) return false;
        const state = await screening(tx).selectFrom('screening.watch_state').select('snapshot').executeTakeFirst();
        if (state?.snapshot === snapshotKey(await currentLists(tx, id))) return false;
        await lookAgain(tx, kernel, id);
        return true;
      });
      if (moved) queued++;
    }
    return { queued };
  },
});
