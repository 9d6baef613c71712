import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { newId, systemRandom } from '../../../platform/ids/index.ts';
import type { TestWorld } from '../../../platform/testing/world.ts';
import { testWorld } from '../../../testing/world.ts';
import { assignWorker } from '../cases/team.ts';
import { type House, openHouse, outcomeOf } from '../testing/house.ts';
import { newCode, readCode } from './code.ts';
import { setFormField } from './form.ts';
import { fieldHistory, openSheet } from './open-sheet.ts';
import { recordStatements } from './record-statements.ts';
import { standingsOf } from './standings.ts';

describe('what a survivor has said', () => {
  let world: TestWorld;
  let house: House;
  beforeAll(async () => {
    world = await testWorld();
    house = await openHouse(world);
  });
  const id = () => newId(world.clock, systemRandom);
  const sheetOf = async (survivorId: string, actor = house.worker) => {
    const { fields } = await world.perform(actor, openSheet, { survivorId });
    return new Map(fields.map((field) => [field.field, field]));
  };
  const say = (survivorId: string, ...statements: object[]) =>
    world.perform(house.worker, recordStatements, { survivorId, statements });

  it('is offered to the next colleague instead of asked again, with who asked, when and why', async () => {
    const survivorId = await house.meet();
    await say(survivorId, { field: 'language.preferred', state: 'said', value: 'es', why: 'service' });
    await world.perform(house.supervisor, assignWorker, { survivorId, personId: house.colleague.userId });
    const told = (await sheetOf(survivorId, house.colleague)).get('language.preferred');
    expect(told).toMatchObject({
      asked: true,
      why: { en: expect.any(String), es: expect.any(String) },
      told: {
        value: 'es',
        why: 'service',
        askedBy: { id: house.worker.userId, name: 'Test Person' },
        at: world.clock.now(),
      },
    });
  });

  it('may be that she declined, skipped or does not know: that is kept as such, and is not asked again', async () => {
    const survivorId = await house.meet();
    await say(
      survivorId,
      { field: 'identity.family-name', state: 'declined' },
      { field: 'identity.given-name', state: 'skipped' },
      { field: 'identity.age-band', state: 'not-known' },
    );
    const sheet = await sheetOf(survivorId);
    expect(
      ['identity.family-name', 'identity.given-name', 'identity.age-band'].map((f) => sheet.get(f)?.told?.state),
    ).toEqual(['declined', 'skipped', 'not-known']);
  });

  it('keeps its history: nothing is overwritten', async () => {
    const survivorId = await house.meet();
    for (const value of ['555 0100', '555 0101', '555 0102'])
      await say(survivorId, { field: 'contact.phone', state: 'said', value });
    await say(survivorId, { field: 'contact.phone', state: 'declined' });
    const { statements } = await world.perform(house.worker, fieldHistory, { survivorId, field: 'contact.phone' });
    expect(statements.map(({ value }) => value)).toEqual([null, '555 0102', '555 0101', '555 0100']);
    expect(statements.map(({ standing }) => standing)).toEqual(['current', 'past', 'past', 'past']);
  });

  it('is written once though it is sent twice', async () => {
    const survivorId = await house.meet();
    const statement = { id: id(), field: 'contact.phone', state: 'said', value: '555 0100' };
    const first = await say(survivorId, statement);
    const second = await say(survivorId, statement);
    expect([first.statements[0]?.known, second.statements[0]?.known]).toEqual([false, true]);
    const { statements } = await world.perform(house.worker, fieldHistory, { survivorId, field: 'contact.phone' });
    expect(statements).toHaveLength(1);
  });

  it('is asked only where the form asks for it, a need is named, or she tells it unasked', async () => {
    const survivorId = await house.meet();
    const birth = { field: 'identity.birth-date', state: 'said', value: '1999-02-03' };
    const off = { code: 'CASEWORK_STATEMENTS_INVALID', where: [{ code: 'CASEWORK_FIELD_OFF' }] };
    await expect(say(survivorId, birth)).rejects.toMatchObject(off);
    expect(await say(survivorId, { ...birth, need: 'medical' })).toMatchObject({ statements: [{ known: false }] });
    expect(await say(survivorId, { ...birth, why: 'told-unasked' })).toBeDefined();

    const other = await openHouse(world);
    const set = (input: object) => outcomeOf(world, other.supervisor, setFormField, input);
    expect(await set({ field: 'identity.birth-date', asked: true })).toBe('CASEWORK_NEED_MISSING');
    expect(await set({ field: 'identity.birth-date', asked: true, need: 'medical' })).toBe('done');
    const theirs = await other.meet();
    const outcome = outcomeOf(world, other.worker, recordStatements, { survivorId: theirs, statements: [birth] });
    expect(await outcome).toBe('done');
  });

  it('is refused whole where one answer does not fit, by place and code, without repeating it', async () => {
    const survivorId = await house.meet();
    const refused = say(
      survivorId,
      { field: 'contact.phone', state: 'said', value: '555 0100' },
      { field: 'no.such-field', state: 'said', value: 'x' },
      { field: 'identity.age-band', state: 'said', value: 'about thirty' },
      { field: 'identity.under-18', state: 'said', value: 'no' },
      { field: 'contact.voicemail', state: 'said' },
      { field: 'contact.voicemail', state: 'declined', value: 'yes' },
    );
    await expect(refused).rejects.toMatchObject({
      code: 'CASEWORK_STATEMENTS_INVALID',
      values: { count: 5 },
      where: [
        { row: 2, code: 'CASEWORK_FIELD_UNKNOWN' },
        { row: 3, code: 'CASEWORK_CODE_UNKNOWN' },
        { row: 4, code: 'CASEWORK_VALUE_FORM' },
        { row: 5, code: 'CASEWORK_VALUE_AND_STATE' },
        { row: 6, code: 'CASEWORK_VALUE_AND_STATE' },
      ],
    });
    await expect(refused).rejects.not.toThrow(/thirty/);
    expect((await sheetOf(survivorId)).get('contact.phone')?.told).toBeNull();
  });

  it('on two devices at once stands side by side until somebody settles it; neither is lost', async () => {
    const survivorId = await house.meet();
    const first = id();
    await say(survivorId, { id: first, field: 'contact.phone', state: 'said', value: '555 0100' });
    const [a, b] = [id(), id()];
    const at = (ms: number) => new Date(world.clock.millis() - 10 + ms).toISOString();
    await say(survivorId, {
      id: a,
      field: 'contact.phone',
      state: 'said',
      value: '555 0111',
      replaces: [first],
      at: at(2),
    });
    const { statements } = await say(survivorId, {
      id: b,
      field: 'contact.phone',
      state: 'said',
      value: '555 0122',
      replaces: [first],
      at: at(1),
    });
    expect(statements[0]).toMatchObject({ id: b, standing: 'contested', contested: [b] });
    const phone = (await sheetOf(survivorId)).get('contact.phone');
    expect([phone?.told?.value, phone?.contested.map(({ value }) => value)]).toEqual(['555 0111', ['555 0122']]);
    await say(survivorId, { field: 'contact.phone', state: 'said', value: '555 0122', replaces: [a, b], at: at(3) });
    const settled = (await sheetOf(survivorId)).get('contact.phone');
    expect([settled?.told?.value, settled?.contested]).toEqual(['555 0122', []]);
  });

  it('of classes the reader does not hold is not on the sheet', async () => {
    const survivorId = await house.meet({ 'health.urgent-care': true, 'contact.phone': '555 0100' });
    await world.perform(house.worker, assignWorker, { survivorId, personId: house.attorney.userId });
    const sheet = await sheetOf(survivorId, house.attorney);
    expect([sheet.has('contact.phone'), sheet.has('health.urgent-care')]).toEqual([true, false]);
    const write = { survivorId, statements: [{ field: 'health.urgent-care', state: 'said', value: false }] };
    expect(await outcomeOf(world, house.attorney, recordStatements, write)).toBe('NOT_PERMITTED');
    expect(await outcomeOf(world, house.attorney, fieldHistory, { survivorId, field: 'health.urgent-care' })).toBe(
      'NOT_PERMITTED',
    );
  });

  it('never shows a stranger whether there is a record', async () => {
    const survivorId = await house.meet({ 'contact.phone': '555 0100' });
    const stranger = (await openHouse(world)).worker;
    for (const actor of [house.colleague, stranger]) {
      expect(await outcomeOf(world, actor, openSheet, { survivorId })).toBe('NOT_FOUND_OR_NO_ACCESS');
      expect(await outcomeOf(world, actor, openSheet, { survivorId: id() })).toBe('NOT_FOUND_OR_NO_ACCESS');
    }
  });
});

describe('versions of a field', () => {
  const versions = fc
    .array(fc.record({ at: fc.integer({ min: 0, max: 5 }), parents: fc.array(fc.nat(20), { maxLength: 3 }) }), {
      minLength: 1,
      maxLength: 12,
    })
    .map((made) =>
      made.map(({ at, parents }, i) => ({
        id: `v${String(i).padStart(2, '0')}`,
        at: `2026-01-0${at + 1}T00:00:00.000Z`,
        replaces: parents.filter((p) => p < i).map((p) => `v${String(p).padStart(2, '0')}`),
      })),
    );

  it('end the same in every order, with one that holds and none lost', () => {
    fc.assert(
      fc.property(versions, fc.integer(), (all, seed) => {
        const shuffled = all.toSorted(
          (a, b) => ((a.id.charCodeAt(2) * 7 + seed) % 11) - ((b.id.charCodeAt(2) * 7 + seed) % 11),
        );
        const [one, other] = [standingsOf(all), standingsOf(shuffled)];
        for (const { id } of all) expect(other.get(id)).toBe(one.get(id));
        expect([...one.values()].filter((standing) => standing === 'current')).toHaveLength(1);
        expect(one.size).toBe(all.length);
      }),
    );
  });
});

describe('a code for the phone', () => {
  it('is read back however it is typed, and a wrong or swapped digit is noticed', () => {
    for (let i = 0; i < 50; i++) {
      const code = newCode(systemRandom);
      expect(code).toMatch(/^[A-Z]{2}-\d{5}$/);
      expect(readCode(` ${code.toLowerCase().replace('-', ' ')}`)).toBe(code);
      for (let at = 3; at < 8; at++) {
        const wrong = `${code.slice(0, at)}${(Number(code[at]) + 1) % 10}${code.slice(at + 1)}`;
        expect(readCode(wrong)).toBeNull();
        if (at === 7 || code[at] === code[at + 1]) continue;
        const swapped = `${code.slice(0, at)}${code[at + 1]}${code[at]}${code.slice(at + 2)}`;
        expect(readCode(swapped)).toBeNull();
      }
    }
  });
});
