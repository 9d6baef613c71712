import { describe, expect, it } from 'vitest';
import { listAudit } from '../../../platform/audit/list-audit.ts';
import { listMails } from '../../../platform/mail/outbox.ts';
import { openPacketLink } from '../../consent/gate/open-packet-link.ts';
import { readPacket } from '../../consent/gate/read-packet.ts';
import { destroyRecord } from '../keeping/destroy-record.ts';
import { openTimeline } from '../record/timeline.ts';
import { answerReferralLink, openReferralLink } from './answer-link.ts';
import { answerReferral, receivedReferral, receivedReferrals } from './answer-referral.ts';
import { askReferral, askReferralLink } from './ask-about.ts';
import { changeReferral, draftReferral } from './draft-referral.ts';
import { moveReferral, recordWarmTransfer, tellReferral } from './move-referral.ts';
import { referrals } from './queries.ts';
import { listReferrals, openReferral } from './see-referrals.ts';
import { sendReferral, sendReferralAgain } from './send-referral.ts';
import { stage, told } from './testing/stage.ts';

const s = await stage();
const { world, house, partner, reader, attorney, stranger, outside, refused } = s;
const { worker, colleague } = house;

describe('referring to an organisation on the platform', () => {
  it('lets out what the release covers, and says what stayed and why', async () => {
    const { answer } = await s.sent();
    expect(answer.referral).toMatchObject({ state: 'requested', footing: 'live', need: 'shelter', late: false });
    expect([...answer.sent].sort()).toEqual(['contact.phone', 'identity.called-name']);
    expect(answer.kept.map(({ field }) => field)).toEqual(['location.area']);
    expect(answer.kept[0]?.says).not.toBe('');
    expect(answer.link).toBeNull();
  });

  it('is answered there until it ends; both sides see how it goes, and both note it', async () => {
    const { referralId, survivorId } = await s.sent();
    const { packetId, from, moves } = await world.perform(reader, receivedReferral, { referralId });
    expect([from, moves.map(({ to }) => to)]).toEqual(['Test House', ['accepted', 'rejected', 'cancelled']]);
    const { fields } = await world.perform(reader, readPacket, { packetId });
    expect(fields.map(({ id }) => id).sort()).toEqual(['contact.phone', 'identity.called-name']);
    await world.perform(reader, answerReferral, { referralId, to: 'accepted' });
    await world.perform(attorney, answerReferral, { referralId, to: 'in-progress' });
    const done = await world.perform(reader, answerReferral, { referralId, to: 'completed', outcome: 'served' });
    expect(done).toMatchObject({ state: 'completed', outcome: 'served', moves: [] });

    const seen = await world.perform(worker, openReferral, { referralId });
    expect(seen.events.map(({ to, by }) => `${to} ${by}`)).toEqual([
      'draft requester',
      'requested requester',
      'accepted target',
      'in-progress target',
      'completed target',
    ]);
    expect(seen.sent.map(({ id }) => id).sort()).toEqual(['contact.phone', 'identity.called-name']);
    const { rows } = await world.perform(worker, openTimeline, { survivorId });
    expect(rows.filter(({ kind }) => kind === 'referral').map(({ code }) => code)).toContain('completed');

    const trail = async (orgId: string) => {
      const auditor = await world.actor(orgId, 'auditor');
      const { rows: entries } = await world.perform(auditor, listAudit, {
        act: 'casework.answer-referral',
        limit: 100,
      });
      return entries.filter(({ records }) => records.includes(referralId));
    };
    expect(await trail(partner)).toHaveLength(3);
    const atSender = await trail(house.orgId);
    expect(atSender).toHaveLength(3);
    expect(JSON.stringify(atSender)).not.toMatch(/Canary|555 0/);
  });

  it('is seen by nobody else: not by a stranger, nor by a colleague who does not work with her', async () => {
    const { referralId, releaseId } = await s.sent();
    for (const act of [receivedReferral, openReferral])
      expect(await refused(stranger, act, { referralId })).toBe('NOT_FOUND_OR_NO_ACCESS');
    expect(await refused(stranger, answerReferral, { referralId, to: 'accepted' })).toBe('NOT_FOUND_OR_NO_ACCESS');
    for (const [act, more] of [
      [openReferral, {}],
      [moveReferral, { to: 'cancelled', outcome: 'unsafe' }],
      [sendReferralAgain, { releaseId }],
    ] as const)
      expect(await refused(colleague, act, { referralId, ...more })).toBe('NOT_FOUND_OR_NO_ACCESS');
    expect((await world.perform(colleague, listReferrals, {})).total).toBe(0);
    expect((await world.perform(stranger, receivedReferrals, {})).total).toBe(0);
    expect(await refused(reader, openReferral, { referralId })).toBe('NOT_PERMITTED');
  });

  it('is refused with the reason of the table, whoever tries', async () => {
    const { referralId } = await s.sent();
    const answer = (to: string, outcome?: string) => refused(reader, answerReferral, { referralId, to, outcome });
    expect(await answer('completed', 'served')).toBe('REFERRAL_NO_SUCH_MOVE');
    expect(await answer('entered-in-error')).toBe('REFERRAL_NOT_YOURS');
    expect(await answer('rejected')).toBe('REFERRAL_OUTCOME_MISSING');
    expect(await answer('rejected', 'served')).toBe('REFERRAL_OUTCOME_NOT_FITTING');
    expect(await refused(worker, moveReferral, { referralId, to: 'accepted' })).toBe('REFERRAL_NOT_YOURS');
    expect(await answer('rejected', 'no-capacity')).toBe('done');
    expect(await answer('accepted')).toBe('REFERRAL_ENDED');
    expect(await refused(worker, recordWarmTransfer, { referralId, ours: 'A', theirs: 'B', fit: true })).toBe(
      'REFERRAL_ENDED',
    );
    expect(await refused(worker, tellReferral, { referralId, to: 'accepted', toldBy: 'B' })).toBe(
      'REFERRAL_ANSWERED_THERE',
    );
  });

  it('keeps a receiver from writing to its own row what only the sender may', async () => {
    const { referralId } = await s.sent();
    const forge = world.kernel.db.transaction({ orgId: partner, userId: null }, (tx) =>
      referrals(tx)
        .updateTable('casework.referral_arrival')
        .set({ state: 'completed', outcome: 'served' })
        .where('referral_id', '=', referralId)
        .execute(),
    );
    await expect(forge).rejects.toThrow(/sender/);
  });
});

describe('a release', () => {
  it('must be hers and name this partner; a draft is sent with one, or not at all', async () => {
    const survivorId = await house.meet(told);
    const { id: referralId } = await s.draft(survivorId);
    const hers = await s.release(survivorId);
    const ofAnother = await s.release(await house.meet(told));
    const toClinic = await s.release(survivorId, outside);
    const send = (releaseId: string, more: object = {}) =>
      refused(worker, sendReferral, { referralId, releaseId, ...more });
    expect(await send(ofAnother)).toBe('NOT_FOUND_OR_NO_ACCESS');
    expect(await send(toClinic)).toBe('REFERRAL_RELEASE_OTHER_RECIPIENT');
    expect(await send(hers, { fields: [] })).toBe('REFERRAL_NOTHING_ASKED');
    expect(await send(hers, { fields: ['location.area'] })).toBe('CONSENT_NOTHING_MAY_LEAVE');
    expect(await refused(worker, moveReferral, { referralId, to: 'requested' })).toBe('REFERRAL_SEND_IT');
    expect(
      (await world.perform(reader, receivedReferrals, { limit: 500 })).rows.some(({ id }) => id === referralId),
    ).toBe(false);
    await s.revoke(hers);
    expect(await send(hers)).toBe('CONSENT_NOTHING_MAY_LEAVE');
  });

  it('that she takes back ends the reading at once (410), stands visibly on the referral, and keeps its history', async () => {
    const { referralId, releaseId } = await s.sent();
    const { packetId } = await world.perform(reader, receivedReferral, { referralId });
    await world.perform(reader, readPacket, { packetId });
    await s.revoke(releaseId);
    expect(await refused(reader, readPacket, { packetId })).toBe('PACKET_ENDED');
    const atPartner = await world.perform(reader, receivedReferral, { referralId });
    expect(atPartner).toMatchObject({ access: 'ended', state: 'requested' });
    expect(atPartner.moves.map(({ to }) => to)).toEqual(['rejected', 'cancelled']);
    expect(await refused(reader, answerReferral, { referralId, to: 'accepted' })).toBe('REFERRAL_ACCESS_ENDED');
    expect(JSON.stringify(atPartner)).not.toMatch(/revoked|withdrawn/);
    const here = await world.perform(worker, openReferral, { referralId });
    expect(here).toMatchObject({ footing: 'withdrawn', state: 'requested', maySendAgain: true });
    expect(here.events).toHaveLength(2);

    // under a new release it goes on, in the same place
    const again = await s.release(here.survivorId);
    const resent = await world.perform(worker, sendReferralAgain, { referralId, releaseId: again });
    expect(resent.referral.footing).toBe('live');
    const after = await world.perform(reader, answerReferral, { referralId, to: 'accepted' });
    expect(after).toMatchObject({ access: 'open', packetId: resent.packetId });
  });

  it('is not needed to end it: calling it off takes the packet back', async () => {
    const { referralId } = await s.sent();
    const { packetId } = await world.perform(reader, receivedReferral, { referralId });
    const off = await world.perform(worker, moveReferral, {
      referralId,
      to: 'cancelled',
      outcome: 'declined-by-person',
    });
    expect(off).toMatchObject({ state: 'cancelled', footing: 'taken-back' });
    expect(await refused(reader, readPacket, { packetId })).toBe('PACKET_ENDED');
  });
});

describe('referring to an organisation without an account', () => {
  it('is accepted, worked on and completed from the one-time link with the code', async () => {
    const { referralId, answer } = await s.sent(outside);
    const key = { link: answer.link?.path.split('#')[1] ?? '', code: answer.link?.phoneCode ?? '' };
    const nobody = { ...reader, kind: 'public', userId: null, orgId: null, roles: [] } as const;
    const seen = await world.perform(nobody, openReferralLink, key);
    expect(seen).toMatchObject({ state: 'requested', from: 'Test House' });
    expect(JSON.stringify(seen)).not.toMatch(/Canary|555 0/);
    const { fields } = await world.perform(nobody, openPacketLink, key);
    expect(fields).toHaveLength(2);
    // the packet opens once; answering goes on
    expect(await refused(nobody, openPacketLink, key)).toBe('PACKET_LINK_NOT_VALID');
    for (const to of ['accepted', 'in-progress']) await world.perform(nobody, answerReferralLink, { ...key, to });
    expect(await refused(nobody, answerReferralLink, { ...key, to: 'rejected' })).toBe('REFERRAL_NO_SUCH_MOVE');
    await world.perform(nobody, answerReferralLink, { ...key, to: 'completed', outcome: 'partly' });
    const { events, to } = await world.perform(worker, openReferral, { referralId });
    expect(to.name).toBe('Canary-Clinic');
    expect(events.at(-1)).toMatchObject({ to: 'completed', way: 'link', by: 'target', person: null });
  });

  it('may be asked about, from the link and from an account, sealed, until the sender does something or it is over', async () => {
    const nobody = { ...reader, kind: 'public', userId: null, orgId: null, roles: [] } as const;
    const question = 'Canary-Question: is there a cot?';
    const askedAt = async (referralId: string) => (await world.perform(worker, openReferral, { referralId })).askedAt;
    const outer = await s.sent(outside);
    const key = { link: outer.answer.link?.path.split('#')[1], code: outer.answer.link?.phoneCode };
    expect(outer.answer.link?.path).toMatch(/^\/reply#/);
    await world.perform(nobody, askReferralLink, { ...key, question });
    const { events } = await world.perform(worker, openReferral, { referralId: outer.referralId });
    expect(events.at(-1)).toMatchObject({ kind: 'asked', by: 'target', way: 'link', words: question });
    const { rows: mails } = await world.perform(worker, listMails, {});
    expect(mails.filter(({ template }) => template === 'mail.casework-referral-waits')).toHaveLength(1);
    const spoke = { referralId: outer.referralId, ours: 'A', theirs: 'B', fit: true };
    expect(await askedAt(outer.referralId)).toBe(world.clock.now());
    await world.perform(worker, recordWarmTransfer, spoke);
    expect(await askedAt(outer.referralId)).toBeNull();

    const inner = await s.sent();
    await world.perform(reader, askReferral, { referralId: inner.referralId, question });
    expect(await askedAt(inner.referralId)).toBe(world.clock.now());
    expect(await refused(stranger, askReferral, { referralId: inner.referralId, question })).toBe(
      'NOT_FOUND_OR_NO_ACCESS',
    );
    await s.revoke(inner.releaseId);
    expect(await refused(reader, askReferral, { referralId: inner.referralId, question })).toBe(
      'REFERRAL_ACCESS_ENDED',
    );
    await world.perform(reader, answerReferral, {
      referralId: inner.referralId,
      to: 'rejected',
      outcome: 'no-contact',
    });
    expect(await askedAt(inner.referralId)).toBeNull();
  });

  it('counts wrong codes, closes the link, and is over when she takes the release back', async () => {
    const nobody = { ...reader, kind: 'public', userId: null, orgId: null, roles: [] } as const;
    const first = await s.sent(outside);
    const link = first.answer.link?.path.split('#')[1] ?? '';
    const code = first.answer.link?.phoneCode ?? '';
    const wrong = code.startsWith('0') ? '1111 1111' : '0000 0000';
    for (let i = 0; i < 5; i++)
      expect(await refused(nobody, openReferralLink, { link, code: wrong })).toBe('PACKET_CODE_WRONG');
    expect(await refused(nobody, openReferralLink, { link, code })).toBe('PACKET_LINK_NOT_VALID');

    const second = await s.sent(outside);
    const key = { link: second.answer.link?.path.split('#')[1] ?? '', code: second.answer.link?.phoneCode ?? '' };
    await world.perform(nobody, openPacketLink, key);
    await s.revoke(second.releaseId);
    expect(await refused(nobody, answerReferralLink, { ...key, to: 'accepted' })).toBe('PACKET_ENDED');
  });

  it('is written down when it is told by phone; who told it lies sealed', async () => {
    const { referralId, survivorId } = await s.sent(outside);
    await world.perform(worker, tellReferral, { referralId, to: 'accepted', toldBy: 'Canary-Receptionist' });
    const at = world.clock.now();
    const warm = { referralId, ours: 'Canary-Ours', theirs: 'Canary-Theirs', fit: true, at };
    await world.perform(worker, recordWarmTransfer, warm);
    const { events, toldMoves, recordCode } = await world.perform(worker, openReferral, { referralId });
    expect(events.find(({ way }) => way === 'told')).toMatchObject({ by: 'target', words: 'Canary-Receptionist' });
    expect(events.find(({ kind }) => kind === 'warm-transfer')).toMatchObject({
      fit: true,
      at,
      words: 'Canary-Ours\nCanary-Theirs',
    });
    expect(toldMoves.map(({ to }) => to)).toEqual(['in-progress', 'failed', 'cancelled']);
    const raw = await world.kernel.db.transaction({ orgId: house.orgId, userId: null }, (tx) =>
      referrals(tx).selectFrom('casework.referral_event').selectAll().where('referral_id', '=', referralId).execute(),
    );
    expect(raw.some(({ words_sealed }) => words_sealed && Buffer.from(words_sealed).includes('Canary'))).toBe(false);

    // they go with what is known of the services; that it happened stays
    const destruction = { survivorId, code: recordCode, classes: ['service'], reason: 'asked-by-the-survivor' };
    await world.perform(house.supervisor, destroyRecord, destruction);
    const after = await world.perform(worker, openReferral, { referralId });
    expect(after.events.map(({ words }) => words)).toEqual(after.events.map(() => null));
    expect(after.events).toHaveLength(events.length);
  });
});

describe('a draft', () => {
  it('is one, however often it is sent; changes until it is sent; and takes what the lists know', async () => {
    const survivorId = await house.meet(told);
    const id = '0190a6f0-5a3e-7000-8000-00000000d0d0';
    const first = await s.draft(survivorId, s.here, { id });
    expect(await s.draft(survivorId, s.here, { id })).toEqual(first);
    const plan = { recipient: outside, need: 'medical', fields: ['contact.phone'] };
    const changed = await world.perform(worker, changeReferral, { referralId: id, ...plan });
    expect(changed).toMatchObject({ need: 'medical', priority: 'routine', to: { name: 'Canary-Clinic' } });
    const bad = (more: object) => refused(worker, draftReferral, { survivorId, ...plan, ...more });
    expect(await bad({ need: 'a-castle' })).toBe('CASEWORK_CODE_UNKNOWN');
    expect(await bad({ fields: ['identity.shoe-size'] })).toBe('CASEWORK_FIELD_UNKNOWN');
    expect(await bad({ recipient: { externalId: partner } })).toBe('CONSENT_RECIPIENT_UNKNOWN');
    const { referralId } = await s.sent();
    expect(await refused(worker, changeReferral, { referralId, ...plan })).toBe('REFERRAL_NOT_A_DRAFT');
  });
});
