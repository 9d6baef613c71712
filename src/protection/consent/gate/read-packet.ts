import type { Actor } from '../../../platform/actor/index.ts';
import { appendAudit } from '../../../platform/audit/index.ts';
import type { Id } from '../../../platform/contract/index.ts';
import { orRefuse, refuse } from '../../../platform/errors/index.ts';
import { type PartsContext, useCase, useCaseInParts } from '../../../platform/kernel/index.ts';
import { consent } from '../queries.ts';
import { purposeTitle } from '../releases/purpose.ts';
import type { PacketReadRow } from '../tables.ts';
import {
  packetFile as fileContract,
  inbox as inboxContract,
  type PacketContent,
  readPacket as readContract,
} from './contract.ts';
import { packetCsv } from './packet-csv.ts';
import { packetPdf } from './packet-pdf.ts';
import { readAtSender } from './read-at-sender.ts';

/** What came, and whether it can still be read; never what it holds. */
export const inbox = useCase(inboxContract, async ({ tx, orgId, kernel, clock, note }, { limit, offset }) => {
  const mine = consent(tx).selectFrom('consent.delivery').where('org_id', '=', orgId);
  const { total } = await mine.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await mine
    .selectAll()
    .orderBy('sent_at', 'desc')
    .orderBy('packet_id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
  const now = clock.millis();
  note([], { found: total });
  return {
    rows: rows.map((row) => ({
      id: row.packet_id,
      code: row.code,
      from: row.sender_name,
      purpose: { id: row.purpose, title: purposeTitle(kernel.packs, row.purpose) },
      sentAt: row.sent_at,
      accessUntil: row.access_until,
      state: row.recalled_at === null && now < Date.parse(row.access_until) ? ('open' as const) : ('ended' as const),
      recalledAt: row.recalled_at,
    })),
    total,
    limit,
    offset,
  };
});

/** Reads a packet that was sent to the own organisation. Both sides note it before anything is answered. */
export const readDelivered = async (
  { kernel, actor, orgId }: Pick<PartsContext, 'kernel' | 'actor' | 'orgId'>,
  packetId: Id,
  way: PacketReadRow['way'],
  act: string,
): Promise<PacketContent> => {
  const { sender_id: senderId } = await kernel.db.transaction(actor, (tx) =>
    consent(tx)
      .selectFrom('consent.delivery')
      .select('sender_id')
      .where('org_id', '=', orgId)
      .where('packet_id', '=', packetId)
      .executeTakeFirst()
      .then(orRefuse()),
  );
  const reading = await readAtSender(kernel, { actor, orgId, way }, { senderId, packetId });
  if ('ended' in reading) return refuse('PACKET_ENDED');
  await kernel.db.transaction<void>(actor as Actor, (tx) =>
    appendAudit(tx, kernel.clock, actor, {
      act,
      outcome: 'done',
      records: [packetId],
      details: { way, sender: senderId },
    }),
  );
  return reading.content;
};

export const readPacket = useCaseInParts(readContract, (context, { packetId }) =>
  readDelivered(context, packetId, 'screen', readContract.name),
);

/** The same packet as a file, by the same reading. */
export const packetFile = useCaseInParts(fileContract, async (context, { packetId, as, language }) => {
  const content = await readDelivered(context, packetId, as, fileContract.name);
  const t = context.kernel.translate(language);
  return as === 'csv' ? packetCsv(content, language, t) : packetPdf(content, language, t);
});
