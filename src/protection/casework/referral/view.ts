import type { Context } from '../../../platform/kernel/index.ts';
import { recipientNames, type SentPacket, sentPackets } from '../../consent/index.ts';
import { casework } from '../queries.ts';
import type { ReferralCard } from './contract.ts';
import { footingOf, isLate } from './standing.ts';
import type { ReferralRow } from './tables.ts';

type Asking = Pick<Context, 'tx' | 'kernel' | 'orgId' | 'clock'>;
type Card = (typeof ReferralCard)['_output'];

const packetsOf = (asking: Asking, rows: readonly ReferralRow[]) =>
  sentPackets(
    asking,
    rows.flatMap(({ packet_id }) => packet_id ?? []),
  );

const codesOf = async ({ tx, orgId }: Asking, rows: readonly ReferralRow[]): Promise<ReadonlyMap<string, string>> => {
  const found = await casework(tx)
    .selectFrom('casework.survivor')
    .select(['id', 'code'])
    .where('org_id', '=', orgId)
    .where('id', 'in', [...new Set(rows.map(({ survivor_id }) => survivor_id))])
    .execute();
  return new Map(found.map(({ id, code }) => [id, code]));
};

/** Referrals as their sender sees them, with the packet each of them stands on. The caller has asked whether the actor may. */
export const viewsOf = async (
  asking: Asking,
  rows: readonly ReferralRow[],
): Promise<{ card: Card; packet: SentPacket | undefined }[]> => {
  if (rows.length === 0) return [];
  const now = asking.clock.now();
  const packets = await packetsOf(asking, rows);
  const codes = await codesOf(asking, rows);
  const names = await recipientNames(
    asking,
    rows.map(({ recipient_id, recipient_kind }) => ({ id: recipient_id, kind: recipient_kind })),
  );
  return rows.map((row) => {
    const packet = row.packet_id ? packets.get(row.packet_id) : undefined;
    return {
      packet,
      card: {
        id: row.id,
        code: row.code,
        survivorId: row.survivor_id,
        recordCode: codes.get(row.survivor_id) ?? '',
        need: row.need,
        priority: row.priority,
        to: { id: row.recipient_id, kind: row.recipient_kind, name: names.get(row.recipient_id) ?? '' },
        state: row.state,
        outcome: row.outcome,
        footing: footingOf(packet, now),
        accessUntil: packet?.accessUntil ?? null,
        draftedAt: row.drafted_at,
        requestedAt: row.requested_at,
        changedAt: row.changed_at,
        askedAt: row.asked_at,
        late: isLate({ ...row, sent_at: row.requested_at }, now),
      },
    };
  });
};

export const cardOf = async (asking: Asking, row: ReferralRow): Promise<Card> => {
  const [view] = await viewsOf(asking, [row]);
  if (!view) throw new Error('one row gives one view');
  return view.card;
};

export const packetOf = async (asking: Asking, row: ReferralRow): Promise<SentPacket | undefined> =>
  row.packet_id ? (await packetsOf(asking, [row])).get(row.packet_id) : undefined;
