import { beforeAll, describe, expect, it } from 'vitest';
import { editMe } from '../../../platform/accounts/edit-me.ts';
import type { Actor } from '../../../platform/actor/index.ts';
import { getMail, listMails } from '../../../platform/mail/outbox.ts';
import type { TestWorld } from '../../../platform/testing/world.ts';
import { testWorld } from '../../../testing/world.ts';
import { importChain } from '../../supply/stored/bring-chain.ts';
import { caseCalendar } from './calendar.ts';
import { caseClocks } from './case-clocks.ts';
import { changeCase, startCase } from './keep-case.ts';
import { addLetter, extendClock, openLetter } from './letters.ts';
import { moveCase } from './move-case.ts';
import { listCases, openCase } from './read-cases.ts';
import { remindCasesKind } from './remind-cases.ts';
import { addTask, changeTask } from './tasks.ts';

const shirt = { title: 'Shirts of mill 7', goods: '4,000 shirts', port: 'Port Ellery', kind: 'UFLPA' as const };
const bytes = new TextEncoder().encode('CBP grants 30 more days.');

describe('a detention', () => {
  let world: TestWorld;
  let officer: Actor;
  let stranger: Actor;
  beforeAll(async () => {
    world = await testWorld();
    officer = await world.actor(await world.organisation('Meridian of the test'), 'compliance-officer');
    stranger = await world.actor(await world.organisation('Other importer'), 'compliance-officer');
  });
  const started = async (over: object = {}) =>
    (await world.perform(officer, startCase, { ...shirt, detainedOn: '2026-11-17', importedOn: '2026-11-16', ...over }))
      .detentionId;

  it.each([
    ['us.clock.order-proof', '2023-11-30', '2024-02-29'],
    ['us.clock.order-proof', '2024-11-30', '2025-02-28'],
    ['us.clock.order-proof', '2026-01-31', '2026-04-30'],
    ['us.clock.abandonment', '2023-12-31', '2024-02-29'],
    ['us.clock.abandonment', '2024-12-31', '2025-03-01'],
    ['us.clock.uflpa-response', '2024-01-31', '2024-03-01'],
    ['us.clock.protest', '2026-01-01', '2026-06-30'],
  ])('has %s from %s on %s, on whatever day it is asked', (id, day, ends) => {
    const starts = { importation: day, 'detention-notice': day, 'exclusion-notice': day, 'protestable-decision': day };
    for (const today of ['2023-01-01', '2026-11-24']) {
      const facts = { kind: null, state: 'detained', starts, weekendRule: 'stays', extensions: [] } as const;
      const clock = caseClocks(world.kernel.packs, facts, 'en', today).find((one) => one.id === id);
      expect(clock).toMatchObject({ start: day, ends, reviewed: false });
      expect(clock?.rule).not.toBe('');
      expect(clock?.cite).not.toBe('');
    }
  });

  it.each([
    ['WRO', ['us.clock.order-proof', 'us.clock.abandonment', 'us.clock.protest'], ['us.clock.protest']],
    [
      'Finding',
      ['us.clock.order-proof', 'us.clock.abandonment', 'us.clock.protest'],
      ['us.clock.abandonment', 'us.clock.protest'],
    ],
    [
      'UFLPA',
      ['us.clock.abandonment', 'us.clock.uflpa-response', 'us.clock.protest'],
      ['us.clock.abandonment', 'us.clock.protest'],
    ],
  ] as const)('under %s has the clocks a pack gives it, and says of which it is not sure', (kind, ids, unsure) => {
    const starts = {
      importation: null,
      'detention-notice': null,
      'exclusion-notice': null,
      'protestable-decision': null,
    };
    const facts = { kind, state: 'excluded', starts, weekendRule: 'stays', extensions: [] } as const;
    const clocks = caseClocks(world.kernel.packs, facts, 'en', '2026-11-24');
    expect(clocks.map(({ id }) => id)).toEqual(ids);
    expect(clocks.filter(({ doubt }) => doubt?.includes('Ask counsel')).map(({ id }) => id)).toEqual(unsure);
  });

  it('shows the clock that ends first, and asks for the date that is missing', async () => {
    const [held, dateless] = [await started(), await started({ title: 'No papers yet', detainedOn: null })];
    const { rows } = await world.perform(officer, listCases, {});
    expect(rows.find(({ id }) => id === held)?.nearest).toMatchObject({
      id: 'us.clock.uflpa-response',
      ends: '2026-12-17',
    });
    expect(rows.find(({ id }) => id === dateless)).toMatchObject({ nearest: null, needs: 'detention-notice' });
    expect((await world.perform(stranger, listCases, {})).rows).toEqual([]);
    const { bytes: file } = await world.perform(officer, caseCalendar, { detentionId: held });
    expect(new TextDecoder().decode(file)).toContain('DTSTART;VALUE=DATE:20261217');
  });

  it('knows the name of its product once the chain of it is kept', async () => {
    const detentionId = await started({ productId: 'style-422' });
    const named = async () => (await world.perform(officer, openCase, { detentionId })).productName;
    expect(await named()).toBeNull();
    const chain = { format: 'fourfold-chain/1', products: [{ id: 'style-422', name: 'Work shirt', inputs: [] }] };
    await world.perform(officer, importChain, {}, new TextEncoder().encode(JSON.stringify(chain)));
    expect(await named()).toBe('Work shirt');
  });

  it('takes more time only from a letter, and only more', async () => {
    const detentionId = await started();
    const about = { direction: 'in' as const, party: 'CBP', subject: 'More time', dated: '2026-11-20' };
    const { id } = await world.perform(officer, addLetter, { detentionId, ...about, name: 'l.txt' }, bytes);
    expect((await world.perform(officer, openLetter, { detentionId, letterId: id })).bytes).toEqual(bytes);
    const extension = { detentionId, clockId: 'us.clock.uflpa-response', letterId: id };
    await expect(world.perform(officer, extendClock, { ...extension, until: '2026-12-17' })).rejects.toMatchObject({
      code: 'IMPORTS_EXTENSION_EARLIER',
    });
    await expect(
      world.perform(officer, extendClock, { ...extension, letterId: detentionId, until: '2027-01-16' }),
    ).rejects.toMatchObject({ code: 'IMPORTS_LETTER_NOT_FOUND' });
    await world.perform(officer, extendClock, { ...extension, until: '2027-01-16' });
    const { clocks } = await world.perform(officer, openCase, { detentionId });
    expect(clocks.find((one) => one.id === extension.clockId)).toMatchObject({
      due: '2026-12-17',
      ends: '2027-01-16',
      letterId: id,
    });
  });

  it('is written about before a last day, each time once, to whoever may write it, in their language and without its name', async () => {
    const orgId = await world.organisation('Importer of the reminders');
    const [one, other] = [
      await world.actor(orgId, 'compliance-officer'),
      await world.actor(orgId, 'compliance-officer'),
    ];
    const reader = await world.actor(orgId, 'supervisor');
    await world.perform(other, editMe, { language: 'es' });
    const { detentionId } = await world.perform(one, startCase, { ...shirt, detainedOn: '2026-11-17' });
    const run = async (day: string) => {
      world.clock.advance(Date.parse(`${day}T09:00:00Z`) - world.clock.millis());
      const job = { id: detentionId, kind: 'imports.remind-detentions', attempt: 1, maxAttempts: 1 };
      const none = (): never => {
        throw new Error('not for this job');
      };
      const signal = new AbortController().signal;
      const base = { kernel: world.kernel, actor: one, job, signal };
      await remindCasesKind.run({ ...base, progress: () => {}, step: none, file: none }, {});
      const { rows } = await world.perform(one, listMails, { limit: 100 });
      return rows.filter(({ template }) => template === 'mail.imports-last-day');
    };
    const today = world.clock.today();
    // 30 days from 17 November: two mails each time it comes nearer, none in between, none once it is past
    const counts: number[] = [];
    for (const day of [
      '2026-11-30',
      '2026-12-03',
      '2026-12-04',
      '2026-12-11',
      '2026-12-15',
      '2026-12-15',
      '2026-12-18',
    ])
      counts.push((await run(day)).length);
    expect(counts).toEqual([0, 2, 2, 4, 6, 6, 6]);
    const mails = await run('2026-12-18');
    expect(new Set(mails.map(({ to }) => to))).toEqual(
      new Set([one, other].map(({ userId }) => `${userId}@example.org`)),
    );
    expect(mails.map(({ to }) => to)).not.toContain(`${reader.userId}@example.org`);
    expect(mails.filter(({ language }) => language === 'es')).toHaveLength(3);
    const { subject, text } = await world.perform(one, getMail, { mailId: mails[0]?.id });
    expect(`${subject} ${text}`).not.toMatch(/shirt|mill|Ellery|UFLPA|http/i);
    world.clock.advance(Date.parse(`${today}T09:00:00Z`) - world.clock.millis());
  });

  it('brings the tasks of its way to answer once, due before its clock, and goes only where it can', async () => {
    const detentionId = await started();
    await expect(
      world.perform(officer, changeCase, { detentionId, revision: 1, ...shirt, route: 'proof' }),
    ).rejects.toMatchObject({
      code: 'IMPORTS_ROUTE_OTHER_KIND',
      values: { ways: 'exception under the UFLPA; the UFLPA does not apply' },
    });
    const dates = { importedOn: '2026-11-16', detainedOn: '2026-11-17' };
    for (const revision of [1, 2])
      await world.perform(officer, changeCase, { detentionId, revision, ...shirt, ...dates, route: 'applicability' });
    await world.perform(officer, addTask, { detentionId, says: 'Call the broker', owner: 'Kim', dueOn: '2026-11-25' });
    const before = await world.perform(officer, openCase, { detentionId });
    expect(before.tasks).toHaveLength(7);
    expect(before.tasks.find(({ says }) => says.startsWith('Show that nothing'))).toMatchObject({
      dueOn: '2026-12-07',
    });
    const [first] = before.tasks;
    await world.perform(officer, changeTask, { detentionId, taskId: first?.id ?? '', done: true });
    expect((await world.perform(officer, openCase, { detentionId })).tasksOpen).toBe(6);

    await expect(
      world.perform(officer, moveCase, { detentionId, to: 'excluded', on: '2026-11-25', reason: 'No' }),
    ).rejects.toMatchObject({ code: 'IMPORTS_DATE_AHEAD', where: [{ field: 'on' }] });
    await expect(started({ detainedOn: '2027-02-28' })).rejects.toMatchObject({ where: [{ field: 'detainedOn' }] });
    await expect(
      world.perform(officer, moveCase, { detentionId, to: 'protested', on: '2026-11-24', reason: 'No' }),
    ).rejects.toMatchObject({ code: 'IMPORTS_CASE_MOVE' });
    await world.perform(officer, moveCase, {
      detentionId,
      to: 'excluded',
      on: '2026-11-24',
      reason: 'No proof in time',
    });
    const excluded = await world.perform(officer, openCase, { detentionId });
    expect(excluded).toMatchObject({
      nearest: { id: 'us.clock.abandonment', ends: '2027-01-23', doubt: expect.stringContaining('not sure') },
      answer: { cite: expect.stringContaining('Pub. L. 117-78'), reviewed: false },
    });
    await world.perform(officer, moveCase, { detentionId, to: 'exported', on: '2026-11-24', reason: 'Sent back' });
    expect(await world.perform(officer, openCase, { detentionId })).toMatchObject({ nearest: null, mayMoveTo: [] });
    await expect(world.perform(stranger, openCase, { detentionId })).rejects.toMatchObject({
      code: 'IMPORTS_CASE_NOT_FOUND',
    });
  });
});
