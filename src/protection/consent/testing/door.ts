import { z } from 'zod';
import type { Actor } from '../../../platform/actor/index.ts';
import { Id, route } from '../../../platform/contract/index.ts';
import { newId } from '../../../platform/ids/index.ts';
import { perform, useCase } from '../../../platform/kernel/index.ts';
import type { TestWorld } from '../../../platform/testing/world.ts';
import { testWorld } from '../../../testing/world.ts';
import { joinCircle } from '../circle/circle.ts';
import { type FieldValue, FieldValue as Value } from '../gate/contract.ts';
import { type Sent, sendPacket } from '../gate/send-packet.ts';
import { draftRelease } from '../releases/draft-release.ts';
import { signRelease } from '../releases/sign-release.ts';

const day = 86_400_000;

/** An act that casework will have: it calls the gate with what the record says. */
const sendRoute = route('consent.test-send', 'POST /consent/test-sendings', {
  says: 'Sends a packet.',
  may: 'share packet',
  takes: z.object({
    releaseId: Id,
    fields: z.array(z.string()),
    values: z.record(z.string(), Value),
    until: z.string().optional(),
  }),
  gives: z.custom<Sent>(),
});
const send = useCase(sendRoute, (context, { until, ...sending }) =>
  sendPacket(context, { ...sending, ...(until ? { until } : {}) }),
);

export const drawn = 'M10 10 L20 20 L30 15';

/** The record of somebody made up. */
export const record: Readonly<Record<string, FieldValue>> = {
  'identity.given-name': 'Canary-Given',
  'identity.called-name': 'Canary-Called',
  'contact.phone': 'Canary-Phone-0100',
  'contact.safe-channels': ['call', 'text'],
  'contact.code-word': 'Canary-Codeword',
  'location.current-address': 'Canary-Address',
  'safety.immediate-danger': true,
  'service.needs': ['shelter', 'medical'],
  'health.needs': ['injury'],
  'narrative.own-words': 'Canary-Story',
  'narrative.worker-notes': 'Canary-Notes',
  'sud.treatment': 'Canary-Treatment',
  'count.veteran': true,
};

/** A shelter that keeps a record, a partner, a stranger, and a survivor with an account. */
export const door = async (given?: TestWorld) => {
  const world = given ?? (await testWorld());
  const { kernel, clock } = world;
  const home = await world.organisation('Lantern House');
  const partner = await world.organisation('Northway Legal Aid');
  const stranger = await world.organisation('Meridian Foods');
  const worker = await world.actor(home, 'caseworker');
  const supervisor = await world.actor(home, 'supervisor');
  const colleague = await world.actor(home, 'caseworker');
  const survivor = await world.actor(home, 'survivor');
  const reader = await world.actor(partner, 'caseworker');
  const attorney = await world.actor(partner, 'attorney');
  const outsider = await world.actor(stranger, 'caseworker');

  const newSubject = async (): Promise<Id> => {
    const subjectId = newId(kernel.clock, kernel.random);
    await kernel.db.transaction({ orgId: home, userId: null }, (tx) =>
      joinCircle(
        { tx, clock, orgId: home },
        ...[worker, supervisor].map((actor) => ({
          subjectId,
          personId: actor.userId as Id,
          relation: 'worker' as const,
        })),
      ),
    );
    return subjectId;
  };
  const subjectId = await newSubject();
  await kernel.db.transaction({ orgId: home, userId: null }, (tx) =>
    joinCircle({ tx, clock, orgId: home }, { subjectId, personId: survivor.userId as Id, relation: 'subject' }),
  );

  const terms = (more: object = {}) => ({
    subjectId,
    recipient: { organisationId: partner },
    purpose: 'purpose.legal-advice',
    classes: ['contact', 'service', 'safety'],
    fields: ['identity.given-name'],
    expiresAt: new Date(clock.millis() + 30 * day).toISOString(),
    signer: { as: 'self', name: 'Canary-Signer', isAllegedAbuser: false },
    subjectIsMinor: false,
    language: 'es',
    reader: 'Canary-Reader',
    interpreter: 'Canary-Interpreter',
    servicesDoNotDepend: true,
    ...more,
  });
  const draft = (more: object = {}) => world.perform(worker, draftRelease, terms(more));
  const signed = async (more: object = {}) => {
    const { id } = await draft(more);
    return world.perform(worker, signRelease, { releaseId: id, drawn });
  };
  const sendAs = (actor: Actor, releaseId: Id, more: object = {}): Promise<Sent> =>
    perform(kernel, actor, send, { releaseId, fields: Object.keys(record), values: record, ...more });

  return {
    world,
    kernel,
    clock,
    home,
    partner,
    stranger,
    worker,
    supervisor,
    colleague,
    survivor,
    reader,
    attorney,
    outsider,
    subjectId,
    newSubject,
    terms,
    draft,
    signed,
    sendAs,
    day,
    send: (releaseId: Id, more: object = {}) => sendAs(worker, releaseId, more),
  };
};
