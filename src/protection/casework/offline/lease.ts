import type { Instant } from '../../../platform/contract/index.ts';

/** How long a device may carry a caseload after its last contact. */
export const leaseHours = 72;
/** So many wrong passphrases in a row, then everything that can be read is wiped. */
export const mostTries = 5;
/** Without a touch for this long the store locks. */
export const idleMinutes = 5;

export interface Lease {
  readonly leaseUntil: Instant;
  /** The latest moment this device has ever known: a clock that is put back does not make a lease longer. */
  readonly latest: Instant;
}

export const leaseFrom = (now: Instant): Instant => new Date(Date.parse(now) + leaseHours * 3_600_000).toISOString();

const later = (one: Instant, other: Instant): Instant => (Date.parse(one) >= Date.parse(other) ? one : other);

/** The moment a device goes by, given what its clock says now. */
export const momentOf = ({ latest }: Lease, clock: Instant): Instant => later(latest, clock);

export const isOver = (lease: Lease, clock: Instant): boolean =>
  Date.parse(momentOf(lease, clock)) >= Date.parse(lease.leaseUntil);
