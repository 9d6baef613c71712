import { useCase } from '../../../platform/kernel/index.ts';
import { consent } from '../queries.ts';
import { addRecipient as addContract, listRecipients as listContract } from './contract.ts';
import { aboutRecipient, otherOrganisations, placeOfRecipient } from './recipient.ts';

/** Keeps an organisation without an account, its name and contact sealed: where survivors are sent is nobody else's business. */
export const addRecipient = useCase(addContract, async (context, about) => {
  const { tx, orgId, actor, clock, kernel, newId, note } = context;
  const id = newId();
  await consent(tx)
    .insertInto('consent.external_recipient')
    .values({
      org_id: orgId,
      id,
      about_sealed: await kernel.vault.seal(tx, placeOfRecipient(orgId, id), JSON.stringify(about)),
      added_at: clock.now(),
      added_by: actor.userId,
    })
    .execute();
  note(id);
  return { id };
});

export const listRecipients = useCase(listContract, async (context) => {
  const { tx, orgId, kernel } = context;
  const rows = await consent(tx).selectFrom('consent.external_recipient').select(['id', 'about_sealed']).execute();
  const opened = await kernel.vault.openAll(
    tx,
    orgId,
    rows.map(({ id, about_sealed }) => ({ ...placeOfRecipient(orgId, id), sealed: about_sealed })),
  );
  const external = rows.flatMap(({ id }, i) => {
    const plain = opened[i];
    return plain ? [{ id, ...aboutRecipient(plain) }] : [];
  });
  return {
    organisations: await otherOrganisations(context),
    external: external.sort((a, b) => a.name.localeCompare(b.name)),
  };
});

export const recipientUseCases = [addRecipient, listRecipients] as const;
