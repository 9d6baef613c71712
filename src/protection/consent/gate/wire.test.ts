import { afterAll, describe, expect, it } from 'vitest';
import { serveActs } from '../../../platform/http/testing/served.ts';
import { consentParts } from '../parts.ts';
import { addRecipient } from '../recipients/use-cases.ts';
import { revokeRelease } from '../releases/end-release.ts';
import { door } from '../testing/door.ts';
import { readPacket } from './read-packet.ts';

const d = await door();
const { world, worker, reader } = d;
const served = await serveActs(consentParts.useCases);
afterAll(() => served.close());
const get = (path: string, headers: Record<string, string> = {}) => fetch(`${served.origin}/api${path}`, { headers });

describe('over the wire', () => {
  it('a packet is read, and is gone (410) once she took the release back; nothing of it is kept by a browser or a log', async () => {
    const { id } = await d.signed();
    const { packetId } = await d.send(id);
    const open = await get(`/consent/inbox/${packetId}`, served.as(reader));
    expect(open.status).toBe(200);
    expect(open.headers.get('cache-control')).toContain('no-store');
    expect(JSON.stringify(await open.json())).toContain('Canary-Phone-0100');
    await world.perform(worker, revokeRelease, { releaseId: id, way: 'by phone', by: 'herself' });
    const gone = await get(`/consent/inbox/${packetId}`, served.as(reader));
    expect(gone.status).toBe(410);
    expect(await gone.json()).toMatchObject({ code: 'PACKET_ENDED', says: 'This can no longer be read.' });
    expect((await get(`/consent/inbox/${packetId}/file?as=csv`, served.as(d.attorney))).status).toBe(410);
    expect(served.logged()).not.toMatch(/Canary/);
  });

  it('a link opens without an account, and guessing codes ends it', async () => {
    const { id: externalId } = await world.perform(worker, addRecipient, { name: 'Canary Clinic' });
    const { id } = await d.signed({ recipient: { externalId } });
    const { link } = await d.send(id);
    const knock = (code: string) =>
      fetch(`${served.origin}/api/consent/packet-links`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ link: link?.path.split('#')[1], code }),
      });
    expect((await knock('')).status).toBe(403);
    const opened = await knock(link?.phoneCode ?? '');
    expect(opened.status).toBe(200);
    expect(JSON.stringify(await opened.json())).toContain('Canary-Given');
    expect((await knock(link?.phoneCode ?? '')).status).toBe(404);
    expect(served.logged()).not.toContain(link?.path.split('.')[1]);
  });

  it('shows a stranger nothing but that they are not signed in', async () => {
    for (const path of ['/consent/inbox', '/consent/mine', '/consent/fields', '/consent/recipients'])
      expect((await get(path)).status).toBe(401);
  });
});

describe('taking back while somebody reads', () => {
  it('never lets a reading begin after it', async () => {
    for (let round = 0; round < 8; round++) {
      const { id } = await d.signed();
      const { packetId } = await d.send(id);
      const read = () =>
        world.perform(reader, readPacket, { packetId }).then(
          () => 'read',
          (error: { code: string }) => error.code,
        );
      const before = [read(), read()];
      const revoking = world.perform(worker, revokeRelease, { releaseId: id, way: 'by phone', by: 'herself' });
      const during = [read(), read()];
      await revoking;
      expect(await Promise.all([read(), read()])).toEqual(['PACKET_ENDED', 'PACKET_ENDED']);
      for (const outcome of await Promise.all([...before, ...during]))
        expect(['read', 'PACKET_ENDED']).toContain(outcome);
    }
  });
});
