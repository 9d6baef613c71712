import { beforeAll, describe, expect, it } from 'vitest';
import { listMails } from '../../../platform/mail/outbox.ts';
import type { TestWorld } from '../../../platform/testing/world.ts';
import { testWorld } from '../../../testing/world.ts';
import { openRecord } from '../cases/open-record.ts';
import { breakGlass, endGlass } from '../guard/break-glass.ts';
import { listEmergencies, reviewEmergency } from '../guard/review-emergency.ts';
import { fieldHistory, openSheet } from '../record/open-sheet.ts';
import { recordStatements } from '../record/record-statements.ts';
import { setShield } from '../record/set-shield.ts';
import { type House, openHouse, outcomeOf } from '../testing/house.ts';

const reason = 'She is at the bus station and her worker cannot be reached.';

describe('behaviour 8: a record opens in an emergency, under watch', () => {
  let world: TestWorld;
  let house: House;
  beforeAll(async () => {
    world = await testWorld();
    house = await openHouse(world);
  });
  const codeOf = async (survivorId: string) => (await world.perform(house.worker, openRecord, { survivorId })).code;

  it('by its code and a reason of 15 letters, for 60 minutes, with a clock, to read and not to write', async () => {
    const survivorId = await house.meet({ 'contact.phone': '555 0100' });
    const who = await codeOf(survivorId);
    expect(await outcomeOf(world, house.colleague, openRecord, { survivorId })).toBe('NOT_FOUND_OR_NO_ACCESS');
    expect(await outcomeOf(world, house.colleague, breakGlass, { who, reason: 'Fourteen chars' })).toBe(
      'INPUT_INVALID',
    );
    const { secondsLeft } = await world.perform(house.colleague, breakGlass, { who, reason });
    expect(secondsLeft).toBe(3600);
    world.clock.advance(59 * 60_000);
    const view = await world.perform(house.colleague, openRecord, { survivorId });
    expect([view.relation, view.banner?.secondsLeft, view.mayWrite]).toEqual(['emergency', 60, false]);
    const statements = [{ field: 'contact.phone', state: 'declined' }];
    expect(await outcomeOf(world, house.colleague, recordStatements, { survivorId, statements })).toBe('NOT_PERMITTED');
    world.clock.advance(60_000);
    expect(await outcomeOf(world, house.colleague, openRecord, { survivorId })).toBe('NOT_FOUND_OR_NO_ACCESS');
  });

  it('by her full name where one person has it, and by no half of it', async () => {
    const survivorId = await house.meet({ 'identity.given-name': 'Ottilia', 'identity.family-name': 'Brandvold' });
    await house.meet({ 'identity.given-name': 'Twin', 'identity.family-name': 'Sister' });
    await house.meet({ 'identity.given-name': 'Twin', 'identity.family-name': 'Sister' });
    expect(await outcomeOf(world, house.colleague, breakGlass, { who: 'Ottilia', reason })).toBe(
      'NOT_FOUND_OR_NO_ACCESS',
    );
    expect(await outcomeOf(world, house.colleague, breakGlass, { who: 'Twin Sister', reason })).toBe(
      'NOT_FOUND_OR_NO_ACCESS',
    );
    const opened = await world.perform(house.colleague, breakGlass, { who: 'ottilia BRANDVOLD', reason });
    expect(opened.survivorId).toBe(survivorId);
    await world.perform(house.colleague, endGlass, { emergencyId: opened.id });
    expect(await outcomeOf(world, house.colleague, openRecord, { survivorId })).toBe('NOT_FOUND_OR_NO_ACCESS');
  });

  it('never for the class sud, and never for a restricted or closed record, which answers as if it were not there', async () => {
    const survivorId = await house.meet({ 'sud.support-wanted': true });
    const who = await codeOf(survivorId);
    await world.perform(house.colleague, breakGlass, { who, reason });
    expect((await world.perform(house.colleague, openRecord, { survivorId })).classes).not.toContain('sud');
    const { fields } = await world.perform(house.colleague, openSheet, { survivorId });
    expect(fields.some(({ dataClass }) => dataClass === 'sud')).toBe(false);
    expect(await outcomeOf(world, house.colleague, fieldHistory, { survivorId, field: 'sud.support-wanted' })).toBe(
      'NOT_PERMITTED',
    );
    for (const shield of ['restricted', 'closed']) {
      await world.perform(house.worker, setShield, { survivorId, shield });
      expect(await outcomeOf(world, house.colleague, openRecord, { survivorId })).toBe('NOT_FOUND_OR_NO_ACCESS');
      expect(await outcomeOf(world, house.colleague, breakGlass, { who, reason })).toBe('NOT_FOUND_OR_NO_ACCESS');
    }
  });

  it('only in the own organisation', async () => {
    const survivorId = await house.meet();
    const stranger = (await openHouse(world)).worker;
    expect(await outcomeOf(world, stranger, breakGlass, { who: await codeOf(survivorId), reason })).toBe(
      'NOT_FOUND_OR_NO_ACCESS',
    );
  });

  it('tells the supervisor at once, in a mail that names nobody, and waits for a review by somebody else', async () => {
    const own = await openHouse(world);
    const survivorId = await own.meet({ 'identity.given-name': 'Unnamed' });
    const { code } = await world.perform(own.worker, openRecord, { survivorId });
    const { id } = await world.perform(own.colleague, breakGlass, { who: code, reason });
    const mails = await world.perform(own.supervisor, listMails, {});
    expect(mails.rows).toMatchObject([
      { template: 'mail.casework-emergency', to: `${own.supervisor.userId}@example.org` },
    ]);
    expect(JSON.stringify(mails.rows)).not.toMatch(new RegExp(`Unnamed|${code}|${survivorId}`));
    const queue = await world.perform(own.supervisor, listEmergencies, { waiting: 'true' });
    expect(queue.rows).toMatchObject([{ id, code, reason, running: true, person: { id: own.colleague.userId } }]);
    expect(await outcomeOf(world, own.colleague, reviewEmergency, { emergencyId: id, verdict: 'justified' })).toBe(
      'NOT_PERMITTED',
    );
    await world.perform(own.supervisor, reviewEmergency, { emergencyId: id, verdict: 'not-justified' });
    expect((await world.perform(own.supervisor, listEmergencies, { waiting: 'true' })).total).toBe(0);
    const again = { emergencyId: id, verdict: 'justified' };
    expect(await outcomeOf(world, own.supervisor, reviewEmergency, again)).toBe('CASEWORK_REVIEWED');
  });
});
