import { hashOf, newSecret, personByEmail, personById } from '../accounts/index.ts';
import type { Id } from '../contract/index.ts';
import type { Tx } from '../db/index.ts';
import { refuse } from '../errors/index.ts';
import { type Kernel, type PartsContext, useCaseInParts } from '../kernel/index.ts';
import { beginCeremony, takeCeremony } from './ceremony.ts';
import * as contract from './contract.ts';
import { keep, openSession, renewProof } from './open-session.ts';
import { asSignIn, here, noteSignIn, requireProofUnlessFirst } from './platform.ts';
import { arriveFrom, departTo, type ProvenIdentity, providerOf } from './provider.ts';
import type { Provider } from './settings.ts';
import type { Tables } from './tables.ts';
import { hasWayIn } from './ways-in.ts';

const kind = 'provider';
const act = contract.finishProviderSignIn.name;
type Purpose = 'sign in' | 'prove' | 'connect';

/** Sends the browser to another sign-in service. Only this browser can come back with the answer. */
export const beginProviderSignIn = useCaseInParts(
  contract.beginProviderSignIn,
  async ({ kernel, actor, visit }, { provider: id, purpose }) => {
    const provider = providerOf(kernel, id);
    const whose = purpose === 'sign in' ? {} : { personId: here(actor).personId };
    const { url, state, nonce, verifier } = await departTo(kernel, provider, visit.origin, purpose === 'prove');
    const device = visit.device ?? newSecret(kernel.random);
    await asSignIn(kernel, async (tx) => {
      if (purpose === 'connect') requireProofUnlessFirst(kernel, actor, await hasWayIn(tx, here(actor).personId));
      const data = { provider: id, purpose, nonce, verifier };
      await beginCeremony(tx, kernel, { kind, secret: state, device, data, ...whose });
    });
    visit.setDevice(device);
    return { url };
  },
);

const identityOf = (tx: Tx, { issuer, subject }: ProvenIdentity) =>
  tx
    .withTables<Tables>()
    .selectFrom('session.identity')
    .selectAll()
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst();

const connect = (tx: Tx, kernel: Kernel, provider: Provider, proven: ProvenIdentity, ids: { id: Id; personId: Id }) =>
  tx
    .withTables<Tables>()
    .insertInto('session.identity')
    .values({
      id: ids.id,
      person_id: ids.personId,
      provider: provider.id,
      issuer: proven.issuer,
      subject: proven.subject,
      created_at: kernel.clock.now(),
    })
    .execute();

/** Whose identity it is: a connected one, or a person whose verified address is in a domain the service speaks for. */
const personBehind = async (
  tx: Tx,
  { kernel, newId }: PartsContext,
  provider: Provider,
  proven: ProvenIdentity,
): Promise<Id | null> => {
  const known = await identityOf(tx, proven);
  if (known) {
    await tx
      .withTables<Tables>()
      .updateTable('session.identity')
      .set({ last_used_at: kernel.clock.now() })
      .where('id', '=', known.id)
      .execute();
  }
  const domain = proven.email?.split('@')[1];
  const byAddress =
    !known && proven.email && domain && provider.domains.includes(domain)
      ? await personByEmail(tx, proven.email)
      : undefined;
  const person = known ? await personById(tx, known.person_id) : byAddress;
  if (!person || person.disabled_at !== null) return null;
  if (!known) await connect(tx, kernel, provider, proven, { id: newId(), personId: person.id });
  return person.id;
};

/** Ends what was begun: signs in, proves again who is there, or connects the service to the own account. */
export const finishProviderSignIn = useCaseInParts(contract.finishProviderSignIn, async (context, arrival) => {
  const { kernel, actor, visit, newId } = context;
  const ceremony = await asSignIn(kernel, (tx) => takeCeremony(tx, kernel, kind, arrival.state));
  const sameBrowser =
    ceremony?.device_hash && visit.device && Buffer.from(ceremony.device_hash).equals(hashOf(visit.device));
  if (!ceremony || !sameBrowser) return refuse('PROVIDER_FAILED');
  const {
    provider: id,
    purpose,
    nonce,
    verifier,
  } = ceremony.data as Record<'provider' | 'nonce' | 'verifier', string> & { purpose: Purpose };
  if (purpose !== 'sign in' && here(actor).personId !== ceremony.person_id) return refuse('SESSION_NEEDED');
  const provider = providerOf(kernel, id);
  const prove = purpose === 'prove';
  const proven = await arriveFrom(kernel, provider, visit.origin, arrival, { nonce, verifier, prove });

  if (purpose === 'sign in') {
    const opened = await asSignIn(kernel, async (tx) => {
      const personId = await personBehind(tx, context, provider, proven);
      if (personId)
        return openSession(tx, kernel, visit, { personId, way: 'provider', act, provedAt: proven.provedAt });
      await noteSignIn(tx, kernel, { act, outcome: 'IDENTITY_NOT_LINKED' });
      return null;
    });
    return opened ? { ...keep(visit, opened), purpose } : refuse('IDENTITY_NOT_LINKED');
  }

  const { personId, sessionId } = here(actor);
  const { token } = await asSignIn(kernel, async (tx) => {
    const known = await identityOf(tx, proven);
    if (prove && known?.person_id !== personId) refuse('IDENTITY_NOT_LINKED');
    if (!prove && known) refuse('IDENTITY_TAKEN');
    if (!prove) await connect(tx, kernel, provider, proven, { id: newId(), personId });
    await noteSignIn(tx, kernel, { act, outcome: 'done', records: [sessionId], details: { purpose } }, actor);
    return prove ? renewProof(tx, kernel, sessionId) : { token: null };
  });
  if (token) visit.setSession(token);
  return { personId, orgId: actor.orgId, purpose };
});
