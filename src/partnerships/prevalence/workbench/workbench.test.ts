import { PDFDocument, PDFName } from 'pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/actor/index.ts';
import type { Id } from '../../../platform/contract/index.ts';
import { sha256 } from '../../../platform/hash/index.ts';
import { newId } from '../../../platform/ids/index.ts';
import { untilState, withWorker } from '../../../platform/jobs/testing/work.ts';
import type { TestWorld } from '../../../platform/testing/world.ts';
import { testWorld } from '../../../testing/world.ts';
import { studyFromTable } from '../index.ts';
import { prevalence } from '../queries.ts';
import type { StudyFile } from '../study/contract.ts';
import { changeStudy, createStudy } from './keep-study.ts';
import { listStudies, openRun, openStudy } from './read-studies.ts';
import { runReport } from './run-report.ts';
import { runKind } from './run-study-job.ts';
import { signRun } from './sign-run.ts';
import { startRun } from './start-run.ts';

const madeUp = {
  title: 'Made-up county',
  area: 'Cedar County',
  period: '2025',
  lists: [{ name: 'police', keeper: 'Sheriff' }],
  table: [
    'police,shelter,clinic,count',
    '1,0,0,150',
    '0,1,0,140',
    '0,0,1,130',
    '1,1,0,40',
    '1,0,1,38',
    '0,1,1,36',
    '1,1,1,4',
  ],
  settings: { methods: ['main' as const, 'stepwise' as const], bootstrap: 100, level: 0.95, seed: 3 },
  assumptions: { closed: { holds: 'doubtful' as const, why: 'People move at harvest.' } },
};

const holdsFile = async (pdf: Uint8Array): Promise<boolean> =>
  (await PDFDocument.load(pdf)).catalog.has(PDFName.of('Names'));

const textOf = ({ bytes }: { bytes: Uint8Array }): string => new TextDecoder().decode(bytes);

describe('a study', () => {
  let world: TestWorld;
  let analyst: Actor;
  let officer: Actor;
  beforeAll(async () => {
    world = await testWorld();
    const org = await world.organisation('Cedar Rapporteur');
    analyst = await world.actor(org, 'analyst');
    officer = await world.actor(org, 'plan-officer');
  });

  const started = async (study: object = madeUp) => {
    const { studyId } = await world.perform(analyst, createStudy, { study: study as StudyFile });
    return { studyId, ...(await world.perform(analyst, startRun, { studyId })) };
  };
  const finished = async (study?: object) => {
    const run = await started(study);
    await withWorker(world, [runKind], () => untilState(world.kernel, run.jobId, 'done'));
    return run;
  };

  it('is kept sealed, and only with a table that can be read', async () => {
    const { studyId } = await world.perform(analyst, createStudy, { study: madeUp });
    const raw = await world.kernel.db.transaction(analyst, (tx) =>
      prevalence(tx).selectFrom('prevalence.study').selectAll().where('id', '=', studyId).executeTakeFirstOrThrow(),
    );
    expect(Buffer.from(raw.content_sealed).includes('police')).toBe(false);
    expect(await world.perform(analyst, openStudy, { studyId })).toMatchObject({
      revision: 1,
      study: { area: 'Cedar County', settings: { seed: 3 } },
      runs: [],
    });
    const bad = { ...madeUp, table: 'a,b,count\n1,2,5\n' };
    await expect(world.perform(analyst, createStudy, { study: bad })).rejects.toMatchObject({
      code: 'PREVALENCE_NOT_ZERO_OR_ONE',
      where: [{ row: 2, column: 'b', says: '"2"' }],
    });
  });

  it('is changed only by who has seen its last change', async () => {
    const { studyId } = await world.perform(analyst, createStudy, { study: madeUp });
    const change = (revision: number, title: string) =>
      world.perform(officer, changeStudy, { studyId, revision, study: { ...madeUp, title } });
    expect(await change(1, 'Second')).toEqual({ revision: 2 });
    await expect(change(1, 'Third')).rejects.toMatchObject({ code: 'PREVALENCE_STUDY_CHANGED' });
    expect((await world.perform(analyst, openStudy, { studyId })).study.title).toBe('Second');
  });

  it('is computed by a job, the same each time, and keeps what it was computed from', async () => {
    const [one, two] = [await finished(), await finished()];
    const [first, second] = await Promise.all(
      [one, two].map(({ runId }) => world.perform(analyst, openRun, { runId })),
    );
    expect(first?.result?.estimates).toEqual(second?.result?.estimates);
    // each study has a salt of its own: from a bare hash the withheld counts could be found by trying
    expect(first?.result?.tableHash).not.toBe(second?.result?.tableHash);
    expect(first?.run).toMatchObject({ state: 'done', verdict: first?.result?.verdict.kind });
    // counts of ten and less are withheld in what is shown
    expect(first?.result?.table.at(-1)).toEqual({ on: ['police', 'shelter', 'clinic'], from: 1, to: 10 });
    await world.perform(analyst, changeStudy, {
      studyId: one.studyId,
      revision: 1,
      study: { ...madeUp, title: 'Later' },
    });
    expect((await world.perform(analyst, openRun, { runId: one.runId })).study.title).toBe('Made-up county');
    const { rows } = await world.perform(analyst, listStudies, {});
    expect(rows.find(({ id }) => id === one.studyId)).toMatchObject({ title: 'Later', lastRun: { state: 'done' } });
  });

  it('is signed off by somebody else, once, when there are numbers', async () => {
    const waiting = await started();
    await expect(world.perform(officer, signRun, { runId: waiting.runId, why: 'Looked at' })).rejects.toMatchObject({
      code: 'PREVALENCE_RUN_UNFINISHED',
    });
    const { runId } = await finished();
    await expect(world.perform(analyst, signRun, { runId, why: 'Mine' })).rejects.toMatchObject({
      code: 'NOT_PERMITTED',
    });
    await world.perform(officer, signRun, { runId, why: 'Asked the clinic about its forms' });
    await expect(world.perform(officer, signRun, { runId, why: 'Again' })).rejects.toMatchObject({
      code: 'PREVALENCE_RUN_SIGNED',
    });
    const own = await world.perform(officer, createStudy, { study: madeUp });
    const { runId: ownRun } = await world.perform(officer, startRun, { studyId: own.studyId });
    await expect(world.perform(officer, signRun, { runId: ownRun, why: 'Own' })).rejects.toMatchObject({
      code: 'NOT_PERMITTED',
    });
  });

  it('is reported in four forms, with its doubts, without small counts, and from its file comes the same', async () => {
    const { runId } = await finished();
    const report = (format: 'pdf' | 'html' | 'md' | 'json') => world.perform(analyst, runReport, { runId, format });
    const markdown = textOf(await report('md'));
    for (const said of ['Nobody has signed this off', 'People move at harvest.', '1–10', 'Seed 3', 'SHA-256'])
      expect(markdown).toContain(said);
    expect(markdown).not.toMatch(/\| 4 \|/);
    const page = textOf(await report('html'));
    expect(page.match(/<svg /g)).toHaveLength(2);
    expect(page).not.toContain('<script');
    // the study file, which holds all counts, does not go with a paper that withholds some
    expect(await holdsFile((await report('pdf')).bytes)).toBe(false);
    const open = await finished({ ...madeUp, showSmallCounts: true });
    const whole = await world.perform(analyst, runReport, { runId: open.runId, format: 'pdf' });
    expect(await holdsFile(whole.bytes)).toBe(true);
    const file = JSON.parse(textOf(await report('json'))) as object;
    const again = await finished(file);
    const [one, two] = await Promise.all(
      [runId, again.runId].map((id) => world.perform(analyst, openRun, { runId: id })),
    );
    expect(two?.result?.estimates).toEqual(one?.result?.estimates);
    expect(two?.result?.tableHash).toBe(one?.result?.tableHash);
  });

  it('is begun by another capability only for who may write studies, and its report says whence without the hash', async () => {
    const [agreementId, roundId] = [newId(world.clock, world.kernel.random), newId(world.clock, world.kernel.random)];
    const source = { agreementId, roundId, withheld: 1, keepUntil: null };
    const begin = (actor: Actor, table: string) =>
      world.kernel.db.transaction(actor, (tx) =>
        studyFromTable(
          {
            tx,
            actor,
            orgId: actor.orgId as Id,
            clock: world.clock,
            kernel: world.kernel,
            newId: () => newId(world.clock, world.kernel.random),
          },
          { title: 'From a ring', table, lists: [], source },
        ),
      );
    const table = madeUp.table.join('\n').replace('1,1,1,4', '1,1,1,1-10');
    const supervisor = await world.actor(analyst.orgId as Id, 'supervisor');
    await expect(begin(supervisor, table)).rejects.toMatchObject({ code: 'NOT_PERMITTED' });
    await expect(begin(analyst, 'a,b,count\n1,2,5\n')).rejects.toMatchObject({ code: 'PREVALENCE_NOT_ZERO_OR_ONE' });
    const { studyId } = await begin(analyst, table);
    const { study } = await world.perform(analyst, openStudy, { studyId });
    expect(study.source?.tableHash).toBe(sha256(table));
    const few = { ...study, settings: madeUp.settings };
    await world.perform(analyst, changeStudy, { studyId, revision: 1, study: few });
    const { runId, jobId } = await world.perform(analyst, startRun, { studyId });
    await withWorker(world, [runKind], () => untilState(world.kernel, jobId, 'done'));
    const markdown = textOf(await world.perform(analyst, runReport, { runId, format: 'md' }));
    expect(markdown).toContain(roundId);
    expect(markdown).toContain('One cell came as a range.');
    // small counts may stand in the table without a range: from the hash of it they could be found by trying
    expect(markdown).not.toContain(sha256(table));
  });

  it('of another organisation is not there', async () => {
    const { studyId, runId } = await finished();
    const other = await world.actor(await world.organisation('Elsewhere'), 'analyst');
    await expect(world.perform(other, openStudy, { studyId })).rejects.toMatchObject({
      code: 'PREVALENCE_STUDY_NOT_FOUND',
    });
    await expect(world.perform(other, openRun, { runId })).rejects.toMatchObject({ code: 'PREVALENCE_RUN_NOT_FOUND' });
  });
});
