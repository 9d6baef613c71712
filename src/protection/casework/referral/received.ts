import type { Id } from '../../../platform/contract/index.ts';
import { orRefuse } from '../../../platform/errors/index.ts';
import type { Context } from '../../../platform/kernel/index.ts';
import { type ReceivedPacket, receivedPackets } from '../../consent/index.ts';
import { referrals } from './queries.ts';
import { isLate, openMoves } from './standing.ts';
import type { ReferralArrivalRow } from './tables.ts';

export type AskingReceived = Pick<Context, 'tx' | 'orgId' | 'kernel' | 'clock'>;

/** @throws Refusal NOT_FOUND_OR_NO_ACCESS where no such referral is addressed to the own organisation */
export const arrivalById = ({ tx, orgId }: AskingReceived, referralId: Id): Promise<ReferralArrivalRow> =>
  referrals(tx)
    .selectFrom('casework.referral_arrival')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('referral_id', '=', referralId)
    .executeTakeFirst()
    .then(orRefuse());

const viewOf = ({ clock }: AskingReceived, row: ReferralArrivalRow, packet: ReceivedPacket | undefined) => ({
  id: row.referral_id,
  code: row.code,
  from: row.sender_name,
  purpose: packet?.purpose ?? { id: '', title: { en: '', es: '' } },
  priority: row.priority,
  state: row.state,
  outcome: row.outcome,
  sentAt: row.sent_at,
  changedAt: row.changed_at,
  access: packet?.open ? ('open' as const) : ('ended' as const),
  accessUntil: packet?.accessUntil ?? row.sent_at,
  packetId: row.packet_id,
  moves: openMoves(row.state, 'target', packet?.open ?? false),
  late: isLate(row, clock.now()),
});

/** What the receiver sees of referrals without reading them. */
export const arrivalViews = async (asking: AskingReceived, rows: readonly ReferralArrivalRow[]) => {
  const packets = await receivedPackets(
    asking,
    rows.map((row) => row.packet_id),
  );
  return rows.map((row) => viewOf(asking, row, packets.get(row.packet_id)));
};

export const arrivalView = async (asking: AskingReceived, row: ReferralArrivalRow) => {
  const packets = await receivedPackets(asking, [row.packet_id]);
  return viewOf(asking, row, packets.get(row.packet_id));
};
