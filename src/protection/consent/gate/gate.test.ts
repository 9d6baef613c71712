import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { listAudit } from '../../../platform/audit/list-audit.ts';
import { sha256 } from '../../../platform/hash/index.ts';
import { allErrors } from '../../../server/compose.ts';
import { consent } from '../queries.ts';
import { addRecipient } from '../recipients/use-cases.ts';
import { revokeRelease } from '../releases/end-release.ts';
import { mySharing, revokeMine, whoSawWhat } from '../shared/use-cases.ts';
import { door } from '../testing/door.ts';
import { inbox, packetFile, readPacket } from './read-packet.ts';
import { recallPacket } from './recall-packet.ts';

const d = await door();
const { world, clock, worker, reader, attorney, outsider, subjectId } = d;
const refusal = (code: string, more: object = {}) => expect.objectContaining({ code, ...more });
const as = (orgId: string) => ({ orgId, userId: null });
const revoked = { way: 'in person', by: 'herself' };

describe('behaviour 4: the share gate', () => {
  it('lets out requested ∩ released ∩ the rights of the sender, frozen and hashed', async () => {
    const { id } = await d.signed();
    const sent = await d.send(id);
    expect([...sent.fields].sort()).toEqual(
      [
        'contact.phone',
        'contact.safe-channels',
        'identity.given-name',
        'safety.immediate-danger',
        'service.needs',
      ].sort(),
    );
    const why = new Map(sent.decision.refused.map(({ field, reason }) => [field, reason]));
    expect(Object.fromEntries(why)).toMatchObject({
      'identity.called-name': 'field-not-released',
      'contact.code-word': 'never-shared',
      'location.current-address': 'field-not-released',
      'narrative.own-words': 'field-not-released',
      'narrative.worker-notes': 'never-shared',
      'count.veteran': 'aggregate-only',
    });
    const content = await world.perform(reader, readPacket, { packetId: sent.packetId });
    expect(content.fields.map(({ id: field }) => field).sort()).toEqual([...sent.fields].sort());
    expect(content.sha256).toBe(sent.sha256);
    expect(content.from).toBe('Lantern House');
    const needs = content.fields.find(({ id: field }) => field === 'service.needs');
    expect(needs).toMatchObject({ value: ['shelter', 'medical'], shown: { en: 'Emergency shelter; Medical care' } });
    expect(JSON.stringify(content)).not.toMatch(/Canary-(Called|Codeword|Address|Story|Notes|Treatment|Signer)/);
  });

  it('sends nothing for a draft, for somebody else than she works with, or where nothing is left', async () => {
    const { id: draftId } = await d.draft();
    await expect(d.send(draftId)).rejects.toEqual(refusal('CONSENT_NOTHING_MAY_LEAVE'));
    const { id } = await d.signed();
    await expect(d.sendAs(d.colleague, id)).rejects.toEqual(refusal('NOT_FOUND_OR_NO_ACCESS'));
    const error = await d.send(id, { fields: ['narrative.own-words'] }).catch((thrown) => thrown);
    expect(error.where).toEqual([
      { field: 'narrative.own-words', code: 'field-not-released', says: 'This field is not in the release.' },
    ]);
    await expect(d.send(id, { values: {} })).rejects.toEqual(refusal('CONSENT_NOTHING_TO_SEND'));
  });

  it('gives access no longer than the release, and shorter where that was asked', async () => {
    const { id, expiresAt } = await d.signed();
    expect((await d.send(id)).accessUntil).toBe(expiresAt);
    const soon = new Date(clock.millis() + 1000).toISOString();
    expect((await d.send(id, { until: soon })).accessUntil).toBe(soon);
    expect((await d.send(id, { until: '2030-01-01T00:00:00Z' })).accessUntil).toBe(expiresAt);
  });

  it('is read to the last moment of the release and not one second longer: then the answer is 410', async () => {
    const { id } = await d.signed({ expiresAt: new Date(clock.millis() + 60_000).toISOString() });
    const { packetId } = await d.send(id);
    clock.advance(59_999);
    expect((await world.perform(reader, readPacket, { packetId })).fields.length).toBeGreaterThan(0);
    clock.advance(1);
    await expect(world.perform(reader, readPacket, { packetId })).rejects.toEqual(refusal('PACKET_ENDED'));
    clock.advance(1000);
    await expect(world.perform(attorney, packetFile, { packetId, as: 'pdf' })).rejects.toEqual(refusal('PACKET_ENDED'));
    expect(allErrors.PACKET_ENDED).toBe(410);
  });

  it('stops at once when she takes the release back; both sides keep the history', async () => {
    const { id } = await d.signed();
    const { packetId, code } = await d.send(id);
    await world.perform(reader, readPacket, { packetId });
    const { packetsRecalled } = await world.perform(worker, revokeRelease, { releaseId: id, ...revoked });
    expect(packetsRecalled).toBe(1);
    await expect(world.perform(reader, readPacket, { packetId })).rejects.toEqual(refusal('PACKET_ENDED'));
    const { rows } = await world.perform(reader, inbox, { limit: 500 });
    expect(rows.find((row) => row.id === packetId)).toMatchObject({ code, state: 'ended', recalledAt: clock.now() });
    const { packets } = await world.perform(worker, whoSawWhat, { subjectId });
    const packet = packets.find((one) => one.id === packetId);
    expect(packet).toMatchObject({ state: 'recalled', to: 'Northway Legal Aid' });
    expect(packet?.reads.map(({ opened, way }) => [opened, way])).toEqual([
      [true, 'screen'],
      [false, 'screen'],
    ]);
    await expect(d.send(id)).rejects.toEqual(refusal('CONSENT_NOTHING_MAY_LEAVE'));
  });

  it('takes one packet back without the release', async () => {
    const { id } = await d.signed();
    const first = await d.send(id);
    const second = await d.send(id);
    await world.perform(worker, recallPacket, { packetId: first.packetId });
    await expect(world.perform(reader, readPacket, { packetId: first.packetId })).rejects.toEqual(
      refusal('PACKET_ENDED'),
    );
    expect((await world.perform(reader, readPacket, { packetId: second.packetId })).code).toBe(second.code);
    await expect(world.perform(worker, recallPacket, { packetId: first.packetId })).rejects.toEqual(
      refusal('PACKET_ALREADY_ENDED'),
    );
  });

  it('is refused to whom a release is not addressed, in the same words as what does not exist', async () => {
    const { id } = await d.signed();
    const { packetId } = await d.send(id);
    for (const who of [outsider, worker]) {
      await expect(world.perform(who, readPacket, { packetId })).rejects.toEqual(refusal('NOT_FOUND_OR_NO_ACCESS'));
    }
    await expect(world.perform(reader, readPacket, { packetId: id })).rejects.toEqual(
      refusal('NOT_FOUND_OR_NO_ACCESS'),
    );
  });

  it('shows nothing where the sealed snapshot is not what was sent', async () => {
    const { id } = await d.signed();
    const { packetId } = await d.send(id);
    await world.kernel.db.transaction(as(d.home), (tx) =>
      consent(tx)
        .updateTable('consent.packet')
        .set({ sha256: sha256('something else') })
        .where('id', '=', packetId)
        .execute(),
    );
    await expect(world.perform(reader, readPacket, { packetId })).rejects.toEqual(refusal('PACKET_DAMAGED'));
  });
});

describe('behaviour 9: each reading is written on both sides', () => {
  const trail = async (orgId: string, recordId: string) => {
    const auditor = await world.actor(orgId, 'auditor');
    const { rows } = await world.perform(auditor, listAudit, { recordId, limit: 100 });
    return rows.map(({ act, outcome }) => `${act} ${outcome}`);
  };

  it('with the ids of the record and no word of it', async () => {
    const { id } = await d.signed();
    const { packetId } = await d.send(id);
    await world.perform(reader, readPacket, { packetId });
    await world.perform(worker, revokeRelease, { releaseId: id, ...revoked });
    await world.perform(reader, readPacket, { packetId }).catch(() => {});
    expect(await trail(d.home, packetId)).toEqual([
      'consent.packet-read PACKET_ENDED',
      'consent.revoke done',
      'consent.packet-read done',
      'consent.test-send done',
    ]);
    expect(await trail(d.partner, packetId)).toEqual(['consent.read-packet done']);
    const { rows } = await world.kernel.db.asOwner((owner) =>
      sql<{ text: string }>`select e::text as text from audit.entry e`.execute(owner),
    );
    expect(rows.map(({ text }) => text).join('\n')).not.toContain('Canary');
  });
});

describe('behaviour 1: the wall between organisations', () => {
  it('shows a recipient neither release nor packet nor reading in the database, only what was delivered', async () => {
    const { id } = await d.signed();
    const { packetId } = await d.send(id);
    const seen = (orgId: string) =>
      world.kernel.db.transaction(as(orgId), async (tx) => {
        const count = async (table: 'consent.release' | 'consent.packet' | 'consent.packet_read' | 'consent.circle') =>
          (await consent(tx).selectFrom(table).selectAll().execute()).length;
        const delivered = await consent(tx)
          .selectFrom('consent.delivery')
          .selectAll()
          .where('packet_id', '=', packetId)
          .execute();
        return {
          rows: (await count('consent.release')) + (await count('consent.packet')) + (await count('consent.circle')),
          delivered: delivered.length,
        };
      });
    expect(await seen(d.partner)).toEqual({ rows: 0, delivered: 1 });
    expect(await seen(d.stranger)).toEqual({ rows: 0, delivered: 0 });
  });

  it('lets nobody deliver in the name of another organisation, or touch what is not theirs', async () => {
    const { id } = await d.signed();
    const { packetId } = await d.send(id);
    const forged = world.kernel.db.transaction(as(d.stranger), (tx) =>
      consent(tx)
        .insertInto('consent.delivery')
        .values({
          org_id: d.partner,
          packet_id: id,
          sender_id: d.home,
          sender_name: 'Lantern House',
          code: 'FORGED',
          purpose: 'purpose.shelter',
          sent_at: clock.now(),
          access_until: clock.now(),
          recalled_at: null,
          noticed_at: null,
        })
        .execute(),
    );
    await expect(forged).rejects.toThrow(/row-level security/);
    const touched = await world.kernel.db.transaction(as(d.stranger), (tx) =>
      consent(tx)
        .updateTable('consent.delivery')
        .set({ recalled_at: clock.now() })
        .where('packet_id', '=', packetId)
        .returning('packet_id')
        .execute(),
    );
    expect(touched).toEqual([]);
  });

  it('opens no packet by a delivery that somebody made up for themselves', async () => {
    const { id } = await d.signed();
    const { packetId } = await d.send(id);
    await world.kernel.db.transaction(as(d.stranger), (tx) =>
      consent(tx)
        .insertInto('consent.delivery')
        .values({
          org_id: d.stranger,
          packet_id: packetId,
          sender_id: d.stranger,
          sender_name: 'x',
          code: 'x',
          purpose: 'x',
          sent_at: clock.now(),
          access_until: '2030-01-01T00:00:00Z',
          recalled_at: null,
          noticed_at: null,
        })
        .execute(),
    );
    await world.kernel.db.transaction(as(d.stranger), (tx) =>
      consent(tx)
        .updateTable('consent.delivery')
        .set({ sender_id: d.home })
        .where('packet_id', '=', packetId)
        .execute(),
    );
    await expect(world.perform(outsider, readPacket, { packetId })).rejects.toEqual(refusal('NOT_FOUND_OR_NO_ACCESS'));
  });
});

describe('the survivor herself', () => {
  it('sees what was shared with whom, and every reading, and takes it back', async () => {
    const { id } = await d.signed();
    const { packetId } = await d.send(id);
    await world.perform(reader, readPacket, { packetId });
    const { releases, packets } = await world.perform(d.survivor, mySharing, {});
    expect(releases.map((release) => release.id)).toContain(id);
    expect(packets.find((packet) => packet.id === packetId)?.reads).toHaveLength(1);
    const { packetsRecalled } = await world.perform(d.survivor, revokeMine, { releaseId: id });
    expect(packetsRecalled).toBe(1);
    await expect(world.perform(reader, readPacket, { packetId })).rejects.toEqual(refusal('PACKET_ENDED'));
  });
  it('reaches no release of anybody else', async () => {
    const other = await d.newSubject();
    const { id } = await d.signed({ subjectId: other });
    await expect(world.perform(d.survivor, revokeMine, { releaseId: id })).rejects.toEqual(
      refusal('NOT_FOUND_OR_NO_ACCESS'),
    );
    await expect(world.perform(worker, mySharing, {})).rejects.toEqual(refusal('NOT_PERMITTED'));
  });
});

describe('who gets it', () => {
  it('is an organisation with an account, or one that was added with name and contact', async () => {
    const { id } = await world.perform(worker, addRecipient, {
      name: 'Canary Clinic',
      email: 'desk@clinic.example',
      phone: '555 0101',
    });
    expect(await d.signed({ recipient: { externalId: id } })).toMatchObject({
      recipient: { kind: 'external', name: 'Canary Clinic' },
    });
    const row = await world.kernel.db.transaction(as(d.home), (tx) =>
      consent(tx).selectFrom('consent.external_recipient').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
    );
    expect(Buffer.from(row.about_sealed).toString('latin1')).not.toContain('Canary');
  });
});
