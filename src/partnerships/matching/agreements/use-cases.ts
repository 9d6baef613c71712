import { newSigningKeys } from '../../../engines/matching/index.ts';
import { json } from '../../../platform/db/index.ts';
import { Refusal, refuse } from '../../../platform/errors/index.ts';
import { type Context, useCase } from '../../../platform/kernel/index.ts';
import { secureRandom } from '../../../platform/processes/index.ts';
import type { Place } from '../../../platform/vault/index.ts';
import {
  agreementHere,
  agreementOrRefuse,
  agreementsHere,
  matching,
  nodeHere,
  nodeOrRefuse,
  signersOf,
} from '../queries.ts';
import type { NodeRow } from '../tables.ts';
import * as contract from './contract.ts';
import { agreementView } from './standing.ts';
import { hashOf, isSignature, signTerms, troublesOf } from './terms.ts';

/** The node's key is nobody's record: it lies under a key of the organisation's own id. */
export const placeOfNode = (orgId: string): Place => ({
  orgId,
  subjectId: orgId,
  address: `matching.node.private_sealed/${orgId}` as const,
});

export const privateKeyOf = (
  { tx, kernel, orgId }: Pick<Context, 'tx' | 'kernel' | 'orgId'>,
  node: NodeRow,
): Promise<string> => kernel.vault.openText(tx, placeOfNode(orgId), node.private_sealed);

const nodeView = (row: NodeRow) => ({ partyId: row.party_id, publicKey: row.public_key, madeAt: row.made_at });

export const seeNode = useCase(contract.seeNode, async ({ tx }) => {
  const row = await nodeHere(tx);
  return { node: row ? nodeView(row) : null };
});

/** Once: a key that partners have pinned is not changed behind their backs, but by a statement signed with it (`announcements/`). */
export const makeNode = useCase(contract.makeNode, async ({ tx, orgId, actor, clock, kernel, note }, { partyId }) => {
  if (await nodeHere(tx)) refuse('MATCHING_NODE_THERE');
  const keys = newSigningKeys(secureRandom);
  const row: NodeRow = {
    org_id: orgId,
    party_id: partyId,
    public_key: keys.publicKey,
    private_sealed: await kernel.vault.seal(tx, placeOfNode(orgId), keys.privateKey),
    made_at: clock.now(),
    made_by: actor.userId,
  };
  await matching(tx).insertInto('matching.node').values(row).execute();
  note([orgId]);
  return nodeView(row);
});

/** Writes terms down for this organisation, which must be one of the parties under the key it has here. */
const keepTerms = async (
  { tx, orgId, actor, clock, t }: Context,
  terms: contract.AgreementTerms,
  recipients: Record<string, string>,
) => {
  const node = await nodeOrRefuse(tx);
  const troubles = troublesOf(terms, clock.today()).map((one) => ({ ...one, says: t(`matching.trouble.${one.code}`) }));
  const me = terms.parties.find(({ publicKey }) => publicKey === node.public_key);
  if (!me)
    troubles.push({ field: 'parties', code: 'MATCHING_NOT_A_PARTY', says: t('matching.trouble.MATCHING_NOT_A_PARTY') });
  if (!me || troubles.length > 0) throw new Refusal('MATCHING_TERMS_WRONG', { count: troubles.length }, troubles);
  await matching(tx)
    .insertInto('matching.agreement')
    .values({
      org_id: orgId,
      id: terms.id,
      party_id: me.id,
      terms: json(terms),
      sha256: hashOf(terms),
      recipients: json(recipients),
      made_at: clock.now(),
      made_by: actor.userId,
      ended_at: null,
      ended_by: null,
    })
    .execute();
};

export const draftAgreement = useCase(contract.draftAgreement, async (context, input) => {
  const terms: contract.AgreementTerms = { version: 1, id: context.newId(), ...input };
  await keepTerms(context, terms, {});
  context.note([terms.id], { parties: terms.parties.length });
  return agreementView(context, await agreementOrRefuse(context.tx, terms.id));
});

const fileIn = (bytes: Uint8Array) => {
  try {
    return contract.AgreementFile.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch {
    return refuse('MATCHING_FILE_UNREADABLE');
  }
};

/** A partner's file brings terms that are new here, or signatures; never other terms under the same id, never a signature that does not hold. */
export const takeAgreement = useCase(contract.takeAgreement, async (context) => {
  const { tx, orgId, clock, file, note, t } = context;
  const { terms, signatures } = fileIn(file.bytes);
  const sha256 = hashOf(terms);
  const known = await agreementHere(tx, terms.id);
  if (known && known.sha256 !== sha256)
    refuse('MATCHING_TERMS_WRONG', { count: 1 }, [
      { field: 'id', code: 'MATCHING_OTHER_TERMS', says: t('matching.trouble.MATCHING_OTHER_TERMS') },
    ]);
  if (!known) await keepTerms(context, terms, {});
  const before = await signersOf(tx, terms.id);
  const fresh = Object.entries(signatures).filter(([party]) => !before.has(party));
  for (const [party, signature] of fresh) {
    const key = terms.parties.find(({ id }) => id === party)?.publicKey ?? '';
    if (!isSignature(key, sha256, signature)) refuse('MATCHING_SIGNATURE_WRONG', { party });
    await matching(tx)
      .insertInto('matching.signature')
      .values({ org_id: orgId, agreement_id: terms.id, party_id: party, signature, taken_at: clock.now() })
      .execute();
  }
  note([terms.id], { signatures: fresh.length });
  return agreementView(context, await agreementOrRefuse(tx, terms.id));
});

/** Signing says who each partner is to the releases here: without that no survivor of this house could ever be covered. */
export const signAgreement = useCase(contract.signAgreement, async (context, { agreementId, recipients }) => {
  const { tx, orgId, clock, note } = context;
  const row = await agreementOrRefuse(tx, agreementId);
  if (row.ended_at !== null || clock.today() > row.terms.until) refuse('MATCHING_AGREEMENT_OVER');
  const partners = row.terms.parties.filter(({ id }) => id !== row.party_id);
  const me = row.terms.parties.find(({ id }) => id === row.party_id);
  const missing = partners.filter(({ id }) => recipients[id] === undefined);
  const asksReleases = me?.bringsList === true && (me.kind === 'victim-services' || row.terms.basis === 'consent');
  if (asksReleases && missing.length > 0)
    refuse(
      'MATCHING_RECIPIENTS_MISSING',
      { count: missing.length },
      missing.map(({ id }) => ({ field: `recipients.${id}`, code: 'REQUIRED' })),
    );
  const privateKey = await privateKeyOf(context, await nodeOrRefuse(tx));
  const signature = signTerms(privateKey, row.sha256);
  const known = partners.flatMap(({ id }) => (recipients[id] === undefined ? [] : [[id, recipients[id]]]));
  await matching(tx)
    .updateTable('matching.agreement')
    .set({ recipients: json(Object.fromEntries(known)) })
    .where('id', '=', agreementId)
    .execute();
  await matching(tx)
    .insertInto('matching.signature')
    .values({ org_id: orgId, agreement_id: agreementId, party_id: row.party_id, signature, taken_at: clock.now() })
    .onConflict((on) => on.columns(['org_id', 'agreement_id', 'party_id']).doNothing())
    .execute();
  note([agreementId], { sha256: row.sha256 });
  return agreementView(context, await agreementOrRefuse(tx, agreementId));
});

export const endAgreement = useCase(contract.endAgreement, async (context, { agreementId }) => {
  const { tx, actor, clock, note } = context;
  const row = await agreementOrRefuse(tx, agreementId);
  if (row.ended_at !== null) refuse('MATCHING_AGREEMENT_OVER');
  await matching(tx)
    .updateTable('matching.agreement')
    .set({ ended_at: clock.now(), ended_by: actor.userId })
    .where('id', '=', agreementId)
    .execute();
  note([agreementId]);
  return agreementView(context, await agreementOrRefuse(tx, agreementId));
});

export const listAgreements = useCase(contract.listAgreements, async (context) => {
  const agreements = [];
  for (const row of await agreementsHere(context.tx)) agreements.push(await agreementView(context, row));
  return { agreements };
});

export const openAgreement = useCase(contract.openAgreement, async (context, { agreementId }) =>
  agreementView(context, await agreementOrRefuse(context.tx, agreementId)),
);

export const agreementFile = useCase(contract.agreementFile, async ({ tx, note }, { agreementId }) => {
  const { terms, id } = await agreementOrRefuse(tx, agreementId);
  const file = { terms, signatures: Object.fromEntries(await signersOf(tx, id)) };
  note([id]);
  return {
    bytes: new TextEncoder().encode(`${JSON.stringify(file, null, 2)}\n`),
    type: 'application/json',
    name: `match-agreement-${id}.json`,
  };
});

export const agreementUseCases = [
  seeNode,
  makeNode,
  draftAgreement,
  takeAgreement,
  signAgreement,
  endAgreement,
  listAgreements,
  openAgreement,
  agreementFile,
];
