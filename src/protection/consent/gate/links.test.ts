import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { publicActor } from '../../../platform/actor/index.ts';
import { seededRandom } from '../../../platform/ids/index.ts';
import { perform } from '../../../platform/kernel/index.ts';
import { addRecipient } from '../recipients/use-cases.ts';
import { revokeRelease } from '../releases/end-release.ts';
import { whoSawWhat } from '../shared/use-cases.ts';
import { door } from '../testing/door.ts';
import { mostWrongCodes, type PacketLink } from './contract.ts';
import { openPacketLink } from './open-packet-link.ts';
import { phoneCode } from './packet-link.ts';
import { newPacketLink } from './recall-packet.ts';

const d = await door();
const { world, worker, clock } = d;
const refusal = (code: string, more: object = {}) => expect.objectContaining({ code, ...more });
const { id: externalId } = await world.perform(worker, addRecipient, {
  name: 'Canary Clinic',
  email: 'desk@clinic.example',
});
const sendOut = async () => {
  const { id } = await d.signed({ recipient: { externalId } });
  const sent = await d.send(id);
  return { releaseId: id, ...sent, link: sent.link as PacketLink };
};
const behind = ({ path }: PacketLink) => path.slice(path.indexOf('#') + 1);
const open = (link: PacketLink, code = link.phoneCode) =>
  perform(world.kernel, publicActor(), openPacketLink, { link: behind(link), code });
const wrong = ({ phoneCode: code }: PacketLink) => (code.startsWith('0') ? '9' : '0') + code.slice(1);

describe('a packet for a recipient without an account', () => {
  it('opens once, by link and code together', async () => {
    const { link, fields, packetId } = await sendOut();
    const content = await open(link);
    expect(content.fields.map(({ id }) => id)).toEqual([...fields]);
    await expect(open(link)).rejects.toEqual(refusal('PACKET_LINK_NOT_VALID'));
    const { packets } = await world.perform(worker, whoSawWhat, { subjectId: d.subjectId });
    expect(packets.find((packet) => packet.id === packetId)).toMatchObject({
      to: 'Canary Clinic',
      reads: [{ way: 'link', opened: true }],
    });
  });

  it('takes the code as it is told, with and without spaces', async () => {
    const { link } = await sendOut();
    expect((await open(link, link.phoneCode.replace(' ', ''))).from).toBe('Lantern House');
  });

  it(`is closed after ${mostWrongCodes} wrong codes, also for the right one`, async () => {
    const { link } = await sendOut();
    for (let left = mostWrongCodes - 1; left >= 0; left--) {
      await expect(open(link, wrong(link))).rejects.toEqual(refusal('PACKET_CODE_WRONG', { values: { left } }));
    }
    await expect(open(link)).rejects.toEqual(refusal('PACKET_LINK_NOT_VALID'));
  });

  it('ends with its release, when she takes it back, after a week, and when a new link is made', async () => {
    const revoked = await sendOut();
    await world.perform(worker, revokeRelease, { releaseId: revoked.releaseId, way: 'by phone', by: 'herself' });
    await expect(open(revoked.link)).rejects.toEqual(refusal('PACKET_LINK_NOT_VALID'));

    const again = await sendOut();
    const next = await world.perform(worker, newPacketLink, { packetId: again.packetId });
    await expect(open(again.link)).rejects.toEqual(refusal('PACKET_LINK_NOT_VALID'));
    expect((await open(next)).code).toBe(again.code);
    // opened, so a second look needs a second link
    const second = await world.perform(worker, newPacketLink, { packetId: again.packetId });
    clock.advance(7 * d.day);
    await expect(open(second)).rejects.toEqual(refusal('PACKET_LINK_NOT_VALID'));
    await world.perform(worker, revokeRelease, { releaseId: again.releaseId, way: 'by phone', by: 'herself' });
    await expect(world.perform(worker, newPacketLink, { packetId: again.packetId })).rejects.toEqual(
      refusal('PACKET_ALREADY_ENDED'),
    );
  });

  it('says the same of a link that never was as of one that does not open', async () => {
    const { link } = await sendOut();
    const [org] = behind(link).split('.');
    for (const made of ['', 'x', `${org}.${'A'.repeat(43)}`, `${d.partner}.${behind(link).split('.')[1]}`]) {
      await expect(
        perform(world.kernel, publicActor(), openPacketLink, { link: made, code: link.phoneCode }),
      ).rejects.toEqual(refusal('PACKET_LINK_NOT_VALID'));
    }
  });

  it('leaves neither secret nor code nor content in the database', async () => {
    const { link } = await sendOut();
    const { rows } = await world.kernel.db.asOwner((owner) =>
      sql<{
        text: string;
      }>`select l::text as text from consent.packet_link l union all select p::text from consent.packet p
        union all select r::text from consent.packet_read r`.execute(owner),
    );
    const [, secret = ''] = behind(link).split('.');
    const all = rows.map(({ text }) => text).join('\n');
    const hex = (text: string) => Buffer.from(text).toString('hex');
    for (const hidden of [secret, hex(secret), link.phoneCode.replace(' ', ''), hex('Canary'), 'Canary']) {
      expect(all).not.toContain(hidden);
    }
  });
});

describe('the code told by phone', () => {
  it('has eight digits, and all digits are as likely', () => {
    const random = seededRandom('codes');
    const digits = Array.from({ length: 5000 }, () => phoneCode(random)).join('');
    expect(digits).toHaveLength(40_000);
    for (const digit of '0123456789') {
      const share = digits.split(digit).length - 1;
      expect(share).toBeGreaterThan(3700);
      expect(share).toBeLessThan(4300);
    }
  });
});
