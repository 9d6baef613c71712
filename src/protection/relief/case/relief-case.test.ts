import { beforeAll, describe, expect, it } from 'vitest';
import type { Id } from '../../../platform/contract/index.ts';
import type { TestWorld } from '../../../platform/testing/world.ts';
import { testWorld } from '../../../testing/world.ts';
import { recordStatements } from '../../casework/record/record-statements.ts';
import { outcomeOf } from '../../casework/testing/house.ts';
import { relief } from '../queries.ts';
import { reliefHouse } from '../testing/relief-house.ts';
import { keepDecision, listDecisions, replayDecision } from './kept-decisions.ts';
import { openRelief } from './open-relief.ts';
import { stateFacts } from './state-facts.ts';
import { whatIfRelief } from './what-if.ts';

type House = Awaited<ReturnType<typeof reliefHouse>>;

describe('what may be open to a person', () => {
  let world: TestWorld;
  let house: House;
  beforeAll(async () => {
    world = await testWorld('2026-11-24T12:00:00.000Z');
    house = await reliefHouse(world, { 'identity.birth-date': '1996-05-14', 'financial.wages-owed': true });
  });
  const open = (survivorId: Id = house.survivorId, who = house.attorney, on = '2026-11-24') =>
    world.perform(who, openRelief, { survivorId, on });
  const state = (facts: readonly object[], who = house.attorney, survivorId = house.survivorId) =>
    world.perform(who, stateFacts, { survivorId, facts });

  it('takes what she told from her record and never asks for it again', async () => {
    const { facts, ask, others } = await open();
    expect(facts.map(({ fact, source, value }) => [fact, source, value])).toEqual([
      ['birth-date', 'record', '1996-05-14'],
      ['underpaid', 'record', true],
    ]);
    expect([...ask, ...others].map(({ fact }) => fact)).not.toContain('birth-date');
  });

  it('shows all rules, each with its source, and what is not known is never a no', async () => {
    const fresh = await reliefHouse(world);
    const { doors, counts } = await world.perform(fresh.attorney, openRelief, { survivorId: fresh.survivorId });
    expect(doors.length).toBeGreaterThanOrEqual(44);
    expect(counts.not).toBe(0);
    expect(doors.every(({ citation }) => citation === null || citation.cite !== '')).toBe(true);
  });

  it('asks first what decides soonest, says why, and does not ask again what was declined', async () => {
    const before = await open();
    const first = before.ask[0];
    if (!first) throw new Error('nothing is asked');
    expect(first.why.en).not.toBe('');
    expect(first.rules.length).toBeGreaterThan(0);
    await state([{ fact: first.fact, state: 'declined' }]);
    const after = await open();
    expect([...after.ask, ...after.others].map(({ fact }) => fact)).not.toContain(first.fact);
    expect(after.facts.find(({ fact }) => fact === first.fact)).toMatchObject({ state: 'declined', value: null });
  });

  it('computes the day that closes a door, with its law', async () => {
    await state([
      { fact: 'supplement-b-signed-on', value: '2026-07-01', source: 'document' },
      { fact: 'i918-filed-on', state: 'none' },
    ]);
    const { days } = await open();
    const day = days.find(({ rule }) => rule === 'us.u.suppb-6m');
    expect(day).toMatchObject({ due: '2027-01-01', state: 'set' });
    expect(day?.cite).toContain('214.14');
  });

  it('says what one fact would change, and writes nothing', async () => {
    const { changes } = await world.perform(house.attorney, whatIfRelief, {
      survivorId: house.survivorId,
      on: '2026-11-24',
      fact: 'supplement-b-signed-on',
      value: '2026-08-15',
    });
    expect(changes.flatMap(({ days }) => days.map(({ before, after }) => [before, after]))).toContainEqual([
      '2027-01-01',
      '2027-02-15',
    ]);
    expect((await open()).facts.find(({ fact }) => fact === 'supplement-b-signed-on')?.value).toBe('2026-07-01');
  });

  it('replays a kept decision to the letter after facts changed', async () => {
    const { id } = await world.perform(house.attorney, keepDecision, { survivorId: house.survivorId });
    expect(await world.perform(house.attorney, keepDecision, { survivorId: house.survivorId, id })).toEqual({ id });
    await state([{ fact: 'supplement-b-signed-on', value: '2026-03-01', source: 'document' }]);
    const replayed = await world.perform(house.attorney, replayDecision, {
      survivorId: house.survivorId,
      decisionId: id,
    });
    expect(replayed.same).toBe(true);
    expect(replayed.results.some(({ was, is }) => was !== is)).toBe(true);
    const { decisions } = await world.perform(house.attorney, listDecisions, { survivorId: house.survivorId });
    expect(decisions.map((one) => one.id)).toEqual([id]);
  });

  it('shows a fact only to who may read its class, and counts the others', async () => {
    await state([{ fact: 'trauma-prevents-help', value: true, source: 'caseworker' }], house.worker);
    const mine = await open(house.survivorId, house.worker);
    const theirs = await open(house.survivorId, house.attorney);
    expect(mine.facts.map(({ fact }) => fact)).toContain('trauma-prevents-help');
    expect(theirs.facts.map(({ fact }) => fact)).not.toContain('trauma-prevents-help');
    expect(theirs.hidden).toBe(1);
    expect([...theirs.ask, ...theirs.others].map(({ fact }) => fact)).not.toContain('trauma-prevents-help');
  });

  it('says so where what is stated here differs from the record', async () => {
    await state([{ fact: 'underpaid', value: false, source: 'attorney' }]);
    expect((await open()).facts.find(({ fact }) => fact === 'underpaid')).toMatchObject({
      source: 'attorney',
      value: false,
      differs: true,
    });
  });

  it('writes once what is sent twice, and nothing of what is partly wrong, naming each place', async () => {
    const id = '0190a6f0-5a3e-7000-8000-00000000be01';
    const said = { id, fact: 'has-evidence', value: true };
    expect(await state([said])).toEqual({ written: 1 });
    expect(await state([said])).toEqual({ written: 0 });
    await expect(
      state([
        { fact: 'married', value: true },
        { fact: 'birth-date', value: '2023-02-30' },
        { fact: 'no-such-fact', value: true },
      ]),
    ).rejects.toMatchObject({
      code: 'RELIEF_FACTS_INVALID',
      where: [{ field: 'birth-date' }, { field: 'no-such-fact' }],
    });
    expect((await open()).facts.map(({ fact }) => fact)).not.toContain('married');
  });

  it('is closed to colleagues without a need to know, the same as if she were not there', async () => {
    const stranger = '0190a6f0-5a3e-7000-8000-00000000dead';
    const outcome = (survivorId: Id) => outcomeOf(world, house.colleague, openRelief, { survivorId });
    expect([await outcome(house.survivorId), await outcome(stranger)]).toEqual([
      'NOT_FOUND_OR_NO_ACCESS',
      'NOT_FOUND_OR_NO_ACCESS',
    ]);
  });

  it.each(['9999-12-31', '0001-01-01'])('asked of the law on %s, says that this is a slip', async (on) => {
    await expect(open(house.survivorId, house.attorney, on)).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      where: [{ field: 'on', code: 'RELIEF_DAY_RANGE' }],
    });
  });

  it('holds at both ends of the days that may be asked', async () => {
    for (const on of ['1900-01-01', '2199-12-31'])
      expect((await open(house.survivorId, house.attorney, on)).doors.length).toBeGreaterThan(40);
  });

  it('keeps no word of her in clear', async () => {
    const secret = '1999-09-09';
    await world.perform(house.worker, recordStatements, {
      survivorId: house.survivorId,
      statements: [{ field: 'identity.birth-date', state: 'said', value: secret, why: 'told-unasked' }],
    });
    await state([{ fact: 'marriage-ended-on', value: secret }]);
    await world.perform(house.attorney, keepDecision, { survivorId: house.survivorId });
    const rows = await world.kernel.db.transaction({ orgId: house.orgId, userId: null }, async (tx) => [
      ...(await relief(tx).selectFrom('relief.statement').selectAll().execute()),
      ...(await relief(tx).selectFrom('relief.decision').selectAll().execute()),
      ...(await relief(tx).selectFrom('relief.decision_facts').selectAll().execute()),
    ]);
    expect(rows.length).toBeGreaterThan(5);
    for (const row of rows)
      for (const value of Object.values(row))
        expect(value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value)).not.toContain(
          secret,
        );
  });
});
