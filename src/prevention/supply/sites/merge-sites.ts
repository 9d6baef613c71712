import { upsertMany } from '../../../platform/db/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { supply } from '../queries.ts';
import type { SitePairRow, SiteRow, SitesBefore, Tables } from '../tables.ts';
import { mergeSites as contract } from './contract.ts';
import { type Acting, holdRegistry, type Registry } from './registry.ts';
import { together } from './together.ts';

export const mergeSites = useCase(contract, async (context, { siteId, others, why }) => {
  const registry = await holdRegistry(context);
  const stays = registry.today(siteId).id;
  let eventId: string | undefined;
  for (const other of new Set(others)) {
    const goes = registry.today(other);
    if (goes.id === stays) refuse('SUPPLY_SITE_ITSELF', {}, [{ field: 'others', says: other }]);
    eventId = await merge(context, registry, registry.today(stays), goes, why);
  }
  return { eventId: eventId ?? refuse('SUPPLY_SITE_NOT_FOUND'), siteId: stays };
});

/**
 * One site goes into another. What was there is kept, so that exactly this can be taken back: the rows before and after, whose suppliers, links
 * and lots they were, and which pairs are answered by it.
 *
 * @param answered pairs that the person answers with it, as they were
 */
export const merge = async (
  acting: Acting,
  registry: Registry,
  stays: SiteRow,
  goes: SiteRow,
  why: string,
  answered: readonly SitePairRow[] = [],
) => {
  const now = acting.clock.now();
  const after = [
    together(stays, goes, now),
    { ...goes, state: 'merged', merged_into: stays.id, changed_at: now } as const,
  ];
  const [ones, others] = [registry.group(stays.id), registry.group(goes.id)];
  const ends = await endsAt(acting, [...ones, ...others]);
  await registry.put(after);
  const pairs = [...answered, ...(await answeredBy(acting, ones, others, answered))];
  await upsertMany<Tables, 'supply.site_pair'>(
    acting.tx,
    'supply.site_pair',
    ['org_id', 'fingerprint'],
    pairs.map((one) => ({ ...one, state: 'same' as const, why, decided_by: acting.actor.userId, decided_at: now })),
  );
  return registry.tell({
    kind: 'merge',
    sites: [stays.id, goes.id],
    before: {
      sites: [stays, goes],
      after,
      ...ends,
      pairs: pairs.map((was) => ({ fingerprint: was.fingerprint, was })),
    },
    why,
  });
};

/** Pairs of the two that nobody has answered: who makes them one site has answered them. */
const answeredBy = async (
  { tx, orgId }: Acting,
  ones: readonly string[],
  others: readonly string[],
  answered: readonly SitePairRow[],
): Promise<SitePairRow[]> => {
  const rows = await supply(tx)
    .selectFrom('supply.site_pair')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('state', 'in', ['open', 'unasked'])
    .where((eb) =>
      eb.or([
        eb.and([eb('a_site', 'in', ones), eb('b_site', 'in', others)]),
        eb.and([eb('a_site', 'in', others), eb('b_site', 'in', ones)]),
      ]),
    )
    .orderBy('fingerprint')
    .execute();
  return rows.filter(({ fingerprint }) => !answered.some((one) => one.fingerprint === fingerprint));
};

/** Suppliers, links and lots of these sites. */
export const endsAt = async (
  { tx, orgId }: Pick<Acting, 'tx' | 'orgId'>,
  sites: readonly string[],
): Promise<Required<Pick<SitesBefore, 'suppliers' | 'links' | 'lots'>>> => {
  const suppliers = await supply(tx)
    .selectFrom('supply.supplier')
    .select(['id', 'site_id'])
    .where('org_id', '=', orgId)
    .where('site_id', 'in', sites)
    .orderBy('id')
    .execute();
  const links = await supply(tx)
    .selectFrom('supply.link')
    .select('id')
    .where('org_id', '=', orgId)
    .where((eb) => eb.or([eb('from_site', 'in', sites), eb('to_id', 'in', sites)]))
    .orderBy('id')
    .execute();
  const lots = await supply(tx)
    .selectFrom('supply.lot')
    .select('id')
    .where('org_id', '=', orgId)
    .where((eb) => eb.or([eb('site_id', 'in', sites), eb('to_id', 'in', sites)]))
    .orderBy('id')
    .execute();
  return { suppliers, links: links.map(({ id }) => id), lots: lots.map(({ id }) => id) };
};
