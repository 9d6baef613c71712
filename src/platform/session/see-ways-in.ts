import { orRefuse } from '../errors/index.ts';
import { useCase } from '../kernel/index.ts';
import * as contract from './contract.ts';
import { passwordOf } from './guess.ts';
import { passkeysOf, passkeyView } from './passkeys.ts';
import { here } from './platform.ts';
import { codesLeft } from './recovery-codes.ts';
import { relyingPartyOf } from './relying-party.ts';
import { sessionSettings } from './settings.ts';
import type { Tables } from './tables.ts';
import { refuseLastWayIn } from './ways-in.ts';

/** Which ways to sign in there are, before anybody says who they are. */
export const waysIn = useCase(contract.waysIn, async ({ kernel, visit }) => ({
  passkeys: relyingPartyOf(visit.origin) !== null,
  mail: kernel.mailer !== undefined && kernel.mailer !== null,
  providers: sessionSettings(kernel).providers.map(({ id, title }) => ({ id, title })),
}));

/** How one can sign in oneself. */
export const seeWaysIn = useCase(contract.seeWaysIn, async ({ tx, kernel, actor }) => {
  const { personId } = here(actor);
  const identities = await tx
    .withTables<Tables>()
    .selectFrom('session.identity')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('created_at')
    .execute();
  const titles = new Map(sessionSettings(kernel).providers.map(({ id, title }) => [id, title]));
  return {
    passkeys: (await passkeysOf(tx, personId)).map(passkeyView),
    passwordSetAt: (await passwordOf(tx, personId))?.set_at ?? null,
    recoveryCodesLeft: await codesLeft(tx, personId),
    identities: identities.map((row) => ({
      id: row.id,
      provider: row.provider,
      title: titles.get(row.provider) ?? row.provider,
      createdAt: row.created_at,
      lastUsedAt: row.last_used_at,
    })),
  };
});

export const removeIdentity = useCase(contract.removeIdentity, async ({ tx, actor, note }, { identityId }) => {
  const { personId } = here(actor);
  note(identityId);
  const gone = await tx
    .withTables<Tables>()
    .deleteFrom('session.identity')
    .where('id', '=', identityId)
    .where('person_id', '=', personId)
    .returning('id')
    .executeTakeFirst();
  orRefuse()(gone);
  await refuseLastWayIn(tx, personId);
  return { identityId };
});
