import { z } from 'zod';
import { allOrganisations } from '../../../platform/accounts/index.ts';
import { systemActor } from '../../../platform/actor/index.ts';
import { appendAudit } from '../../../platform/audit/index.ts';
import { json, type Tx } from '../../../platform/db/index.ts';
import { newId } from '../../../platform/ids/index.ts';
import { asPlatform, jobKind } from '../../../platform/jobs/index.ts';
import { useCaseInParts } from '../../../platform/kernel/index.ts';
import { type Asking, listSteps } from '../../../prosecution/screening/index.ts';
import { registerSources } from '../exposure/register-sources.ts';
import { supply } from '../queries.ts';
import { hasShipments, openShipmentsOn } from '../shipments/open-on.ts';
import { revisionOf, storedChain } from '../stored/read-stored.ts';
import type { AlertRow } from '../tables.ts';
import { affectedBy } from './affected.ts';
import { lookAtLists as contract } from './contract.ts';
import { partyChanges } from './list-change.ts';
import { shipmentsTouched } from './open-shipments.ts';

/** Holds each list that moved since the last look against the chain, and raises what is new, once. */
const lookAgain = async (asking: Asking): Promise<{ readonly lists: number; readonly alerts: number }> => {
  const { kernel, actor, orgId } = asking;
  const today = kernel.clock.today();
  const { chained, open, seen } = await kernel.db.transaction(actor, async (tx) => ({
    chained: await storedChain(kernel.db, tx, orgId),
    open: await openShipmentsOn(tx, orgId, today),
    seen: await supply(tx).selectFrom('supply.list_seen').selectAll().where('org_id', '=', orgId).execute(),
  }));
  const last = new Map(seen.map(({ list_id, owner_id, seq }) => [list_id, { owner: owner_id, seq }]));
  const steps = await listSteps(asking, 'import-ban', last);
  if (steps.length === 0) return { lists: 0, alerts: 0 };
  const { sources } = await registerSources(asking, today);
  const found: { step: (typeof steps)[number]; raised: ReturnType<typeof affectedBy> }[] = [];
  for (const step of steps) {
    const changes = partyChanges(step);
    const touched = await shipmentsTouched(open, changes, { list: step.list, named: sources.named, on: today });
    found.push({ step, raised: affectedBy(chained, changes, { list: step.list, sources, on: today }, touched) });
  }
  return kernel.db.transaction(actor, async (tx) => {
    let alerts = 0;
    for (const { step, raised } of found) {
      const rows = raised.flatMap(({ change, affected }) =>
        affected.map(
          (one): AlertRow => ({
            org_id: orgId,
            id: newId(kernel.clock, kernel.random),
            list_id: step.list,
            version_sha256: step.to.sha256,
            version_date: step.to.date,
            source_id: change.sourceId,
            entity: change.name,
            kind: change.kind,
            since: change.since,
            ...one,
            raised_at: kernel.clock.now(),
            acknowledged_at: null,
            acknowledged_by: null,
            acknowledged_by_id: null,
            reason: null,
          }),
        ),
      );
      alerts += await raise(tx, rows);
      const now = { owner_id: step.now.owner, seq: step.now.seq, looked_at: kernel.clock.now() };
      await supply(tx)
        .insertInto('supply.list_seen')
        .values({ org_id: orgId, list_id: step.list, ...now })
        .onConflict((on) => on.columns(['org_id', 'list_id']).doUpdateSet(now))
        .execute();
    }
    return { lists: steps.length, alerts };
  });
};

/** One that stands already is not raised again. */
const raise = async (tx: Parameters<typeof supply>[0], rows: readonly AlertRow[]): Promise<number> => {
  let raised = 0;
  for (const row of rows) {
    const { numInsertedOrUpdatedRows } = await supply(tx)
      .insertInto('supply.alert')
      .values({ ...row, path: json(row.path), amounts: json(row.amounts) })
      .onConflict((on) => on.doNothing())
      .executeTakeFirst();
    raised += Number(numInsertedOrUpdatedRows ?? 0);
  }
  return raised;
};

export const lookAtLists = useCaseInParts(contract, async ({ kernel, actor, orgId }) => {
  const looked = await lookAgain({ kernel, actor, orgId });
  await kernel.db.transaction(actor, (tx) =>
    appendAudit(tx, kernel.clock, actor, { act: contract.name, outcome: 'done', details: looked }),
  );
  return looked;
});

/** By the clock, for every organisation that keeps a chain or bills of lading. */
export const lookAtListsKind = jobKind('supply.look-at-lists', {
  may: 'write deployment',
  takes: z.object({}),
  gives: z.object({ organisations: z.number().int(), alerts: z.number().int() }),
  schedule: { everyMinutes: 30 },
  retries: { attempts: 1 },
  run: async ({ kernel, signal }) => {
    let [organisations, alerts] = [0, 0];
    for (const { id: orgId } of await kernel.db.transaction(asPlatform, (tx) => allOrganisations(tx))) {
      signal.throwIfAborted();
      const actor = systemActor(orgId);
      const keeps = (tx: Tx) => Promise.all([revisionOf(tx, orgId), hasShipments(tx, orgId)]);
      const [revision, hasBills] = await kernel.db.transaction(actor, keeps);
      if (revision === 0 && !hasBills) continue;
      organisations += 1;
      alerts += (await lookAgain({ kernel, actor, orgId })).alerts;
    }
    return { organisations, alerts };
  },
});
