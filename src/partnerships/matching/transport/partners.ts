import { type SqlBool, sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { type Context, useCase } from '../../../platform/kernel/index.ts';
import { checkTarget, OutboundError } from '../../../platform/outbound/index.ts';
import { announcementOf, ownAnnouncements } from '../announcements/queries.ts';
import { agreementsHere, matching, nodeHere } from '../queries.ts';
import type { PartnerRow } from '../tables.ts';
import * as contract from './contract.ts';
import { sendWaiting } from './outbox.ts';
import { partnerHere, waitingFor } from './queries.ts';

/** Where partners send to: the address people type, and the organisation's own place behind it. */
export const ownAddressOf = (origin: string, orgId: string): string =>
  `${origin}/api${contract.receiveMessage.path.replace(':nodeId', orgId)}`;

/** Partners by key, with the name the newest agreement gives them. */
const partnersIn = async (tx: Tx): Promise<ReadonlyMap<string, string>> => {
  const names = new Map<string, string>();
  for (const { terms, party_id } of await agreementsHere(tx))
    for (const { id, name, publicKey } of terms.parties)
      if (id !== party_id && !names.has(publicKey)) names.set(publicKey, name);
  return names;
};

const viewOf = async (tx: Tx, publicKey: string, name: string): Promise<contract.PartnerView> => {
  const row: PartnerRow | undefined = await partnerHere(tx, publicKey);
  const said = await announcementOf(tx, publicKey);
  return {
    publicKey,
    name,
    address: row?.address ?? null,
    pin: row?.pin ?? null,
    setAt: row?.set_at ?? null,
    heardAt: row?.heard_at ?? null,
    reachedAt: row?.reached_at ?? null,
    trouble: row?.trouble ?? null,
    waiting: (await waitingFor(tx, publicKey)).length,
    announced: said && said.answered_at === null ? { ...said.statement, at: said.at } : null,
    succeededBy: said?.accepted ? said.statement.nextKey : null,
  };
};

export const listPartners = useCase(contract.listPartners, async ({ tx, orgId, visit }) => {
  const partners = [];
  for (const [publicKey, name] of await partnersIn(tx)) partners.push(await viewOf(tx, publicKey, name));
  const announced = (await ownAnnouncements(tx)).map(({ statement, at }) => ({ ...statement, at }));
  return { announced, ownAddress: (await nodeHere(tx)) ? ownAddressOf(visit.origin, orgId) : null, partners };
});

/** An address leads where this server may call, or is refused with why. */
export const requireCallable = async (address: string, env: Parameters<typeof checkTarget>[1]): Promise<void> => {
  await checkTarget(address, env).catch((error: unknown) => {
    if (!(error instanceof OutboundError)) throw error;
    refuse('MATCHING_ADDRESS_REFUSED', { reason: error.code }, [{ field: 'address', code: error.code }]);
  });
};

/** Keeps where a partner is; what waits for it goes there. */
export const keepAddress = async (
  context: Pick<Context, 'tx' | 'orgId' | 'actor' | 'clock' | 'kernel'>,
  publicKey: string,
  { address, pin }: Pick<PartnerRow, 'address' | 'pin'>,
): Promise<void> => {
  const { tx, orgId, actor, clock } = context;
  const change = { address, pin, set_at: clock.now(), set_by: actor.userId, trouble: null, trouble_at: null };
  await matching(tx)
    .insertInto('matching.partner')
    .values({ org_id: orgId, public_key: publicKey, heard_at: null, reached_at: null, ...change })
    .onConflict((on) => on.columns(['org_id', 'public_key']).doUpdateSet(change))
    .execute();
  await sendWaiting(context, publicKey);
};

export const setPartner = useCase(contract.setPartner, async (context, { publicKey, address, pin }) => {
  const { tx, orgId, kernel, note } = context;
  const name = (await partnersIn(tx)).get(publicKey) ?? refuse('MATCHING_PARTNER_UNKNOWN');
  if (address !== null) await requireCallable(address, kernel.env);
  await keepAddress(context, publicKey, { address, pin });
  note([orgId], { address: address !== null, pinned: pin !== null });
  return viewOf(tx, publicKey, name);
});

/** Whether a key is that of a partner in an agreement here. */
export const isPartner = async (tx: Tx, publicKey: string): Promise<boolean> => {
  const found = await matching(tx)
    .selectFrom('matching.agreement')
    .select(['party_id', 'terms'])
    .where(sql<SqlBool>`terms -> 'parties' @> ${JSON.stringify([{ publicKey }])}::jsonb`)
    .execute();
  return found.some(({ terms, party_id }) =>
    terms.parties.some((party) => party.publicKey === publicKey && party.id !== party_id),
  );
};

export const noteHeard = async (
  { tx, orgId, at }: { tx: Tx; orgId: string; at: string },
  publicKey: string,
): Promise<void> => {
  const nothing = { address: null, pin: null, set_at: null, set_by: null };
  await matching(tx)
    .insertInto('matching.partner')
    .values({
      ...nothing,
      org_id: orgId,
      public_key: publicKey,
      heard_at: at,
      reached_at: null,
      trouble: null,
      trouble_at: null,
    })
    .onConflict((on) => on.columns(['org_id', 'public_key']).doUpdateSet({ heard_at: at }))
    .execute();
};
