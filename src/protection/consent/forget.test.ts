import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { RecordClass } from '../../engines/consent/index.ts';
import { Id, route } from '../../platform/contract/index.ts';
import { perform, useCase } from '../../platform/kernel/index.ts';
import { forgetClasses, forgetSubject } from './forget.ts';
import { readPacket } from './gate/read-packet.ts';
import { consent } from './queries.ts';
import { listReleases } from './releases/open-release.ts';
import { door } from './testing/door.ts';

const d = await door();
const { world, worker, reader } = d;
const refusal = (code: string) => expect.objectContaining({ code });
const gives = z.object({ destroyed: z.number() });

/** As casework will: inside an act of its own. */
const forgetSome = useCase(
  route('consent.test-forget-some', 'POST /consent/test-forget-some', {
    says: 'Forgets classes.',
    may: 'share packet',
    takes: z.object({ subjectId: Id, classes: z.array(RecordClass) }),
    gives,
  }),
  async (context, { subjectId, classes }) => ({
    destroyed: await forgetClasses(context, subjectId, classes, 'retention'),
  }),
);
const forgetAll = useCase(
  route('consent.test-forget-all', 'POST /consent/test-forget-all', {
    says: 'Forgets somebody.',
    may: 'share packet',
    takes: z.object({ subjectId: Id }),
    gives,
  }),
  async (context, { subjectId }) => ({ destroyed: await forgetSubject(context, subjectId, 'retention') }),
);

const packetRow = (packetId: string) =>
  world.kernel.db.transaction({ orgId: d.home, userId: null }, (tx) =>
    consent(tx).selectFrom('consent.packet').selectAll().where('id', '=', packetId).executeTakeFirstOrThrow(),
  );

describe('a purge', () => {
  it('of a class destroys the packets that hold it, and leaves the others readable', async () => {
    const { id } = await d.signed();
    const withSafety = await d.send(id, { fields: ['contact.phone', 'safety.immediate-danger'] });
    const without = await d.send(id, { fields: ['contact.phone'] });
    const sealed = (await packetRow(withSafety.packetId)).snapshot_sealed;
    const { destroyed } = await perform(world.kernel, worker, forgetSome, {
      subjectId: d.subjectId,
      classes: ['safety'],
    });
    expect(destroyed).toBe(1);
    await expect(world.perform(reader, readPacket, { packetId: withSafety.packetId })).rejects.toEqual(
      refusal('PACKET_ENDED'),
    );
    expect((await world.perform(reader, readPacket, { packetId: without.packetId })).fields).toHaveLength(1);
    // also a copy of the row from before opens no more: its key is gone
    const place = {
      orgId: d.home,
      subjectId: withSafety.packetId,
      address: `consent.packet.snapshot_sealed/${withSafety.packetId}`,
    } as const;
    const opened = world.kernel.db.transaction({ orgId: d.home, userId: null }, (tx) =>
      world.kernel.vault.open(tx, place, sealed ?? new Uint8Array()),
    );
    await expect(opened).rejects.toEqual(refusal('SHREDDED'));
  });

  it('of a whole record ends and seals everything for ever; that it was shared stays', async () => {
    const subjectId = await d.newSubject();
    const { id } = await d.signed({ subjectId });
    const { packetId } = await d.send(id);
    await perform(world.kernel, worker, forgetAll, { subjectId });
    await expect(world.perform(reader, readPacket, { packetId })).rejects.toEqual(refusal('PACKET_ENDED'));
    await expect(world.perform(worker, listReleases, { subjectId })).rejects.toEqual(refusal('NOT_FOUND_OR_NO_ACCESS'));
    const [release] = await world.perform(d.supervisor, listReleases, { subjectId });
    expect(release).toMatchObject({ id, standing: 'revoked', recipient: { name: '' } });
    expect(await packetRow(packetId)).toMatchObject({ snapshot_sealed: null, recall_why: 'destroyed' });
  });

  it('of somebody of whom nothing was ever shared does nothing', async () => {
    const { destroyed } = await perform(world.kernel, worker, forgetAll, { subjectId: await d.newSubject() });
    expect(destroyed).toBe(0);
  });
});
