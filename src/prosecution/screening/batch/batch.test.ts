import { beforeAll, describe, expect, it } from 'vitest';
import { writeXlsx } from '../../../engines/sheets/index.ts';
import { cancelJob } from '../../../platform/jobs/cancel-job.ts';
import { jobRow, untilState, withWorker } from '../../../platform/jobs/testing/work.ts';
import type { AnyStream, StreamContext } from '../../../platform/kernel/index.ts';
import type { TestWorld } from '../../../platform/testing/world.ts';
import { testWorld } from '../../../testing/world.ts';
import { queue } from '../decisions/queue.ts';
import { type Desk, desk } from '../testing/desk.ts';
import { parties } from '../testing/lists.ts';
import type { BatchLine } from './contract.ts';
import { batchFile, batchRows, openBatch, watchBatch } from './read-batch.ts';
import { batchKind } from './run-batch.ts';
import { previewBatch, startBatch } from './start-batch.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const why = { purpose: 'customer-check', legalBasis: '31 CFR 501.603' };

describe('a table of names', () => {
  let world: TestWorld;
  let office: Desk;
  beforeAll(async () => {
    world = await testWorld();
    office = await desk(world);
    await office.load();
  });
  const start = (table: Uint8Array, more: object = {}) =>
    world.perform(office.officer, startBatch, { ...why, ...more }, table);
  const run = async (table: Uint8Array, more: object = {}) => {
    const started = await start(table, more);
    await withWorker(world, [batchKind], () => untilState(world.kernel, started.jobId, 'done', 'dead'));
    return started;
  };
  const names = (count: number): string =>
    Array.from(
      { length: count },
      (_, i) =>
        `C${i},${i % 50 === 7 ? 'Altavia Staffing' : `Customer ${String.fromCharCode(65 + (i % 26))}x Number`},,`,
    ).join('\n');

  it('is looked at before it is screened: which column holds what, and what is wrong', async () => {
    const table = bytes(
      'Ref;Nombre completo;Fecha de nacimiento;Pais\n1;Altavia Staffing;;Panama\n2;;1970;\n3;Otra Empresa;hoy;\n',
    );
    const preview = await world.perform(office.officer, previewBatch, {}, table);
    expect(preview).toMatchObject({
      columns: { id: 'Ref', name: 'Nombre completo', birth: 'Fecha de nacimiento', country: 'Pais' },
      total: 3,
      ready: true,
      problems: [
        { row: 3, code: 'SCREENING_NAME_EMPTY' },
        { row: 4, code: 'SCREENING_DATE_EMPTY' },
      ],
    });
    const lacking = await world.perform(office.officer, previewBatch, { name: 'Title' }, table);
    expect(lacking).toMatchObject({ ready: false, problems: [{ field: 'name' }, { field: 'name' }] });
    await expect(start(bytes('a,b\n1,2\n'))).rejects.toMatchObject({ code: 'SCREENING_TABLE_INVALID' });
    await expect(start(Uint8Array.of(0, 1, 2, 3))).rejects.toMatchObject({ code: 'SCREENING_TABLE_UNREADABLE' });
  });

  it('gives one line a row in its order, counts by list and measure, and puts matches into the queue', async () => {
    const table = bytes(
      'id,name,birth,country,schema\nx1,Altavia Staffing,,PA,Organization\nx2,Nobody Here,,,\nx3,"Velastro Quintarelli, Ermindo",1961-03-12,PA,Person\nx4,,,,\nx5,=cmd|calc,,,\n',
    );
    const { batchId, rows } = await run(table);
    expect(rows).toBe(5);
    const batch = await world.perform(office.officer, openBatch, { batchId });
    expect(batch).toMatchObject({
      state: 'done',
      done: 5,
      counts: { rows: 5, hits: 2, review: 0, nothing: 2, refused: 1, 'list:us-ofac-sdn': 2, 'measure:block': 2 },
    });
    const page = await world.perform(office.officer, batchRows, { batchId });
    expect(page.rows.map(({ row, id, hits, refused }) => [row, id, hits[0]?.sourceId ?? null, refused])).toEqual([
      [2, 'x1', '900001', null],
      [3, 'x2', null, null],
      [4, 'x3', '900004', null],
      [5, 'x4', null, 'SCREENING_NAME_EMPTY'],
      [6, 'x5', null, null],
    ]);
    expect(
      (await world.perform(office.officer, batchRows, { batchId, onlyHits: 'true', after: '2' })).rows.map(
        ({ id }) => id,
      ),
    ).toEqual(['x3']);
    expect((await world.perform(office.officer, queue, { batchId })).rows).toHaveLength(2);

    const jsonl = await world.perform(office.officer, batchFile, { batchId });
    const lines = Buffer.from(jsonl.bytes)
      .toString()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ id, query }) => [id, query])[0]).toEqual(['x1', 'Altavia Staffing']);
    const csv = Buffer.from(
      (await world.perform(office.officer, batchFile, { batchId, format: 'csv' })).bytes,
    ).toString();
    expect(csv).toContain('ALTAVIA STAFFING S.A.');
    expect(csv).toContain("'=cmd|calc");
  }, 60_000);

  it('reads workbooks, and screens nobody whom nobody may screen, whatever the column says', async () => {
    const sheet = writeXlsx({
      sheets: [
        {
          name: 'Names',
          columns: ['Id', 'Name', 'Role'].map((header) => ({ header })),
          rows: [
            ['1', 'Altavia Staffing', 'supplier'],
            ['2', 'Altavia Staffing', 'Survivor '],
            ['3', 'Altavia Staffing', 'VÍCTIMA'],
          ],
        },
      ],
    });
    const { batchId } = await run(sheet);
    const { rows } = await world.perform(office.officer, batchRows, { batchId });
    expect(rows.map(({ query, refused, hits }) => [query, refused, hits.length])).toEqual([
      ['Altavia Staffing', null, 1],
      ['', 'SCREENING_SUBJECT_REFUSED', 0],
      ['', 'SCREENING_SUBJECT_REFUSED', 0],
    ]);
  }, 60_000);

  it('goes on where it stopped, on the same lists, and comes out the same as if it had not', async () => {
    const table = bytes(`id,name,birth,country\n${names(260)}\n`);
    const whole = await run(table);
    const broken = await start(table);
    const worker = async (until: () => Promise<boolean>) =>
      withWorker(world, [batchKind], async () => {
        while (!(await until())) await new Promise((resolve) => setTimeout(resolve, 5));
      });
    // the server stops as soon as something is done, a list changes, and another server takes over
    await worker(async () => ((await jobRow(world.kernel, broken.jobId)).done ?? 0) >= 100);
    await office.load([...parties, { id: 900011, name: 'CUSTOMER AX NUMBER' }]);
    await withWorker(world, [batchKind], () => untilState(world.kernel, broken.jobId, 'done', 'dead'));
    const linesOf = async (batchId: string) => {
      const { bytes: file } = await world.perform(office.officer, batchFile, { batchId });
      return Buffer.from(file)
        .toString()
        .split('\n')
        .filter(Boolean)
        .map((line) => ({ ...(JSON.parse(line) as BatchLine), requestId: null }));
    };
    expect(await linesOf(broken.batchId)).toEqual(await linesOf(whole.batchId));
    expect((await world.perform(office.officer, openBatch, { batchId: broken.batchId })).done).toBe(260);
  }, 60_000);

  it('streams its rows, each once, while they are done', async () => {
    const table = bytes(`id,name,birth,country\n${names(230)}\n`);
    const { batchId, jobId } = await start(table);
    const context: StreamContext = {
      kernel: world.kernel,
      actor: () => office.officer,
      signal: new AbortController().signal,
    };
    const seen: number[] = [];
    await withWorker(world, [batchKind], async () => {
      for await (const line of (watchBatch as AnyStream).events(context, { batchId, after: 0 } as never))
        seen.push((line as BatchLine).row);
      await untilState(world.kernel, jobId, 'done');
    });
    expect(seen).toEqual(Array.from({ length: 230 }, (_, i) => i + 2));
  }, 60_000);

  it('can be cancelled; what is done stays to be read', async () => {
    const table = bytes(`id,name,birth,country\n${names(3000)}\n`);
    const { batchId, jobId } = await start(table);
    await withWorker(world, [batchKind], async () => {
      while (((await jobRow(world.kernel, jobId)).done ?? 0) < 100)
        await new Promise((resolve) => setTimeout(resolve, 5));
      await world.perform(office.officer, cancelJob, { jobId });
      await untilState(world.kernel, jobId, 'cancelled', 'done');
    });
    const batch = await world.perform(office.officer, openBatch, { batchId });
    expect(batch.state).toBe('cancelled');
    expect((await world.perform(office.officer, batchRows, { batchId, limit: '500' })).rows.length).toBe(
      Math.min(500, batch.done),
    );
    await expect(world.perform(office.officer, batchFile, { batchId })).rejects.toMatchObject({
      code: 'SCREENING_BATCH_UNFINISHED',
    });
  }, 60_000);
});
