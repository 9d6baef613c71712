import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { editMe } from '../../../platform/accounts/edit-me.ts';
import { getMail, listMails } from '../../../platform/mail/outbox.ts';
import { answerReferral, receivedReferrals } from './answer-referral.ts';
import { answerCapacity, askCapacity, askedCapacity, capacityQuestions } from './capacity/capacity.ts';
import { askCapacity as askContract } from './contract.ts';
import { recordUnmetNeed, referralCounts } from './counts/referral-counts.ts';
import { referralFhir } from './fhir/referral-fhir.ts';
import { referrals } from './queries.ts';
import { remindReferrals } from './reminders.ts';
import {
  askForHelp,
  moveSelfReferral,
  openSelfReferral,
  seeSelfReferralDesk,
  selfReferrals,
  setSelfReferralDesk,
} from './self/self-referral.ts';
import { stage } from './testing/stage.ts';

const s = await stage();
const { world, house, partner, reader, stranger, refused } = s;
const { worker } = house;
const nobody = { ...reader, kind: 'public', userId: null, orgId: null, roles: [] } as const;

describe('asking whether there is room', () => {
  const asked = { need: 'shelter', adults: 1, children: 1, language: 'es' };

  it('has no place for a person: a field it does not name is refused, and what travels is codes and counts', async () => {
    const known = ['need', 'adults', 'children', 'language', 'from', 'nights', 'accommodation', 'animals'];
    expect(Object.keys(askContract.takes.shape.asked.shape).sort()).toEqual(known.sort());
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string(), (field, value) => {
        fc.pre(!known.includes(field));
        const sent = { organisationIds: [partner], asked: { ...asked, [field]: value } };
        expect(askContract.takes.safeParse(sent).success).toBe(false);
      }),
    );
    expect(await refused(worker, askCapacity, { organisationIds: [partner], asked, note: 'For Tovia' })).toBe(
      'INPUT_INVALID',
    );
    await world.perform(worker, askCapacity, { organisationIds: [partner], asked });
    const row = await world.kernel.db.transaction({ orgId: partner, userId: null }, (tx) =>
      referrals(tx).selectFrom('casework.capacity_question').selectAll().executeTakeFirstOrThrow(),
    );
    const { org_id, id, asker_id, asker_name, asked_at, asked_by, ...payload } = row;
    expect(payload).toEqual({
      need: 'shelter',
      adults: 1,
      children: 1,
      language: 'es',
      from_day: world.clock.today(),
      nights: null,
      accommodation: [],
      animals: false,
      answer: null,
      wait: null,
      answered_at: null,
      answered_by: null,
    });
    expect([org_id, asker_id, asker_name, asked_by]).toEqual([partner, house.orgId, 'Test House', worker.userId]);
    expect([id, asked_at].every(Boolean)).toBe(true);
  });

  it('is answered with a code of SDOH Clinical Care, which is old after a day; only who asked and who is asked see it', async () => {
    const [question] = (await world.perform(reader, capacityQuestions, {})).rows;
    const questionId = question?.id ?? '';
    expect(question).toMatchObject({ other: 'Test House', standing: 'open', asked });
    expect(await refused(reader, answerCapacity, { questionId, answer: 'capacity', wait: 'not-known' })).toBe(
      'REFERRAL_WAIT_WITHOUT_LIST',
    );
    expect(await refused(stranger, answerCapacity, { questionId, answer: 'capacity' })).toBe('NOT_FOUND_OR_NO_ACCESS');
    expect(await refused(worker, answerCapacity, { questionId, answer: 'capacity' })).toBe('NOT_FOUND_OR_NO_ACCESS');
    await world.perform(reader, answerCapacity, { questionId, answer: 'waitlist', wait: 'under-1-month' });
    const mine = async () => (await world.perform(worker, askedCapacity, {})).rows[0];
    expect(await mine()).toMatchObject({ other: 'Northway Legal Aid', answer: 'waitlist', standing: 'answered' });
    expect((await world.perform(stranger, askedCapacity, {})).total).toBe(0);
    world.clock.advance(24 * 3_600_000);
    expect(await mine()).toMatchObject({ standing: 'unknown' });
  });

  it('takes only lists that are known, organisations that are here, days to come', async () => {
    const ask = (more: object, to = partner) =>
      refused(worker, askCapacity, { organisationIds: [to], asked: { ...asked, ...more } });
    expect(await ask({ need: 'castle' })).toBe('CASEWORK_CODE_UNKNOWN');
    expect(await ask({ accommodation: ['jacuzzi'] })).toBe('CASEWORK_CODE_UNKNOWN');
    expect(await ask({ from: '2020-01-01' })).toBe('CASEWORK_DAY_PAST');
    expect(await ask({}, s.clinic)).toBe('CONSENT_RECIPIENT_UNKNOWN');
  });
});

describe('asking for help by oneself', () => {
  const request = { need: 'shelter', way: 'text', reach: '555 0188 Canary', hours: 'after six', language: 'es' };
  const organisationId = house.orgId;

  it('needs an open desk; a closed one answers as none', async () => {
    expect(await refused(nobody, seeSelfReferralDesk, { organisationId })).toBe('REFERRAL_NO_DESK');
    expect(await refused(nobody, askForHelp, { organisationId, ...request })).toBe('REFERRAL_NO_DESK');
    await world.perform(house.supervisor, setSelfReferralDesk, { open: true, needs: ['shelter'] });
    expect(await world.perform(nobody, seeSelfReferralDesk, { organisationId })).toEqual({
      name: 'Test House',
      needs: ['shelter'],
    });
    expect(await refused(nobody, askForHelp, { organisationId, ...request, name: 'Tovia' })).toBe('INPUT_INVALID');
  });

  it('keeps how to reach her sealed, and destroys it when it ends', async () => {
    const { code } = await world.perform(nobody, askForHelp, { organisationId, ...request });
    const { rows } = await world.perform(worker, selfReferrals, {});
    expect(JSON.stringify(rows)).not.toContain('Canary');
    const requestId = rows.find((row) => row.code === code)?.id ?? '';
    const { contact } = await world.perform(worker, openSelfReferral, { requestId });
    expect(contact).toEqual({ way: 'text', reach: '555 0188 Canary', hours: 'after six', voicemail: false });
    expect(await refused(stranger, openSelfReferral, { requestId })).toBe('NOT_FOUND_OR_NO_ACCESS');
    for (const [to, outcome] of [['accepted'], ['in-progress'], ['completed', 'served']])
      await world.perform(worker, moveSelfReferral, { requestId, to, outcome });
    expect(await world.perform(worker, openSelfReferral, { requestId })).toMatchObject({
      contact: null,
      state: 'completed',
    });
  });
});

describe('a referral as FHIR', () => {
  it('has the required elements of SDOH Clinical Care, and names nobody', async () => {
    const { referralId, survivorId, releaseId } = await s.sent();
    const { bytes } = await world.perform(worker, referralFhir, { referralId });
    const text = new TextDecoder().decode(bytes);
    expect(text).not.toMatch(/Canary|555 0/);
    const resources = JSON.parse(text).entry.map(({ resource }: { resource: unknown }) => resource);
    const [request, task, consent] = resources;
    const organisation = { reference: expect.stringMatching(/^Organization\//) };
    expect(request).toMatchObject({
      resourceType: 'ServiceRequest',
      id: referralId,
      meta: { profile: ['http://hl7.org/fhir/us/sdoh-clinicalcare/StructureDefinition/SDOHCC-ServiceRequest'] },
      status: 'active',
      intent: 'order',
      category: [{ coding: [{ code: 'homelessness' }] }],
      code: { coding: [{ system: 'http://snomed.info/sct' }, { code: 'shelter' }] },
      subject: { reference: `Patient/${survivorId}` },
      authoredOn: expect.any(String),
      requester: organisation,
      performer: [organisation],
      supportingInfo: [{ reference: `Consent/${releaseId}` }],
    });
    expect(request.orderDetail).toBeUndefined();
    expect(task).toMatchObject({
      resourceType: 'Task',
      status: 'requested',
      intent: 'order',
      priority: 'urgent',
      code: { coding: [{ system: 'http://hl7.org/fhir/CodeSystem/task-code', code: 'fulfill' }] },
      focus: { reference: `ServiceRequest/${referralId}` },
      for: { reference: `Patient/${survivorId}` },
      authoredOn: expect.any(String),
      requester: organisation,
      owner: organisation,
    });
    expect(task.statusReason).toBeUndefined();
    expect(consent).toMatchObject({
      resourceType: 'Consent',
      id: releaseId,
      status: 'active',
      scope: { coding: [{ code: 'patient-privacy' }] },
      patient: { reference: `Patient/${survivorId}` },
      dateTime: expect.any(String),
      organization: [organisation],
      sourceReference: expect.anything(),
    });
    const idscl = consent.category.filter(({ coding }: { coding: { code: string }[] }) => coding[0]?.code === 'IDSCL');
    expect(idscl).toHaveLength(1);
  });

  it('says in words why it ended, and is not given out once the release has', async () => {
    const { referralId, releaseId } = await s.sent();
    for (const [to, outcome] of [['accepted'], ['in-progress'], ['completed', 'partly']])
      await world.perform(reader, answerReferral, { referralId, to, outcome });
    const { bytes } = await world.perform(worker, referralFhir, { referralId });
    const [{ resource: request }, { resource: task }] = JSON.parse(new TextDecoder().decode(bytes)).entry;
    const inWords = world.kernel.translate('en')('casework.referral.outcome.partly');
    expect([request.status, task.status, task.statusReason.text]).toEqual(['completed', 'completed', inWords]);
    await s.revoke(releaseId);
    expect(await refused(worker, referralFhir, { referralId })).toBe('REFERRAL_NO_LIVE_RELEASE');
    expect(await refused(reader, referralFhir, { referralId })).toBe('NOT_PERMITTED');
  });
});

describe('counts of referrals', () => {
  it('hide what is small, show closure and hours once there are enough, and hold nobody', async () => {
    const own = await stage();
    const counts = () => own.world.perform(own.house.worker, referralCounts, { year: 2026 });
    for (let i = 0; i < 3; i++) await own.sent();
    expect(await counts()).toMatchObject({
      loopClosure: { closed: 0, sent: null, share: null },
      hoursToAccept: null,
      sent: { total: null },
    });
    for (let i = 0; i < 21; i++) {
      const { referralId } = await own.sent();
      if (i >= 12) continue;
      own.world.clock.advance(2 * 3_600_000);
      for (const [to, outcome] of [['accepted'], ['in-progress'], ['completed', 'served']])
        await own.world.perform(own.reader, answerReferral, { referralId, to, outcome });
    }
    for (let i = 0; i < 13; i++)
      await own.world.perform(own.house.worker, recordUnmetNeed, { need: 'shelter', county: '37183', language: 'es' });
    await own.world.perform(own.house.worker, recordUnmetNeed, { need: 'dental' });
    const all = await counts();
    expect(all.loopClosure).toEqual({ closed: 12, sent: 24, share: 0.5 });
    expect(all.hoursToAccept).toBe(2);
    expect(all.sent).toMatchObject({ rows: ['shelter'], total: 24 });
    expect(all.unmet.rows).toEqual(['dental unknown', 'shelter 37183']);
    expect(all.unmet.cells.flat().filter((cell) => cell !== null && cell > 0 && cell <= 10)).toEqual([]);
    expect(JSON.stringify(all)).not.toMatch(/Canary|[0-9a-f]{8}-[0-9a-f]{4}/);
  }, 60_000);
});

describe('reminders', () => {
  let own: Awaited<ReturnType<typeof stage>>;
  beforeAll(async () => {
    own = await stage();
  });

  it('come once an answer is overdue, once in two days, to both sides, and say nothing', async () => {
    await own.sent();
    await own.world.perform(own.attorney, editMe, { language: 'es' });
    const mailsOf = async (actor: typeof worker) => {
      const { rows } = await own.world.perform(actor, listMails, { limit: 100 });
      return rows.filter(({ template }) => template === 'mail.casework-referral-waits');
    };
    const run = async () => {
      const signal = new AbortController().signal;
      const unused = {
        step: () => Promise.reject(new Error('no step')),
        file: () => Promise.reject(new Error('none')),
      };
      const job = { id: own.partner, kind: 'casework.remind-referrals', attempt: 1, maxAttempts: 1 };
      await remindReferrals.run(
        { kernel: own.world.kernel, actor: own.reader, job, signal, progress: () => {}, ...unused },
        {},
      );
    };
    await run();
    expect(await mailsOf(own.reader)).toEqual([]);
    own.world.clock.advance(25 * 3_600_000);
    expect((await own.world.perform(own.reader, receivedReferrals, {})).rows[0]?.late).toBe(true);
    await run();
    await run();
    // partner and attorney there, the caseworker who drafted here
    const there = [own.reader, own.attorney].map(({ userId }) => `${userId}@example.org`);
    const mails = await mailsOf(own.attorney);
    expect(mails.map(({ to }) => to).sort()).toEqual(there.sort());
    // each in the language of who reads it
    expect(mails.map(({ language }) => language).sort()).toEqual(['en', 'es']);
    const [mail] = await mailsOf(own.house.worker);
    const { subject, text } = await own.world.perform(own.house.worker, getMail, { mailId: mail?.id });
    expect(`${subject} ${text}`).not.toMatch(/Canary|referral|survivor|shelter|release|Northway|House|http/i);
    own.world.clock.advance(49 * 3_600_000);
    await run();
    expect((await mailsOf(own.house.worker)).length).toBe(2);
  });

  it('are looked for by the clock', () => {
    expect(remindReferrals.schedule).toEqual({ everyHours: 1 });
  });
});
