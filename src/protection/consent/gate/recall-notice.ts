import { z } from 'zod';
import { membersOf } from '../../../platform/accounts/queries.ts';
import { type Language, systemActor } from '../../../platform/actor/index.ts';
import { Id, type Permission } from '../../../platform/contract/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { jobKind } from '../../../platform/jobs/index.ts';
import type { Kernel } from '../../../platform/kernel/index.ts';
import { queueMail } from '../../../platform/mail/index.ts';
import { consent } from '../queries.ts';
import { externalRecipient } from '../recipients/recipient.ts';
import type { PacketRow } from '../tables.ts';

type Recalled = Pick<PacketRow, 'org_id' | 'id' | 'recipient_id'>;

interface Notice {
  readonly to: string;
  readonly language: Language;
  readonly name: 'inbox-changed' | 'access-ended';
  readonly may: Permission;
}

/** A mail without a name, a code or a link in it: it may be read by whoever holds the phone. */
const tell = (tx: Tx, kernel: Kernel, orgId: Id, { to, language, name, may }: Notice): Promise<Id> =>
  queueMail(tx, kernel, systemActor(orgId), { to, template: `consent.mail.${name}`, values: {}, language, may });

/** Tells the readers in the recipient's organisation, once, out of their own outbox. The mail says that something changed, not what. */
const tellOrganisation = (kernel: Kernel, { id, recipient_id: orgId }: Recalled): Promise<number> =>
  kernel.db.transaction({ orgId, userId: null }, async (tx) => {
    const untold = await consent(tx)
      .updateTable('consent.delivery')
      .set({ noticed_at: kernel.clock.now() })
      .where('org_id', '=', orgId)
      .where('packet_id', '=', id)
      .where('noticed_at', 'is', null)
      .returning('packet_id')
      .executeTakeFirst();
    if (!untold) return 0;
    const readers = (await membersOf(tx, orgId)).filter(
      ({ roles, disabledAt }) =>
        disabledAt === null && roles.some((role) => kernel.roles.get(role)?.has('read packet')),
    );
    for (const { email, language } of readers) {
      await tell(tx, kernel, orgId, { to: email, language, name: 'inbox-changed', may: 'read packet' });
    }
    return readers.length;
  });

/** Tells a recipient without an account, if there is an address. */
const tellExternal = async (kernel: Kernel, tx: Tx, { org_id: orgId, recipient_id }: Recalled): Promise<number> => {
  const about = await externalRecipient({ tx, orgId, kernel }, recipient_id);
  if (!about?.email) return 0;
  await tell(tx, kernel, orgId, {
    to: about.email,
    language: about.language,
    name: 'access-ended',
    may: 'share packet',
  });
  return 1;
};

export const recallNotice = jobKind('consent.recall-notice', {
  may: 'share packet',
  takes: z.object({ packetId: Id }),
  gives: z.object({ told: z.number().int() }),
  run: async ({ kernel, step }, { packetId }) => {
    const packetOf = (tx: Tx) =>
      consent(tx)
        .selectFrom('consent.packet')
        .select(['org_id', 'id', 'recipient_id', 'recipient_kind'])
        .where('id', '=', packetId)
        .executeTakeFirstOrThrow();
    const here = await step('external', async (tx) => {
      const packet = await packetOf(tx);
      return { packet, told: packet.recipient_kind === 'external' ? await tellExternal(kernel, tx, packet) : 0 };
    });
    if (here.packet.recipient_kind === 'external') return { told: here.told };
    return { told: await tellOrganisation(kernel, here.packet) };
  },
});
