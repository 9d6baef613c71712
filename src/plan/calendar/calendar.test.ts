import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/actor/index.ts';
import { listMails } from '../../platform/mail/outbox.ts';
import type { TestWorld } from '../../platform/testing/world.ts';
import { describeWithShared } from '../../testing/shared-data.ts';
import { testWorld } from '../../testing/world.ts';
import { setAgencyContact } from '../calls/set-agency-contact.ts';
import { planFromPack } from '../register/plan-from-pack.ts';
import { exportReport } from './export-report.ts';
import { fillReportItem } from './fill-report-item.ts';
import { openCalendar } from './open-calendar.ts';
import { recordDelivery } from './record-delivery.ts';
import { recordEvent, removeEvent } from './record-event.ts';
import { dutyReminders, remindDuties } from './remind-duties.ts';
import { meanAndMedian } from './report.ts';
import { reportItems } from './report-items.ts';

const report = 'us.duty.ag-annual-report';

describe('the statutory calendar of a plan office', () => {
  let world: TestWorld;
  let officer: Actor;
  let planId: string;
  beforeAll(async () => {
    world = await testWorld();
  });
  const freshPlan = async () => {
    officer = await world.actor(await world.organisation(), 'plan-officer');
    ({ planId } = await world.perform(officer, planFromPack, { pack: 'us-nap-2021', status: 'running' }));
  };
  const line = async (asOf: string, what: string, duty = report) =>
    (await world.perform(officer, openCalendar, { planId, asOf })).entries.find(
      (e) => e.duty.id === duty && e.for === what,
    );

  it('says on what it rests, and that it is not legal advice', async () => {
    await freshPlan();
    const { notice } = await world.perform(officer, openCalendar, { planId, asOf: '2022-01-25' });
    expect(notice).toContain('not legal advice');
    const due = await line('2022-01-25', 'FY2019');
    expect(due).toMatchObject({ due: '2020-05-01', daysLate: 634, state: 'overdue' });
    expect(due?.duty.citation).toMatchObject({ pack: 'us-trafficking-duties', reviewed: null });
    expect(due?.duty.citation.cite).toContain('22 U.S.C. 7103(d)(7)');
  });

  it('takes a delivery with its proof, once, and a correction as a correction', async () => {
    await freshPlan();
    const delivery = { planId, duty: report, occurrence: 'FY2019', delivered: '2022-02-01' };
    const proofUri = 'https://example.gov/report';
    expect(await world.perform(officer, recordDelivery, { ...delivery, proofUri })).toEqual({
      due: '2020-05-01',
      state: 'delivered late',
      daysLate: 641,
    });
    await expect(world.perform(officer, recordDelivery, delivery)).rejects.toMatchObject({
      code: 'PLAN_ALREADY_DELIVERED',
    });
    await world.perform(officer, recordDelivery, { ...delivery, delivered: '2022-03-01', corrects: true });
    expect(await line('2022-02-15', 'FY2019')).toMatchObject({ delivered: null, state: 'overdue' });
    expect(await line('2022-03-15', 'FY2019')).toMatchObject({ delivered: '2022-03-01', daysLate: 669 });
  });

  it('refuses a delivery that is still to come, of no duty, or of a turn the duty does not have', async () => {
    await freshPlan();
    const delivery = { planId, duty: report, occurrence: 'FY2019', delivered: '2022-02-01' };
    for (const [over, code] of [
      [{ delivered: '2027-01-01' }, 'PLAN_DELIVERY_AHEAD'],
      [{ duty: 'us.duty.none' }, 'PLAN_DUTY_NOT_FOUND'],
      [{ occurrence: '2019' }, 'PLAN_OCCURRENCE_NOT_FOUND'],
    ] as const) {
      await expect(world.perform(officer, recordDelivery, { ...delivery, ...over })).rejects.toMatchObject({ code });
    }
  });

  it('works out days from an event once it is recorded, and forgets them when it is taken back', async () => {
    await freshPlan();
    const event = { planId, event: 'tip report released', date: '2024-06-24', occasion: 'San Amaro' };
    await expect(world.perform(officer, recordEvent, { ...event, event: 'a party' })).rejects.toMatchObject({
      code: 'PLAN_EVENT_UNKNOWN',
    });
    const { id, opens } = await world.perform(officer, recordEvent, event);
    expect(opens).toMatchObject([{ duty: 'us.duty.tip-action-plans', for: 'San Amaro', due: '2024-12-21' }]);
    await expect(world.perform(officer, recordEvent, event)).rejects.toMatchObject({ code: 'PLAN_EVENT_THERE' });
    expect(await line('2024-07-01', 'San Amaro', 'us.duty.tip-action-plans')).toMatchObject({ state: 'open' });
    await world.perform(officer, removeEvent, { planId, eventId: id });
    expect(await line('2024-07-01', 'San Amaro', 'us.duty.tip-action-plans')).toBeUndefined();
  });

  it('writes to the office that owes a duty, once its reminders are on and it has an address', async () => {
    world.clock.advance(Date.parse('2026-05-02T09:00:00Z') - world.clock.millis());
    await freshPlan();
    const { kernel } = world;
    const remind = () =>
      kernel.db.transaction(officer, (tx) => remindDuties({ tx, kernel, actor: officer }, planId, 'en'));
    const silent = await remind();
    expect(silent.reminded).toBe(0);
    expect(silent.withoutAddress).toBeGreaterThan(0);
    await world.perform(officer, setAgencyContact, { planId, agency: 'DOJ', email: 'plan@doj.example' });
    expect((await remind()).reminded).toBe(1);
    const { rows } = await world.perform(officer, listMails, {});
    expect(rows).toMatchObject([{ subject: "Reminder: Attorney General's annual report, due 2026-05-01" }]);

    expect(await world.perform(officer, dutyReminders, { planId, on: true })).toEqual({ on: true });
    const schedules = await kernel.db.transaction({ orgId: null, userId: null, system: true }, (tx) =>
      sql<{ kind: string }>`select kind from jobs.schedule where name = ${`plan.remind-duties/${planId}`}`.execute(tx),
    );
    expect(schedules.rows).toEqual([{ kind: 'plan.remind-duties' }]);
    await world.perform(officer, dutyReminders, { planId, on: false });
    world.clock.advance(Date.parse('2026-11-24T09:00:00Z') - world.clock.millis());
  });

  it('lists the 22 items of the report with their parts, and what is missing by name', async () => {
    await freshPlan();
    const { items, unfilled, fiscalYear } = await world.perform(officer, reportItems, { planId });
    expect(fiscalYear).toBe(2026);
    expect(items.map((i) => i.item).join('')).toBe('ABCDEFGHIJKLMNOPQRSTUV');
    expect(unfilled).toHaveLength(22);
    expect(items.flatMap((i) => (i.parts.length > 0 ? [[i.item, i.parts.length]] : []))).toEqual([
      ['M', 5],
      ['N', 3],
      ['Q', 8],
      ['V', 3],
    ]);
    expect(items.filter((i) => i.meanAndMedian).map((i) => i.item)).toEqual(['B', 'G']);
  });

  it('calls an item filled only when mean and median and every part are there', async () => {
    await freshPlan();
    const b = { planId, item: 'B', fiscalYear: 2024 };
    const persons = [{ line: 'value', value: 12, unit: 'persons' }];
    expect(await world.perform(officer, fillReportItem, { ...b, lines: persons })).toMatchObject({
      state: 'partly',
      missing: [{ what: 'mean' }, { what: 'median' }],
    });
    expect(await world.perform(officer, fillReportItem, { ...b, lines: persons, days: [10, 20, 90] })).toMatchObject({
      state: 'filled',
    });
    for (const part of ['i', 'ii', 'iii', 'iv']) {
      const said = { planId, item: 'M', part, fiscalYear: 2024, lines: [{ words: 'Held.' }] };
      expect((await world.perform(officer, fillReportItem, said)).state).toBe('partly');
    }
    const last = { planId, item: 'M', part: 'v', fiscalYear: 2024, lines: [{ words: 'None known.' }] };
    expect((await world.perform(officer, fillReportItem, last)).state).toBe('filled');
    const { filled, unfilled } = await world.perform(officer, reportItems, { planId, fiscalYear: 2024 });
    expect([filled, unfilled.length]).toEqual([2, 20]);
    expect((await world.perform(officer, reportItems, { planId, fiscalYear: 2023 })).filled).toBe(0);
  });

  it('writes the report with every item, mean and median, and what nobody has filled', async () => {
    await freshPlan();
    const b = { planId, item: 'B', fiscalYear: 2024, days: [10, 20, 90] };
    await world.perform(officer, fillReportItem, b);
    const read = async (actor: Actor) => {
      const file = (await world.perform(actor, exportReport, { planId, fiscalYear: 2024 })) as { bytes: Uint8Array };
      return new TextDecoder().decode(file.bytes);
    };
    const text = await read(officer);
    for (const item of 'ABCDEFGHIJKLMNOPQRSTUV') expect(text).toContain(`## (${item})`);
    expect(text).toContain('21 of 22 items are not filled in:');
    expect(text).toContain('| Mean | 40 days |');
    expect(text).toContain('| Median | 20 days |');
    expect(text.match(/\*\*Not filled in\.\*\*/g)).toHaveLength(17 + 19);
    expect(text).toContain('signs it');
    expect(await read({ ...officer, language: 'es' })).toContain('| Mediana | 20 días |');
  });

  it('refuses a part that the item does not have, and a line twice', async () => {
    await freshPlan();
    const fill = (over: object) =>
      world.perform(officer, fillReportItem, { planId, item: 'M', fiscalYear: 2024, ...over });
    await expect(fill({ part: 'x' })).rejects.toMatchObject({ code: 'PLAN_REPORT_ITEM_NOT_FOUND' });
    await expect(fill({ item: 'Z' })).rejects.toMatchObject({ code: 'PLAN_REPORT_ITEM_NOT_FOUND' });
    await expect(fill({ lines: [{ value: '1' }, { value: '2' }] })).rejects.toMatchObject({ code: 'PLAN_LINE_TWICE' });
    await expect(fill({ lines: [{ value: 'many' }] })).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  });

  it('takes the middle of an odd and of an even number of days', () => {
    expect(meanAndMedian([10, 20, 90])).toEqual({ mean: '40', median: '20' });
    expect(meanAndMedian([1, 2])).toEqual({ mean: '1.5', median: '1.5' });
  });

  describeWithShared('beside the words of the law', 'data/plan/usc/tvpa-ag-report-items.json', (text) => {
    it('has every item and part that the law has', async () => {
      await freshPlan();
      const { items } = JSON.parse(text) as { items: { item: string; sub: { item: string }[] }[] };
      const held = await world.perform(officer, reportItems, { planId });
      expect(held.items.map((i) => [i.item, i.parts.map((p) => p.item)])).toEqual(
        items.map((i) => [i.item, i.sub.map((s) => s.item)]),
      );
    });
  });
});
