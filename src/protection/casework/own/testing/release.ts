import type { Id } from '../../../../platform/contract/index.ts';
import type { TestWorld } from '../../../../platform/testing/world.ts';
import { draftRelease } from '../../../consent/releases/draft-release.ts';
import { signRelease } from '../../../consent/releases/sign-release.ts';
import type { House } from '../../testing/house.ts';

/** A release to a partner, signed by herself, for thirty days. */
export const signedRelease = async (world: TestWorld, { worker }: House, subjectId: Id): Promise<Id> => {
  const { id } = await world.perform(worker, draftRelease, {
    subjectId,
    recipient: { organisationId: await world.organisation('Northway Shelter') },
    purpose: 'purpose.shelter',
    fields: ['identity.given-name', 'contact.phone'],
    expiresAt: new Date(world.clock.millis() + 30 * 86_400_000).toISOString(),
    signer: { as: 'self', name: 'Canary-Signer', isAllegedAbuser: false },
    subjectIsMinor: false,
    language: 'en',
    servicesDoNotDepend: true,
  });
  await world.perform(worker, signRelease, { releaseId: id, drawn: 'M1 1 L2 2' });
  return id;
};
