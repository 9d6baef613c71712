import { beforeAll, describe, expect, it } from 'vitest';
import { readTable } from '../../../engines/sheets/index.ts';
import type { Actor } from '../../../platform/actor/index.ts';
import { perform } from '../../../platform/kernel/index.ts';
import type { TestWorld } from '../../../platform/testing/world.ts';
import { testWorld } from '../../../testing/world.ts';
import { openRecord } from '../../casework/cases/open-record.ts';
import { assignWorker } from '../../casework/cases/team.ts';
import { destroyRecord } from '../../casework/keeping/destroy-record.ts';
import { openHouse, outcomeOf } from '../../casework/testing/house.ts';
import { restitution } from '../queries.ts';
import { sweepDestroyed } from '../sweep-destroyed.ts';
import { worksheet } from '../worksheet/worksheet.ts';
import { listComputations } from './list-computations.ts';
import { openComputation, openWeek, tryComputation } from './open-computation.ts';
import { saveComputation } from './save-computation.ts';

const work = {
  spells: [
    {
      from: '2012-03-04',
      to: '2012-03-17',
      hoursPerDay: { every: { low: 6, likely: 7, high: 8 } },
      rate: '0.00',
      basis: 'Zebulon from next door',
    },
  ],
  paid: [{ date: '2012-03-10', amount: '55.25' }],
  losses: [{ kind: 'medical', amount: '10.00' }],
  liquidated: true,
  circuit: '4',
};

describe('what a survivor is owed', () => {
  let world: TestWorld;
  let house: Awaited<ReturnType<typeof openHouse>>;
  let survivorId: string;
  let id: string;
  beforeAll(async () => {
    world = await testWorld('2026-11-24T12:00:00.000Z');
    house = await openHouse(world);
    ({ survivorId } = await house.meetWithCase());
    await perform(world.kernel, house.worker, assignWorker, { survivorId, personId: house.attorney.userId });
    ({ id } = await save(house.worker));
  });
  const save = (actor: Actor, more: object = {}) =>
    world.perform(actor, saveComputation, { survivorId, title: 'Kitchen of Mr. Quandary', work, ...more });
  const open = (actor: Actor = house.worker) =>
    world.perform(actor, openComputation, { survivorId, computationId: id });

  it('is computed week by week, with a range and with its law', async () => {
    const { result, work: told } = await open();
    expect(told).toEqual(work);
    // 49 hours: 355.25 straight and 32.63 overtime, half a cent up
    expect(result.weeks.map(({ start, due, paid, backWages }) => [start, due, paid, backWages])).toEqual([
      ['2012-03-04', '387.88', '55.25', '332.63'],
      ['2012-03-11', '387.88', '0.00', '387.88'],
    ]);
    expect(result).toMatchObject({ backWages: '720.51', restitution: '1451.02', uncertain: true });
    const bounds = [result.range.low, result.range.high].map((one) => Number(one.restitution));
    expect(bounds[0]).toBeLessThan(1451.02);
    expect(bounds[1]).toBeGreaterThan(1451.02);
    expect(result.lines.find(({ step }) => step === 'greater')?.says).toContain('1441.02');
    expect(result.lines.every(({ cite }) => cite !== '')).toBe(true);
    expect(result.reviewed).toBe(false);
  });

  it('shows how one week came about', async () => {
    const { lines } = await world.perform(house.attorney, openWeek, {
      survivorId,
      computationId: id,
      start: '2012-03-11',
    });
    expect(lines.find(({ step }) => step === 'due')).toMatchObject({ amount: '387.88', exact: '387.875' });
  });

  it('can be tried before it is kept, and what cannot be computed is refused with its place and not kept', async () => {
    const trial = { survivorId, work: { ...work, liquidated: false } };
    expect(await world.perform(house.worker, tryComputation, trial)).toMatchObject({ restitution: '730.51' });
    const wrong = save(house.worker, { work: { ...work, paid: [{ date: '2012-02-30', amount: '1.00' }] } });
    await expect(wrong).rejects.toMatchObject({
      code: 'RESTITUTION_WORK_INVALID',
      where: [{ field: 'paid[0].date', code: 'WAGES_WANTS_DAY' }],
    });
    const { computations } = await world.perform(house.worker, listComputations, { survivorId });
    expect(computations.map((one) => [one.title, one.version])).toEqual([['Kitchen of Mr. Quandary', 1]]);
  });

  it('is never overwritten: a change is a new version, and two at once are told apart', async () => {
    expect(await save(house.attorney, { id, basedOn: 1, title: 'Kitchen, second telling' })).toEqual({
      id,
      version: 2,
    });
    await expect(save(house.worker, { id, basedOn: 1 })).rejects.toMatchObject({ code: 'RESTITUTION_CHANGED' });
    expect(await open()).toMatchObject({ version: 2, title: 'Kitchen, second telling', by: expect.any(String) });
  });

  it('is closed to who does not work with her, the same as if it were not there', async () => {
    const stranger = '0190a6f0-5a3e-7000-8000-00000000dead';
    for (const one of [survivorId, stranger])
      expect(await outcomeOf(world, house.colleague, listComputations, { survivorId: one })).toBe(
        'NOT_FOUND_OR_NO_ACCESS',
      );
    const elsewhere = { survivorId, computationId: stranger };
    expect(await outcomeOf(world, house.worker, openComputation, elsewhere)).toBe('NOT_FOUND_OR_NO_ACCESS');
    expect(await outcomeOf(world, house.worker, worksheet, { survivorId, computationId: id })).toBe('NOT_PERMITTED');
  });

  it('lies sealed: no word and no amount in clear', async () => {
    const rows = await world.kernel.db.transaction({ orgId: house.orgId, userId: null }, (tx) =>
      restitution(tx).selectFrom('restitution.computation').selectAll().where('survivor_id', '=', survivorId).execute(),
    );
    expect(rows.length).toBeGreaterThan(1);
    const seen = rows.flatMap((row) =>
      Object.values(row).map((value) =>
        value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value),
      ),
    );
    for (const secret of ['Quandary', 'Zebulon', '55.25']) expect(seen.some((one) => one.includes(secret))).toBe(false);
  });

  it('goes on paper: a workbook with every line, and a PDF; the same input has the same fingerprint', async () => {
    const ask = { survivorId, computationId: id };
    const book = await world.perform(house.attorney, worksheet, { ...ask, as: 'xlsx' });
    const { sheets } = readTable(book.bytes);
    expect(sheets.map(({ name }) => name)).toEqual(['Sum', 'Weeks', 'Lines', 'Range', 'Notes']);
    const text = JSON.stringify(sheets);
    for (const part of ['1451.02', '387.875', '29 CFR 778.104', 'Not legal advice', 'SHA-256', 'Edwards'])
      expect(text).toContain(part);
    const hashIn = (all: string) => /SHA-256\): ([0-9a-f]{64})/.exec(all)?.[1];
    const again = await world.perform(house.attorney, worksheet, { ...ask, as: 'xlsx' });
    expect(hashIn(JSON.stringify(readTable(again.bytes).sheets))).toBe(hashIn(text));
    const pdf = await world.perform(house.attorney, worksheet, { ...ask, as: 'pdf' });
    expect(Buffer.from(pdf.bytes.slice(0, 5)).toString('latin1')).toBe('%PDF-');
    expect(pdf.name).toBe('worksheet.pdf');
  });

  it('is lost with the class of her record, at once unreadable and soon gone', async () => {
    const { code } = await world.perform(house.worker, openRecord, { survivorId });
    const destroy = { survivorId, classes: ['financial'], reason: 'asked-by-the-survivor', code };
    await world.perform(house.supervisor, destroyRecord, destroy);
    expect((await world.perform(house.worker, listComputations, { survivorId })).computations).toEqual([]);
    expect(await outcomeOf(world, house.worker, openComputation, { survivorId, computationId: id })).toBe('SHREDDED');
    expect(await sweepDestroyed.run(world.kernel)).toBeGreaterThanOrEqual(2);
    expect(await outcomeOf(world, house.worker, openComputation, { survivorId, computationId: id })).toBe(
      'NOT_FOUND_OR_NO_ACCESS',
    );
  });
});
