import { describe, expect, it } from 'vitest';
import { auditEntries } from '../../../platform/audit/index.ts';
import { fixedClock } from '../../../platform/clock/index.ts';
import type { Id } from '../../../platform/contract/index.ts';
import { sha256 } from '../../../platform/hash/index.ts';
import { revokeRelease } from '../../../protection/consent/index.ts';
import { changeStudy, createStudy } from '../../prevalence/workbench/keep-study.ts';
import { listStudies, openRun, openStudy } from '../../prevalence/workbench/read-studies.ts';
import { startRun } from '../../prevalence/workbench/start-run.ts';
import { matching } from '../queries.ts';
import { bytes, threeOffices } from '../testing/offices.ts';
import { makeStudy } from './make-study.ts';
import { prepareRound } from './prepare-round.ts';
import { startRound } from './start-round.ts';
import { sweepRounds } from './sweep.ts';
import { takeCarried } from './take-carried.ts';
import { messageFile, openRound, resultTable, stopRound } from './use-cases.ts';

const { d, world, shelter, clinic, desk, offices, ring, agreed, carryAll, view, survivor, clinicList, ringPrepared } =
  await threeOffices();
const refusal = (code: string, more: object = {}) => expect.objectContaining({ code, ...more });

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
    expect(result?.estimates[0]).toMatchObject({
      method: 'chapman',
      interval: { level: 0.95, lower: expect.any(Number) },
    });
    const csv = await world.perform(desk.officer, resultTable, { roundId });
    expect(new TextDecoder().decode(csv.bytes)).toBe('SHELTER,CLINIC,count\n0,1,1-2\n1,1,1-2\n');
    await expect(world.perform(shelter.officer, resultTable, { roundId })).rejects.toEqual(
      refusal('MATCHING_NO_TABLE'),
    );
    for (const one of [shelter, clinic])
      expect(await view(one, roundId)).toMatchObject({ stage: 'finished', result: null });
    await studied(roundId, new TextDecoder().decode(csv.bytes));
  });

  it('takes the study of its table away when the agreed days are over, with its runs, and no other', async () => {
    const roundId = await ringPrepared(await agreed(ring));
    for (const one of [shelter, clinic]) await world.perform(one.second, startRound, { roundId });
    await carryAll(roundId);
    const analyst = await world.actor(desk.orgId, 'analyst');
    const { studyId } = await world.perform(analyst, makeStudy, { roundId });
    const { study } = await world.perform(analyst, openStudy, { studyId });
    const { studyId: ownStudy } = await world.perform(analyst, createStudy, { study });
    const { runId } = await world.perform(analyst, startRun, { studyId });
    const at = (await view(desk, roundId)).keepUntil ?? '';
    const dayBefore = new Date(Date.parse(at) - 86_400_000).toISOString();
    await sweepRounds.run({ ...world.kernel, clock: fixedClock(dayBefore) });
    expect((await world.perform(analyst, openStudy, { studyId })).study.source).toMatchObject({ roundId });
    await sweepRounds.run({ ...world.kernel, clock: fixedClock(at) });
    await expect(world.perform(analyst, openStudy, { studyId })).rejects.toEqual(refusal('PREVALENCE_STUDY_NOT_FOUND'));
    await expect(world.perform(analyst, openRun, { runId })).rejects.toEqual(refusal('PREVALENCE_RUN_NOT_FOUND'));
    expect((await world.perform(analyst, openStudy, { studyId: ownStudy })).study.source).toBeNull();
    const entries = await world.kernel.db.transaction(analyst, (tx) =>
      auditEntries(tx, desk.orgId, { recordId: studyId, outcome: 'done' }, 20, 0),
    );
    const gone = entries.filter(({ act }) => act === 'prevalence.remove-study');
    expect(gone).toEqual([expect.objectContaining({ records: [studyId, roundId] })]);
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
