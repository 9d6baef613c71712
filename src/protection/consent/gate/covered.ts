import { type RecordClass, type RefusalReason, type Release, refusalOfAll } from '../../../engines/consent/index.ts';
import type { Id } from '../../../platform/contract/index.ts';
import type { Context } from '../../../platform/kernel/index.ts';
import { consent } from '../queries.ts';
import { releaseOf } from '../releases/release-row.ts';

export interface Covering {
  readonly subjectIds: readonly Id[];
  /** Every one of them must be named by a release of its own. */
  readonly recipientIds: readonly Id[];
  readonly purpose: string;
  /** What of a record is used, if only as a key. */
  readonly classes: readonly RecordClass[];
}

/** The most that are asked of the database at once. */
const atOnce = 1_000;

/** How near a release came: one for somebody else tells less than one that has ended. */
const nearness = (reason: RefusalReason): number =>
  ['no-release', 'other-recipient', 'other-purpose'].indexOf(reason) + 1 || 4;

/**
 * Whether each of these survivors has live releases that name every one of these recipients, for this purpose and these classes: null, or
 * why not. An act of the organisation as a whole, so nobody's caseload is asked; it tells nothing of a record.
 */
export const coveredBy = async (
  { tx, orgId, clock }: Pick<Context, 'tx' | 'orgId' | 'clock'>,
  { subjectIds, recipientIds, purpose, classes }: Covering,
): Promise<ReadonlyMap<Id, RefusalReason | null>> => {
  const releases = new Map<Id, Release[]>();
  const unique = [...new Set(subjectIds)];
  for (let at = 0; at < unique.length; at += atOnce) {
    const rows = await consent(tx)
      .selectFrom('consent.release')
      .selectAll()
      .where('subject_id', 'in', unique.slice(at, at + atOnce))
      .execute();
    for (const row of rows) {
      const known = releases.get(row.subject_id);
      if (known) known.push(releaseOf(row));
      else releases.set(row.subject_id, [releaseOf(row)]);
    }
  }
  const now = clock.now();
  const refusalFor = (subject: Id, to: Id): RefusalReason | null => {
    let reason: RefusalReason = 'no-release';
    for (const release of releases.get(subject) ?? []) {
      const refused = refusalOfAll({
        release,
        request: { subject, to, purpose, fields: [] },
        sender: { organisation: orgId, mayShare: [], onCaseload: true },
        now,
      });
      if (refused === null && classes.every((one) => release.classes.includes(one))) return null;
      const why = refused ?? 'class-not-released';
      if (nearness(why) > nearness(reason)) reason = why;
    }
    return reason;
  };
  return new Map(
    unique.map((subject) => {
      const refused = recipientIds.map((to) => refusalFor(subject, to)).find((reason) => reason !== null);
      return [subject, recipientIds.length === 0 ? 'no-release' : (refused ?? null)];
    }),
  );
};
