import type { Id } from '../../../platform/contract/index.ts';
import type { Context } from '../../../platform/kernel/index.ts';
import { consent } from '../queries.ts';

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
  if (people.length === 0) return;
  const since = clock.now();
  await consent(tx)
    .insertInto('consent.circle')
    .values(
      people.map(({ subjectId, personId, relation }) => ({
        org_id: orgId,
        subject_id: subjectId,
        person_id: personId,
        relation,
        since,
      })),
    )
    .onConflict((on) => on.columns(['org_id', 'subject_id', 'person_id']).doNothing())
    .execute();
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
