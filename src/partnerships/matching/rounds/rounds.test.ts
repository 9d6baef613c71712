import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/actor/index.ts';
import { auditEntries } from '../../../platform/audit/index.ts';
import { fixedClock } from '../../../platform/clock/index.ts';
import type { Id } from '../../../platform/contract/index.ts';
import { sha256 } from '../../../platform/hash/index.ts';
import { newId } from '../../../platform/ids/index.ts';
import { draftRelease, joinCircle, revokeRelease, signRelease } from '../../../protection/consent/index.ts';
import { door, drawn } from '../../../protection/consent/testing/door.ts';
import { changeStudy, createStudy } from '../../prevalence/workbench/keep-study.ts';
import { listStudies, openStudy } from '../../prevalence/workbench/read-studies.ts';
import {
  agreementFile,
  draftAgreement,
  endAgreement,
  makeNode,
  signAgreement,
  takeAgreement,
} from '../agreements/use-cases.ts';
import { matching } from '../queries.ts';
import { makeStudy } from './make-study.ts';
import { sweepRounds } from './sweep.ts';
import {
  messageFile,
  openRound,
  openRoundView,
  prepareRound,
  resultTable,
  startRound,
  stopRound,
  takeCarried,
} from './use-cases.ts';

const d = await door();
const { world, clock } = d;

interface Office {
  readonly orgId: Id;
  readonly id: string;
  readonly officer: Actor;
  readonly second: Actor;
  readonly publicKey: string;
}

const office = async (orgId: Id, id: string): Promise<Office> => {
  const officer = await world.actor(orgId, 'supervisor');
  const second = await world.actor(orgId, 'supervisor');
  const { publicKey } = await world.perform(officer, makeNode, { partyId: id });
  return { orgId, id, officer, second, publicKey };
};

const shelter = await office(d.home, 'shelter');
const clinic = await office(await world.organisation('Clinic'), 'clinic');
const desk = await office(await world.organisation('Desk'), 'desk');
const offices = [shelter, clinic, desk];

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const refusal = (code: string, more: object = {}) => expect.objectContaining({ code, ...more });

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

/** Carries every message that lies ready, newest first where `backwards`, until nobody has any. */
const carryAll = async (roundId: Id, backwards = false): Promise<void> => {
  for (let moved = true; moved; ) {
    moved = false;
    for (const from of offices) {
      const view = await world.perform(from.officer, openRoundView, { roundId }).catch(() => null);
      const ready = (view?.outgoing ?? []).filter(({ fetchedAt }) => fetchedAt === null);
      for (const { messageId, to } of backwards ? ready.reverse() : ready) {
        const file = await world.perform(from.officer, messageFile, { roundId, messageId });
        const office = offices.find(({ id }) => id === to);
        if (!office) throw new Error(`nobody is ${to}`);
        await world.perform(office.officer, takeCarried, {}, file.bytes).catch(over);
        moved = true;
      }
    }
  }
};
/** A round that was stopped takes no more. */
const over = (error: unknown): void => {
  if ((error as { code?: string }).code !== 'MATCHING_ROUND_ELSEWHERE') throw error;
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

/** The table goes into a study as it may be shown, by whoever may write studies, and both rooms say so in the trail. */
const studied = async (roundId: Id, csv: string): Promise<void> => {
  await expect(world.perform(desk.officer, makeStudy, { roundId })).rejects.toEqual(refusal('NOT_PERMITTED'));
  const analyst = await world.actor(desk.orgId, 'analyst');
  const { studyId } = await world.perform(analyst, makeStudy, { roundId });
  const { study } = await world.perform(analyst, openStudy, { studyId });
  const { agreementId, keepUntil } = await view(desk, roundId);
  const source = { agreementId, roundId, tableHash: sha256(csv), withheld: 2, keepUntil };
  const lists = [{ name: 'SHELTER' }, { name: 'CLINIC' }];
  expect(study).toMatchObject({ title: ring.title, table: csv, lists, source });
  // a later change keeps where the table came from, and no file can claim to come from a round
  await world.perform(analyst, changeStudy, {
    studyId,
    revision: 1,
    study: { ...study, source: null, title: 'Later' },
  });
  expect((await world.perform(analyst, openStudy, { studyId })).study).toMatchObject({ title: 'Later', source });
  const { studyId: claimed } = await world.perform(analyst, createStudy, { study });
  expect((await world.perform(analyst, openStudy, { studyId: claimed })).study.source).toBeNull();
  const entries = await world.kernel.db.transaction(analyst, (tx) =>
    auditEntries(tx, desk.orgId, { recordId: roundId, actorId: analyst.userId as Id, outcome: 'done' }, 10, 0),
  );
  expect(
    entries
      .filter(({ records }) => records.includes(studyId))
      .map(({ act }) => act)
      .sort(),
  ).toEqual(['matching.make-study', 'prevalence.create-study']);
  // who brought a list has no table, and nothing is left behind by the refusal
  const other = await world.actor(clinic.orgId, 'analyst');
  await expect(world.perform(other, makeStudy, { roundId })).rejects.toEqual(refusal('MATCHING_NO_TABLE'));
  expect(await world.perform(other, listStudies, {})).toMatchObject({ total: 0 });
};

describe('a ring between organisations', () => {
  it('runs by files carried in any order, and yields a table of those whom releases cover', async () => {
    const roundId = await ringPrepared(await agreed(ring));
    expect((await view(shelter, roundId)).counts).toEqual({
      entered: 1,
      withoutKey: 0,
      refused: { 'other-recipient': 1, 'other-purpose': 1, 'no-subject': 1 },
    });
    for (const one of [shelter, clinic]) await world.perform(one.second, startRound, { roundId });
    await carryAll(roundId, true);
    const { stage, result, blame } = await view(desk, roundId);
    expect({ stage, blame }).toEqual({ stage: 'finished', blame: null });
    // one on both lists, two at the clinic alone: the small cell takes the total's secret with it
    expect(result?.table).toMatchObject({ lists: ['SHELTER', 'CLINIC'], withheld: 2, cases: 3 });
    expect(result?.estimates[0]?.method).toBe('chapman');
    const csv = await world.perform(desk.officer, resultTable, { roundId });
    expect(new TextDecoder().decode(csv.bytes)).toBe('SHELTER,CLINIC,count\n0,1,1-2\n1,1,1-2\n');
    await expect(world.perform(shelter.officer, resultTable, { roundId })).rejects.toEqual(
      refusal('MATCHING_NO_TABLE'),
    );
    for (const one of [shelter, clinic])
      expect(await view(one, roundId)).toMatchObject({ stage: 'finished', result: null });
    await studied(roundId, new TextDecoder().decode(csv.bytes));
  });

  it('leaves no name, no key and no secret in the database', async () => {
    const roundId = await ringPrepared(await agreed(ring));
    const rows = await world.kernel.db.transaction({ orgId: d.home, userId: null }, async (tx) => [
      ...(await matching(tx).selectFrom('matching.round').selectAll().where('id', '=', roundId).execute()),
      ...(await matching(tx).selectFrom('matching.message').selectAll().where('round_id', '=', roundId).execute()),
    ]);
    const text = JSON.stringify(rows, (_, value) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
    );
    expect(text).not.toMatch(/Canary|1990-01-02|5550100|"scalar"/);
    await world.perform(shelter.officer, stopRound, { roundId });
    const ended = await world.kernel.db.transaction({ orgId: d.home, userId: null }, (tx) =>
      matching(tx).selectFrom('matching.round').select('state_sealed').where('id', '=', roundId).execute(),
    );
    expect(ended).toEqual([{ state_sealed: null }]);
  });

  it('is stopped by the shelter where a release is taken back after its list came in', async () => {
    const she = await survivor([clinic, desk]);
    const agreementId = await agreed(ring);
    const { id: roundId } = await world.perform(desk.officer, openRound, { agreementId });
    await world.perform(desk.second, startRound, { roundId });
    await carryAll(roundId);
    const list = bytes(`survivor,name,birth\n${she.subjectId},Fay Canary,1999-01-01\n`);
    await world.perform(shelter.officer, prepareRound, { roundId }, list);
    await world.perform(clinic.officer, prepareRound, { roundId }, clinicList);
    await world.perform(clinic.second, startRound, { roundId });
    await world.perform(shelter.second, startRound, { roundId });
    await world.perform(d.worker, revokeRelease, { releaseId: she.releases[1], way: 'by phone', by: 'Herself' });
    await carryAll(roundId);
    for (const one of offices)
      expect(await view(one, roundId)).toMatchObject({ stage: 'stopped', blame: { party: 'shelter' }, result: null });
  });

  it('takes the same message twice without harm, and refuses what is from nobody of the agreement', async () => {
    const agreementId = await agreed(ring);
    const { id: roundId } = await world.perform(desk.officer, openRound, { agreementId });
    const { outgoing } = await world.perform(desk.second, startRound, { roundId });
    const { messageId = '' } = outgoing.find(({ to }) => to === 'shelter') ?? {};
    const file = await world.perform(desk.officer, messageFile, { roundId, messageId });
    expect(await world.perform(shelter.officer, takeCarried, {}, file.bytes)).toMatchObject({ taken: 'held' });
    expect(await world.perform(shelter.officer, takeCarried, {}, file.bytes)).toMatchObject({ taken: 'again' });
    await expect(world.perform(clinic.officer, takeCarried, {}, file.bytes)).rejects.toEqual(
      refusal('MATCHING_MESSAGE_FOREIGN'),
    );
    const changed = file.bytes.slice();
    changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
    await expect(world.perform(shelter.officer, takeCarried, {}, changed)).rejects.toEqual(
      refusal('MATCHING_MESSAGE_FOREIGN'),
    );
    await expect(world.perform(shelter.officer, takeCarried, {}, bytes('no message'))).rejects.toEqual(
      refusal('MATCHING_MESSAGE_UNREADABLE'),
    );
  });
});

describe('two organisations', () => {
  it('count whom both know; one key alone is only possible', async () => {
    const agreementId = await agreed({
      ...pair,
      parties: [party(shelter, 'victim-services'), party(clinic, 'other')],
      basis: 'statistics',
      output: 'cardinality',
      least: 1,
    });
    const { id: roundId } = await world.perform(shelter.officer, openRound, { agreementId });
    await world.perform(shelter.officer, prepareRound, { roundId }, shelterList());
    await world.perform(shelter.second, startRound, { roundId });
    await carryAll(roundId);
    await world.perform(clinic.officer, prepareRound, { roundId }, clinicList);
    await world.perform(clinic.second, startRound, { roundId });
    await carryAll(roundId);
    // with one partner alone, who is released to the clinic may enter too; of K1 and K4 she shares one: a person must look
    expect((await view(shelter, roundId)).result).toMatchObject({ matched: 1, possible: 1, matches: [] });
  });

  it('show the asker which of its records match, for as long as the releases live', async () => {
    const she = await survivor([clinic]);
    const agreementId = await agreed(pair);
    const { id: roundId } = await world.perform(shelter.officer, openRound, { agreementId });
    const list = bytes(`survivor,name,birth,phone\n${she.subjectId},Ana Canary,1990-01-02,2125550100\n`);
    await world.perform(shelter.officer, prepareRound, { roundId }, list);
    await world.perform(shelter.second, startRound, { roundId });
    await carryAll(roundId);
    // on the ground of consent the clinic needs a release for each of its own too
    await expect(world.perform(clinic.officer, prepareRound, { roundId }, clinicList)).rejects.toEqual(
      refusal('MATCHING_NOBODY_ENTERS', { where: [{ code: 'no-subject', says: 'The list names no survivor: 3' }] }),
    );
    const theirs = await releasedByClinic();
    const known = bytes(`survivor,name,birth,phone\n${theirs},"CANARY, Ana",1990-01-02,+12125550100\n`);
    await world.perform(clinic.officer, prepareRound, { roundId }, known);
    await world.perform(clinic.second, startRound, { roundId });
    await carryAll(roundId);
    const match = { ref: she.subjectId, verdict: 'match', by: ['K1', 'K4'] };
    expect((await view(shelter, roundId)).result).toMatchObject({ matched: 1, matches: [match] });
    expect((await view(clinic, roundId)).result).toMatchObject({ matched: 1, matches: [] });
    await world.perform(d.worker, revokeRelease, { releaseId: she.releases[0], way: 'by phone', by: 'Herself' });
    expect((await view(shelter, roundId)).result?.matches).toEqual([]);
    const later = { ...world.kernel, clock: fixedClock('2026-12-25T09:00:00.000Z') };
    expect(await sweepRounds.run(later)).toBeGreaterThan(0);
    expect(await view(shelter, roundId)).toMatchObject({ stage: 'finished', result: null, outgoing: [] });
  });
});

/** A survivor of the clinic who lets it compare its list with the shelter's. */
const releasedByClinic = async (): Promise<Id> => {
  const worker = await world.actor(clinic.orgId, 'caseworker');
  const subjectId = newId(clock, world.kernel.random);
  await world.kernel.db.transaction({ orgId: clinic.orgId, userId: null }, (tx) =>
    joinCircle({ tx, clock, orgId: clinic.orgId }, { subjectId, personId: worker.userId as Id, relation: 'worker' }),
  );
  const { id } = await world.perform(
    worker,
    draftRelease,
    d.terms({
      subjectId,
      recipient: { organisationId: shelter.orgId },
      purpose: 'purpose.match-lists',
      classes: ['identity', 'contact'],
      fields: [],
      direction: 'give',
    }),
  );
  await world.perform(worker, signRelease, { releaseId: id, drawn });
  return subjectId;
};

describe('no round', () => {
  it('without every signature, after the agreement was ended, over its quota, or by one person alone', async () => {
    const { terms } = await world.perform(shelter.officer, draftAgreement, pair);
    await world.perform(shelter.second, signAgreement, { agreementId: terms.id, recipients: { clinic: clinic.orgId } });
    await expect(world.perform(shelter.officer, openRound, { agreementId: terms.id })).rejects.toEqual(
      refusal('MATCHING_NOT_IN_FORCE', { values: { state: 'waiting' } }),
    );
    const agreementId = await agreed({ ...pair, roundsPerYear: 1 });
    const { id: roundId } = await world.perform(shelter.officer, openRound, { agreementId });
    await expect(world.perform(shelter.officer, openRound, { agreementId })).rejects.toEqual(
      refusal('MATCHING_QUOTA_USED'),
    );
    await world.perform(shelter.officer, prepareRound, { roundId }, shelterList());
    await expect(world.perform(shelter.officer, startRound, { roundId })).rejects.toEqual(
      refusal('MATCHING_SECOND_PERSON'),
    );
    await world.perform(shelter.second, endAgreement, { agreementId });
    await expect(world.perform(shelter.second, startRound, { roundId })).rejects.toEqual(
      refusal('MATCHING_NOT_IN_FORCE'),
    );
  });

  it('with more people than were agreed', async () => {
    const agreementId = await agreed({ ...pair, padTo: 0, most: 1 });
    const { id: roundId } = await world.perform(shelter.officer, openRound, { agreementId });
    await expect(world.perform(shelter.officer, prepareRound, { roundId }, shelterList())).rejects.toEqual(
      refusal('MATCHING_SET_TOO_LARGE'),
    );
  });

  it('under terms that do not fit, or under a signature that is not the party’s', async () => {
    await expect(
      world.perform(shelter.officer, draftAgreement, { ...ring, keys: ['K1', 'K4'], padTo: 500 }),
    ).rejects.toEqual(
      refusal('MATCHING_TERMS_WRONG', {
        where: [
          expect.objectContaining({ field: 'keys', code: 'MATCHING_RING_ONE_KEY' }),
          expect.objectContaining({ field: 'padTo', code: 'MATCHING_PAD_ABOVE_MOST' }),
        ],
      }),
    );
    const { terms } = await world.perform(shelter.officer, draftAgreement, pair);
    const forged = bytes(JSON.stringify({ terms, signatures: { clinic: 'A'.repeat(86) } }));
    await expect(world.perform(shelter.officer, takeAgreement, {}, forged)).rejects.toEqual(
      refusal('MATCHING_SIGNATURE_WRONG'),
    );
    expect(clock.today()).toBe('2026-11-24');
  });
});
