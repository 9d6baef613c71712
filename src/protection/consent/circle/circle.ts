import type { Id } from '../../../platform/contract/index.ts';
import type { Context } from '../../../platform/kernel/index.ts';
import { consent } from '../queries.ts';

/** A statement takes 65,535 values at most. */
const atOnce = 10_000;

type Writing = Pick<Context, 'tx' | 'clock' | 'orgId'>;

export interface InCircle {
  readonly subjectId: Id;
  readonly personId: Id;
  /** `worker`: the record is on their caseload; `subject`: it is their own. */
  readonly relation: 'worker' | 'subject';
}

/**
 * Lets a person act for a survivor at this door, or the survivor for herself. Casework calls it, in the transaction in which it assigns.
 * Who already stands there keeps the standing.
 */
export const joinCircle = async ({ tx, clock, orgId }: Writing, ...people: readonly InCircle[]): Promise<void> => {
  const since = clock.now();
  for (let from = 0; from < people.length; from += atOnce) {
    const rows = people.slice(from, from + atOnce).map(({ subjectId, personId, relation }) => ({
      org_id: orgId,
      subject_id: subjectId,
      person_id: personId,
      relation,
      since,
    }));
    await consent(tx)
      .insertInto('consent.circle')
      .values(rows)
      .onConflict((on) => on.columns(['org_id', 'subject_id', 'person_id']).doNothing())
      .execute();
  }
};

/** Ends it, in the transaction in which casework ends the assignment. */
export const leaveCircle = async (
  { tx, orgId }: Writing,
  { subjectId, personId }: Omit<InCircle, 'relation'>,
): Promise<void> => {
  await consent(tx)
    .deleteFrom('consent.circle')
    .where('org_id', '=', orgId)
    .where('subject_id', '=', subjectId)
    .where('person_id', '=', personId)
    .execute();
};

/** Keeps a record to who works with her, or opens it to supervision again. Casework calls it where it sets a shield. */
export const shieldSubject = async (
  { tx, clock, orgId }: Writing,
  { subjectId, shielded }: { readonly subjectId: Id; readonly shielded: boolean },
): Promise<void> => {
  if (shielded) {
    await consent(tx)
      .insertInto('consent.shielded')
      .values({ org_id: orgId, subject_id: subjectId, since: clock.now() })
      .onConflict((on) => on.columns(['org_id', 'subject_id']).doNothing())
      .execute();
  } else {
    await consent(tx)
      .deleteFrom('consent.shielded')
      .where('org_id', '=', orgId)
      .where('subject_id', '=', subjectId)
      .execute();
  }
};
