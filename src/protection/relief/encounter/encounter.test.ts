import { beforeAll, describe, expect, it } from 'vitest';
import type { TestWorld } from '../../../platform/testing/world.ts';
import { testWorld } from '../../../testing/world.ts';
import { listTasks } from '../../casework/work/tasks.ts';
import { openRelief } from '../case/open-relief.ts';
import { reliefHouse } from '../testing/relief-house.ts';
import { listCards, openCard } from './card.ts';
import { findChild, tellHhs } from './child-notice.ts';
import { noteRequest, noteRight } from './note-request.ts';
import { openEncounter } from './open-encounter.ts';

describe('an encounter with officials', () => {
  let world: TestWorld;
  let house: Awaited<ReturnType<typeof reliefHouse>>;
  beforeAll(async () => {
    world = await testWorld('2026-11-24T12:00:00.000Z');
    house = await reliefHouse(world);
  });
  const tasks = async () =>
    (await world.perform(house.worker, listTasks, { limit: 200 })).rows.filter(
      (task) => task.survivorId === house.survivorId,
    );

  it('starts the 24 hours at the moment of finding out, with a task, and ends both when HHS was told', async () => {
    const { survivorId, worker } = house;
    const { id, dueAt } = await world.perform(worker, findChild, { survivorId, foundAt: '2026-11-24T09:30:00.000Z' });
    expect(dueAt).toBe('2026-11-25T09:30:00Z');
    expect(await tasks()).toMatchObject([{ title: 'call', dueOn: '2026-11-25' }]);
    await expect(
      world.perform(worker, findChild, { survivorId, foundAt: '2026-11-24T10:00:00.000Z' }),
    ).rejects.toMatchObject({ code: 'RELIEF_NOTICE_RUNS' });
    const { notices } = await world.perform(worker, openEncounter, { survivorId });
    expect(notices).toMatchObject([{ id, hoursLeft: 21, late: false, toldAt: null }]);
    expect(await world.perform(worker, tellHhs, { survivorId, noticeId: id })).toEqual({ id, late: false });
    expect(await tasks()).toEqual([]);
  });

  it('refuses a moment that has not come', async () => {
    const foundAt = '2026-11-24T12:00:01.000Z';
    await expect(
      world.perform(house.worker, findChild, { survivorId: house.survivorId, foundAt }),
    ).rejects.toMatchObject({ code: 'RELIEF_MOMENT_AHEAD', where: [{ field: 'foundAt' }] });
  });

  it('follows a request to its signature, which then sets the clock of the law', async () => {
    const { survivorId, attorney } = house;
    const asked = { survivorId, kind: 'u-supplement-b', state: 'asked', askedOn: '2026-10-01', words: 'Sgt. Nobody' };
    const { id } = await world.perform(attorney, noteRequest, asked);
    const before = await world.perform(attorney, openEncounter, { survivorId });
    expect(before.requests).toMatchObject([{ daysWaiting: 54, words: 'Sgt. Nobody' }]);
    await expect(
      world.perform(attorney, noteRequest, { survivorId, id, kind: 'u-supplement-b', state: 'signed' }),
    ).rejects.toMatchObject({ code: 'RELIEF_DAY_MISSING' });
    await world.perform(attorney, noteRequest, {
      ...asked,
      id,
      state: 'signed',
      answeredOn: '2026-11-20',
    });
    const { requests } = await world.perform(attorney, openEncounter, { survivorId });
    expect(requests).toMatchObject([{ id, state: 'signed', daysWaiting: null }]);
    const { facts } = await world.perform(attorney, openRelief, { survivorId });
    expect(facts.find(({ fact }) => fact === 'supplement-b-signed-on')?.value).toBe('2026-11-20');
  });

  it('keeps a log of rights in court', async () => {
    const { survivorId, attorney } = house;
    const id = '0190a6f0-5a3e-7000-8000-00000000c0a1';
    const said = { id, survivorId, right: 'notice', event: 'asked', on: '2026-11-23', words: 'By letter' };
    await world.perform(attorney, noteRight, said);
    await world.perform(attorney, noteRight, said);
    const { rights } = await world.perform(attorney, openEncounter, { survivorId });
    expect(rights).toMatchObject([{ id, right: 'notice', event: 'asked', words: 'By letter' }]);
  });

  it('has the card in ten languages, and says that nobody has checked them', async () => {
    const { languages, lines } = await world.perform(house.worker, listCards, {});
    expect(languages.map(({ code }) => code)).toEqual(['en', 'es', 'zh', 'vi', 'tl', 'ko', 'ru', 'pt', 'fr', 'ht']);
    expect(languages.every(({ reviewed }) => reviewed === null)).toBe(true);
    for (const line of lines.filter(({ side }) => side === 'person'))
      expect(new Set(line.tongues.map(({ text }) => text)).size).toBe(10);
    const page = await world.perform(house.worker, openCard, { language: 'ko' });
    const text = Buffer.from(page.bytes).toString();
    expect(text).toContain('<html lang="ko">');
    expect(text).toContain('Nobody who speaks this language');
    await expect(world.perform(house.worker, openCard, { language: 'ko', as: 'pdf' })).rejects.toMatchObject({
      code: 'RELIEF_CARD_NO_PDF',
    });
    const pdf = await world.perform(house.worker, openCard, { language: 'ht', as: 'pdf' });
    expect(Buffer.from(pdf.bytes).subarray(0, 5).toString()).toBe('%PDF-');
  });
});
