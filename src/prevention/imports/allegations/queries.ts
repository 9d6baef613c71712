import type { Id } from '../../../platform/contract/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { orRefuse } from '../../../platform/errors/index.ts';
import type { Context } from '../../../platform/kernel/index.ts';
import { permit } from '../../../platform/policy/index.ts';
import { policy } from '../policy.ts';
import type { AllegationPersonRow, AllegationRow, Tables } from './tables.ts';

export const allegations = (tx: Tx) => tx.withTables<Tables>();

type Verb = 'read' | 'write' | 'approve' | 'export';

/** The allegation, and the actor where they are among its writers. */
export const governed = async ({ tx, actor }: Pick<Context, 'tx' | 'actor'>, id: Id) => {
  const row = await allegations(tx)
    .selectFrom('imports.allegation')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
    .then(orRefuse('IMPORTS_ALLEGATION_NOT_FOUND'));
  const writer = await allegations(tx)
    .selectFrom('imports.allegation_writer')
    .select('person_id')
    .where('allegation_id', '=', id)
    .where('person_id', '=', actor.userId)
    .executeTakeFirst();
  return { ...row, writer_id: writer?.person_id ?? null };
};

/** @throws Refusal IMPORTS_ALLEGATION_NOT_FOUND, NOT_PERMITTED */
export const allegationFor = async (
  context: Pick<Context, 'tx' | 'actor' | 'kernel'>,
  verb: Verb,
  id: Id,
): Promise<AllegationRow> => {
  const { writer_id, ...row } = await governed(context, id);
  permit(context.kernel.roles, policy, context.actor, `${verb} allegation`, { ...row, writer_id });
  return row;
};

export const peopleOf = (tx: Tx, allegationId: Id): Promise<AllegationPersonRow[]> =>
  allegations(tx)
    .selectFrom('imports.allegation_person')
    .selectAll()
    .where('allegation_id', '=', allegationId)
    .orderBy('added_at')
    .orderBy('id')
    .execute();

/** @throws Refusal IMPORTS_PERSON_NOT_FOUND */
export const personOf = (tx: Tx, allegationId: Id, personId: Id): Promise<AllegationPersonRow> =>
  allegations(tx)
    .selectFrom('imports.allegation_person')
    .selectAll()
    .where('allegation_id', '=', allegationId)
    .where('id', '=', personId)
    .executeTakeFirst()
    .then(orRefuse('IMPORTS_PERSON_NOT_FOUND'));

/** Without their bytes. */
export const documentsOf = (tx: Tx, allegationId: Id) =>
  allegations(tx)
    .selectFrom('imports.allegation_document')
    .select(['allegation_id', 'id', 'about_sealed', 'size', 'hash', 'shows_people'])
    .where('allegation_id', '=', allegationId)
    .orderBy('added_at')
    .orderBy('id')
    .execute();

/** Remembers who had a hand in it: they will not approve it. */
export const noteWriter = async ({ tx, orgId, actor }: Pick<Context, 'tx' | 'orgId' | 'actor'>, allegationId: Id) => {
  if (actor.userId === null) return;
  await allegations(tx)
    .insertInto('imports.allegation_writer')
    .values({ org_id: orgId, allegation_id: allegationId, person_id: actor.userId })
    .onConflict((on) => on.columns(['org_id', 'allegation_id', 'person_id']).doNothing())
    .execute();
};
