import type { Instant } from '../../../platform/contract/index.ts';
import type { SentPacket } from '../../consent/index.ts';
import type { ReferralFooting } from './contract.ts';
import { movesOf, outcomesFor, type Party, type ReferralState } from './machine.ts';
import type { ReferralRow } from './tables.ts';

/** On what a referral stands: its packet, as consent tells it. */
export const footingOf = (packet: SentPacket | undefined, now: Instant): ReferralFooting => {
  if (!packet) return 'not-sent';
  if (packet.recalled === 'revoked' || packet.recalled === 'entered in error') return 'withdrawn';
  if (packet.recalled !== null) return 'taken-back';
  return Date.parse(now) < Date.parse(packet.accessUntil) ? 'live' : 'run-out';
};

/** Work on somebody goes on only while her release does; ending it is always possible. */
export const needsRelease = (to: ReferralState): boolean => ['accepted', 'in-progress', 'on-hold'].includes(to);

/** What this party could do now, with the outcomes to choose from. */
export const openMoves = (from: ReferralState, by: Party, live: boolean) =>
  movesOf(from, by)
    .filter((to) => to !== 'requested' && (live || !needsRelease(to)))
    .map((to) => ({ to, outcomes: [...outcomesFor(to)] }));

/** Hours in which an answer is expected: our proposal, no law says it. */
export const hoursToAnswer = { asap: 4, urgent: 24, routine: 72 } as const;

/** Whether the answer is overdue. */
export const isLate = (
  row: Pick<ReferralRow, 'state' | 'priority'> & { readonly sent_at: Instant | null },
  now: Instant,
): boolean =>
  row.state === 'requested' &&
  row.sent_at !== null &&
  Date.parse(now) > Date.parse(row.sent_at) + hoursToAnswer[row.priority] * 3_600_000;
