import { beforeAll, describe, expect, it } from 'vitest';
import type { TestWorld } from '../../../platform/testing/world.ts';
import { testWorld } from '../../../testing/world.ts';
import { type House, openHouse, outcomeOf } from '../testing/house.ts';
import { contactRulesOf, openContactRules, setContactRules } from '../work/contact-rules.ts';
import { askContact, listContacts, recordContact } from '../work/contacts.ts';
import { addInterpreter, listInterpreters } from '../work/interpreters.ts';
import { addTask, listTasks } from '../work/tasks.ts';

describe('behaviour 11: she is reached as she said, or not at all', () => {
  let world: TestWorld;
  let house: House;
  beforeAll(async () => {
    world = await testWorld();
    house = await openHouse(world);
  });
  const rules = {
    timeZone: 'America/New_York',
    channels: [
      { channel: 'text', allowed: true, hours: [{ days: ['tue'], from: '09:00', to: '12:00' }], voicemail: 'never' },
    ],
    codeWord: 'bluebird',
    neverMention: ['the shelter'],
    language: 'es',
    interpreter: { needed: true, avoid: [] as string[] },
  };
  const ask = (survivorId: string, channel: string, at: string) =>
    world.perform(house.worker, askContact, { survivorId, channel, at });

  it('by channel and hour, with the code word, what is never said, and the language', async () => {
    const survivorId = await house.meet();
    expect(await ask(survivorId, 'text', '2026-11-24T15:00:00.000Z')).toMatchObject({
      allowed: false,
      because: 'no rules',
    });
    await world.perform(house.worker, setContactRules, { survivorId, rules });
    expect(await ask(survivorId, 'text', '2026-11-24T15:00:00.000Z')).toEqual({
      allowed: true,
      because: 'allowed',
      voicemail: 'never',
      codeWord: 'bluebird',
      neverMention: ['the shelter'],
      language: 'es',
      interpreter: true,
    });
    expect(await ask(survivorId, 'text', '2026-11-24T18:00:00.000Z')).toMatchObject({
      allowed: false,
      because: 'outside hours',
    });
    expect(await ask(survivorId, 'call', '2026-11-24T15:00:00.000Z')).toMatchObject({
      allowed: false,
      because: 'channel not allowed',
    });
    expect(await outcomeOf(world, house.colleague, askContact, { survivorId, channel: 'text' })).toBe(
      'NOT_FOUND_OR_NO_ACCESS',
    );
  });

  it('and a contact against the rules is kept and said, not hidden', async () => {
    const survivorId = await house.meet();
    await world.perform(house.worker, setContactRules, { survivorId, rules });
    const contact = {
      survivorId,
      channel: 'call',
      direction: 'out',
      outcome: 'no-answer',
      at: '2026-11-24T08:00:00.000Z',
    };
    const { rules: answer } = await world.perform(house.worker, recordContact, { ...contact, note: 'Rang twice' });
    expect(answer).toMatchObject({ allowed: false, because: 'channel not allowed' });
    const { rows } = await world.perform(house.worker, listContacts, { survivorId });
    expect(rows).toMatchObject([{ channel: 'call', allowed: false, note: 'Rang twice' }]);
  });

  it('while two versions of the rules are contested, what one forbids is forbidden', async () => {
    const survivorId = await house.meet();
    const first = await world.perform(house.worker, setContactRules, { survivorId, rules });
    const more = {
      ...rules,
      channels: [...rules.channels, { channel: 'call', allowed: true }],
      neverMention: ['her sister'],
    };
    await world.perform(house.worker, setContactRules, { survivorId, rules: more, replaces: [] });
    const both = await world.perform(house.worker, openContactRules, { survivorId });
    expect([both.current?.content?.channels.length, both.contested.map(({ id }) => id)]).toEqual([2, [first.id]]);
    expect(await ask(survivorId, 'call', '2026-11-24T15:00:00.000Z')).toMatchObject({ allowed: false });
    const held = await world.kernel.db.transaction(house.worker, (tx) =>
      contactRulesOf({ tx, kernel: world.kernel, orgId: house.orgId }, survivorId),
    );
    expect(held?.neverMention).toEqual(['her sister', 'the shelter']);
  });

  it('and an interpreter she does not want near is not offered', async () => {
    const survivorId = await house.meet();
    const [a, b] = await Promise.all(
      ['Ines', 'Otto'].map((name) => world.perform(house.supervisor, addInterpreter, { name, languages: ['es'] })),
    );
    const avoid = { ...rules, interpreter: { needed: true, avoid: [a?.id] } };
    await world.perform(house.worker, setContactRules, { survivorId, rules: avoid });
    const { interpreters } = await world.perform(house.worker, listInterpreters, { survivorId, language: 'es' });
    expect(interpreters.map(({ id, name }) => [id, name])).toEqual([[b?.id, 'Otto']]);
    expect((await world.perform(house.worker, listInterpreters, { language: 'es' })).interpreters).toHaveLength(2);
  });

  it('and a task on a calendar has a neutral title', async () => {
    const { survivorId } = await house.meetWithCase();
    const task = { survivorId, title: 'appointment', dueOn: '2026-11-20', details: 'Court, room 3, about the visa' };
    await world.perform(house.worker, addTask, task);
    expect(await outcomeOf(world, house.worker, addTask, { ...task, title: 'Visa interview of Ana' })).toBe(
      'INPUT_INVALID',
    );
    const { rows } = await world.perform(house.worker, listTasks, {});
    expect(rows).toMatchObject([{ title: 'appointment', daysLate: 4, details: 'Court, room 3, about the visa' }]);
  });
});
