import type { Actor } from '../../../platform/actor/index.ts';
import type { Id } from '../../../platform/contract/index.ts';
import type { TestWorld } from '../../../platform/testing/world.ts';
import { door } from '../../../protection/consent/testing/door.ts';
import {
  agreementFile,
  draftAgreement,
  makeNode,
  privateKeyOf,
  signAgreement,
  takeAgreement,
} from '../agreements/use-cases.ts';
import { nodeOrRefuse } from '../queries.ts';
import { prepareRound } from '../rounds/prepare-round.ts';
import { startRound } from '../rounds/start-round.ts';
import { takeCarried } from '../rounds/take-carried.ts';
import { messageFile, openRound, openRoundView } from '../rounds/use-cases.ts';

export interface Office {
  readonly orgId: Id;
  readonly id: string;
  readonly officer: Actor;
  readonly second: Actor;
  readonly publicKey: string;
}

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A round that was stopped takes no more. */
const over = (error: unknown): void => {
  if ((error as { code?: string }).code !== 'MATCHING_ROUND_ELSEWHERE') throw error;
};

/** The keys of an office's node, as nobody but its own server has them. */
export const keysOf = ({ kernel }: TestWorld, { orgId }: Office) =>
  kernel.db.transaction({ orgId, userId: null }, async (tx) => {
    const node = await nodeOrRefuse(tx);
    return { publicKey: node.public_key, privateKey: await privateKeyOf({ tx, kernel, orgId }, node) };
  });

/** A shelter, a clinic and a desk that counts, with the keys of their nodes, and a survivor whose releases cover both others. */
export const threeOffices = async (given?: TestWorld) => {
  const d = await door(given);
  const { world, clock } = d;

  const office = async (orgId: Id, id: string): Promise<Office> => {
    const officer = await world.actor(orgId, 'supervisor');
    const other = await world.actor(orgId, 'supervisor');
    // proves who is there anew each time: a test may let days go by
    const second: Actor = {
      ...other,
      get provedAt() {
        return clock.now();
      },
    };
    const { publicKey } = await world.perform(officer, makeNode, { partyId: id });
    return { orgId, id, officer, second, publicKey };
  };

  const shelter = await office(d.home, 'shelter');
  const clinic = await office(await world.organisation('Clinic'), 'clinic');
  const desk = await office(await world.organisation('Desk'), 'desk');
  const offices = [shelter, clinic, desk];

  const party = ({ id, publicKey }: Office, kind: string, bringsList = true) => ({
    id,
    name: id.toUpperCase(),
    kind,
    publicKey,
    bringsList,
  });
  const ring = {
    title: 'How many do we both serve?',
    purpose: 'purpose.match-lists',
    basis: 'statistics',
    legalSource: 'A made-up order',
    output: 'capture-table',
    keys: ['K1'],
    parties: [party(shelter, 'victim-services'), party(clinic, 'government'), party(desk, 'government', false)],
    padTo: 8,
    most: 100,
    roundsPerYear: 9,
    least: 2,
    from: '2026-11-01',
    until: '2027-06-30',
  };
  const pair = {
    ...ring,
    basis: 'consent',
    output: 'membership',
    keys: ['K1', 'K4'],
    parties: [party(shelter, 'victim-services'), party(clinic, 'other')],
  };

  /** Written by the shelter, carried to each partner, signed by all, carried round once more. */
  const agreed = async (terms: object): Promise<Id> => {
    const { terms: written } = await world.perform(shelter.officer, draftAgreement, terms);
    const parties = offices.filter(({ id }) => written.parties.some((one) => one.id === id));
    const carry = async (from: Office, to: Office) => {
      const file = await world.perform(from.officer, agreementFile, { agreementId: written.id });
      await world.perform(to.officer, takeAgreement, {}, file.bytes);
    };
    for (const to of parties.slice(1)) await carry(shelter, to);
    for (const one of parties) {
      const recipients = Object.fromEntries(
        parties.filter(({ id }) => id !== one.id).map(({ id, orgId }) => [id, orgId]),
      );
      await world.perform(one.second, signAgreement, { agreementId: written.id, recipients });
      for (const to of parties.filter((other) => other !== one)) await carry(one, to);
    }
    return written.id;
  };

  /** The messages of an office that lie ready, fetched, each with whom it is for. */
  const fetched = async (from: Office, roundId: Id): Promise<{ to: Office; bytes: Uint8Array }[]> => {
    const view = await world.perform(from.officer, openRoundView, { roundId }).catch(() => null);
    const ready = [];
    for (const { messageId, to, fetchedAt } of view?.outgoing ?? []) {
      if (fetchedAt !== null) continue;
      const file = await world.perform(from.officer, messageFile, { roundId, messageId });
      const office = offices.find(({ id }) => id === to);
      if (!office) throw new Error(`nobody is ${to}`);
      ready.push({ to: office, bytes: file.bytes });
    }
    return ready;
  };

  /** Carries what lies ready at each office once, newest first where `backwards`. Whether there was any. */
  const carryOnce = async (roundId: Id, backwards = false): Promise<boolean> => {
    let moved = false;
    for (const from of offices) {
      const ready = await fetched(from, roundId);
      for (const { to, bytes: file } of backwards ? ready.reverse() : ready) {
        await world.perform(to.officer, takeCarried, {}, file).catch(over);
        moved = true;
      }
    }
    return moved;
  };

  /** Carries until nobody has a message any more. */
  const carryAll = async (roundId: Id, backwards = false): Promise<void> => {
    while (await carryOnce(roundId, backwards));
  };

  const view = (one: Office, roundId: Id) => world.perform(one.officer, openRoundView, { roundId });

  /** A survivor of the shelter whose releases name these offices. */
  const survivor = async (named: readonly Office[], more: object = {}): Promise<{ subjectId: Id; releases: Id[] }> => {
    const subjectId = await d.newSubject();
    const releases = [];
    for (const { orgId } of named) {
      const { id } = await d.signed({
        subjectId,
        recipient: { organisationId: orgId },
        purpose: 'purpose.match-lists',
        classes: ['identity', 'contact'],
        fields: [],
        direction: 'give',
        ...more,
      });
      releases.push(id);
    }
    return { subjectId, releases };
  };

  const covered = await survivor([clinic, desk]);
  const onlyClinic = await survivor([clinic]);
  const otherPurpose = await survivor([clinic, desk], { purpose: 'purpose.legal-advice' });
  const shelterList = (...more: string[]): Uint8Array =>
    bytes(
      [
        'survivor,name,birth,phone',
        `${covered.subjectId},Ana Canary-Diaz,1990-01-02,2125550100`,
        `${onlyClinic.subjectId},Bo Canary-Chan,1991-03-04,2125550101`,
        `${otherPurpose.subjectId},Cy Canary-Doe,1992-05-06,`,
        ',Nobody Said,1980-01-01,',
        ...more,
      ].join('\n'),
    );
  const clinicList = bytes(
    'name,birth,phone\n"CANARY-DIAZ, Ana",1990-01-02,+1 212 555 0100\nBo Canary-Chan,1991-03-04,\nEve Else,1970-01-01,\n',
  );

  const ringPrepared = async (agreementId: Id): Promise<Id> => {
    const { id: roundId } = await world.perform(desk.officer, openRound, { agreementId });
    await world.perform(desk.second, startRound, { roundId });
    await carryAll(roundId);
    await world.perform(shelter.officer, prepareRound, { roundId }, shelterList());
    await world.perform(clinic.officer, prepareRound, { roundId }, clinicList);
    return roundId;
  };
  return {
    d,
    world,
    clock,
    shelter,
    clinic,
    desk,
    offices,
    ring,
    pair,
    party,
    agreed,
    fetched,
    carryOnce,
    carryAll,
    view,
    survivor,
    shelterList,
    clinicList,
    ringPrepared,
  };
};
