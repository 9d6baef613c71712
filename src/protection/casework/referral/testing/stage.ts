import type { Id } from '../../../../platform/contract/index.ts';
import { testWorld } from '../../../../testing/world.ts';
import { addRecipient } from '../../../consent/recipients/use-cases.ts';
import { draftRelease } from '../../../consent/releases/draft-release.ts';
import { revokeRelease } from '../../../consent/releases/end-release.ts';
import { signRelease } from '../../../consent/releases/sign-release.ts';
import { openHouse, outcomeOf } from '../../testing/house.ts';
import { draftReferral } from '../draft-referral.ts';
import { sendReferral } from '../send-referral.ts';

const day = 86_400_000;
export const told = {
  'identity.called-name': 'Canary-Called',
  'contact.phone': '555 0100 199',
  'location.area': 'Canary-Area',
};

/** A house that refers, a partner on the platform, a stranger, and a clinic without an account. */
export const stage = async () => {
  const world = await testWorld();
  const house = await openHouse(world);
  const partner = await world.organisation('Northway Legal Aid');
  const reader = await world.actor(partner, 'partner');
  const attorney = await world.actor(partner, 'attorney');
  const stranger = await world.actor(await world.organisation('Meridian Foods'), 'caseworker');
  const { id: clinic } = await world.perform(house.worker, addRecipient, { name: 'Canary-Clinic', phone: '555 0111' });
  const here = { organisationId: partner };
  const outside = { externalId: clinic };

  const release = async (subjectId: Id, recipient: object = here, days = 30): Promise<Id> => {
    const { id } = await world.perform(house.worker, draftRelease, {
      subjectId,
      recipient,
      purpose: 'purpose.shelter',
      fields: ['identity.called-name', 'contact.phone'],
      expiresAt: new Date(world.clock.millis() + days * day).toISOString(),
      signer: { as: 'self', name: 'Canary-Signer', isAllegedAbuser: false },
      subjectIsMinor: false,
      language: 'es',
      servicesDoNotDepend: true,
    });
    await world.perform(house.worker, signRelease, { releaseId: id, drawn: 'M1 1 L2 2' });
    return id;
  };
  const draft = (survivorId: Id, recipient: object = here, more: object = {}) =>
    world.perform(house.worker, draftReferral, {
      survivorId,
      need: 'shelter',
      priority: 'urgent',
      recipient,
      fields: Object.keys(told),
      ...more,
    });
  /** A survivor, her release, and a referral that was sent. */
  const sent = async (recipient: object = here) => {
    const survivorId = await house.meet(told);
    const releaseId = await release(survivorId, recipient);
    const { id } = await draft(survivorId, recipient);
    const answer = await world.perform(house.worker, sendReferral, { referralId: id, releaseId });
    return { survivorId, releaseId, referralId: id, answer };
  };
  const revoke = (releaseId: Id) =>
    world.perform(house.worker, revokeRelease, { releaseId, way: 'by phone', by: 'herself' });
  const refused: (...args: DropWorld<Parameters<typeof outcomeOf>>) => Promise<string> = (actor, useCase, input) =>
    outcomeOf(world, actor, useCase, input);

  return {
    world,
    house,
    partner,
    reader,
    attorney,
    stranger,
    clinic,
    here,
    outside,
    release,
    draft,
    sent,
    revoke,
    refused,
  };
};
type DropWorld<T> = T extends [unknown, ...infer Rest] ? Rest : never;
