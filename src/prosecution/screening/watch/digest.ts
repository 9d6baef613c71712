import { z } from 'zod';
import { allOrganisations, organisationsOf, personById } from '../../../platform/accounts/index.ts';
import { publicActor, systemActor } from '../../../platform/actor/index.ts';
import type { Id } from '../../../platform/contract/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { asPlatform, jobKind } from '../../../platform/jobs/index.ts';
import { type Kernel, useCase } from '../../../platform/kernel/index.ts';
import { queueMail } from '../../../platform/mail/index.ts';
import { holds } from '../../../platform/policy/index.ts';
import { screening } from '../queries.ts';
import { getDigest as getContract, setDigest as setContract } from './contract.ts';

export const setDigest = useCase(setContract, async ({ tx, orgId, actor }, { wanted }) => {
  const personId = actor.userId ?? refuse('NOT_PERMITTED', { permission: setContract.may });
  if (wanted) {
    await screening(tx)
      .insertInto('screening.digest')
      .values({ org_id: orgId, person_id: personId, last_at: null })
      .onConflict((c) => c.columns(['org_id', 'person_id']).doNothing())
      .execute();
  } else {
    await screening(tx)
      .deleteFrom('screening.digest')
      .where('org_id', '=', orgId)
      .where('person_id', '=', personId)
      .execute();
  }
  return { wanted };
});

export const getDigest = useCase(getContract, async ({ tx, orgId, actor }) => ({
  wanted:
    (await screening(tx)
      .selectFrom('screening.digest')
      .select('person_id')
      .where('org_id', '=', orgId)
      .where('person_id', '=', actor.userId ?? orgId)
      .executeTakeFirst()) !== undefined,
}));

/** The address of a person who is still a member and may still read screenings. */
const reader = async (tx: Tx, kernel: Kernel, orgId: Id, personId: Id) => {
  const membership = (await organisationsOf(tx, personId)).find((one) => one.orgId === orgId);
  const may = membership && holds(kernel.roles, { ...publicActor(), roles: membership.roles }, 'read screening');
  const person = may ? await personById(tx, personId) : undefined;
  return person && person.disabled_at === null ? { email: person.email, language: person.language } : null;
};

const mailName = 'digest';

/** One mail to each who wants it while something waits: how much, and where to look. No name of anybody. */
const mailOrganisation = async (tx: Tx, kernel: Kernel, orgId: Id): Promise<number> => {
  const wanted = await screening(tx)
    .selectFrom('screening.digest')
    .select(['person_id', 'last_at'])
    .where('org_id', '=', orgId)
    .execute();
  const today = kernel.clock.now().slice(0, 10);
  const due = wanted.filter(({ last_at }) => last_at?.slice(0, 10) !== today);
  if (due.length === 0) return 0;
  const { n } = await screening(tx)
    .selectFrom('screening.alert')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('org_id', '=', orgId)
    .where('seen_at', 'is', null)
    .executeTakeFirstOrThrow();
  if (n === 0) return 0;
  let mailed = 0;
  for (const { person_id } of due) {
    const to = await reader(tx, kernel, orgId, person_id);
    if (!to) continue;
    await queueMail(tx, kernel, systemActor(orgId), {
      to: to.email,
      template: `screening.mail.${mailName}`,
      values: { count: n, link: `${kernel.env?.FOURFOLD_ORIGIN ?? 'http://localhost:4000'}/screening/alerts` },
      language: to.language,
      may: 'read screening',
    });
    await screening(tx)
      .updateTable('screening.digest')
      .set({ last_at: kernel.clock.now() })
      .where('org_id', '=', orgId)
      .where('person_id', '=', person_id)
      .execute();
    mailed++;
  }
  return mailed;
};

export const digestKind = jobKind('screening.mail-digest', {
  may: 'write deployment',
  takes: z.object({}),
  gives: z.object({ mailed: z.number().int() }),
  schedule: { daily: '07:00' },
  run: async ({ kernel, signal }) => {
    const organisations = await kernel.db.transaction(asPlatform, (tx) => allOrganisations(tx));
    let mailed = 0;
    for (const { id: orgId } of organisations) {
      signal.throwIfAborted();
      mailed += await kernel.db.transaction({ orgId, userId: null }, (tx) => mailOrganisation(tx, kernel, orgId));
    }
    return { mailed };
  },
});
