import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { type Actor, publicActor } from '../../../platform/actor/index.ts';
import { type Kernel, noVisit, perform } from '../../../platform/kernel/index.ts';
import { testWorld } from '../../../testing/world.ts';
import { openRecord } from '../cases/open-record.ts';
import { openSheet } from '../record/open-sheet.ts';
import { setShield } from '../record/set-shield.ts';
import { openHouse, outcomeOf } from '../testing/house.ts';
import { ownIdleMinutes, ownLinkMinutes, ownSessionMinutes } from './contract.ts';
import { correctOwn } from './correct-own.ts';
import { enterOwn, leaveOwn, ownActor } from './enter.ts';
import { ownCopy } from './own-copy.ts';
import { ownRecord } from './own-record.ts';
import { ownSeen } from './own-seen.ts';
import { ownShared, revokeOwn } from './own-shared.ts';
import { setOwnSetting } from './setting.ts';
import { signedRelease } from './testing/release.ts';
import { endOwnLink, giveOwnAccount, makeOwnLink, ownWays, takeOwnAccount } from './ways-in.ts';

const world = await testWorld();
const { kernel, clock } = world;
const house = await openHouse(world);
const other = await openHouse(world);
const minutes = (n: number): number => n * 60_000;

const told = {
  'identity.given-name': 'Canary-Given',
  'contact.phone': '+1 555 0100 100',
  'narrative.own-words': 'Canary-Story',
};
const met = await house.meet(told);
const somebodyElse = await house.meet({ 'identity.given-name': 'Canary-Other' });

const linkFor = async (survivorId: string, by: Actor = house.worker): Promise<string> => {
  const { path } = await world.perform(by, makeOwnLink, { survivorId, language: 'es' });
  return path.slice('/own/in/'.length);
};
/** Opens the link as a browser does, and gives the session it was handed. */
const enter = async (link: string, within: Kernel = kernel): Promise<string> => {
  let session = '';
  await perform(within, publicActor(), enterOwn, { link }, undefined, {
    ...noVisit,
    setSession: (token) => {
      session = token ?? '';
    },
  });
  return session;
};
const herself = async (survivorId = met): Promise<Actor> =>
  ownActor(kernel, await enter(await linkFor(survivorId)), 'en');
const refused = (link: string) =>
  enter(link).then(
    () => 'done',
    (error: { code?: string }) => error.code,
  );

describe('a link from the desk', () => {
  it('opens once, and the session is hers alone', async () => {
    const link = await linkFor(met);
    const actor = await ownActor(kernel, await enter(link), 'es');
    expect(actor).toMatchObject({ kind: 'link', roles: ['own-page'], userId: null });
    expect(await refused(link)).toBe('OWN_LINK_NOT_VALID');
    expect((await world.perform(actor, ownRecord, {})).fields[0]?.told[0]?.value).toBe('Canary-Given');
  });

  it('gives the same answer, with as many questions to the database, whatever is wrong with it', async () => {
    const used = await linkFor(met);
    await enter(used);
    const ended = await linkFor(met);
    await world.perform(house.worker, endOwnLink, { survivorId: met });
    const old = await linkFor(somebodyElse);
    clock.advance(minutes(ownLinkMinutes));
    const [orgId] = used.split('.');
    const never = `${orgId}.${'A'.repeat(43)}`;
    const elsewhere = `${other.orgId}.${used.split('.')[1]}`;
    const statements: number[] = [];
    for (const link of [used, ended, old, never, elsewhere]) {
      let asked = 0;
      const counting: Kernel = {
        ...kernel,
        db: {
          ...kernel.db,
          transaction: (who, fn) => {
            asked += 1;
            return kernel.db.transaction(who, fn);
          },
        },
      };
      await expect(enter(link, counting)).rejects.toMatchObject({ code: 'OWN_LINK_NOT_VALID', values: {} });
      statements.push(asked);
    }
    expect(new Set(statements)).toEqual(new Set([1]));
    expect(await refused('nothing of the kind')).toBe('OWN_LINK_NOT_VALID');
  });

  it('ends one made before, and can be ended at the desk with the session it opened', async () => {
    const first = await linkFor(met);
    const second = await linkFor(met);
    expect(await refused(first)).toBe('OWN_LINK_NOT_VALID');
    const session = await enter(second);
    expect((await ownActor(kernel, session, 'en')).kind).toBe('link');
    expect((await world.perform(house.worker, ownWays, { survivorId: met })).link?.openedAt).toBe(clock.now());
    expect(await world.perform(house.worker, endOwnLink, { survivorId: met })).toEqual({ ended: true });
    expect((await ownActor(kernel, session, 'en')).kind).toBe('public');
    expect((await world.perform(house.worker, ownWays, { survivorId: met })).link).toBeNull();
  });

  it('opens a session that ends when nobody is there, and after an hour in any case', async () => {
    const idle = await enter(await linkFor(met));
    clock.advance(minutes(ownIdleMinutes));
    expect((await ownActor(kernel, idle, 'en')).kind).toBe('public');
    const busy = await enter(await linkFor(met));
    for (let gone = 0; gone < ownSessionMinutes - 10; gone += 10) {
      clock.advance(minutes(10));
      expect((await ownActor(kernel, busy, 'en')).kind).toBe('link');
    }
    clock.advance(minutes(10));
    expect((await ownActor(kernel, busy, 'en')).kind).toBe('public');
  });

  it('ends on the server when she leaves', async () => {
    const session = await enter(await linkFor(met));
    await perform(kernel, await ownActor(kernel, session, 'en'), leaveOwn, {});
    expect((await ownActor(kernel, session, 'en')).kind).toBe('public');
    await expect(perform(kernel, publicActor(), leaveOwn, {})).resolves.toEqual({ left: true });
  });

  it('is made only by who works with her, also where her record is closed', async () => {
    for (const [who, survivorId] of [
      [house.colleague, met],
      [house.supervisor, met],
      [other.worker, met],
    ] as const)
      expect(await outcomeOf(world, who, makeOwnLink, { survivorId, language: 'en' })).toBe('NOT_FOUND_OR_NO_ACCESS');
    const shut = await house.meet();
    await world.perform(house.worker, setShield, { survivorId: shut, shield: 'closed' });
    const actor = await herself(shut);
    expect((await world.perform(actor, ownRecord, {})).mayCorrect).toBe(false);
    const input = { field: 'contact.phone', state: 'declined' };
    expect(await outcomeOf(world, actor, correctOwn, input)).toBe('CASEWORK_RECORD_CLOSED');
  });

  it('leaves neither link nor session in the database, and no mail', async () => {
    const link = await linkFor(met);
    const session = await enter(link);
    const { rows } = await kernel.db.asOwner((owner) =>
      sql<{ text: string }>`select l::text as text from casework.own_link l union all select m::text from mail.outbox m
        union all select e::text from audit.entry e`.execute(owner),
    );
    const all = rows.map(({ text }) => text).join('\n');
    for (const secret of [link, session].map((text) => text.split('.')[1] ?? ''))
      for (const form of [secret, Buffer.from(secret).toString('hex')]) expect(all).not.toContain(form);
  });
});

describe('her own record', () => {
  it('is the only one she can ask for: no act of hers takes an id of a record, and none of the staff’s lets her in', async () => {
    const actor = await herself();
    const mine = await world.perform(actor, ownRecord, {});
    expect(JSON.stringify(mine)).not.toContain('Canary-Other');
    expect(await world.perform(actor, ownRecord, { survivorId: somebodyElse })).toEqual(mine);
    for (const act of [openSheet, openRecord, makeOwnLink])
      expect(await outcomeOf(world, actor, act, { survivorId: met, language: 'en' })).toBe('NOT_PERMITTED');
    for (const staff of [house.worker, house.supervisor])
      expect(await outcomeOf(world, staff, ownRecord, {})).toBe('NOT_PERMITTED');
  });

  it('says by field who asked and when, and keeps the story for a talk until the organisation shows it', async () => {
    const actor = await herself();
    const before = await world.perform(actor, ownRecord, {});
    expect(before.storyHidden).toBe(true);
    expect(JSON.stringify(before)).not.toContain('Canary-Story');
    expect(before.fields.find(({ field }) => field === 'contact.phone')?.told).toEqual([
      expect.objectContaining({ askedBy: 'Test Person', source: 'survivor', current: true }),
    ]);
    await world.perform(house.supervisor, setOwnSetting, { narrative: true });
    const after = await world.perform(actor, ownRecord, {});
    expect(after.storyHidden).toBe(false);
    expect(JSON.stringify(after)).toContain('Canary-Story');
    await world.perform(house.supervisor, setOwnSetting, { narrative: false });
    expect(await outcomeOf(world, actor, correctOwn, { field: 'narrative.own-words', state: 'declined' })).toBe(
      'CASEWORK_FIELD_UNKNOWN',
    );
  });

  it('says who opened it, and not that she did herself', async () => {
    await world.perform(house.worker, openRecord, { survivorId: met });
    const actor = await herself();
    await world.perform(actor, ownRecord, {});
    const { days, more } = await world.perform(actor, ownSeen, {});
    expect(more).toBe(false);
    expect(days[0]).toMatchObject({ who: 'Test Person', emergency: false });
    expect(new Set(days.map(({ day, who }) => `${day} ${who}`)).size).toBe(days.length);
  });

  it('takes her word at once, beside what stood there, which nobody loses', async () => {
    const survivorId = await house.meet(told);
    const actor = await herself(survivorId);
    await world.perform(actor, correctOwn, { field: 'contact.phone', state: 'said', value: '+1 555 0199 199' });
    const sheet = await world.perform(house.worker, openSheet, { survivorId });
    const phone = sheet.fields.find(({ field }) => field === 'contact.phone');
    expect(phone?.told).toMatchObject({ value: '+1 555 0199 199', source: 'survivor', askedBy: null });
    expect(phone?.contested.map(({ value }) => value)).toEqual(['+1 555 0100 100']);
    await world.perform(actor, correctOwn, { field: 'contact.phone', state: 'declined' });
    const mine = await world.perform(actor, ownRecord, {});
    expect(mine.fields.find(({ field }) => field === 'contact.phone')?.told.map(({ current }) => current)).toEqual([
      true,
      false,
      false,
    ]);
    for (const input of [
      { field: 'contact.phone', state: 'said' },
      { field: 'contact.phone', state: 'said', value: 'no digits' },
    ])
      expect(await outcomeOf(world, actor, correctOwn, input)).toBe('CASEWORK_STATEMENTS_INVALID');
  });

  it('comes as a copy, on paper and for programs, and neither is kept', async () => {
    const actor = await herself();
    const json = await world.perform(actor, ownCopy, { as: 'json' });
    const text = Buffer.from(json.bytes).toString('utf8');
    expect(JSON.parse(text)).toMatchObject({ record: { storyHidden: true }, shared: { packets: [] } });
    expect(text).toContain('Canary-Given');
    const pdf = await world.perform(actor, ownCopy, { as: 'pdf' });
    expect(Buffer.from(pdf.bytes.subarray(0, 5)).toString()).toBe('%PDF-');
    expect(pdf.name).not.toMatch(/canary|record|survivor/i);
  });
});

describe('what was shared of her', () => {
  it('is shown, and taken back by her word alone; what is another’s she cannot touch', async () => {
    const release = await signedRelease(world, house, met);
    const theirs = await signedRelease(world, house, somebodyElse);
    const actor = await herself();
    const { releases } = await world.perform(actor, ownShared, {});
    expect(releases.map(({ id }) => id)).toEqual([release]);
    expect(await outcomeOf(world, actor, revokeOwn, { releaseId: theirs })).toBe('NOT_FOUND_OR_NO_ACCESS');
    const done = await world.perform(actor, revokeOwn, { releaseId: release });
    expect(done.release).toMatchObject({ standing: 'revoked', endedWay: 'on the own page' });
    expect(await outcomeOf(world, actor, revokeOwn, { releaseId: release })).toBe('CONSENT_NOT_ACTIVE');
  });
});

describe('an account of her own', () => {
  it('opens the record it is tied to, as long as it is', async () => {
    const person = await world.actor(house.orgId, 'survivor');
    expect(await outcomeOf(world, person, ownRecord, {})).toBe('NOT_FOUND_OR_NO_ACCESS');
    const { free } = await world.perform(house.worker, ownWays, { survivorId: met });
    expect(free.map(({ personId }) => personId)).toContain(person.userId);
    await world.perform(house.worker, giveOwnAccount, { survivorId: met, personId: person.userId });
    expect((await world.perform(person, ownRecord, {})).code).toMatch(/^[A-Z]{2}-/);
    const input = { survivorId: somebodyElse, personId: person.userId };
    expect(await outcomeOf(world, house.worker, giveOwnAccount, input)).toBe('OWN_ACCOUNT_TAKEN');
    const staff = { survivorId: somebodyElse, personId: house.colleague.userId };
    expect(await outcomeOf(world, house.worker, giveOwnAccount, staff)).toBe('OWN_ACCOUNT_TAKEN');
    await world.perform(house.worker, takeOwnAccount, { survivorId: met });
    expect(await outcomeOf(world, person, ownRecord, {})).toBe('NOT_FOUND_OR_NO_ACCESS');
  });
});
