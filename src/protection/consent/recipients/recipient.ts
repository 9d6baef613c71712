import { z } from 'zod';
import { acrossOrganisations } from '../../../platform/accounts/across.ts';
import { allOrganisations } from '../../../platform/accounts/index.ts';
import { organisationById } from '../../../platform/accounts/queries.ts';
import type { Id } from '../../../platform/contract/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import type { Context } from '../../../platform/kernel/index.ts';
import type { Place } from '../../../platform/vault/index.ts';
import { consent } from '../queries.ts';
import type { RecipientKind } from '../tables.ts';
import type { Recipient } from './contract.ts';

type Asking = Pick<Context, 'tx' | 'orgId' | 'kernel'>;

export interface Named {
  readonly id: Id;
  readonly kind: RecipientKind;
  readonly name: string;
}

const About = z.object({
  name: z.string(),
  contact: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  // those that were added before it was asked
  language: z.enum(['en', 'es']).default('en'),
});
export type AboutRecipient = z.infer<typeof About>;

/** A recipient's own key seals what is known of it: it is nobody's record. */
export const placeOfRecipient = (orgId: Id, id: Id): Place => ({
  orgId,
  subjectId: id,
  address: `consent.external_recipient.about_sealed/${id}`,
});

export const aboutRecipient = (plain: Uint8Array): AboutRecipient =>
  About.parse(JSON.parse(new TextDecoder().decode(plain)));

/** @returns undefined where the organisation has no such recipient */
export const externalRecipient = async ({ tx, orgId, kernel }: Asking, id: Id): Promise<AboutRecipient | undefined> => {
  const row = await consent(tx)
    .selectFrom('consent.external_recipient')
    .select('about_sealed')
    .where('id', '=', id)
    .executeTakeFirst();
  return row && aboutRecipient(await kernel.vault.open(tx, placeOfRecipient(orgId, id), row.about_sealed));
};

/** Other organisations on this platform. Their names are no secret among them; nothing else is told. */
export const otherOrganisations = async ({ tx, orgId }: Pick<Asking, 'tx' | 'orgId'>) => {
  const all = await acrossOrganisations(tx, () => allOrganisations(tx));
  return all.filter(({ id }) => id !== orgId).map(({ id, name }) => ({ id, name }));
};

/** The one recipient that a release names. @throws Refusal CONSENT_RECIPIENT_UNKNOWN */
export const namedRecipient = async (asking: Asking, recipient: Recipient): Promise<Named> => {
  if ('externalId' in recipient) {
    const { externalId: id } = recipient;
    const about = await externalRecipient(asking, id);
    return about ? { id, kind: 'external', name: about.name } : unknown();
  }
  const found = (await otherOrganisations(asking)).find(({ id }) => id === recipient.organisationId);
  return found ? { ...found, kind: 'organisation' } : unknown();
};

const unknown = (): never => refuse('CONSENT_RECIPIENT_UNKNOWN', {}, [{ field: 'recipient' }]);

/** What recipients are called, by their ids. One that is not known has no name. */
export const recipientNames = async (
  asking: Asking,
  recipients: readonly { readonly id: Id; readonly kind: RecipientKind }[],
): Promise<ReadonlyMap<Id, string>> => {
  const names = new Map<Id, string>();
  if (recipients.some(({ kind }) => kind === 'organisation'))
    for (const { id, name } of await otherOrganisations(asking)) names.set(id, name);
  const external = [...new Set(recipients.filter(({ kind }) => kind === 'external').map(({ id }) => id))];
  if (external.length === 0) return names;
  const { tx, orgId, kernel } = asking;
  const rows = await consent(tx)
    .selectFrom('consent.external_recipient')
    .select(['id', 'about_sealed'])
    .where('id', 'in', external)
    .execute();
  const opened = await kernel.vault.openAll(
    tx,
    orgId,
    rows.map(({ id, about_sealed }) => ({ ...placeOfRecipient(orgId, id), sealed: about_sealed })),
  );
  rows.forEach(({ id }, i) => {
    const plain = opened[i];
    if (plain) names.set(id, aboutRecipient(plain).name);
  });
  return names;
};

/** The own organisation, as recipients are told who sent. */
export const organisationName = async (tx: Asking['tx'], orgId: Id): Promise<string> =>
  (await organisationById(tx, orgId))?.name ?? refuse('NOT_FOUND_OR_NO_ACCESS');
