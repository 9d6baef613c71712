import { beforeAll, describe, expect, it } from 'vitest';
import { setPersonDisabled } from '../../../platform/accounts/index.ts';
import type { Actor } from '../../../platform/actor/index.ts';
import { publicActor } from '../../../platform/actor/index.ts';
import { auditEntries } from '../../../platform/audit/index.ts';
import type { Id } from '../../../platform/contract/index.ts';
import { newId, systemRandom } from '../../../platform/ids/index.ts';
import type { TestWorld } from '../../../platform/testing/world.ts';
import { testWorld } from '../../../testing/world.ts';
import { closeCase } from '../cases/close-case.ts';
import { openRecord } from '../cases/open-record.ts';
import { assignWorker, releaseWorker } from '../cases/team.ts';
import { destroyRecord } from '../keeping/destroy-record.ts';
import { fieldHistory } from '../record/open-sheet.ts';
import { setShield } from '../record/set-shield.ts';
import { type House, openHouse, outcomeOf } from '../testing/house.ts';
import { listNotes } from '../work/notes.ts';
import { decideHeld, openConflicts } from './conflicts.ts';
import { deviceContact } from './device-contact.ts';
import { endDevice, listDevices } from './devices.ts';
import { leaseHours } from './lease.ts';
import { sealForServer } from './rescue.ts';
import { sendEdits } from './send-edits.ts';
import type { Edit } from './shapes.ts';
import { renewCopy, takeCaseload } from './take-caseload.ts';

describe('a caseload on a device', () => {
  let world: TestWorld;
  let house: House;
  beforeAll(async () => {
    world = await testWorld();
    house = await openHouse(world);
  });
  const id = (): Id => newId(world.clock, systemRandom);
  const take = (by: Actor) => world.perform(by, takeCaseload, { kind: 'phone' });
  const answer = (survivorId: Id, field: string, value: string, replaces: Id[] = []): Edit => ({
    kind: 'answer',
    id: id(),
    survivorId,
    answer: { field, state: 'said', value, source: 'survivor', why: 'told-unasked', at: world.clock.now(), replaces },
  });
  const note = (survivorId: Id, text: string): Edit => ({
    kind: 'note',
    id: id(),
    survivorId,
    at: world.clock.now(),
    text,
    dataClass: 'service',
  });

  it('is the own caseload, and nobody else’s; the trail says which records left, to which device', async () => {
    const mine = await house.meet({ 'contact.phone': '555 0100' });
    const others = await house.meet({}, house.colleague);
    const { deviceId, copy } = await take(house.worker);
    expect(copy.records.map(({ survivorId }) => survivorId)).toContain(mine);
    expect(copy.records.map(({ survivorId }) => survivorId)).not.toContain(others);
    const own = copy.records.find(({ survivorId }) => survivorId === mine);
    expect(own?.answers.find(({ field }) => field === 'contact.phone')?.told?.value).toBe('555 0100');
    expect(Date.parse(copy.leaseUntil) - world.clock.millis()).toBe(leaseHours * 3_600_000);

    const trail = await world.kernel.db.transaction(house.worker, (tx) =>
      auditEntries(tx, house.orgId, { recordId: mine, outcome: 'done' }, 10, 0),
    );
    const taken = trail.find(({ act }) => act === 'casework.take-caseload');
    expect(taken?.records).toContain(deviceId);
    expect(taken?.details).toContain('"exported":"device"');
  });

  it('needs a proof of who is there, and something to take', async () => {
    const { colleague } = await openHouse(world);
    expect(await outcomeOf(world, { ...colleague, provedAt: null }, takeCaseload, { kind: 'phone' })).toBe(
      'STEP_UP_NEEDED',
    );
    expect(await outcomeOf(world, colleague, takeCaseload, { kind: 'phone' })).toBe('OFFLINE_NOTHING_TO_TAKE');
  });

  it('leaves a class at home that its reader may not read, and takes a restricted record only for its team', async () => {
    const { meet, worker, attorney, supervisor } = await openHouse(world);
    const survivorId = await meet({ 'contact.phone': '555 0101' });
    await world.perform(supervisor, assignWorker, { survivorId, personId: attorney.userId });
    await world.perform(worker, setShield, { survivorId, shield: 'restricted' });
    const [record] = (await take(attorney)).copy.records;
    expect(record?.reads).not.toContain('health');
    expect(record?.shield).toBe('restricted');
    expect(await outcomeOf(world, supervisor, takeCaseload, { kind: 'laptop' })).toBe('OFFLINE_NOTHING_TO_TAKE');
  });

  it('takes in what was written there once, however often it is sent', async () => {
    const { meet, worker } = await openHouse(world);
    const survivorId = await meet({ 'contact.phone': '555 0100' });
    const { deviceId, copy } = await take(worker);
    const told = copy.records[0]?.answers.find(({ field }) => field === 'contact.phone')?.told;
    const edits = [
      answer(survivorId, 'contact.phone', '555 0199', told ? [told.id] : []),
      note(survivorId, 'Met at the station.'),
    ];
    for (const _twice of [1, 2]) {
      const { outcomes } = await world.perform(worker, sendEdits, { deviceId, edits });
      expect(outcomes.map(({ outcome }) => outcome)).toEqual(['taken', 'taken']);
    }
    const { statements } = await world.perform(worker, fieldHistory, { survivorId, field: 'contact.phone' });
    expect(statements.map(({ value, standing }) => [value, standing])).toEqual([
      ['555 0199', 'current'],
      ['555 0100', 'past'],
    ]);
    expect((await world.perform(worker, listNotes, { survivorId })).total).toBe(1);
  });

  it('shows both of two answers that were written apart, until a person settles them', async () => {
    const { meet, worker, colleague, supervisor } = await openHouse(world);
    const survivorId = await meet({ 'contact.phone': '555 0100' });
    await world.perform(supervisor, assignWorker, { survivorId, personId: colleague.userId });
    const here = await take(worker);
    const there = await take(colleague);
    const base = here.copy.records[0]?.answers.find(({ field }) => field === 'contact.phone')?.told?.id ?? '';
    await world.perform(worker, sendEdits, {
      deviceId: here.deviceId,
      edits: [answer(survivorId, 'contact.phone', '555 0111', [base])],
    });
    await world.perform(colleague, sendEdits, {
      deviceId: there.deviceId,
      edits: [answer(survivorId, 'contact.phone', '555 0122', [base])],
    });
    const { conflicts } = await world.perform(worker, openConflicts, {});
    const [conflict] = conflicts;
    const values = [conflict?.field.told, ...(conflict?.field.contested ?? [])].map((one) => one?.value);
    expect(values.toSorted()).toEqual(['555 0111', '555 0122']);
    const { copy } = await world.perform(worker, renewCopy, { deviceId: here.deviceId });
    expect(copy?.records[0]?.answers.flatMap(({ contested }) => contested)).toHaveLength(1);
    const all = [conflict?.field.told?.id ?? '', ...(conflict?.field.contested ?? []).map((one) => one.id)];
    await world.perform(worker, sendEdits, {
      deviceId: here.deviceId,
      edits: [answer(survivorId, 'contact.phone', '555 0111', all)],
    });
    expect((await world.perform(worker, openConflicts, {})).conflicts).toEqual([]);
  });

  it('holds what cannot be taken in for whoever works with her now, who takes it in or drops it', async () => {
    const { meet, worker, colleague, supervisor } = await openHouse(world);
    const survivorId = await meet({});
    await world.perform(supervisor, assignWorker, { survivorId, personId: colleague.userId, part: 'lead' });
    const { deviceId } = await take(worker);
    await world.perform(supervisor, releaseWorker, { survivorId, personId: worker.userId });
    const [phone, words] = [answer(survivorId, 'contact.phone', '555 0133'), note(survivorId, 'She has a new phone.')];
    const { outcomes } = await world.perform(worker, sendEdits, { deviceId, edits: [phone, words] });
    expect(outcomes).toEqual([
      { id: phone.id, outcome: 'held', code: 'NOT_FOUND_OR_NO_ACCESS' },
      { id: words.id, outcome: 'held', code: 'NOT_FOUND_OR_NO_ACCESS' },
    ]);
    expect((await world.perform(worker, openConflicts, {})).held).toEqual([]);
    const { held } = await world.perform(colleague, openConflicts, {});
    expect(held.map(({ edit, mayDecide }) => [edit?.id, mayDecide])).toEqual([
      [phone.id, true],
      [words.id, true],
    ]);
    const decide = (edit: Edit, outcome: string) => ({ survivorId, editId: edit.id, outcome });
    await world.perform(colleague, decideHeld, decide(phone, 'taken'));
    await world.perform(colleague, decideHeld, decide(words, 'dropped'));
    expect(await outcomeOf(world, colleague, decideHeld, decide(words, 'taken'))).toBe('OFFLINE_DECIDED');
    const { statements } = await world.perform(colleague, fieldHistory, { survivorId, field: 'contact.phone' });
    expect(statements.map(({ value }) => value)).toEqual(['555 0133']);
    expect((await world.perform(colleague, openConflicts, {})).held).toEqual([]);
  });

  it('wipes at the next contact after it was taken back; what was not sent is handed over, sealed, and held', async () => {
    const { meet, worker, supervisor, colleague } = await openHouse(world);
    const survivorId = await meet({});
    const { deviceId, token, rescueKey } = await take(worker);
    const contact = (sealed: string[] = []) => world.perform(publicActor(), deviceContact, { token, sealed });
    expect(await contact()).toEqual({ standing: 'good', kept: 0 });
    expect(await outcomeOf(world, colleague, endDevice, { deviceId, why: 'lost' })).toBe('NOT_FOUND_OR_NO_ACCESS');
    await world.perform(supervisor, endDevice, { deviceId, why: 'lost' });

    const unsent = answer(survivorId, 'contact.phone', '555 0144');
    const sent = await world.perform(worker, sendEdits, { deviceId, edits: [unsent] });
    expect(sent).toEqual({ standing: 'ended', outcomes: [] });
    expect(await world.perform(worker, renewCopy, { deviceId })).toEqual({ standing: 'ended', copy: null });
    const sealed = [await sealForServer(rescueKey, deviceId, JSON.stringify(unsent)), 'not sealed at all'];
    expect(sealed[0]).not.toContain('555');
    for (const _twice of [1, 2]) expect((await contact(sealed)).standing).toBe('ended');
    const { held } = await world.perform(worker, openConflicts, {});
    expect(held.map(({ edit, because }) => [edit?.id, because])).toEqual([[unsent.id, 'DEVICE_ENDED']]);
  });

  it('is over after 72 hours, and ends with the account of who took it', async () => {
    const late = await testWorld('2027-01-04T09:00:00.000Z');
    const { meet, worker } = await openHouse(late);
    await meet({});
    const { token, deviceId } = await late.perform(worker, takeCaseload, { kind: 'laptop' });
    const contact = (text: string) => late.perform(publicActor(), deviceContact, { token: text });
    late.clock.advance(leaseHours * 3_600_000 - 1000);
    expect((await contact(token)).standing).toBe('good');
    const closeAccount = (closed: boolean) =>
      late.kernel.db.transaction({ orgId: null, userId: null, system: true }, (tx) =>
        setPersonDisabled(tx, late.kernel, worker.userId ?? '', closed),
      );
    await closeAccount(true);
    expect((await contact(token)).standing).toBe('ended');
    await closeAccount(false);
    late.clock.advance(1000);
    expect((await contact(token)).standing).toBe('over');
    expect((await late.perform(worker, renewCopy, { deviceId })).standing).toBe('over');
    expect(await contact(token.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')))).toEqual({
      standing: 'ended',
      kept: 0,
    });
    expect(await contact('anything')).toEqual({ standing: 'ended', kept: 0 });
  });

  it('is seen by its worker, the supervisor and the administrator, and by no colleague', async () => {
    const { meet, worker, supervisor, colleague, orgId } = await openHouse(world);
    await meet({});
    const { deviceId } = await take(worker);
    const admin = await world.actor(orgId, 'org-admin');
    const seen = async (by: Actor) => (await world.perform(by, listDevices, {})).devices.map((one) => one.id);
    expect(await seen(worker)).toEqual([deviceId]);
    expect(await seen(supervisor)).toEqual([deviceId]);
    expect(await seen(admin)).toEqual([deviceId]);
    expect(await seen(colleague)).toEqual([]);
    await world.perform(admin, endDevice, { deviceId, why: 'lost' });
    expect((await world.perform(worker, listDevices, {})).devices[0]).toMatchObject({
      standing: 'ended',
      endedWhy: 'lost',
    });
  });

  it('keeps nothing held of a record that is destroyed', async () => {
    const { meetWithCase, worker, colleague, supervisor } = await openHouse(world);
    const { survivorId, caseId } = await meetWithCase();
    await world.perform(supervisor, assignWorker, { survivorId, personId: colleague.userId });
    const { deviceId, token, rescueKey } = await take(worker);
    await world.perform(worker, setShield, { survivorId, shield: 'closed' });
    const { outcomes } = await world.perform(worker, sendEdits, { deviceId, edits: [note(survivorId, 'Too late.')] });
    expect(outcomes[0]).toMatchObject({ outcome: 'held', code: 'CASEWORK_RECORD_CLOSED' });
    await world.perform(worker, setShield, { survivorId, shield: 'open' });
    await world.perform(worker, closeCase, { survivorId, caseId, reason: 'goals-reached' });
    const { code } = await world.perform(worker, openRecord, { survivorId });
    await world.perform(supervisor, destroyRecord, { survivorId, code, reason: 'asked-by-the-survivor' });
    expect((await world.perform(colleague, openConflicts, {})).held).toEqual([]);
    const sealed = [await sealForServer(rescueKey, deviceId, JSON.stringify(note(survivorId, 'Much too late.')))];
    expect((await world.perform(publicActor(), deviceContact, { token, sealed })).kept).toBe(0);
  });
});
