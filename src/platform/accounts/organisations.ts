import { sql } from 'kysely';
import type { Tx } from '../db/index.ts';
import { orRefuse, refuse } from '../errors/index.ts';
import { useCase } from '../kernel/index.ts';
import { holds } from '../policy/index.ts';
import { acrossOrganisations } from './across.ts';
import * as contract from './contract.ts';
import { invite } from './invite-person.ts';
import type { Organisation, Tables } from './tables.ts';

const viewOf = (o: Organisation) => ({
  id: o.id,
  slug: o.slug,
  name: o.name,
  kind: o.kind,
  sample: o.sample,
  createdAt: o.created_at,
});

const pageOfOrganisations = async (tx: Tx, { limit, offset }: { limit: number; offset: number }) => {
  const all = tx.withTables<Tables>().selectFrom('accounts.organisation');
  const { total } = await all.select(sql<number>`count(*)`.as('total')).executeTakeFirstOrThrow();
  const rows = await all.selectAll().orderBy('name').orderBy('id').limit(limit).offset(offset).execute();
  return { rows: rows.map(viewOf), total, limit, offset };
};

/** All organisations for the platform's operator; for others those they belong to. */
export const listOrganisations = useCase(contract.listOrganisations, async ({ tx, kernel, actor }, paging) =>
  holds(kernel.roles, actor, 'write organisation')
    ? acrossOrganisations(tx, () => pageOfOrganisations(tx, paging))
    : pageOfOrganisations(tx, paging),
);

/** Makes an organisation and invites its first admin, who then invites the others. */
export const createOrganisation = useCase(contract.createOrganisation, async (context, input) => {
  const { tx, clock, newId, note } = context;
  const id = newId();
  return acrossOrganisations(tx, async () => {
    const made = await tx
      .withTables<Tables>()
      .insertInto('accounts.organisation')
      .values({ id, slug: input.slug, name: input.name, kind: input.kind, sample: false, created_at: clock.now() })
      .onConflict((c) => c.column('slug').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!made) refuse('ORGANISATION_SLUG_TAKEN', {}, [{ field: 'slug', says: 'ORGANISATION_SLUG_TAKEN' }]);
    const { invitationId, path } = await invite(context, id, {
      email: input.adminEmail,
      name: input.adminName,
      roles: ['org-admin'],
      language: context.actor.language,
    });
    note([id, invitationId]);
    return { id, invitationId, path };
  });
});

export const renameOrganisation = useCase(contract.renameOrganisation, ({ tx, note }, { organisationId, name }) =>
  acrossOrganisations(tx, async () => {
    const renamed = await tx
      .withTables<Tables>()
      .updateTable('accounts.organisation')
      .set({ name })
      .where('id', '=', organisationId)
      .returningAll()
      .executeTakeFirst();
    note(organisationId);
    return viewOf(orRefuse()(renamed));
  }),
);
