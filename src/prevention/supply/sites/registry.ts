import type { Id } from '../../../platform/contract/index.ts';
import { insertMany, upsertMany } from '../../../platform/db/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import type { Context } from '../../../platform/kernel/index.ts';
import { supply } from '../queries.ts';
import { chainChanged, holdChain } from '../stored/keep-chain.ts';
import { revisionOf } from '../stored/read-stored.ts';
import type { SiteEventRow, SiteRow, Tables } from '../tables.ts';
import { survivorOf } from './survivor.ts';

type Reading = Pick<Context, 'tx' | 'orgId'>;
export type Acting = Pick<Context, 'tx' | 'orgId' | 'actor' | 'clock' | 'newId'>;

export const sitesOf = ({ tx, orgId }: Reading): Promise<SiteRow[]> =>
  supply(tx).selectFrom('supply.site').selectAll().where('org_id', '=', orgId).orderBy('id').execute();

/** The row an id leads to today. @throws Refusal SUPPLY_SITE_NOT_FOUND */
export const siteToday = async (reading: Reading, id: string): Promise<SiteRow> => {
  const sites = await sitesOf(reading);
  const today = survivorOf(sites)(id);
  return sites.find((one) => one.id === today) ?? refuse('SUPPLY_SITE_NOT_FOUND');
};

/** Events of the registry, the last first. */
export const eventsOf = ({ tx, orgId }: Reading): Promise<SiteEventRow[]> =>
  supply(tx)
    .selectFrom('supply.site_event')
    .selectAll()
    .where('org_id', '=', orgId)
    .orderBy('revision', 'desc')
    .orderBy('done_at', 'desc')
    .orderBy('id', 'desc')
    .execute();

/** The sites of an organisation while one act changes them: read once, nobody else writes meanwhile. */
export interface Registry {
  /** The row an id leads to. @throws Refusal SUPPLY_SITE_NOT_FOUND */
  today(id: string): SiteRow;
  row(id: string): SiteRow | undefined;
  /** A site and all that went into it. */
  group(id: string): readonly string[];
  put(rows: readonly SiteRow[]): Promise<void>;
  /** Keeps what was done, and says that the chain is another. */
  tell(event: Pick<SiteEventRow, 'kind' | 'sites' | 'before' | 'why'> & { readonly undoes?: Id }): Promise<Id>;
}

export const holdRegistry = async (acting: Acting): Promise<Registry> => {
  const { tx, orgId, actor, clock, newId } = acting;
  await holdChain(acting);
  const rows = new Map((await sitesOf(acting)).map((site) => [site.id, site]));
  const leads = (id: string): string => survivorOf([...rows.values()])(id);
  return {
    today: (id) => rows.get(leads(id)) ?? refuse('SUPPLY_SITE_NOT_FOUND'),
    row: (id) => rows.get(id),
    group: (id) => {
      const survivor = survivorOf([...rows.values()]);
      return [...rows.keys()].filter((one) => survivor(one) === id);
    },
    put: async (changed) => {
      for (const row of changed) rows.set(row.id, row);
      await upsertMany<Tables, 'supply.site'>(tx, 'supply.site', ['org_id', 'id'], changed);
    },
    tell: async (event) => {
      const id = newId();
      await chainChanged(acting);
      await insertMany<Tables, 'supply.site_event'>(tx, 'supply.site_event', [
        {
          ...{ undoes: null, ...event, org_id: orgId, id, revision: await revisionOf(tx, orgId) },
          ...{ done_by: actor.userId as Id, done_at: clock.now() },
        },
      ]);
      return id;
    },
  };
};
