import type { Id } from '../../../platform/contract/index.ts';
import { insertMany, type Tx, upsertMany } from '../../../platform/db/index.ts';
import { newId } from '../../../platform/ids/index.ts';
import type { JobContext } from '../../../platform/jobs/index.ts';
import { knownSites } from './known-sites.ts';
import { bills } from './queries.ts';
import { partyKey } from './resolve-parties.ts';
import { resolverWith } from './resolve-with.ts';
import type { BillBody, PartyText } from './shipment.ts';
import type { ShipmentPartyRow, Tables } from './tables.ts';

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const atOnce = 200;

export interface FoundParties {
  readonly fresh: readonly ShipmentPartyRow[];
  readonly again: readonly ShipmentPartyRow[];
}

type Parties = Pick<BillBody, 'shipper' | 'consignee' | 'notify'>;

const partiesIn = (told: readonly Parties[]): ReadonlyMap<string, PartyText> => {
  const found = new Map<string, PartyText>();
  for (const { shipper, consignee, notify } of told)
    for (const one of [shipper, consignee, notify]) if (one && !found.has(partyKey(one))) found.set(partyKey(one), one);
  return found;
};

export const storedParties = (tx: Tx, orgId: Id): Promise<ShipmentPartyRow[]> =>
  bills(tx).selectFrom('supply.shipment_party').selectAll().where('org_id', '=', orgId).execute();

/**
 * Who the named parties are. What a person answered and what was sure stays; names without a site are looked at again, for there may be new sites since.
 */
export const findParties = async (
  { kernel, actor, signal, progress }: Pick<JobContext, 'kernel' | 'actor' | 'signal' | 'progress'>,
  orgId: Id,
  told: readonly Parties[],
): Promise<FoundParties> => {
  const { known, stored } = await kernel.db.transaction(actor, async (tx) => ({
    known: await knownSites(tx, orgId),
    stored: await storedParties(tx, orgId),
  }));
  const resolve = resolverWith(known);
  const here = new Map(stored.map((one) => [one.key, one]));
  const fresh: ShipmentPartyRow[] = [];
  const again: ShipmentPartyRow[] = [];
  const asked = [...partiesIn(told)];
  for (const [i, [key, party]] of asked.entries()) {
    if (i % atOnce === 0) {
      signal.throwIfAborted();
      await nextTurn();
      progress(i, asked.length, 'resolving');
    }
    const before = here.get(key);
    if (before && before.state !== 'asked' && before.state !== 'none') continue;
    const { state, site, candidates } = resolve(party, before?.not_sites);
    const found = { state, site_id: site, candidates: [...candidates] };
    if (before) {
      if (state !== before.state || state !== 'none') again.push({ ...before, ...found });
    } else fresh.push({ ...newParty(orgId, newId(kernel.clock, kernel.random), key, party), ...found });
  }
  progress(asked.length, asked.length, 'resolving');
  return { fresh, again };
};

const newParty = (orgId: Id, id: Id, key: string, party: PartyText): ShipmentPartyRow => ({
  ...{ org_id: orgId, id, key, ...party, state: 'none', site_id: null, candidates: [], not_sites: [] },
  ...{ reason: null, decided_by: null, decided_at: null },
});

/** Writes them, and says under which id each name stands. What somebody answered meanwhile counts. */
export const keepParties = async (
  { tx, orgId, makeId }: { readonly tx: Tx; readonly orgId: Id; readonly makeId: () => Id },
  { fresh, again }: FoundParties,
  told: readonly Parties[],
): Promise<(party: PartyText | null) => string | null> => {
  const now = new Map((await storedParties(tx, orgId)).map((one) => [one.key, one]));
  const found = new Map(fresh.map((one) => [one.key, one]));
  // one that came up while the others were looked at is looked at with the next file
  const added = [...partiesIn(told)]
    .filter(([key]) => !now.has(key))
    .map(([key, party]) => found.get(key) ?? newParty(orgId, makeId(), key, party));
  const open = again.filter(({ key }) => ['asked', 'none'].includes(now.get(key)?.state ?? ''));
  await insertMany<Tables, 'supply.shipment_party'>(tx, 'supply.shipment_party', added);
  await upsertMany<Tables, 'supply.shipment_party'>(tx, 'supply.shipment_party', ['org_id', 'id'], open);
  const idOf = new Map([...now.values(), ...added].map(({ key, id }) => [key, id]));
  return (party) => (party ? (idOf.get(partyKey(party)) ?? null) : null);
};
