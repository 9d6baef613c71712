import type { Id } from '../contract/index.ts';
import type { Tx } from '../db/index.ts';
import { orRefuse } from '../errors/index.ts';
import { newId } from '../ids/index.ts';
import type { Kernel } from '../kernel/index.ts';
import * as queries from './queries.ts';
import type { Tables } from './tables.ts';

// For the command line, the first start and the sample world, in a transaction of the platform itself (`system`).

export interface NewOrganisation {
  readonly slug: string;
  readonly name: string;
  readonly kind: string;
  readonly sample?: boolean;
}

/** @returns the id of the organisation of this slug, made where it was not there */
export const ensureOrganisation = async (tx: Tx, kernel: Kernel, organisation: NewOrganisation): Promise<Id> => {
  const { slug, name, kind, sample = false } = organisation;
  const q = tx.withTables<Tables>();
  await q
    .insertInto('accounts.organisation')
    .values({ id: newId(kernel.clock, kernel.random), slug, name, kind, sample, created_at: kernel.clock.now() })
    .onConflict((c) => c.column('slug').doNothing())
    .execute();
  const found = await q.selectFrom('accounts.organisation').select('id').where('slug', '=', slug).executeTakeFirst();
  return orRefuse()(found).id;
};

export interface NewPerson {
  readonly email: string;
  readonly name: string;
  readonly language?: 'en' | 'es';
  readonly sample?: boolean;
}

/** @returns the id of the person with this address, made where there was none */
export const ensurePerson = async (tx: Tx, kernel: Kernel, person: NewPerson): Promise<Id> => {
  const { name, language = 'en', sample = false } = person;
  const email = person.email.trim().toLowerCase();
  await tx
    .withTables<Tables>()
    .insertInto('accounts.person')
    .values({
      id: newId(kernel.clock, kernel.random),
      email,
      display_name: name,
      language,
      sample,
      created_at: kernel.clock.now(),
    })
    .onConflict((c) => c.column('email').doNothing())
    .execute();
  return orRefuse()(await queries.personByEmail(tx, email)).id;
};

/** Makes the person a member of the organisation with exactly these roles. */
export const setMembership = async (
  tx: Tx,
  kernel: Kernel,
  { orgId, personId, roles }: { orgId: Id; personId: Id; roles: readonly string[] },
): Promise<void> => {
  await tx
    .withTables<Tables>()
    .insertInto('accounts.membership')
    .values({ org_id: orgId, person_id: personId, roles: [...roles], created_at: kernel.clock.now() })
    .onConflict((c) => c.columns(['org_id', 'person_id']).doUpdateSet({ roles: [...roles], disabled_at: null }))
    .execute();
};

/** Closes or opens a person's account everywhere: nothing they hold (session, token, link) works while it is closed. */
export const setPersonDisabled = async (tx: Tx, kernel: Kernel, personId: Id, disabled: boolean): Promise<void> => {
  const done = await tx
    .withTables<Tables>()
    .updateTable('accounts.person')
    .set({ disabled_at: disabled ? kernel.clock.now() : null })
    .where('id', '=', personId)
    .returning('id')
    .executeTakeFirst();
  orRefuse()(done);
};
